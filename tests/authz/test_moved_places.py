"""A place that goes into a municipality's own plan is from then on read by it and the chair alone,
also where it was named while all could read of it. Every route × every function:
`test_reading.py`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from crisis.commands.assessments import DescribeScenario
from crisis.commands.authorities import RegisterSeat
from crisis.commands.incidents import ChangeIncident
from crisis.commands.outages import ReportDown
from crisis.commands.register import ChangeObject
from crisis.drills.from_assessment import from_assessment
from crisis.errors import Refused
from crisis.projections.assessments import Scenario
from crisis.projections.incidents import Incident
from crisis.terms.ids import PLANNING
from crisis.terms.operations import Mode
from crisis.terms.roles import Role
from tests.authz import test_own_plans as own_plans
from tests.authz.given import Cells
from tests.authz.moved import MOVED, READ, TIED, fill
from tests.authz.routes import OBJECT
from tests.authz.test_sight import said
from tests.given import by

MAY, MAY_NOT = ("kolding", "formand"), ("vejle", "stabschef", "planlaegger", "logfoerer")
TOLD = (MOVED.name, MOVED.id, MOVED.category)


@pytest.fixture(scope="module")
def cells(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cells]:
    made = Cells(tmp_path_factory.mktemp("moved"))
    desk = made.house.desk
    seat = RegisterSeat(seat="kolding-plan", authority="kolding", name="P", role=Role.PLANNER)
    desk.do(seat, "planlaegger", PLANNING)
    fill(made)
    yield made
    made.house.database.close()


def paths(cells: Cells) -> list[str]:
    """Where one who may read of it still does."""
    found = ["/plan/vurderinger/1", "/plan/vurderinger/1/word"]
    found += ["/api/v1/assessments", "/api/v1/assessments/1"]
    for operation in cells.operations.values():
        board, api = f"/operationer/{operation}", f"/api/v1/operations/{operation}"
        found += [f"{board}/haendelser/1", f"{api}/situation", f"{api}/journal?limit=500"]
    return found


def test_where_it_was_named_it_is_named_to_those_alone_who_read_of_it(cells: Cells) -> None:
    for path in paths(cells):
        for seat in MAY:
            assert MOVED.name in said(cells.house.visit(seat).get(path)), (path, seat)
        for seat in MAY_NOT:
            text = said(cells.house.visit(seat).get(path))
            assert not [one for one in TOLD if one in text], (path, seat)


def test_what_a_situation_picture_says_lies_there_names_it_to_nobody_else(cells: Cells) -> None:
    board = f"/operationer/{cells.operations[Mode.LIVE]}/situationsbillede"
    for path in (board, f"{board}/2", f"{board}/2/word", f"{board}/2/nost"):
        assert MOVED.name not in said(cells.house.visit("vejle").get(path)), path


def test_the_past_tells_as_little_of_it(cells: Cells) -> None:
    moment = cells.house.desk.now.isoformat().replace("+", "%2B")
    day = cells.house.desk.now.date().isoformat()
    api = f"/api/v1/operations/{cells.operations[Mode.LIVE]}/situation?at={moment}"
    for path in (api, f"/plan/vurderinger/1?pr={day}", f"/plan/vurderinger/1/word?pr={day}"):
        assert MOVED.name in said(cells.house.visit("kolding").get(path)), path
        assert MOVED.name not in said(cells.house.visit("vejle").get(path)), path


def incident(cells: Cells, seat: str) -> Incident:
    desk = cells.house.desk
    found = desk.handler.situation(by(seat, desk.now), cells.operations[Mode.LIVE])
    one = found.incidents.get(1)
    assert one is not None
    return one


def test_neither_is_it_counted_where_the_incident_counts(cells: Cells) -> None:
    mine, theirs = (incident(cells, seat).exposure for seat in ("kolding", "vejle"))
    assert mine.total == theirs.total + 1
    assert mine.counts == {**theirs.counts, MOVED.category: 1}
    assert [one.object for one in theirs.hits] == [OBJECT]


def scenario(cells: Cells, seat: str) -> Scenario:
    desk = cells.house.desk
    found = desk.handler.planning(by(seat, desk.now)).assessments.scenario(1)
    assert found is not None
    return found


def test_who_writes_the_incident_anew_loses_nothing_that_he_does_not_see(cells: Cells) -> None:
    desk, operation = cells.house.desk, cells.operations[Mode.LIVE]
    assert incident(cells, "vejle").objects == (OBJECT,)
    desk.do(ChangeIncident(incident=1, objects=(OBJECT,), title="Åen"), "stabschef", operation)
    assert incident(cells, "kolding").objects == TIED
    desk.do(ChangeIncident(incident=1, objects=()), "stabschef", operation)
    assert incident(cells, "formand").objects == (MOVED.id,)
    desk.do(ChangeIncident(incident=1, objects=TIED), "formand", operation)
    with pytest.raises(Refused, match=r"incident\.unchanged"):
        desk.do(ChangeIncident(incident=1, objects=(OBJECT,)), "stabschef", operation)


def test_nor_who_describes_the_scenario_anew(cells: Cells) -> None:
    desk = cells.house.desk
    told: dict[str, Any] = {"hazard": "Vand", "text": "Vand", "scenario": 1}

    def says(seat: str, title: str, *objects: str) -> None:
        seen = scenario(cells, "formand").number
        wish = DescribeScenario(seen=seen, title=title, objects=objects, **told)
        if seat == "kolding-plan":
            own_plans.keeps(cells, wish)
        else:
            desk.do(wish, seat, PLANNING)

    assert scenario(cells, "planlaegger").objects == (OBJECT,)
    says("planlaegger", "Ny", OBJECT)
    assert scenario(cells, "kolding").object_names == ("Havn", MOVED.name)
    with pytest.raises(Refused, match=r"scenario\.unchanged"):
        says("planlaegger", "Ny", OBJECT)
    says("planlaegger", "Uden")
    assert scenario(cells, "kolding").objects == (MOVED.id,)
    says("kolding-plan", "Med", MOVED.id, OBJECT)
    assert scenario(cells, "kolding").objects == (MOVED.id, OBJECT)
    assert scenario(cells, "planlaegger").objects == (OBJECT,)


def test_a_script_made_of_the_scenario_names_it_to_nobody(cells: Cells) -> None:
    desk = cells.house.desk
    known = desk.handler.planning(by("formand", desk.now))
    assert MOVED.id in scenario(cells, "formand").objects
    made = from_assessment(1, known)
    assert made is not None
    assert MOVED.name not in str(made.script)


def test_that_it_was_reported_out_of_use_stays_in_the_log_and_is_no_state_for_others(
    cells: Cells,
) -> None:
    """What the staff wrote is the log's, and is not rewritten."""
    desk, operation = cells.house.desk, cells.operations[Mode.LIVE]
    own_plans.keeps(cells, ChangeObject(object=READ))
    desk.do(ReportDown(object=MOVED.id, source="Vagten"), "stabschef", operation)
    own_plans.keeps(cells, ChangeObject(object=MOVED))

    def outages(seat: str) -> list[str]:
        return [*desk.handler.situation(by(seat, desk.now), operation).outages]

    assert (outages("kolding"), outages("vejle")) == ([MOVED.id], [])
    picture = f"/operationer/{operation}/situationsbillede"
    assert MOVED.name not in said(cells.house.visit("vejle").get(picture))
    log = said(cells.house.visit("vejle").get(f"/operationer/{operation}/paneler/log"))
    assert MOVED.name in log
