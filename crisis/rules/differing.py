"""Where two authorities differ: per measure, between any two, by two steps or more. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from itertools import combinations
from typing import NamedTuple

from crisis.projections.assessments import Action, Assessment
from crisis.terms.assessments import FLAGGED, Measure
from crisis.terms.times import local


class Difference(NamedTuple):
    """Two authorities' numbers for one measure that lie far apart, and what is done about it."""

    measure: Measure
    high: Assessment
    low: Assessment
    action: Action | None

    @property
    def apart(self) -> int:
        """Give by how many steps."""
        return self.high.scores.of(self.measure) - self.low.scores.of(self.measure)


def differences(standing: Sequence[Assessment], actions: Iterable[Action]) -> list[Difference]:
    """Give each pair that differs by two steps or more. What was agreed holds for the two
    assessments it was agreed about; one of them said anew is a new difference."""
    settled = list(actions)
    found: list[Difference] = []
    for measure in Measure:
        for one, other in combinations(standing, 2):
            high, low = sorted((one, other), key=lambda each: -each.scores.of(measure))
            if high.scores.of(measure) - low.scores.of(measure) >= FLAGGED:
                found.append(Difference(measure, high, low, _agreed(settled, measure, high, low)))
    return found


def _agreed(
    actions: Iterable[Action], measure: Measure, one: Assessment, other: Assessment
) -> Action | None:
    for action in actions:
        named = {each.number for each in action.between}
        if action.measure is measure and {one.number, other.number} <= named:
            return action
    return None


def today(now: datetime) -> date:
    """Give the day on the Danish clock, by which dates are judged."""
    return local(now).date()
