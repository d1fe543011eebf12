"""Tasks: nobody orders another authority about; one asks, the responsible answers for itself."""

from __future__ import annotations

from datetime import timedelta

import pytest

from crisis.commands.incidents import OpenIncident
from crisis.commands.tasks import AskTask, CloseTask, ConfirmTaskMove, MoveTask, ReassignTask
from crisis.errors import Refused
from crisis.terms.places import Point
from crisis.terms.tasks import TaskMove, TaskStatus
from tests.given import NOON, Staff, spoken_by

HERE = Point((9.4722, 55.4917))
MOVES = list(TaskMove)


def code(answer: object) -> str:
    assert isinstance(answer, Refused), answer
    return answer.code


@pytest.fixture
def flooded(staff: Staff) -> Staff:
    """A staff with an incident in Kolding and one task, to pump, for TrekantBrand."""
    staff.do(OpenIncident(kind="flood", title="Kolding Å", shape=HERE), "stabschef")
    staff.do(AskTask(kind="pump", incident=1), "stabschef")
    return staff


def move(staff: Staff, what: TaskMove, seat: str = "trekantbrand", by_phone: str = "",
         reason: str | None = "Bundet i Vejle") -> object:  # fmt: skip
    spoken = spoken_by(by_phone) if by_phone else None
    return staff.do(MoveTask(task=1, move=what, reason=reason), seat, spoken)


def test_the_matrix_says_whom_to_ask_and_why(flooded: Staff) -> None:
    task = flooded.situation.tasks.get(1)
    assert (task.responsible, task.status, task.asked_by) == (
        "trekantbrand",
        TaskStatus.ASKED,
        "politi",
    )
    assert (task.because.row.number, task.because.estimated, task.because.chosen) == (
        9,
        True,
        False,
    )
    assert task.supporting == ("brs", "kolding")


def test_evacuation_lays_out_two_tasks_at_once(flooded: Staff) -> None:
    flooded.do(AskTask(kind="evacuate", incident=1, title="Hejlsminde øst"), "formand")
    tasks = [flooded.situation.tasks.get(number) for number in (2, 3)]
    assert [one.responsible for one in tasks] == ["politi", "kolding"]
    assert all(one.title.endswith(": Hejlsminde øst") for one in tasks)


def test_only_the_responsible_authority_accepts(flooded: Staff) -> None:
    for seat in ("stabschef", "kolding", "brs", "formand"):
        assert code(move(flooded, TaskMove.ACCEPT, seat)) == "task.not_yours"
    assert isinstance(move(flooded, TaskMove.ACCEPT), int)
    assert flooded.situation.tasks.get(1).status is TaskStatus.ACCEPTED


def test_the_log_office_writes_down_a_telephone_yes_and_the_authority_confirms(
    flooded: Staff,
) -> None:
    assert isinstance(move(flooded, TaskMove.ACCEPT, "logfoerer", "trekantbrand"), int)
    task = flooded.situation.tasks.get(1)
    assert (task.status, task.unconfirmed is not None) == (TaskStatus.ACCEPTED, True)
    assert code(flooded.do(ConfirmTaskMove(task=1), "logfoerer")) == "task.not_yours"
    assert isinstance(flooded.do(ConfirmTaskMove(task=1), "trekantbrand"), int)
    assert flooded.situation.tasks.get(1).unconfirmed is None
    assert code(flooded.do(ConfirmTaskMove(task=1), "trekantbrand")) == "task.nothing_to_confirm"


def test_a_telephone_answer_counts_for_the_one_who_gave_it_alone(flooded: Staff) -> None:
    assert code(move(flooded, TaskMove.ACCEPT, "logfoerer", "brs")) == "task.not_yours"
    assert code(move(flooded, TaskMove.ACCEPT, "kolding", "trekantbrand")) == (
        "on_behalf.not_allowed"
    )


PATHS = {
    (): {TaskMove.ACCEPT, TaskMove.DECLINE, TaskMove.CONTEST},
    (TaskMove.ACCEPT,): {TaskMove.START, TaskMove.FINISH},
    (TaskMove.DECLINE,): {TaskMove.ACCEPT},
    (TaskMove.CONTEST,): {TaskMove.ACCEPT},
    (TaskMove.ACCEPT, TaskMove.START): {TaskMove.FINISH},
    (TaskMove.ACCEPT, TaskMove.FINISH): set(),
}


