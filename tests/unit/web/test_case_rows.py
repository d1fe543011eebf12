"""Incidents, tasks and sectors as the board shows them, and what each reader is offered."""

from __future__ import annotations

from datetime import timedelta

import pytest

from crisis.commands.base import Command
from crisis.commands.incidents import ChangeIncident, OpenIncident
from crisis.commands.sectors import ReportSectorStatus
from crisis.commands.task_order import ScheduleTask
from crisis.commands.tasks import AskTask, ConfirmTaskMove, MoveTask
from crisis.terms.incidents import IncidentStatus, Severity
from crisis.terms.places import LineString, Point, Polygon
from crisis.terms.sectors import Colour
from crisis.terms.tasks import TaskMove
from crisis.web.pages.incident_rows import Where, hits, incident_rows
from crisis.web.pages.matrix_rows import matrix_model
from crisis.web.pages.proposals import LIKELY, proposals
from crisis.web.pages.sector_cells import sector_cells
from crisis.web.pages.task_rows import TaskRow, tasks_model
from crisis.web.places import middle, utm, wgs_text
from crisis.web.times import iso
from tests.given import Staff, by, spoken_by

AA = Point(coordinates=(9.4722, 55.4907))


@pytest.fixture
def flooded(staff: Staff) -> Staff:
    """An incident at Kolding Å, and the two authorities asked to evacuate."""
    command = OpenIncident(kind="flood", title="Kolding Å", shape=AA, objects=("ob-000000000001",))
    staff.do(command, "kolding")
    staff.do(AskTask(kind="evacuate", incident=1), "stabschef")
    return staff


def where(staff: Staff, seat: str = "kolding", language: str = "da") -> Where:
    return Where(staff.situation, staff.planning, by(seat, staff.now), language)


def task(staff: Staff, number: int, seat: str = "kolding") -> TaskRow:
    model = tasks_model(where(staff, seat))
    rows = [
        *model["needs"],
        *model["mine"],
        *(row for _, each in model["by_authority"] for row in each),
    ]
    return next(row for row in rows if row.number == number)


def done(staff: Staff, command: Command, seat: str, spoken: str | None = None) -> None:
    answer = staff.do(command, seat, spoken_by(spoken) if spoken else None)
    assert isinstance(answer, int), answer


def test_an_incident_says_what_it_is_where_and_what_it_hits(flooded: Staff) -> None:
    (row,) = incident_rows(where(flooded))
    assert (row.label, row.title, row.kind_name) == ("H1", "Kolding Å", "Oversvømmelse")
    assert (row.severity_word, row.status_word) == ("gul", "i gang")
    assert row.municipalities == ["Kolding Kommune"]
    assert row.estimated
    assert row.fire_services == ["TrekantBrand"]
    told = [(one.category, one.count) for one in row.counts]
    assert (told, row.total, row.distance_m) == ([("Havne", 1)], 1, 500)
    assert row.objects == [("ob-000000000001", "Kolding Havn", "/plan/register/ob-000000000001")]
    assert [(label, word) for label, _, word, _ in row.tasks] == [("O1", "bedt"), ("O2", "bedt")]
    assert row.shape == {"type": "Point", "coordinates": (9.4722, 55.4907)}
    assert row.wgs == "55,49070° N 9,47220° Ø"
    assert row.utm.startswith("32N 529")
    assert row.may_change
    assert row.changed is None
    assert hits(flooded.situation.incidents.all()[0], flooded.planning)[0]["name"] == "Kolding Havn"


def test_what_is_over_stands_last_and_the_gravest_first(flooded: Staff) -> None:
    for title, severity in (("gul", Severity.YELLOW), ("rød", Severity.RED)):
        command = OpenIncident(kind="flood", title=title, shape=AA, severity=severity)
        done(flooded, command, "kolding")
    done(flooded, ChangeIncident(incident=1, status=IncidentStatus.OVER), "kolding")
    assert [row.title for row in incident_rows(where(flooded))] == ["rød", "gul", "Kolding Å"]
    assert not incident_rows(where(flooded, "observatoer"))[0].may_change


def test_the_middle_of_a_shape() -> None:
    ring = ((9.0, 55.0), (10.0, 55.0), (10.0, 56.0), (9.0, 55.0))
    assert middle(Polygon(coordinates=(ring,))) == (9.5, 55.5)
    assert middle(LineString(coordinates=((9.0, 55.0), (9.2, 55.4)))) == pytest.approx((9.1, 55.2))
    assert utm(Point(coordinates=(9.0, 55.0)))["east"] == 500_000
    assert wgs_text(AA, "en") == "55.49070° N 9.47220° E"


def test_each_is_offered_what_the_rule_lets_it_do(flooded: Staff) -> None:
    own, other = task(flooded, 2, "kolding"), task(flooded, 1, "kolding")
    assert (own.mine, own.moves) == (True, ["accept", "decline", "contest"])
    assert own.move_words["accept"] == "acceptér"
    assert (other.mine, other.moves, other.may_speak_for) == (False, [], False)
    keeper = task(flooded, 2, "logfoerer")
    assert (keeper.mine, keeper.may_speak_for) == (False, True)
    assert keeper.moves == ["accept", "decline", "contest"]
    assert keeper.may_reassign
    assert not keeper.may_close
    onlooker = task(flooded, 1, "observatoer")
    assert (onlooker.moves, onlooker.may_reassign, onlooker.may_confirm) == ([], False, False)


