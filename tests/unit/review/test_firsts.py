"""How soon the staff first did what it must, each with the entry that shows it."""

from __future__ import annotations

import pytest

from crisis.events import Event
from crisis.events.callouts import StaffCalled
from crisis.events.log import EntryRecorded
from crisis.events.meetings import MeetingOpened
from crisis.events.operations import LevelDecided
from crisis.events.publishing import HoldingStatementIssued, StatementReleased
from crisis.events.sitreps import SitrepFrozen
from crisis.events.statements import StatementDrafted, StatementSubmitted
from crisis.events.tasks import TaskAsked, TaskMoved
from crisis.review.firsts import first, firsts
from crisis.terms.review import Milestone
from crisis.terms.tasks import TaskStatus
from tests.unit.review.told import course, erased, like, minutes, noted, paused


def test_of_an_operation_where_nothing_was_done_each_milestone_is_open() -> None:
    found = firsts(course())
    assert [one.milestone for one in found] == list(Milestone)
    assert all(one.at is None and one.entry is None for one in found)


@pytest.mark.parametrize(
    ("event", "milestone"),
    [
        (like(StaffCalled), Milestone.CALL_OUT),
        (like(LevelDecided), Milestone.LEVEL),
        (like(MeetingOpened), Milestone.MEETING),
        (like(HoldingStatementIssued), Milestone.HOLDING),
        (like(SitrepFrozen), Milestone.SITREP),
    ],
    ids=lambda one: type(one).__name__,
)
def test_a_milestone_is_reached_by_the_first_entry_that_shows_it(
    event: Event, milestone: Milestone
) -> None:
    found = first(course((5, "kolding", noted()), (12, "formand", event)), milestone)
    assert (minutes(found.at), found.entry) == (12, 3)


def test_the_level_an_operation_opened_on_is_no_decision() -> None:
    assert first(course(), Milestone.LEVEL).entry is None


def test_a_text_counts_when_it_is_let_out_and_not_when_it_is_written() -> None:
    written = (
        (3, "presse-politi", like(StatementDrafted)),
        (4, "presse-politi", like(StatementSubmitted, version=1)),
    )
    out = (31, "presse-politi", like(StatementReleased, version=1))
    assert first(course(*written), Milestone.STATEMENT).entry is None
    found = first(course(*written, out), Milestone.STATEMENT)
    assert (minutes(found.at), found.entry) == (31, 4)
    assert first(course(*written, out), Milestone.HOLDING).entry is None


def test_a_task_is_accepted_by_the_entry_that_says_so() -> None:
    asked = (4, "stabschef", like(TaskAsked))
    moved = (9, "kolding", like(TaskMoved, status=TaskStatus.ACCEPTED))
    assert first(course(asked, moved), Milestone.ACCEPTED).entry == 3


def test_what_those_who_lead_the_drill_write_is_not_the_staffs_first_entry() -> None:
    told = ((1, "planlaegger", noted()), (7, "kolding", noted()))
    assert first(course(*told), Milestone.ENTRY).entry == 2
    assert first(course(*told, outside=["planlaegger"]), Milestone.ENTRY).entry == 3


def test_an_entry_whose_words_the_law_erased_was_still_written_then() -> None:
    found = first(course((2, "kolding", erased(EntryRecorded))), Milestone.ENTRY)
    assert (minutes(found.at), found.entry) == (2, 2)


def test_what_came_in_a_pause_of_the_drill_came_when_the_clock_stood_still() -> None:
    told = ((25, "kolding", noted()),)
    assert minutes(first(course(*told, clock=paused(10, 30)), Milestone.ENTRY).at) == 10
