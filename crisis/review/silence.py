"""Who was silent: the stretches in which nothing came from a seat."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import pairwise

import msgspec

from crisis.review.course import Course

LEAST = timedelta(minutes=30)
"""So long without an entry one is taken to be silent, when nothing else is said."""


class Silence(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch in which nothing came from a seat. Dansk: tavshed.

    after: its last entry before, None for none. before: its next; None when it was silent until
    now.
    """

    seat: str
    since: timedelta
    until: timedelta
    after: int | None
    before: int | None

    @property
    def length(self) -> timedelta:
        """How long it was."""
        return self.until - self.since


def silences(
    course: Course, least: timedelta = LEAST, expected: Iterable[str] = ()
) -> tuple[Silence, ...]:
    """Give the stretches, the longest first: of the seats that took part, and of those that were
    expected to."""
    spoke: dict[str, list[tuple[timedelta, int | None]]] = {one: [] for one in expected}
    for act in course.acts:
        at = course.clock(act.number, act.at)
        spoke.setdefault(act.seat, []).append((min(max(at, timedelta()), course.end), act.number))
    found = [
        one
        for seat, heard in spoke.items()
        if seat not in course.outside
        for one in _between(seat, heard, course.end)
        if one.length >= least
    ]
    return tuple(sorted(found, key=lambda one: (-one.length, one.since, one.seat)))


def _between(
    seat: str, heard: list[tuple[timedelta, int | None]], end: timedelta
) -> Iterator[Silence]:
    points = [(timedelta(), None), *sorted(heard, key=lambda one: (one[0], one[1] or 0))]
    for (since, after), (until, before) in pairwise([*points, (end, None)]):
        yield Silence(seat=seat, since=since, until=until, after=after, before=before)
