"""What stands under a meeting's items by itself: told of the operation, each with where it leads.

Nobody writes an agenda at three in the night; what is open, late, in doubt or new is there already.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import NamedTuple

from crisis.projections.meetings import Meeting
from crisis.projections.requests import HelpRequest
from crisis.projections.sector_silence import silent
from crisis.projections.sitreps import Frozen
from crisis.projections.situation import Situation
from crisis.projections.tasks import Task
from crisis.rules import agenda_staff
from crisis.rules.contradictions import against
from crisis.rules.decisions import shaken
from crisis.rules.keeping import short_of
from crisis.rules.operations import step_down
from crisis.rules.reopening import Reopened
from crisis.rules.wanted import NONE_GONE, Gone, asked_since, contested, order_since, wanting
from crisis.terms.callouts import UNANSWERED
from crisis.terms.decisions import DecisionState, follow_up_key
from crisis.terms.incidents import IncidentStatus
from crisis.terms.meetings import OLD_REPORT, RENEW_WITHIN, AgendaItem, PointKind
from crisis.terms.resources import RequestStatus
from crisis.terms.sectors import Colour
from crisis.terms.statements import OUT, StatementState
from crisis.terms.tasks import TaskStatus


class Point(NamedTuple):
    """One thing that stands under an item. Dansk: punktets indhold.

    number: of the incident, task, statement, follow-up, request or entry it is about; key: the
    authority, the figure, or how much of a request is missing.
    """

    kind: PointKind
    number: int = 0
    key: str = ""


class Asking(NamedTuple):
    """The operation as one asks, and after which entry something is new. Dansk: siden sidst.

    since: when the last meeting began. again: what was decided on who gets what and must be decided
    anew. gone: of each request what was promised and is not there.
    """

    situation: Situation
    now: datetime
    after: int
    since: datetime | None = None
    again: Reopened | None = None
    gone: Gone = NONE_GONE


def since_last(
    situation: Situation,
    now: datetime,
    before: Meeting | None,
    again: Reopened | None = None,
    gone: Gone = NONE_GONE,
) -> Asking:
    """Ask by what came after a meeting was closed."""
    after = (before.closed or 0) if before else 0
    return Asking(situation, now, after, before.opened_at if before else None, again, gone)


def picture_had(situation: Situation, before: Meeting | None) -> Frozen | None:
    """Give the picture since which changes are told: the newest that the last meeting had, or else
    the newest there is."""
    if before is not None and before.closed is not None:
        had = [one for one in situation.sitreps.all() if one.number < before.closed]
        if had:
            return had[-1]
    return situation.sitreps.last


def last_held(situation: Situation, before: Meeting | None = None) -> Meeting | None:
    """Give the last meeting that was closed, before one."""
    held = [one for one in situation.meetings.all() if one.closed is not None]
    if before is not None and before.opened is not None:
        held = [one for one in held if (one.closed or 0) < before.opened]
    return max(held, key=lambda one: one.closed or 0, default=None)


def points(item: AgendaItem, asking: Asking) -> tuple[Point, ...]:
    """Give what stands under an item; nothing for those that people must fill themselves."""
    return tuple(one for fill in _FILLED.get(item, ()) for one in fill(asking))


def _incidents(asking: Asking) -> Iterator[Point]:
    for one in asking.situation.incidents.all():
        if one.opened > asking.after and one.status is not IncidentStatus.OVER:
            yield Point(PointKind.NEW_INCIDENT, one.number)
        elif one.changed > asking.after:
            yield Point(PointKind.INCIDENT_MOVED, one.number)


def _figures(asking: Asking) -> Iterator[Point]:
    for key, one in sorted(asking.situation.figures.items()):
        if one.number > asking.after:
            yield Point(PointKind.FIGURE_CHANGED, one.number, key)


def _level(asking: Asking) -> Iterator[Point]:
    last = asking.situation.levels.steps[-1:]
    if last and last[0].number > max(asking.after, 2):
        yield Point(PointKind.LEVEL_CHANGED, last[0].number)


def _contradictions(asking: Asking) -> Iterator[Point]:
    for one in asking.situation.contradictions.open():
        yield Point(PointKind.CONTRADICTION, one.number)


def _expected(asking: Asking) -> Iterator[Point]:
    entries = asking.situation.log.entries.values()
    coming = [
        (one.expected_at, one.number)
        for one in entries
        if one.expected_at and one.expected_at > asking.now and one.corrected_by is None
    ]
    for _, number in sorted(coming):
        yield Point(PointKind.EXPECTED, number)


def _sectors(asking: Asking) -> Iterator[Point]:
    """Those that are red, those of which nobody knows since the last meeting or for an hour, those
    that are yellow."""
    old = asking.now - OLD_REPORT
    owing = silent(asking.situation, max(old, asking.since) if asking.since else old)
    fresh = sorted((key, one) for key, one in asking.situation.sectors.items() if key not in owing)
    for colour in (Colour.RED, Colour.YELLOW):
        for key, one in fresh:
            if one.colour is colour:
                yield Point(PointKind.SECTOR, one.number, key)
        if colour is Colour.RED:
            for key in sorted(owing):
                yield Point(PointKind.NO_REPORT, owing[key].number, key)


def _needs(asking: Asking) -> Iterator[Point]:
    for key, one in sorted(asking.situation.sectors.items()):
        if one.need:
            yield Point(PointKind.NEED, one.number, key)


def _tasks(asking: Asking) -> Iterator[Point]:
    found = [one for one in asking.situation.tasks.all() if one.status is not TaskStatus.CLOSED]
    kinds = [(_of_task(one, asking.now), one.number) for one in found]
    order = list(PointKind)
    for kind, number in sorted(kinds, key=lambda one: (order.index(one[0]), one[1])):
        yield Point(kind, number)


def _of_task(one: Task, now: datetime) -> PointKind:
    if one.unowned:
        return PointKind.TASK_UNOWNED
    if one.overdue(now):
        return PointKind.TASK_LATE
    if one.status is TaskStatus.DONE:
        return PointKind.TASK_DONE
    asked = one.status is TaskStatus.ASKED
    return PointKind.TASK_ASKED if asked else PointKind.TASK_UNDER_WAY


def _late(asking: Asking) -> Iterator[Point]:
    for decision in asking.situation.decisions.all():
        for one in decision.open if decision.standing else ():
            if one.deadline is not None and one.deadline < asking.now:
                number = follow_up_key(decision.decision, one.item)
                yield Point(PointKind.FOLLOW_UP_LATE, number)
    for tick in asking.situation.follows.open():
        if tick.late(asking.now):
            yield Point(PointKind.FOLLOW_LATE, tick.entry, tick.seat_name)


def _decisions(asking: Asking) -> Iterator[Point]:
    situation, now = asking.situation, asking.now
    for one in situation.decisions.all():
        if not one.standing:
            continue
        soon = one.valid_until is not None and one.valid_until - now <= RENEW_WITHIN
        if soon or one.state(now) is DecisionState.EXPIRED:
            yield Point(PointKind.DECISION_EXPIRES, one.decision)
        rows = (situation.log.get(number) for number in one.entries)
        if shaken(situation, one) or any(row and against(situation, row) for row in rows):
            yield Point(PointKind.DECISION_SHAKEN, one.decision)


def _unowned(asking: Asking) -> Iterator[Point]:
    for one in asking.situation.tasks.all():
        if one.unowned:
            yield Point(PointKind.TASK_UNOWNED, one.number)


def _statements(asking: Asking) -> Iterator[Point]:
    for one in asking.situation.statements.all():
        if one.state is StatementState.READY:
            yield Point(PointKind.STATEMENT_WAITS, one.number)
        elif one.state is StatementState.DRAFT:
            yield Point(PointKind.STATEMENT_DRAFT, one.number)
        elif one.state in OUT and one.flags:
            yield Point(PointKind.STATEMENT_WRONG, one.number)


def _down(asking: Asking) -> Iterator[Point]:
    for sign in step_down(asking.situation, asking.now):
        yield Point(PointKind.STEP_DOWN, 0, sign.value)


def _called(asking: Asking) -> Iterator[Point]:
    for authority, (_, each) in sorted(asking.situation.callouts.newest().items()):
        if each.state in UNANSWERED:
            yield Point(PointKind.UNANSWERED, 0, authority)


_WANTED = {
    RequestStatus.UNMET: PointKind.HELP_UNMET,
    RequestStatus.PARTLY: PointKind.HELP_PARTLY,
    RequestStatus.WAITING: PointKind.HELP_WAITS,
}


def _wanting(asking: Asking) -> Iterator[Point]:
    for one, status in wanting(asking.situation, asking.gone):
        yield Point(_WANTED[status], one.number, _missing(asking, one))


def _contested(asking: Asking) -> Iterator[Point]:
    """What changed here since it was decided who gets what, and what competes."""
    situation = asking.situation
    if again := asking.again:
        why = ",".join(one.value for one in again.kinds)
        yield Point(PointKind.REOPENED, again.allotment, why)
    yield from (Point(PointKind.DECIDED_BETWEEN, one) for one in decided_between(asking))
    if number := order_since(situation):
        yield Point(PointKind.ORDER_SINCE, number)
    since = asked_since(situation, asking.now, asking.gone)
    for one in since:
        yield Point(PointKind.ASKED_SINCE, one.number, _missing(asking, one))
    for one in contested(situation, asking.now, asking.gone):
        if one not in since:
            yield Point(PointKind.COMPETES, one.number, _missing(asking, one))


def _missing(asking: Asking, one: HelpRequest) -> str:
    return str(short_of(one, asking.gone.get(one.number, 0)))


def decided_between(asking: Asking) -> Iterator[int]:
    """Give the entries by which it was decided who gets what, since the last meeting and in none:
    the staff takes note of them."""
    held = asking.situation.meetings.open
    until = (held.opened or 0) if held else asking.situation.number
    for number in range(asking.after + 1, until + 1):
        row = asking.situation.log.get(number)
        if row is not None and row.allotment:
            yield number


def _reliefs(asking: Asking) -> Iterator[Point]:
    yield from (Point(*one) for one in agenda_staff.reliefs(asking.situation, asking.now))


def _seats(asking: Asking) -> Iterator[Point]:
    yield from (Point(*one) for one in agenda_staff.seats(asking.situation, asking.now))


def _media(asking: Asking) -> Iterator[Point]:
    yield from (Point(*one) for one in agenda_staff.heard(asking.situation, asking.after))


_SITUATION = (_incidents, _level, _figures, _contradictions)
_FILLED: dict[AgendaItem, tuple[Callable[[Asking], Iterator[Point]], ...]] = {
    AgendaItem.PARTICIPANTS: (_called,),
    AgendaItem.ROLES: (_seats,),
    AgendaItem.SITUATION: _SITUATION,
    AgendaItem.CHANGES: _SITUATION,
    AgendaItem.DEVELOPMENT: (_expected,),
    AgendaItem.ROUND: (_sectors,),
    AgendaItem.TASKS: (_tasks, _late),
    AgendaItem.DIRECTION: (_contested, _decisions),
    AgendaItem.PRIORITIES: (_contested, _decisions, _unowned),
    AgendaItem.RESOURCES: (_wanting, _needs),
    AgendaItem.MEDIA: (_media, _statements),
    AgendaItem.LOGISTICS: (_reliefs,),
    AgendaItem.COMMUNICATION: (_statements,),
    AgendaItem.LEVEL: (_down,),
}
"""Item → what fills it, in this order."""
