"""What stands in a municipality's own plan is read by that municipality and the chair alone, and
nobody else learns that it is there, the chief of staff neither.
Every route × every function: `test_reading.py`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import msgspec
import pytest

from crisis.commands.authorities import RegisterSeat
from crisis.commands.base import Command
from crisis.commands.dependencies import DropWhatIf, SaveWhatIf, SetSupply
from crisis.commands.incidents import OpenIncident
from crisis.commands.partners import RegisterPartner, SeatPartner
from crisis.commands.plans import ChangePlan
from crisis.commands.register import ChangeObject, RegisterObjects, RetireObject
from crisis.errors import Refused
from crisis.terms.dependencies import Start, Supply, SupplyKind
from crisis.terms.ids import PLANNING
from crisis.terms.operations import Mode
from crisis.terms.partners import PartnerGroup
from crisis.terms.places import Point
from crisis.terms.plans import PlanKind
from crisis.terms.register import Classification, RegisterObject
from crisis.terms.roles import Role
from tests.authz.given import Cells, Who
from tests.authz.routes import OBJECT, PLAN
from tests.authz.test_sight import said
from tests.from_before import stood
from tests.given import by
from tests.unit.drills.injected import INJECTED
from tests.visiting import key

POINT = Point(coordinates=(9.4722, 55.4907))
SECRET, CATEGORY = "Skjulested", "Skjulte steder"
HIDDEN = RegisterObject(
    id="ob-00000000000p",
    name=SECRET,
    category=CATEGORY,
    shape=POINT,
    municipality="kolding",
    classification=Classification.OWN_PLAN,
)
NEEDING = msgspec.structs.replace(HIDDEN, id="ob-00000000000q", name=f"{SECRET} to")
GONE = msgspec.structs.replace(HIDDEN, id="ob-00000000000r", name=f"{SECRET} tre")
OPEN = msgspec.structs.replace(
    HIDDEN,
    id="ob-00000000000s",
    name="Åbent sted",
    category="Industri",
    classification=Classification.INTERNAL,
)
IDS = [one.id for one in (HIDDEN, NEEDING, GONE)]
SUPPLIES = [
    Supply(consumer=HIDDEN.id, kind=SupplyKind.ELECTRICITY, suppliers=(NEEDING.id,)),
    Supply(consumer=NEEDING.id, kind=SupplyKind.ELECTRICITY, suppliers=(HIDDEN.id,)),
    Supply(consumer=NEEDING.id, kind=SupplyKind.WATER, suppliers=(HIDDEN.id, GONE.id)),
    Supply(consumer=OPEN.id, kind=SupplyKind.WATER, suppliers=(NEEDING.id, OBJECT)),
]
NEEDS = "/plan/afhaengigheder"
PLANNER = {"seat": "kolding-plan", "authority": "kolding", "role": Role.PLANNER}
AROUND = "positions=55.4907,%209.4722&drawn=point&distance_m=50"
AREAS = [
    f"/plan/eksponering?{AROUND}",
    "/plan/eksponering?municipality=kolding",
    f"/api/v1/exposure?{AROUND}",
    f"/api/v1/exposure/objects?{AROUND}",
]
SHOWN = {
    "/plan/register",
    "/api/v1/register",
    NEEDS,
    "/api/v1/operations/<operation>/journal",
    "/plan/planer/<plan>",
    "/plan/planer/<plan>/ret",
    "/api/v1/plans",
    "/api/v1/plans/<plan>",
}
"""Where one who may reads of it, so that its absence elsewhere says something."""


@pytest.fixture(scope="module")
def cells(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cells]:
    made = Cells(tmp_path_factory.mktemp("plans"))
    fill(made)
    yield made
    made.house.database.close()


def fill(made: Cells) -> None:
    """Places of Kolding's own plan wherever a place is told of, and an incident beside them."""
    desk = made.house.desk
    desk.do(RegisterSeat(name="Planlægger", **PLANNER), "planlaegger", PLANNING)
    stood(desk, HIDDEN, NEEDING, GONE, OPEN)
    for supply in SUPPLIES:
        keeps(made, SetSupply(supply=supply))
    keeps(made, SaveWhatIf(name="Nød", starts=(Start(object=HIDDEN.id), Start(object=GONE.id))))
    was = desk.handler.planning().plans.plans[PLAN].now
    covering = {"title": "Plan", "owner": "kolding", "objects": IDS, "cards": was.plan.cards}
    covers = ChangePlan(plan=PLAN, kind=PlanKind.MUNICIPAL, seen=was.number, **covering)
    keeps(made, covers)
    keeps(made, RetireObject(id=GONE.id, reason="x"))
    for mode, operation in made.operations.items():
        incident = OpenIncident(kind="flood", title="Åen", shape=POINT)
        desk.do(incident, "vejle", operation, mode=mode)


