"""Who was asked something, and how long it took until he answered."""

from __future__ import annotations

from typing import Any

import pytest

from crisis.events.callouts import CallAnswered, CalledAuthority, DeputyCalled, StaffCalled
from crisis.events.requests import AskedOwner, RequestAnswered, RequestMade, RequestWithdrawn
from crisis.events.tasks import TaskAsked, TaskClosed, TaskMoved, TaskReassigned
from crisis.review.questions import questions, waits
from crisis.terms.review import QuestionKind
from crisis.terms.tasks import TaskStatus
from tests.unit.review.told import Told, course, like, minutes, noted

CALLED = tuple(CalledAuthority(authority=one, authority_name=one) for one in ("kolding", "vejle"))
OWNERS = tuple(AskedOwner(authority=one, authority_name=one) for one in ("brs", "trekantbrand"))
CALL = (2, "formand", like(StaffCalled, called=CALLED))
TASK = (3, "stabschef", like(TaskAsked))
REQUEST = (4, "kolding", like(RequestMade, asked=OWNERS))


def moved(minute: float, status: TaskStatus) -> Told:
    return minute, "kolding", like(TaskMoved, status=status)


def found(*told: Told, **more: Any) -> list[tuple[object, ...]]:
    return [
        (one.who, one.answered, minutes(one.waited)) for one in questions(course(*told, **more))
    ]


def test_each_who_was_called_in_is_a_question_of_his_own() -> None:
    answer = (10, "kolding", like(CallAnswered))
    assert found(CALL, answer) == [("kolding", 3, 8), ("vejle", None, 58)]


def test_that_a_deputy_was_called_is_no_answer() -> None:
    deputy = (5, "stabschef", like(DeputyCalled))
    assert found(CALL, deputy)[0] == ("kolding", None, 58)


def test_who_was_called_anew_is_waited_for_once() -> None:
    again = (20, "formand", like(StaffCalled, call=2, called=CALLED[:1]))
    told = questions(course(CALL, again))
    assert [(one.number, one.who) for one in told] == [(1, "vejle"), (2, "kolding")]


@pytest.mark.parametrize("status", [TaskStatus.ACCEPTED, TaskStatus.DECLINED, TaskStatus.CONTESTED])
def test_yes_no_and_not_mine_are_answers_to_a_task(status: TaskStatus) -> None:
    assert found(TASK, moved(9, status)) == [("Kolding Kommune", 3, 6)]


def test_a_task_given_to_another_is_asked_anew_and_the_first_is_not_held_to_it() -> None:
    other = (20, "stabschef", like(TaskReassigned))
    (only,) = questions(course(TASK, other))
    assert (only.asked, only.answered) == (3, None)


def test_a_task_that_was_called_off_unanswered_waits_for_nobody() -> None:
    assert found(TASK, (8, "stabschef", like(TaskClosed))) == []


def test_each_owner_who_was_asked_for_help_answers_for_himself() -> None:
    answer = (14, "trekantbrand", like(RequestAnswered, promised=()))
    assert found(REQUEST, answer) == [("brs", None, 56), ("trekantbrand", 3, 10)]


def test_a_request_that_was_withdrawn_waits_for_nobody() -> None:
    assert found(REQUEST, (5, "kolding", like(RequestWithdrawn))) == []


def test_waits_are_summed_up_kind_by_kind_with_the_entries_they_rest_on() -> None:
    told = (CALL, (3, "kolding", like(CallAnswered)), TASK, moved(9, TaskStatus.ACCEPTED), REQUEST)
    call, task, request = waits(questions(course(*told)))
    assert (call.kind, call.asked, minutes(call.median), call.open) == (
        QuestionKind.CALL_OUT, 2, 1, (2,),
    )  # fmt: skip
    assert (task.kind, minutes(task.longest), task.longest_entry, task.open) == (
        QuestionKind.TASK, 6, 5, (),
    )  # fmt: skip
    assert (request.kind, request.median, request.open) == (QuestionKind.REQUEST, None, (6, 6))


def test_the_median_of_two_lies_between_them() -> None:
    told = (CALL, (4, "kolding", like(CallAnswered)),
            (12, "vejle", like(CallAnswered, authority="vejle")))  # fmt: skip
    (call,) = waits(questions(course(*told)))
    assert (minutes(call.median), minutes(call.longest)) == (6, 10)


def test_where_nobody_was_asked_there_is_nothing_to_sum_up() -> None:
    assert waits(questions(course((1, "kolding", noted())))) == ()
