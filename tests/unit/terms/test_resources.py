"""The words of resources hold together: a state leads only where the field says."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisis.terms.resources import (
    AWAY,
    BOUND,
    MEASURES,
    MOVES,
    Capability,
    ResourceState,
    Window,
)

NOON = datetime(2026, 11, 28, 12, tzinfo=UTC)
HOURS = st.integers(min_value=0, max_value=48)


def window(begin: int, length: int | None) -> Window:
    start = NOON + timedelta(hours=begin)
    return Window(begin=start, end=None if length is None else start + timedelta(hours=length))


@pytest.mark.parametrize("capability", list(Capability))
def test_each_capability_is_counted_in_one_measure(capability: Capability) -> None:
    assert MEASURES[capability]


@pytest.mark.parametrize("state", list(ResourceState))
def test_each_state_has_somewhere_to_go_and_never_stays(state: ResourceState) -> None:
    assert MOVES[state]
    assert state not in MOVES[state]


def test_from_every_state_a_resource_can_become_free_again() -> None:
    reached = {ResourceState.FREE}
    while more := {one for one in MOVES if MOVES[one] & reached} - reached:
        reached |= more
    assert reached == set(ResourceState)


def test_nothing_is_on_the_way_that_was_not_promised() -> None:
    leading = {one for one in MOVES if ResourceState.ON_THE_WAY in MOVES[one]}
    assert leading == {ResourceState.PROMISED}
    assert AWAY < BOUND


@given(HOURS, st.none() | st.integers(1, 12), HOURS, st.none() | st.integers(1, 12))
def test_two_windows_meet_when_some_hour_lies_in_both(
    begin: int, length: int | None, other_begin: int, other_length: int | None
) -> None:
    def hours(start: int, long: int | None) -> set[int]:
        return set(range(start, 100 if long is None else start + long))

    one, other = window(begin, length), window(other_begin, other_length)
    expected = bool(hours(begin, length) & hours(other_begin, other_length))
    assert one.meets(other) is other.meets(one) is expected