@pytest.mark.parametrize("path", PATHS, ids=lambda path: "-".join(path) or "asked")
@pytest.mark.parametrize("what", MOVES)
def test_a_task_moves_by_its_table_and_no_other_way(
    flooded: Staff, path: tuple[TaskMove, ...], what: TaskMove
) -> None:
    for one in path:
        assert isinstance(move(flooded, one), int)
    answer = move(flooded, what)
    assert isinstance(answer, int) is (what in PATHS[path])
    if what not in PATHS[path]:
        assert code(answer) == "task.move"


@pytest.mark.parametrize("what", [TaskMove.DECLINE, TaskMove.CONTEST])
def test_a_no_gives_its_reason(flooded: Staff, what: TaskMove) -> None:
    assert code(move(flooded, what, reason=None)) == "task.reason_missing"


def test_a_declined_task_is_unowned_until_another_is_asked(flooded: Staff) -> None:
    move(flooded, TaskMove.DECLINE)
    assert flooded.situation.tasks.get(1).unowned
    other = ReassignTask(task=1, authority="brs", reason="Har pumper i Haderslev")
    assert code(flooded.do(other, "vejle")) == "task.not_yours"
    assert isinstance(flooded.do(other, "stabschef"), int)
    task = flooded.situation.tasks.get(1)
    assert (task.responsible, task.status, task.because.row) == ("brs", TaskStatus.ASKED, None)
    same = ReassignTask(task=1, authority="brs", reason="igen")
    assert code(flooded.do(same, "stabschef")) == "task.other_authority"


def test_a_task_in_work_is_not_taken_from_its_owner(flooded: Staff) -> None:
    move(flooded, TaskMove.ACCEPT)
    other = ReassignTask(task=1, authority="brs", reason="x")
    assert code(flooded.do(other, "stabschef")) == "task.move"


def test_the_one_who_asked_acknowledges_and_not_the_one_who_did_it(flooded: Staff) -> None:
    move(flooded, TaskMove.ACCEPT)
    assert code(flooded.do(CloseTask(task=1), "stabschef")) == "task.move"
    move(flooded, TaskMove.FINISH)
    assert code(flooded.do(CloseTask(task=1), "trekantbrand")) == "task.not_yours"
    assert isinstance(flooded.do(CloseTask(task=1), "stabschef"), int)
    assert flooded.situation.tasks.get(1).status is TaskStatus.CLOSED


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (AskTask(kind="dance", incident=1), "task.nobody_no_row"),
        (AskTask(kind="power", incident=1), "task.nobody_no_owner"),
        (AskTask(kind="pump"), "task.nobody_no_place"),
        (AskTask(kind="pump", incident=9), "incident.unknown"),
        (AskTask(kind="pump", incident=1, authority="nowhere"), "authority.unknown"),
        (AskTask(kind="dance", incident=1, authority="brs"), "task.title_missing"),
        (AskTask(kind="pump", incident=1, entries=(99,)), "log.unknown_entry"),
        (AskTask(kind="pump", incident=1, deadline=NOON), "task.deadline_past"),
    ],
)
def test_where_nobody_is_responsible_nothing_is_asked_by_halves(
    flooded: Staff, command: AskTask, said: str
) -> None:
    before = flooded.situation
    assert code(flooded.do(command, "stabschef")) == said
    assert flooded.situation is before


def test_a_person_may_name_the_authority_and_it_shows(flooded: Staff) -> None:
    flooded.do(AskTask(kind="power", title="Tænd Skærbæk", authority="brs"), "stabschef")
    assert flooded.situation.tasks.get(2).because.chosen


def test_a_task_is_overdue_until_it_is_done(flooded: Staff) -> None:
    flooded.do(AskTask(kind="warn", deadline=NOON + timedelta(minutes=5)), "formand")
    task = flooded.situation.tasks.get(2)
    assert not task.overdue(NOON + timedelta(minutes=5))
    assert task.overdue(NOON + timedelta(minutes=6))
    assert code(flooded.do(MoveTask(task=7, move=TaskMove.ACCEPT), "brs")) == "task.unknown"
