"""The order of tasks: what waits for what, by when, and never in a circle."""

from __future__ import annotations

import itertools
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisis.commands.sight import ClassifyEntry
from crisis.commands.task_order import ScheduleTask
from crisis.commands.tasks import AskTask, CloseTask, MoveTask
from crisis.errors import Refused
from crisis.projections.tasks import Task, TaskList
from crisis.rules.task_order import circle
from crisis.rules.visibility import view
from crisis.terms.sight import Readers, Sight
from crisis.terms.tasks import TaskMove
from tests.given import NOON, by
from tests.press_staff import PressStaff


@pytest.fixture
def three() -> PressStaff:
    """Three tasks for Kolding: sandbags, pumps, barrier."""
    staff = PressStaff()
    for title in ("Sandsække", "Pumper", "Spærring"):
        staff.must(AskTask(kind="pump", title=title, authority="kolding"), "stabschef")
    return staff


def task(staff: PressStaff, number: int) -> Task:
    found = staff.situation.tasks.get(number)
    assert found is not None
    return found


def waits(staff: PressStaff, number: int, *before: int, seat: str = "stabschef") -> object:
    return staff.do(ScheduleTask(task=number, waits_for=before), seat)


def finish(staff: PressStaff, number: int) -> None:
    staff.must(MoveTask(task=number, move=TaskMove.ACCEPT), "kolding")
    staff.must(MoveTask(task=number, move=TaskMove.FINISH), "kolding")


def code(answer: object) -> str:
    assert isinstance(answer, Refused), answer
    return answer.code


def test_a_task_waits_until_all_before_it_are_done_and_then_may_begin(three: PressStaff) -> None:
    assert isinstance(waits(three, 3, 1, 2), int)
    tasks = three.situation.tasks
    assert (tasks.waiting_on(task(three, 3)), tasks.ready_since(task(three, 3))) == ((1, 2), None)
    finish(three, 1)
    assert three.situation.tasks.waiting_on(task(three, 3)) == (2,)
    finish(three, 2)
    three.must(CloseTask(task=2), "stabschef")
    tasks = three.situation.tasks
    assert tasks.waiting_on(task(three, 3)) == ()
    assert tasks.ready_since(task(three, 3)) == task(three, 2).steps[2].at
    three.must(MoveTask(task=3, move=TaskMove.ACCEPT), "kolding")
    three.must(MoveTask(task=3, move=TaskMove.START), "kolding")
    assert three.situation.tasks.ready_since(task(three, 3)) is None


def test_what_waits_for_nothing_is_never_said_to_be_ready(three: PressStaff) -> None:
    assert three.situation.tasks.ready_since(task(three, 1)) is None


def test_order_is_told_and_not_enforced(three: PressStaff) -> None:
    waits(three, 3, 1)
    finish(three, 3)
    assert task(three, 3).unfinished is False


def test_a_circle_is_refused_with_the_way_it_goes(three: PressStaff) -> None:
    waits(three, 2, 1)
    waits(three, 3, 2)
    no = waits(three, 1, 3)
    assert code(no) == "task.circle"
    assert isinstance(no, Refused)
    assert no.facts["path"] == "O1 → O3 → O2 → O1"
    assert code(waits(three, 1, 1)) == "task.circle"


def test_what_is_left_out_is_taken_away_and_the_same_again_is_refused(three: PressStaff) -> None:
    waits(three, 3, 1)
    when = NOON + timedelta(hours=2)
    three.must(ScheduleTask(task=3, deadline=when, remind_minutes=30), "formand")
    found = task(three, 3)
    assert (found.waits_for, found.deadline, found.remind_at) == (
        (),
        when,
        when - timedelta(0, 1800),
    )
    assert three.situation.tasks.order.get(3) == ()
    same = ScheduleTask(task=3, deadline=when, remind_minutes=30)
    assert code(three.do(same, "formand")) == "task.unchanged"


def test_only_who_asked_and_who_coordinates_set_deadline_and_order(three: PressStaff) -> None:
    for seat in ("kolding", "brs", "vejle"):
        assert code(waits(three, 3, 1, seat=seat)) == "task.not_yours"
    assert isinstance(waits(three, 3, 1, seat="logfoerer"), int)


def test_a_deadline_that_has_passed_can_stay_but_not_be_set(three: PressStaff) -> None:
    soon = NOON + timedelta(hours=1)
    three.must(ScheduleTask(task=1, deadline=soon), "stabschef")
    three.now = soon + timedelta(minutes=1)
    three.must(ScheduleTask(task=1, deadline=soon, waits_for=(2,)), "stabschef")
    late = ScheduleTask(task=2, deadline=soon)
    assert code(three.do(late, "stabschef")) == "task.deadline_past"


def test_a_task_that_is_done_keeps_its_order_and_none_waits_for_one_that_is_not_there(
    three: PressStaff,
) -> None:
    finish(three, 1)
    assert code(waits(three, 1, 2)) == "task.move"
    assert code(waits(three, 2, 9)) == "task.unknown_before"
    ask = AskTask(kind="pump", title="x", authority="brs", waits_for=(9,))
    assert code(three.do(ask, "stabschef")) == "task.unknown_before"


def test_no_circle_goes_through_a_task_that_is_hidden_from_who_asks(three: PressStaff) -> None:
    waits(three, 3, 2)
    waits(three, 2, 1)
    only = Readers(sight=Sight.RESTRICTED, only_for=("brs",))
    three.must(ClassifyEntry(number=task(three, 2).asked, readers=only), "formand")
    ask = AskTask(kind="pump", title="Vand", authority="vejle")
    three.must(ask, "vejle")
    seen = view(three.situation, by("vejle")).tasks
    assert seen.get(2) is None
    assert code(waits(three, 4, 2, seat="vejle")) == "task.unknown_before"
    assert circle(seen, 1, (3,)) == (1, 3, 2, 1)
    finish(three, 2)
    seen = view(three.situation, by("vejle")).tasks
    assert seen.waiting_on(task(three, 3)) == ()


@given(st.lists(st.tuples(st.integers(1, 8), st.lists(st.integers(1, 8), max_size=4))))
def test_whatever_is_said_no_task_ever_waits_for_itself(
    said: list[tuple[int, list[int]]],
) -> None:
    tasks = TaskList()
    for number, before in said:
        if circle(tasks, number, before):
            continue
        tasks = TaskList(order=tasks.order.set(number, tuple(before)))
    done: set[int] = set()
    for _ in range(9):  # in each round what waits for nothing is done; a circle would be left
        done |= {one for one in range(1, 9) if {*tasks.order.get(one, ())} <= done}
    assert done == set(range(1, 9))


@given(st.lists(st.tuples(st.integers(1, 6), st.lists(st.integers(1, 6), max_size=3))))
def test_a_way_that_is_told_is_one_along_which_they_wait(
    said: list[tuple[int, list[int]]],
) -> None:
    tasks = TaskList()
    for number, before in said:
        path = circle(tasks, number, before)
        if not path:
            tasks = TaskList(order=tasks.order.set(number, tuple(before)))
            continue
        order = {**tasks.order, number: tuple(before)}
        assert (path[0], path[-1]) == (number, number)
        assert all(then in order[one] for one, then in itertools.pairwise(path))
