"""The gravest fact of a field stands first, among equals the newest; nothing is lost on the way."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from crisis.projections.sitrep_facts import Fact
from crisis.projections.sitrep_order import ordered
from crisis.terms.resources import RequestStatus
from crisis.terms.sectors import Colour
from crisis.terms.sitreps import FactKind, SitrepField
from crisis.terms.tasks import TaskStatus
from tests.given import NOON


def fact(field: SitrepField, kind: FactKind, key: int, minutes: int = 0, **values: Any) -> Fact:
    at = NOON + timedelta(minutes=minutes)
    return Fact(field=field, kind=kind, key=str(key), values=values, number=key, at=at)


def keys(*facts: Fact) -> list[str]:
    return [one.key for one in ordered(facts)]


def test_red_comes_before_what_nobody_knows_and_that_before_yellow() -> None:
    colours = (Colour.GREEN, Colour.YELLOW, Colour.UNKNOWN, Colour.RED)
    found = [
        fact(SitrepField.SECTORS, FactKind.SECTOR, at, colour=one)
        for at, one in enumerate(colours, 1)
    ]
    assert keys(*found) == ["4", "3", "2", "1"]


def test_a_late_task_then_one_that_nobody_has_then_the_newest() -> None:
    states = ((TaskStatus.UNDER_WAY, False), (TaskStatus.ASKED, False),
              (TaskStatus.DECLINED, False), (TaskStatus.ASKED, True))  # fmt: skip
    found = [
        fact(SitrepField.TASKS, FactKind.TASK, at, at, status=status, overdue=late)
        for at, (status, late) in enumerate(states, 1)
    ]
    assert keys(*found) == ["4", "3", "2", "1"]


def test_what_was_done_stands_newest_first_and_what_is_expected_soonest_first() -> None:
    done = [fact(SitrepField.MEASURES, FactKind.ENTRY, at, at, text="") for at in (1, 2, 3)]
    soon = [
        fact(SitrepField.OUTLOOK, FactKind.EXPECTED, at, expected_at=NOON + timedelta(hours=9 - at))
        for at in (4, 5, 6)
    ]
    assert keys(*done, *soon) == ["3", "2", "1", "6", "5", "4"]


def test_help_that_all_refused_comes_before_what_is_covered() -> None:
    states = (RequestStatus.COVERED, RequestStatus.WAITING, RequestStatus.UNMET)
    found = [
        fact(SitrepField.RESOURCES, FactKind.REQUEST, at, status=one)
        for at, one in enumerate(states, 1)
    ]
    assert keys(*found) == ["3", "2", "1"]


FACTS = st.lists(
    st.builds(
        lambda key, minutes, colour: fact(
            SitrepField.SECTORS, FactKind.SECTOR, key, minutes, colour=colour
        ),
        st.integers(1, 50),
        st.integers(0, 90),
        st.sampled_from(list(Colour)),
    ),
    unique_by=lambda one: one.key,
)


@given(FACTS)
def test_no_fact_is_lost_and_the_same_facts_stand_the_same(found: list[Fact]) -> None:
    once = ordered(found)
    assert sorted(one.key for one in once) == sorted(one.key for one in found)
    assert ordered(once) == once
