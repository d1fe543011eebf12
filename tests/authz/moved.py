"""A place that everybody read of, tied to all that is tied to places, and then put by Kolding into
its own plan. What was written by hand in the log stays there as it was written."""

from __future__ import annotations

import msgspec

from crisis.commands.assessments import DescribeScenario
from crisis.commands.dependencies import SaveWhatIf, SetSupply
from crisis.commands.incidents import ChangeIncident
from crisis.commands.register import ChangeObject
from crisis.commands.sitreps import FreezeSitrep
from crisis.terms.dependencies import Start, Supply, SupplyKind
from crisis.terms.ids import PLANNING
from crisis.terms.register import Classification
from tests.authz import test_own_plans as own_plans
from tests.authz.given import Cells
from tests.authz.routes import OBJECT
from tests.from_before import stood
from tests.given import by

MOVED = msgspec.structs.replace(
    own_plans.HIDDEN, id="ob-00000000000t", name=f"{own_plans.SECRET} fire"
)
READ = msgspec.structs.replace(MOVED, classification=Classification.INTERNAL)
TIED = (OBJECT, MOVED.id)
"""What the incident and the scenario with number 1 are tied to."""


def fill(made: Cells) -> None:
    """After the rest: it is read, named wherever it can be, and moved."""
    desk = made.house.desk
    stood(desk, READ)
    supply = Supply(consumer=OBJECT, kind=SupplyKind.SEWAGE, suppliers=(MOVED.id,))
    desk.do(SetSupply(supply=supply), "planlaegger", PLANNING)
    desk.do(SaveWhatIf(name="x", starts=(Start(object=MOVED.id),)), "planlaegger", PLANNING)
    described(made)
    for mode, operation in made.operations.items():
        tied = ChangeIncident(incident=1, objects=TIED, distance_m=100)
        desk.do(tied, "stabschef", operation, mode=mode)
        now = desk.handler.whole(operation)
        frozen = FreezeSitrep(sitrep=len(now.sitreps.frozen) + 1, seen=now.number)
        desk.do(frozen, "stabschef", operation, mode=mode)
    own_plans.keeps(made, ChangeObject(object=MOVED))


def described(made: Cells) -> None:
    """Scenario 1, said twice, so that it has a history."""
    desk = made.house.desk
    for title in ("Åen", "Åen stiger"):
        old = desk.handler.planning(by("planlaegger", desk.now)).assessments.scenario(1)
        wish = DescribeScenario(
            hazard="Vand",
            title=title,
            text="Vand",
            objects=TIED,
            scenario=old.scenario if old else None,
            seen=old.number if old else None,
        )
        desk.do(wish, "planlaegger", PLANNING)
