"""What was put right, and how long the wrong stood there."""

from __future__ import annotations

from datetime import timedelta

import msgspec

from crisis.projections.logbook import LogEntry
from crisis.projections.statements import Statement
from crisis.review.course import Course


class Correction(msgspec.Struct, frozen=True, kw_only=True):
    """That an entry was put right by another, and how long it stood. Dansk: rettelse i forløbet.

    statement: the statement that was put right, when it was one; entry is then what let it out.
    """

    entry: int
    by: int
    stood: timedelta
    statement: int | None = None


def corrections(course: Course) -> tuple[Correction, ...]:
    """Give all that was put right, by when it was. A new figure, and a decision in another's
    place, put nothing right: they go on."""
    found = [*_entries(course), *_statements(course)]
    return tuple(sorted(found, key=lambda one: one.by))


def _entries(course: Course) -> list[Correction]:
    log = course.seen.log
    pairs = ((log.get(one.corrects or 0), one) for one in log.entries.values())
    return [
        Correction(
            entry=old.number,
            by=new.number,
            stood=course.clock(new.number, new.recorded_at)
            - course.clock(old.number, old.recorded_at),
        )
        for old, new in pairs
        if old is not None and not _goes_on(new)
    ]


def _goes_on(one: LogEntry) -> bool:
    return one.figure is not None or one.decision is not None


def _statements(course: Course) -> list[Correction]:
    every = course.seen.statements
    pairs = ((one, every.get(one.corrected_by or 0)) for one in every.all())
    let_out = ((old.number, _out(course, old), _out(course, new)) for old, new in pairs)
    return [
        Correction(entry=old[0], by=new[0], stood=new[1] - old[1], statement=number)
        for number, old, new in let_out
        if old is not None and new is not None
    ]


def _out(course: Course, one: Statement | None) -> tuple[int, timedelta] | None:
    """Give by which entry a text was let out, and when."""
    if one is None or one.released is None or one.released_at is None:
        return None
    return one.released, course.clock(one.released, one.released_at)
