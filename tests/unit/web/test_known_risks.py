"""Which assessed scenarios a board shows at an incident's place, and as of when."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest

from crisis.commands.incidents import OpenIncident
from crisis.commands.operations import OpenOperation
from crisis.events import Event
from crisis.events.assessments import ScenarioAssessed, ScenarioDescribed, ScenarioWithdrawn
from crisis.projections import planning as fold
from crisis.projections.assessed_then import until
from crisis.projections.planning import Planning
from crisis.rules.planning_sight import planning_view
from crisis.terms.assessments import Scores
from crisis.terms.operations import Mode
from crisis.terms.places import Point, Polygon
from crisis.terms.roles import Role
from crisis.terms.sight import STAFF
from crisis.web.pages.known_risks import risks_at
from tests.given import Staff, by, directory, entries

AREA = Polygon((((9.4, 55.4), (9.6, 55.4), (9.6, 55.6), (9.4, 55.6), (9.4, 55.4)),))
FAR = Point((10.4, 55.9))
WHO: dict[str, Any] = {"seat_name": "Planlægger", "authority_name": "Politi"}
THREES = Scores(likelihood=3, life=3, economy=3, environment=3, supply=3, trust=3, vulnerability=4)


def described(**where: Any) -> ScenarioDescribed:
    place = {"shape": None, "municipality": None, "objects": (), **where}
    names = tuple("Et sted" for _ in place["objects"])
    said = {"scenario": 1, "hazard": "Orkan", "title": "Storm", "text": "Det blæser"}
    return ScenarioDescribed(**said, **place, object_names=names, readers=STAFF, **WHO)


ASSESSED = ScenarioAssessed(
    scenario=1,
    described=1,
    authority="kolding",
    owner_name="Kolding Kommune",
    scores=THREES,
    note=None,
    review_on=date(2027, 1, 1),
    readers=STAFF,
    on_behalf_of=None,
    **WHO,
)


def planned(*events: Event) -> Planning:
    start = directory()
    return fold.fold(start, entries(events, stream="planning", after=start.number))


def seen(planning: Planning, **more: Any) -> list[dict[str, Any]]:
    """An incident in the middle of Kolding, which hits the harbour (as the tests' places say)."""
    staff = Staff()
    staff.do(OpenOperation(name="Storm", mode=Mode.LIVE), "stabschef")
    staff.do(OpenIncident(kind="flood", title="Vand", shape=Point((9.47, 55.49))), "stabschef")
    reader = by("stabschef", **more)
    view = planning_view(planning, reader)
    return risks_at(staff.situation.incidents.all(), view, reader, "da")[0]


@pytest.mark.parametrize(
    ("where", "known"),
    [
        ({"shape": AREA}, True),
        ({"shape": FAR}, False),
        ({"shape": FAR, "municipality": "kolding"}, False),
        ({"objects": ("ob-000000000001",)}, True),
        ({"objects": ("ob-000000000002",), "municipality": "kolding"}, False),
        ({"municipality": "kolding"}, True),
        ({"municipality": "vejle"}, False),
    ],
)
def test_a_scenario_covers_a_place_by_shape_by_objects_or_by_its_municipality_alone(
    where: dict[str, Any], known: bool
) -> None:
    assert bool(seen(planned(described(**where), ASSESSED))) is known


def test_only_what_is_assessed_and_in_use_is_a_known_risk_and_as_it_was_then() -> None:
    assert seen(planned(described(shape=AREA))) == []
    planning = planned(described(shape=AREA), ASSESSED)
    (risk,) = seen(planning)
    assert [one["words"]["vulnerability"] for one in risk["said"]] == ["4 sårbar"]
    assert (risk["label"], risk["url"]) == ("R1", "/plan/vurderinger/1")
    gone = planned(described(shape=AREA), ASSESSED, ScenarioWithdrawn(scenario=1, **WHO))
    assert seen(gone) == []
    then = until(gone.assessments, gone.number - 1)
    assert len(seen(msgspec.structs.replace(gone, assessments=then))) == 1
    before = until(gone.assessments, gone.number - 2)
    assert seen(msgspec.structs.replace(gone, assessments=before)) == []


def test_a_guest_sees_nothing_of_what_is_for_the_staff() -> None:
    assert seen(planned(described(shape=AREA), ASSESSED), role=Role.GUEST) == []
