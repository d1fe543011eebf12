"""The fold takes whatever was stored, in any operation, and never refuses."""

from __future__ import annotations

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from crisis.events import EVENTS, Erased
from crisis.events.log import EntryConfirmed, EntryCorrected, EntrySupplemented
from crisis.journal.port import Entry
from crisis.projections import situation as fold
from crisis.terms.operations import Mode
from tests.given import OPERATION, entries, stamp
from tests.unit.events.test_golden import EXAMPLES

EVENT = st.sampled_from([*EXAMPLES, *(Erased(type=name) for name in EVENTS)])


@for_all(st.lists(EVENT, max_size=20))
def test_every_stored_event_folds_in_any_order(events: list[object]) -> None:
    begin = fold.start(OPERATION, Mode.EXERCISE)
    done = fold.fold(begin, entries(events))
    assert (done.number, done.mode) == (len(events), Mode.EXERCISE)


@for_all(st.lists(EVENT, max_size=20), st.integers(0, 20))
def test_a_fold_in_two_parts_is_the_fold_of_the_whole(events: list[object], cut: int) -> None:
    begin = fold.start(OPERATION, Mode.LIVE)
    whole = entries(events)
    assert fold.fold(fold.fold(begin, whole[:cut]), whole[cut:]) == fold.fold(begin, whole)


@pytest.mark.parametrize("kind", [EntryCorrected, EntrySupplemented, EntryConfirmed])
def test_a_fold_bears_what_points_at_nothing(kind: type) -> None:
    event = next(one for one in EXAMPLES if type(one) is kind)
    one = Entry(stamp=stamp(1), type=kind.__name__, event=event)
    assert fold.fold(fold.start(OPERATION, Mode.LIVE), [one]).number == 1


def test_the_newest_entries_come_first_and_pages_follow_on() -> None:
    recorded = next(one for one in EXAMPLES if type(one).__name__ == "EntryRecorded")
    log = fold.fold(fold.start(OPERATION, Mode.LIVE), entries([recorded] * 10)).log
    assert [one.number for one in log.latest(3)] == [10, 9, 8]
    assert [one.number for one in log.latest(3, before=8)] == [7, 6, 5]
    assert log.latest(3, before=1) == []