def keeps(cells: Cells, command: Command) -> None:
    """What Kolding's own planner does."""
    asks = by("planlaegger", cells.house.desk.now)
    planner = replace(asks, **PLANNER)
    cells.house.desk.handler.do(command, planner, stream=PLANNING, key=key())


def reads(who: Who) -> bool:
    return who.authority == "kolding" or who.role == "chair"


def told(path: str, text: str) -> bool:
    """Says whether an answer tells more of these places than was asked for."""
    return any(one in text and one not in path for one in (SECRET, CATEGORY, *IDS))


def test_whoever_asks_for_it_in_particular_reads_of_it_only_as_one_who_may(cells: Cells) -> None:
    wrong, seen = [], set()
    of_it = ["/plan/register/" + HIDDEN.id, "/api/v1/register/" + HIDDEN.id]
    lists = ["/plan/register?category=Skjulte+steder", "/api/v1/register?retired=1"]
    operation = cells.operations[Mode.LIVE]
    beside = [f"/operationer/{operation}/haendelser/2"]
    beside += [f"/operationer/{operation}/paneler/henvisninger?q=%23[skjul"]
    needs = [f"{NEEDS}?gemt=1", f"{NEEDS}?start={OBJECT}:0", f"{NEEDS}?start={IDS[0]}:0"]
    for path in (*of_it, *lists, *beside, *AREAS, *needs):
        for who in (one for one in cells.both if one.door == "session"):
            if told(path, said(cells.visitor(who).get(path))) and "category=" not in path:
                seen.add(path)
                if not reads(who):
                    wrong.append((path, who.name))
    assert not wrong, wrong[:10]
    assert seen >= {*of_it, *beside, *AREAS, needs[0]}


def test_what_lies_there_is_not_even_counted_for_others(cells: Cells) -> None:
    body = {"shape": {"type": "Point", "coordinates": [9.4722, 55.4907]}}

    def exposure(seat: str) -> dict[str, object]:
        answer = cells.house.visit(seat).api("POST", "/api/v1/places", body).json
        found: dict[str, object] = answer["exposure"]
        return found

    mine, theirs = exposure("kolding"), exposure("vejle")
    assert (mine["total"], theirs["total"]) == (4, 2)
    assert CATEGORY in str(mine)
    assert CATEGORY not in str(theirs)
    assert "own_plans" not in theirs
    assert exposure("formand") == mine
    for other in ("stabschef", "planlaegger", "logfoerer"):
        assert exposure(other) == theirs, other


def test_of_what_it_needs_only_what_others_need_of_it_is_told_them(cells: Cells) -> None:
    mine, theirs = (cells.house.visit(seat).page(NEEDS) for seat in ("kolding", "vejle"))
    for told in ("1 ring af gensidig", "udfaset", "gemt=1"):
        assert told in mine
        assert told not in theirs
    assert "Åbent sted" in theirs
    assert "et objekt" in theirs
    assert cells.house.visit("vejle").get(f"{NEEDS}?gemt=1").status_code == 404
    failures = f"/operationer/{cells.operations[Mode.LIVE]}/svigt"
    assert "efter 1 forsyninger" in cells.house.visit("vejle").page(failures)
    assert "efter 4 forsyninger" in cells.house.visit("kolding").page(failures)


def test_what_needs_it_is_neither_written_over_nor_dropped_by_others(cells: Cells) -> None:
    planning = cells.house.desk.handler.planning()
    old = planning.dependencies.supplies[OPEN.id, SupplyKind.WATER, 1].number
    less = Supply(consumer=OPEN.id, kind=SupplyKind.WATER, suppliers=(OBJECT,))
    tries = (
        (SetSupply(supply=less, seen=old), "supply.another_plan"),
        (SaveWhatIf(name="X", starts=(Start(object=OBJECT),), what_if=1), "what_if.unknown"),
        (DropWhatIf(what_if=1), "what_if.unknown"),
    )
    for command, code in tries:
        with pytest.raises(Refused) as refused:
            cells.house.desk.do(command, "planlaegger", PLANNING)
        assert refused.value.code == code
    keeps(cells, SaveWhatIf(name="Nød", starts=(Start(object=HIDDEN.id),), what_if=1))


