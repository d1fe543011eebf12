"""A log in a few lines: who did what at which minute, and its course as a review takes it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

import msgspec

from crisis.events import Erased, Event, Stamp
from crisis.events.log import EntryRecorded
from crisis.events.operations import OperationOpened
from crisis.journal.port import Entry
from crisis.projections.situation import Situation, fold, start
from crisis.review.course import Act, Clock, Course, since_opening
from crisis.rules.visibility import view
from crisis.terms.operations import Mode
from tests.given import NOON, OPERATION, by, stamp
from tests.unit.events.test_golden import EXAMPLES

MINUTE = timedelta(minutes=1)
Told = tuple[float, str, Event | Erased]


def like(kind: type[Event], **changes: Any) -> Event:
    """The example of an event, with what a test needs of it changed."""
    example = next(one for one in EXAMPLES if type(one) is kind)
    return msgspec.structs.replace(example, **changes)


def noted(text: str = "Vand i kældre") -> Event:
    return like(EntryRecorded, text=text)


def erased(kind: type[Event]) -> Erased:
    return Erased(type=kind.__name__)


def log(*told: Told) -> list[Entry]:
    """The entries; number 1 opens the operation at minute nought, the first told is number 2."""
    whole: Iterable[Told] = ((0, "planlaegger", like(OperationOpened)), *told)
    return [_entry(number, *one) for number, one in enumerate(whole, 1)]


def situation(*told: Told) -> Situation:
    return fold(start(OPERATION, Mode.EXERCISE), log(*told))


def course(
    *told: Told, end: float = 60, clock: Clock | None = None, outside: Iterable[str] = ()
) -> Course:
    """The course as far as a minute, by the wall's clock if none is given."""
    seen = view(situation(*told), by("formand"))
    return Course(
        seen=seen,
        clock=clock or since_opening(seen),
        end=end * MINUTE,
        acts=tuple(
            Act(one.stamp.number, one.stamp.recorded_at, one.stamp.seat) for one in log(*told)[1:]
        ),
        outside=frozenset(outside),
    )


def at(minute: float) -> datetime:
    return NOON + minute * MINUTE


def minutes(length: timedelta | None) -> float | None:
    return None if length is None else length / MINUTE


def paused(since: float, until: float) -> Clock:
    """A drill's clock that stood still between two minutes."""

    def clock(_number: int, moment: datetime) -> timedelta:
        minute = (moment - NOON) / MINUTE
        stood = max(min(minute, until) - since, 0)
        return (minute - stood) * MINUTE

    return clock


def _entry(number: int, minute: float, seat: str, event: Event | Erased) -> Entry:
    kind = event.type if isinstance(event, Erased) else type(event).__name__
    made: Stamp = msgspec.structs.replace(stamp(number, seat), recorded_at=at(minute))
    return Entry(stamp=made, type=kind, event=event)