def test_a_word_by_telephone_waits_until_it_is_confirmed(flooded: Staff) -> None:
    done(flooded, MoveTask(task=2, move=TaskMove.ACCEPT), "logfoerer", "kolding")
    row = task(flooded, 2)
    assert (row.status_word, row.unconfirmed, row.may_confirm) == ("accepteret", True, True)
    step = row.steps[-1]
    assert (step["who"], step["by_phone"], step["confirmed"]) == ("Kolding Kommune", True, False)
    assert (step["written_by"], step["channel_word"]) == ("Sydøstjyllands Politi", "telefon")
    assert not task(flooded, 2, "logfoerer").may_confirm
    done(flooded, ConfirmTaskMove(task=2), "kolding")
    row = task(flooded, 2)
    assert (row.unconfirmed, row.may_confirm, row.steps[-1]["confirmed"]) == (False, False, True)


def test_the_one_who_asked_closes_what_is_done(flooded: Staff) -> None:
    for move in (TaskMove.ACCEPT, TaskMove.START, TaskMove.FINISH):
        done(flooded, MoveTask(task=2, move=move), "kolding")
    assert task(flooded, 2, "stabschef").may_close
    assert not task(flooded, 2, "kolding").may_close


def test_a_row_tells_what_it_waits_for_and_how_long_is_left(flooded: Staff) -> None:
    due = flooded.now + timedelta(minutes=30, seconds=30)
    done(flooded, ScheduleTask(task=2, waits_for=(1,), deadline=due), "stabschef")
    times = task(flooded, 2).times
    assert ([one["label"] for one in times.waiting], times.left) == (["O1"], None)
    assert times.until == iso(due - timedelta(minutes=15))
    flooded.now += timedelta(minutes=18)
    times = task(flooded, 2).times
    assert (times.left, times.until) == (13, iso(flooded.now + timedelta(seconds=30)))
    assert (times.clash, times.ready, times.overdue) == ([], False, False)
    later = ScheduleTask(task=1, deadline=due + timedelta(hours=1))
    done(flooded, later, "stabschef")
    assert task(flooded, 2).times.clash == ["O1"]
    assert (task(flooded, 2, "stabschef").may_schedule, task(flooded, 2).may_schedule) == (
        True,
        False,
    )


def test_each_task_stands_in_one_list(flooded: Staff) -> None:
    soon = flooded.now + timedelta(minutes=5)
    done(flooded, AskTask(kind="roads", incident=1, deadline=soon), "stabschef")
    done(flooded, MoveTask(task=2, move=TaskMove.DECLINE, reason="ingen folk"), "kolding")
    flooded.now += timedelta(minutes=10)
    model = tasks_model(where(flooded))
    assert [row.number for row in model["needs"]] == [3, 2]
    assert model["mine"] == []
    assert [(name, [row.number for row in rows]) for name, rows in model["by_authority"]] == [
        ("Sydøstjyllands Politi", [1])
    ]
    assert (model["count"], model["open_count"]) == (3, 3)
    assert (model["needs"][0].times.overdue, model["needs"][1].unowned) == (True, True)


@pytest.mark.parametrize(
    ("vis", "numbers"),
    [
        ("", {1, 2}),
        ("mine", {2}),
        ("unowned", set()),
        ("overdue", set()),
        ("politi", {1}),
        ("x", set()),
    ],
)
def test_a_list_can_be_narrowed(flooded: Staff, vis: str, numbers: set[int]) -> None:
    model = tasks_model(where(flooded), vis)
    others = [row for _, rows in model["by_authority"] for row in rows]
    assert {row.number for row in [*model["needs"], *model["mine"], *others]} == numbers


def test_what_the_matrix_proposes(flooded: Staff) -> None:
    incident = flooded.situation.incidents.all()[0]
    found = proposals(incident, where(flooded))
    assert found[0].kind == "storm_surge"
    assert found[0].answers[0].lead_name == "Kolding Kommune"
    assert "evacuate" not in {one.kind for one in found}, "it has been asked for already"
    power = next(one for one in found if one.kind == "power")
    assert power.answers[0].gap
    assert {kind for kinds in LIKELY.values() for kind in kinds} <= {
        row.kind for row in flooded.planning.matrix.values()
    }
    assert set(LIKELY) == set(flooded.planning.incident_types)


def test_every_authority_has_a_cell_and_an_old_report_is_marked(flooded: Staff) -> None:
    command = ReportSectorStatus(colour=Colour.RED, consequence="midtby under vand")
    done(flooded, command, "logfoerer", "kolding")
    cells = {cell.sector: cell for cell in sector_cells(where(flooded))}
    assert len(cells) == len(flooded.planning.authorities)
    assert next(iter(cells)) == "politi"
    kolding, police = cells["kolding"], cells["politi"]
    assert (kolding.word, kolding.consequence) == ("rød", "midtby under vand")
    assert (kolding.mine, kolding.by_phone, kolding.old) == (True, True, False)
    assert (police.colour, police.word, police.time, police.mine) == (
        "unknown",
        "ukendt",
        "",
        False,
    )
    flooded.now += timedelta(minutes=61)
    assert {cell.sector for cell in sector_cells(where(flooded)) if cell.old} == {"kolding"}


def test_the_matrix_in_words(staff: Staff) -> None:
    model = matrix_model(staff.planning, "da")
    rows = {row.number: row for row in model["rows"]}
    assert rows[4].lead_text == "Sydøstjyllands Politi"
    assert rows[4].supporting_text == "Hjemmeværnet/Forsvaret, stedets redningsberedskab"
    assert (rows[5].lead_text, rows[5].place_name) == ("stedets kommune", "hele distriktet")
    assert (rows[4].verified_word, rows[15].verified_word) == ("kontrolleret i kilden", "antaget")
    assert (model["gaps"], model["overlaps"], model["next_number"]) == ([], [], 35)