def test_on_a_plan_it_is_left_out_for_others_and_stays_when_they_write_the_plan(
    cells: Cells,
) -> None:
    def covered(seat: str) -> list[str]:
        answer = cells.house.visit(seat).get(f"/api/v1/plans/{PLAN}").json
        found: list[str] = answer["versions"][-1]["plan"].get("objects", [])
        return found

    assert covered("vejle") == covered("planlaegger") == covered("stabschef") == []
    assert covered("kolding") == covered("formand") == IDS
    planning = cells.house.desk.handler.planning()
    seen = planning.plans.plans[PLAN].now.number
    told = {"plan": PLAN, "kind": PlanKind.MUNICIPAL, "title": "Nyt navn", "owner": "kolding"}
    cells.house.desk.do(ChangePlan(seen=seen, **told), "planlaegger", PLANNING)
    assert covered("kolding") == IDS[:2]  # what is out of use is on no plan that is said anew


def test_a_program_of_drills_reads_none_of_it(cells: Cells) -> None:
    program = cells.house.stranger()
    for seat in ("formand", "kolding"):
        secret = cells.house.token(seat, exercise_only=True)
        program.headers["Authorization"] = f"Bearer {secret}"
        for path in ("/api/v1/register", NEEDS, f"/api/v1/exposure?{AROUND}", *drilled(cells)):
            answer = program.get(path)
            assert answer.status_code == 200, path
            assert SECRET not in said(answer), path


def drilled(cells: Cells) -> list[str]:
    """Where in a drill one who may reads of it."""
    board = f"/operationer/{cells.operations[Mode.EXERCISE]}"
    entries = f"/api/v1/operations/{cells.operations[Mode.EXERCISE]}/journal?limit=500"
    offers = f"{board}/paneler/henvisninger?q=%23[skjul"
    return [f"{board}/haendelser/2", f"{board}/svigt", offers, entries]


@pytest.mark.parametrize("seat", ["formand", "kolding"])
def test_nor_does_whoever_sits_on_a_seat_of_a_drill_by_a_link(cells: Cells, seat: str) -> None:
    operation, control = cells.operations[Mode.EXERCISE], cells.house.visit("planlaegger")
    if not cells.house.desk.handler.whole(operation).drill.number:
        control.does(operation, "PrepareDrill", script=INJECTED, code_word="blå hejre")
    paths = drilled(cells)
    assert all(SECRET in said(cells.house.visit(seat).get(one)) for one in paths)
    made = control.do(operation, "InviteGuest", {"seat": seat, "hours": 12})
    guest = cells.house.stranger()
    guest.comes_in(str(made.json["guest_path"]).partition("#")[2])
    for one in paths:
        answer = guest.get(one)
        assert answer.status_code == 200, one
        assert SECRET not in said(answer), one


def test_a_guest_learns_nothing_of_it(cells: Cells) -> None:
    desk, operation = cells.house.desk, cells.operations[Mode.LIVE]
    partner = RegisterPartner(
        partner="eksempel-x",
        name="Eksempel",
        group=PartnerGroup.COMPANY,
        can_help="busser",
        contact="Vagttelefon",
    )
    desk.do(partner, "planlaegger", PLANNING)
    desk.do(SeatPartner(partner="eksempel-x"), "stabschef", operation)
    guest = cells.house.guest(operation, "eksempel-x")
    for path in (f"/operationer/{operation}", f"/api/v1/operations/{operation}/journal?limit=500"):
        answer = guest.get(path)
        assert answer.status_code == 200
        assert SECRET not in said(answer)


def test_the_polices_planner_can_neither_change_nor_retire_nor_write_over_it(cells: Cells) -> None:
    desk = cells.house.desk
    public = msgspec.structs.replace(HIDDEN, classification=Classification.PUBLIC)
    tries = (
        (ChangeObject(object=public), "register.unknown_object"),
        (RetireObject(id=HIDDEN.id, reason="x"), "register.unknown_object"),
        (RegisterObjects(objects=(public,)), "register.another_plan"),
    )
    for command, code in tries:
        with pytest.raises(Refused) as refused:
            desk.do(command, "planlaegger", PLANNING)
        assert refused.value.code == code
    linked = OpenIncident(kind="flood", title="x", shape=POINT, objects=(HIDDEN.id,))
    with pytest.raises(Refused, match=r"register\.unknown_object"):
        desk.do(linked, "kolding", cells.operations[Mode.LIVE])


def test_what_the_municipality_gives_free_is_read_by_all(cells: Cells) -> None:
    free = msgspec.structs.replace(HIDDEN, classification=Classification.INTERNAL)
    keeps(cells, ChangeObject(object=free))
    assert SECRET in cells.house.visit("vejle").page("/plan/register")
    # What the incident's entry said when it stood in the plan stays for those it was for.
    operation = cells.operations[Mode.LIVE]
    page = cells.house.visit("vejle").page(f"/operationer/{operation}/haendelser/2")
    written, _, now = page.partition('id="s-live"')
    assert SECRET not in written
    assert f"+ {SECRET}" in now
    keeps(cells, ChangeObject(object=HIDDEN))
