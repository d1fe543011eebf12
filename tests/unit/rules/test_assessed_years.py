"""Two years held together: what rose, fell, came and went, each authority against itself."""

from __future__ import annotations

from typing import Any

import pytest

from crisis.commands.assessments import DescribeScenario, WithdrawAssessment, WithdrawScenario
from crisis.rules.assessed_years import Compared, compare
from crisis.rules.planning_sight import planning_view
from crisis.terms.assessments import Measure, Trend
from crisis.terms.sight import Readers, Sight
from tests.given import by
from tests.unit.rules.test_assessments import SCENARIO, Desk, desk

__all__ = ["desk"]


def years(desk: Desk, since: int, seat: str = "formand") -> list[Compared]:
    """How it stood after an entry, and how it stands now, as a seat may see it."""
    seen = planning_view(desk.planning, by(seat)).assessments
    return compare(seen, since, desk.planning.number)


def only(desk: Desk, since: int, **more: Any) -> Compared:
    (found,) = years(desk, since, **more)
    return found


@pytest.mark.parametrize(
    ("old", "new", "trend"),
    [
        ({"likelihood": 2}, {"likelihood": 4}, Trend.ROSE),
        ({"likelihood": 4}, {"likelihood": 2}, Trend.FELL),
        ({"vulnerability": 2}, {"vulnerability": 3}, Trend.ROSE),
        ({"likelihood": 2, "vulnerability": 4}, {"likelihood": 4, "vulnerability": 2},
         Trend.BOTH_WAYS),
        ({"life": 5, "trust": 2}, {"life": 5, "trust": 4}, Trend.SAME),  # the worst one counts
    ],
)  # fmt: skip
def test_an_authoritys_numbers_stand_against_its_own(
    desk: Desk, old: dict[str, float], new: dict[str, float], trend: Trend
) -> None:
    since = desk.says("kolding", old)
    again = desk.says("kolding", new)
    found = only(desk, since)
    assert (found.trend, found.lines[0].trend) == (trend, trend)
    step = found.steps[-1]
    assert (step.number, {one.measure.value for one in step.moved}) == (
        again,
        set(new) - same(old, new),
    )


def same(old: dict[str, float], new: dict[str, float]) -> set[str]:
    return {name for name in new if old.get(name, 3) == new[name]}


def test_a_scenario_goes_both_ways_when_two_authorities_disagree_and_an_average_hides_nothing(
    desk: Desk,
) -> None:
    desk.says("kolding", {"likelihood": 2})
    since = desk.says("vejle", {"likelihood": 4})
    desk.says("kolding", {"likelihood": 4})
    desk.says("vejle", {"likelihood": 2})
    found = only(desk, since)
    assert found.trend is Trend.BOTH_WAYS
    assert [(one.authority, one.risk) for one in found.lines] == [("kolding", 6), ("vejle", -6)]


def test_what_is_new_and_what_went_is_said_with_who_ended_it_and_why(desk: Desk) -> None:
    since = desk.says("kolding")
    desk.does(DescribeScenario(**{**SCENARIO, "title": "Nyt"}, municipality="vejle"))
    seen = desk.found.described[1][-1].number
    desk.does(WithdrawScenario(scenario=1, seen=seen, reason="Slusen er bygget om"))
    gone, new = years(desk, since)
    assert (gone.trend, new.trend) == (Trend.GONE, Trend.NEW)
    assert [(one.before is None, one.after) for one in gone.lines] == [(False, None)]
    assert new.lines == ()
    end = gone.steps[-1]
    assert end.ended and end.what.withdrawn.reason == "Slusen er bygget om"
    assert compare(desk.found, 0, 0) == []


def test_without_an_authority_in_both_years_it_is_not_called_unchanged(desk: Desk) -> None:
    since = desk.says("kolding")
    desk.does(WithdrawAssessment(scenario=1, seen=since, reason="Fejl"), "kolding")
    desk.says("vejle", {"likelihood": 5})
    found = only(desk, since)
    assert found.trend is Trend.INCOMPARABLE
    assert {one.authority: one.trend for one in found.lines} == {
        "kolding": Trend.GONE, "vejle": Trend.NEW
    }  # fmt: skip
    assert [one.ended for one in found.steps] == [True, False]


def test_a_scenario_described_anew_says_what_of_it_is_another(desk: Desk) -> None:
    since = desk.says("kolding")
    seen = desk.found.described[1][-1].number
    desk.does(DescribeScenario(**{**SCENARIO, "hazard": "Storm"}, scenario=1, seen=seen,
                               municipality="kolding"))  # fmt: skip
    assert only(desk, since).steps[-1].told == ("hazard",)
    assert only(desk, since).trend is Trend.SAME


def test_what_is_for_some_is_in_nobody_elses_comparison(desk: Desk) -> None:
    since = desk.says("kolding", {"likelihood": 1})
    desk.says("kolding", {"likelihood": 5},
              readers=Readers(sight=Sight.RESTRICTED, only_for=("brs",)))  # fmt: skip
    assert only(desk, since).trend is Trend.ROSE
    for one in only(desk, since, seat="vejle").lines:
        assert one.after is None or one.after.scores.of(Measure.LIKELIHOOD) != 5
    assert all(not one.moved for one in only(desk, since, seat="vejle").steps)
