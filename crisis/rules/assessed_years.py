"""The assessments of two years held together: what rose, fell, came and went, and by what. Pure.

Nothing is averaged: each authority's numbers of the one year stand against its own of the other.
Why is what the journal holds between the two: numbers said anew, with their note, a scenario
described anew, what was agreed about a difference, and what was withdrawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from crisis.projections.assessed_then import until
from crisis.projections.assessments import Action, Assessment, Assessments, End, Scenario
from crisis.terms.assessments import Measure, Trend

_DESCRIBED = ("hazard", "title", "text", "shape", "municipality", "objects")


class Moved(NamedTuple):
    """A number that an authority said otherwise than before."""

    measure: Measure
    old: int
    new: int


class Step(NamedTuple):
    """One entry that changed something between the two years: numbers said, a scenario described,
    an action agreed, or the end of any of them. moved: which numbers; told: what of the description
    is another."""

    number: int
    what: Assessment | Scenario | Action
    ended: bool = False
    moved: tuple[Moved, ...] = ()
    told: tuple[str, ...] = ()


class Line(NamedTuple):
    """One authority's numbers in both years; None when it had none that stood."""

    authority: str
    before: Assessment | None
    after: Assessment | None

    @property
    def name(self) -> str:
        """The authority as it was called last."""
        one = self.after or self.before
        return one.owner_name if one else self.authority

    @property
    def risk(self) -> int:
        """By how much likelihood times worst consequence rose; 0 when it cannot be said."""
        if self.before is None or self.after is None:
            return 0
        return self.after.scores.risk - self.before.scores.risk

    @property
    def vulnerability(self) -> int:
        """By how many steps vulnerability rose; it stands beside the risk, not in it."""
        if self.before is None or self.after is None:
            return 0
        return self.after.scores.vulnerability - self.before.scores.vulnerability

    @property
    def trend(self) -> Trend:
        """Say which way it went."""
        if self.before is None or self.after is None:
            return Trend.NEW if self.before is None else Trend.GONE
        return _trend((self.risk, self.vulnerability))


class Compared(NamedTuple):
    """One scenario in both years. scenario: as it is described last."""

    scenario: Scenario
    trend: Trend
    lines: tuple[Line, ...]
    steps: tuple[Step, ...]


def compare(found: Assessments, since: int, until_: int) -> list[Compared]:
    """Hold together how it stood after two entries of the planning, by scenario; what was in use
    at neither is left out."""
    before, after = until(found, since), until(found, until_)
    compared = []
    for one in after.scenarios():
        was, is_ = _in_use(before, one.scenario), _in_use(after, one.scenario)
        if was or is_:
            lines = _lines(before if was else None, after if is_ else None, one.scenario)
            trend = _whole(lines) if was and is_ else Trend.NEW if is_ else Trend.GONE
            steps = [each for each in _steps(after, one.scenario) if each.number > since]
            compared.append(Compared(one, trend, lines, tuple(steps)))
    return compared


def _in_use(found: Assessments, scenario: int) -> bool:
    one = found.scenario(scenario)
    return one is not None and one.withdrawn is None


def _lines(
    before: Assessments | None, after: Assessments | None, scenario: int
) -> tuple[Line, ...]:
    old, new = (
        {one.authority: one for one in found.standing(scenario)} if found else {}
        for found in (before, after)
    )
    lines = [Line(one, old.get(one), new.get(one)) for one in {**old, **new}]
    return tuple(sorted(lines, key=lambda one: one.name))


def _whole(lines: Iterable[Line]) -> Trend:
    """A scenario rose when some authority says so and none the other way."""
    both = [one for one in lines if one.before and one.after]
    if not both:
        return Trend.INCOMPARABLE
    return _trend([moved for one in both for moved in (one.risk, one.vulnerability)])


def _trend(moved: Sequence[int]) -> Trend:
    rose, fell = any(one > 0 for one in moved), any(one < 0 for one in moved)
    if rose and fell:
        return Trend.BOTH_WAYS
    return Trend.ROSE if rose else Trend.FELL if fell else Trend.SAME


def _steps(found: Assessments, scenario: int) -> list[Step]:
    """Give all that was said and done about a scenario, in order."""
    said, told = found.said.get(scenario, ()), found.described.get(scenario, ())
    done = found.actions_of(scenario)
    made = [
        *(Step(one.number, one, moved=_moved(one, said)) for one in said),
        *(
            Step(new.number, new, told=_told(old, new))
            for old, new in zip((None, *told), told, strict=False)
        ),
        *(Step(one.number, one) for one in done),
    ]
    ended: list[tuple[End | None, Assessment | Scenario | Action]] = [
        *((one.withdrawn, one) for one in said),
        *((one.withdrawn, one) for one in told),
        *((one.finished, one) for one in done),
    ]
    ends = {end.number: Step(end.number, one, ended=True) for end, one in ended if end}
    return sorted([*made, *ends.values()], key=lambda one: one.number)


def _moved(one: Assessment, said: Iterable[Assessment]) -> tuple[Moved, ...]:
    """Give what is another than the authority said before."""
    earlier = [each for each in said if each.authority == one.authority]
    old = next((each for each in reversed(earlier) if each.number < one.number), None)
    if old is None:
        return ()
    pairs = ((each, old.scores.of(each), one.scores.of(each)) for each in Measure)
    return tuple(Moved(*pair) for pair in pairs if pair[1] != pair[2])


def _told(old: Scenario | None, new: Scenario) -> tuple[str, ...]:
    if old is None:
        return ()
    return tuple(name for name in _DESCRIBED if getattr(old, name) != getattr(new, name))
