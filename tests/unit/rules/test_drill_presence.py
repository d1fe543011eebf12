"""Who is there in a drill: people who were seen, not whom the clock or control spoke for."""

from __future__ import annotations

import pytest

from crisis.commands.drills import AnswerComcheck, AnswerInject
from crisis.commands.log import RecordEntry
from crisis.projections.situation import Situation
from crisis.review.course import course_of
from crisis.review.questions import questions
from crisis.rules.drill_presence import seats_here, silent
from crisis.terms.review import QuestionKind
from tests.drill_board import Board
from tests.drilling import CONTROL
from tests.given import Desk


@pytest.fixture
def board(desk: Desk) -> Board:
    return Board(desk)


def seen(board: Board, operation: str) -> Situation:
    return board.desk.handler.whole(operation)


def reached(board: Board, operation: str) -> int:
    """The first inject has reached two seats; its number."""
    board.passes(90)
    (given,) = board.of(operation).given
    return given


def unanswered(board: Board, operation: str) -> tuple[str, ...]:
    drill = board.of(operation)
    return silent(seen(board, operation), next(iter(drill.given.values())))


def test_what_the_clock_wrote_from_a_seat_shows_nobody_on_it(board: Board) -> None:
    operation = board.drill()
    board.passes(11 * 60)
    log = seen(board, operation).log
    assert [one.seat for one in log.latest(1)] == ["kolding"]
    assert "kolding" not in seats_here(seen(board, operation))
    board.does(RecordEntry(text="Vi er her nu"), operation, "kolding")
    assert "kolding" in seats_here(seen(board, operation))


def test_control_answers_for_a_seat_that_nobody_sits_on(board: Board) -> None:
    operation = board.drill()
    given = reached(board, operation)
    assert unanswered(board, operation) == ("formand", "kolding")
    board.does(AnswerInject(given=given, text="Modtaget."), operation, CONTROL)
    assert unanswered(board, operation) == ()


def test_whoever_is_there_answers_for_himself(board: Board) -> None:
    operation = board.drill()
    board.does(AnswerComcheck(), operation, "kolding")
    given = reached(board, operation)
    board.does(AnswerInject(given=given, text="Modtaget."), operation, CONTROL)
    assert unanswered(board, operation) == ("kolding",)


@pytest.mark.parametrize(("sits", "answered"), [(False, True), (True, False)])
def test_in_the_review_controls_answer_counts_where_nobody_sits(
    board: Board, sits: bool, answered: bool
) -> None:
    operation = board.drill()
    if sits:
        board.does(AnswerComcheck(), operation, "formand")
    given = reached(board, operation)
    board.does(AnswerInject(given=given, text="Modtaget."), operation, CONTROL)
    found = questions(course_of(seen(board, operation), board.desk.now))
    (one,) = (each for each in found if each.kind is QuestionKind.INJECT)
    assert (one.answered is not None) is answered
