"""What a year came to, for the district's council: counted from the folds, by who may see them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import NamedTuple

from crisis.projections.assessments import Action, Assessments
from crisis.projections.lessons import Lessons
from crisis.projections.situation import Situation
from crisis.terms.operations import Level
from crisis.terms.statements import LEFT, StatementState
from crisis.terms.times import local


class OperationTold(NamedTuple):
    """One operation of the year. levels: how long the staff stood on each, without daily
    operation; statements: those that left the house."""

    situation: Situation
    ended: datetime | None
    levels: dict[Level, timedelta]
    decisions: int
    follow_ups: int
    statements: int
    taken_back: int

    @property
    def highest(self) -> Level:
        """The highest level it came to."""
        order = list(Level)
        return max(self.levels, key=order.index, default=Level.DAILY)


class ActionsTold(NamedTuple):
    """What was agreed about differences between assessments, or learnt, as of a day of the year."""

    made: int
    finished: int
    open: int
    late: int


def of_year(found: Iterable[Situation], year: int, now: datetime) -> tuple[OperationTold, ...]:
    """Give the operations that were opened in a year, by the Danish clock, the first first."""
    mine = (one for one in found if one.opened_at and local(one.opened_at).year == year)
    told = (_told(one, now) for one in mine)
    return tuple(sorted(told, key=lambda one: one.situation.opened_at or now))


def in_sum(found: Iterable[OperationTold]) -> dict[Level, timedelta]:
    """Give how long the staff stood on each level, all operations together."""
    total: dict[Level, timedelta] = {}
    for one in found:
        for level, long in one.levels.items():
            total[level] = total.get(level, timedelta()) + long
    return total


def actions(found: Assessments, year: int, today: date) -> ActionsTold:
    """Count what was agreed and done in a year, and what is open today."""
    every = tuple(found.actions.values())
    left = [one for one in every if one.finished is None]
    return ActionsTold(
        made=sum(local(one.at).year == year for one in every),
        finished=sum(_finished_in(one, year) for one in every),
        open=len(left),
        late=sum(one.due < today for one in left),
    )


def lessons(found: Lessons, year: int, today: date) -> ActionsTold:
    """Count the lessons that were noted and closed in a year, and those open today."""
    left = found.open()
    done = (one.done for one in found.noted.values())
    return ActionsTold(
        made=sum(local(one.versions[0].at).year == year for one in found.noted.values()),
        finished=sum(one is not None and local(one.at).year == year for one in done),
        open=len(left),
        late=sum(one.lesson.due < today for one in left),
    )


def reviews_late(found: Assessments, today: date) -> int:
    """Count the assessments that stand and should have been gone through by now."""
    scenarios = (one.scenario for one in found.scenarios() if one.withdrawn is None)
    return sum(one.review_on < today for each in scenarios for one in found.standing(each))


def _finished_in(one: Action, year: int) -> bool:
    return one.finished is not None and local(one.finished.at).year == year


def _on_priority(one: Situation) -> int:
    """Count the decisions on who gets what first, and on the order of the aims."""
    return sum(each.allotment is not None for each in one.log.entries.values())


def _told(one: Situation, now: datetime) -> OperationTold:
    closed = one.closing.closed
    statements = one.statements.all()
    return OperationTold(
        situation=one,
        ended=closed.at if closed else None,
        levels=_levels(one, closed.at if closed else now),
        decisions=len(one.decisions.all()) + _on_priority(one),
        follow_ups=sum(len(each.open) for each in one.decisions.all()),
        statements=sum(each.state in LEFT for each in statements),
        taken_back=sum(each.state is StatementState.RETRACTED for each in statements),
    )


def _levels(one: Situation, until: datetime) -> dict[Level, timedelta]:
    steps = one.levels.steps
    found: dict[Level, timedelta] = {}
    for at, step in enumerate(steps):
        ends = steps[at + 1].at if at + 1 < len(steps) else until
        if step.level is not Level.DAILY:
            long = max(min(ends, until) - step.at, timedelta())
            found[step.level] = found.get(step.level, timedelta()) + long
    return found
