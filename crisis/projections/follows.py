"""Who follows up what: each seat for itself, and how far each has come."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import msgspec
from immutables import Map

from crisis.events import Erased, Event, Stamp
from crisis.events.erasure import EntryErased
from crisis.events.follows import EntryFollowed, FollowSettled


class Follow(msgspec.Struct, frozen=True, kw_only=True):
    """The tick of one seat on one entry. Dansk: eget kryds."""

    entry: int
    number: int
    at: datetime
    seat: str
    authority: str
    seat_name: str
    authority_name: str
    until: datetime | None = None
    note: str | None = None
    done: int | None = None
    done_at: datetime | None = None
    done_note: str | None = None

    def late(self, now: datetime) -> bool:
        """Says whether it is open past its time."""
        return self.done is None and self.until is not None and self.until < now


class Follows(msgspec.Struct, frozen=True, kw_only=True):
    """All of them, by the entry they are about. Dansk: egne kryds."""

    found: Map[int, tuple[Follow, ...]] = Map()

    def of(self, entry: int) -> tuple[Follow, ...]:
        """Give the last tick of each seat on an entry, in the order in which they were set."""
        last = {one.seat: one for one in self.found.get(entry, ())}
        return tuple(sorted(last.values(), key=lambda one: one.number))

    def by(self, entry: int, seat: str) -> Follow | None:
        """Give a seat's last tick on an entry."""
        return next((one for one in self.of(entry) if one.seat == seat), None)

    def all(self) -> list[Follow]:
        """Give every tick, in order."""
        return sorted(
            (one for each in self.found.values() for one in each), key=lambda one: one.number
        )

    def without(self, hidden: frozenset[int]) -> Follows:
        """Give them as one sees them for whom these entries are not."""
        kept = self.found
        for entry in kept:
            kept = kept.delete(entry) if entry in hidden else kept
        return Follows(found=kept)

    def open(self) -> list[Follow]:
        """Give those that nobody has settled, in order."""
        return [one for one in self.all() if one.done is None]


def fold(found: Follows, stamp: Stamp, event: Event | Erased) -> Follows:
    """Take one more entry in; what does not concern it leaves it as it was."""
    if isinstance(event, EntryFollowed):
        one = _follow(stamp, event)
        old = found.found.get(event.entry, ())
        return Follows(found=found.found.set(event.entry, (*old, one)))
    if isinstance(event, FollowSettled):
        return _settle(found, event.supplements, stamp, event.note)
    if isinstance(event, Erased):
        settled = event.type == FollowSettled.__name__
        return _settle(found, event.supplements, stamp, None) if settled else found
    if isinstance(event, EntryErased):
        return _without(found, {one.number for one in event.entries})
    return found


def _follow(stamp: Stamp, event: EntryFollowed) -> Follow:
    at_once: dict[str, Any] = {}
    if event.done:
        at_once = {"done": stamp.number, "done_at": stamp.recorded_at}
    return Follow(
        entry=event.entry,
        number=stamp.number,
        at=stamp.recorded_at,
        seat=stamp.seat,
        authority=stamp.authority,
        seat_name=event.seat_name,
        authority_name=event.authority_name,
        until=event.until,
        note=event.note,
        **at_once,
    )


def _settle(found: Follows, follow: int | None, stamp: Stamp, note: str | None) -> Follows:
    def settled(one: Follow) -> Follow:
        if one.number != follow:
            return one
        done = {"done": stamp.number, "done_at": stamp.recorded_at, "done_note": note}
        return msgspec.structs.replace(one, **done)

    return _each(found, settled)


def _without(found: Follows, gone: set[int]) -> Follows:
    """A tick whose words were erased is as if it had never been; so is an open one on an entry that
    holds no words any more. Of what was said when it was settled the words go."""

    def left(one: Follow) -> Follow | None:
        if one.number in gone or (one.entry in gone and one.done is None):
            return None
        return msgspec.structs.replace(one, done_note=None) if one.done in gone else one

    return _each(found, left)


def _each(found: Follows, change: Callable[[Follow], Follow | None]) -> Follows:
    changed = found.found
    for entry, ticks in found.found.items():
        now = tuple(new for one in ticks if (new := change(one)) is not None)
        if now != ticks:
            changed = changed.set(entry, now) if now else changed.delete(entry)
    return found if changed is found.found else Follows(found=changed)
