"""Tasks that came late, entries that were put right, and seats that said nothing."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from crisis.events.figures import FigureSet
from crisis.events.log import EntryCorrected
from crisis.events.publishing import StatementReleased
from crisis.events.statements import StatementDrafted, StatementSubmitted
from crisis.events.tasks import TaskAsked, TaskMoved, TaskScheduled
from crisis.review.corrections import corrections
from crisis.review.course import acts
from crisis.review.late import late
from crisis.review.measures import measure
from crisis.review.silence import silences
from crisis.terms.tasks import TaskStatus
from crisis.visible import visible
from tests.given import by
from tests.unit.events.statement_examples import CORRECTION
from tests.unit.review.told import Told, at, course, like, log, minutes, noted, paused

ASKED = (5, "stabschef", like(TaskAsked, deadline=at(25)))


def done(minute: float) -> Told:
    return minute, "kolding", like(TaskMoved, status=TaskStatus.DONE)


def test_a_task_done_in_time_is_not_late() -> None:
    assert late(course(ASKED, done(25))) == ()


def test_a_task_done_after_its_time_is_late_by_so_much() -> None:
    (found,) = late(course(ASKED, done(32)))
    assert (found.task, found.given, found.done, minutes(found.over)) == (1, 2, 3, 7)


def test_a_task_left_past_its_time_is_late_until_now() -> None:
    (found,) = late(course(ASKED, end=40))
    assert (found.done, minutes(found.due), minutes(found.over)) == (None, 25, 15)


def test_a_task_without_a_deadline_is_never_late() -> None:
    assert late(course((5, "stabschef", like(TaskAsked)))) == ()


def test_a_deadline_that_was_said_anew_counts_from_then() -> None:
    anew = (10, "stabschef", like(TaskScheduled, deadline=at(50)))
    assert late(course(ASKED, anew, done(45))) == ()
    (found,) = late(course(ASKED, anew, done(55)))
    assert (found.given, minutes(found.over)) == (3, 5)


def test_a_pause_of_the_drill_is_not_held_against_a_task() -> None:
    assert late(course(ASKED, done(40), clock=paused(10, 30), end=40)) == ()


def test_a_correction_tells_how_long_the_wrong_stood_there() -> None:
    wrong, right = (3, "kolding", noted()), (15, "kolding", like(EntryCorrected, corrects=2))
    (found,) = corrections(course(wrong, right))
    assert (found.entry, found.by, minutes(found.stood)) == (2, 3, 12)


def test_a_new_figure_goes_on_and_puts_nothing_right() -> None:
    figure = like(FigureSet, corrects=None, also=(), entry=None)
    newer = like(FigureSet, corrects=2, also=(), entry=None)
    assert corrections(course((3, "kolding", figure), (9, "kolding", newer))) == ()


def test_a_statement_that_was_put_right_is_told_of_by_what_let_it_out() -> None:
    def written(number: int, **more: object) -> list[Told]:
        press = "presse-politi"
        return [
            (1, press, like(StatementDrafted, statement=number, **more)),
            (2, press, like(StatementSubmitted, statement=number, version=1)),
        ]

    out = (10, "presse-politi", like(StatementReleased, version=1))
    put = (25, "presse-politi", like(StatementReleased, statement=2, version=1, corrects=1))
    (found,) = corrections(course(*written(1), out, *written(2, content=CORRECTION), put))
    assert (found.statement, found.entry, found.by) == (1, 4, 7)
    assert minutes(found.stood) == 15


def test_a_seat_is_silent_between_its_entries_and_until_now() -> None:
    told = ((5, "kolding", noted()), (50, "kolding", noted()))
    first, last = silences(course(*told, end=90))
    assert (first.since, first.until) == (timedelta(minutes=5), timedelta(minutes=50))
    assert (first.after, first.before) == (2, 3)
    assert (last.after, last.before, minutes(last.length)) == (3, None, 40)


def test_who_was_expected_and_never_wrote_was_silent_all_the_time() -> None:
    found = silences(course((5, "kolding", noted())), expected=["vejle"])
    assert (found[0].seat, minutes(found[0].length), found[0].after) == ("vejle", 60, None)


def test_who_leads_the_drill_is_not_asked_after() -> None:
    told = ((5, "planlaegger", noted()),)
    assert silences(course(*told, outside=["planlaegger"])) == ()


def test_what_a_process_tells_breaks_no_silence_and_a_hidden_entry_names_nobody() -> None:
    entries = log((5, "kolding", noted()), (6, "vejle", noted()))
    seen = [visible(one, by("brs"), one.event, seen=one.stamp.number != 3) for one in entries]
    assert [one.seat for one in acts(seen)] == ["kolding"]
    assert acts(seen, frozenset({"OperationOpened", "EntryRecorded"})) == ()


@given(st.lists(st.integers(0, 120), max_size=12), st.integers(1, 60))
def test_silences_of_a_seat_never_overlap_and_are_each_as_long_as_asked(
    wrote: list[int], least: int
) -> None:
    told = course(*((one, "kolding", noted()) for one in sorted(wrote)), end=120)
    found = sorted(silences(told, timedelta(minutes=least)), key=lambda one: one.since)
    assert all(one.length >= timedelta(minutes=least) for one in found)
    assert all(one.until <= two.since for one, two in pairwise(found))


def test_one_sheet_holds_all_that_is_measured() -> None:
    sheet = measure(course(ASKED, done(32)), timedelta(minutes=20))
    assert (minutes(sheet.length), sheet.head) == (60, 3)
    assert len(sheet.late) == 1
    assert [one.asked for one in sheet.questions] == [2]
    assert [one.seat for one in sheet.silences] == ["stabschef", "kolding", "kolding"]
