"""The numbers a staff goes by: one value for each, as of a time, and those before it."""

from __future__ import annotations

from datetime import datetime

import msgspec
from immutables import Map

from crisis.events import Erased, Event, Stamp
from crisis.events.erasure import EntryErased
from crisis.events.figures import FigureSet
from crisis.terms.figures import FigureKind, key_of
from crisis.terms.log import Certainty


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """One value of a figure, and the entry that said so. Dansk: aflæsning."""

    number: int
    value: int
    as_of: datetime
    certainty: Certainty
    entry: int | None
    source: str | None
    authority: str
    authority_name: str


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A figure with all its values, the one that holds last. Dansk: tal."""

    figure: FigureKind
    name: str
    readings: tuple[Reading, ...]

    @property
    def now(self) -> Reading:
        """The value that holds."""
        return self.readings[-1]

    @property
    def number(self) -> int:
        """The entry of the value that holds."""
        return self.readings[-1].number

    def by(self, number: int) -> Reading | None:
        """The value that held after an entry of the log; None before the first."""
        return next((one for one in reversed(self.readings) if one.number <= number), None)


Figures = Map[str, Figure]


def fold(found: Figures, stamp: Stamp, event: Event | Erased) -> Figures:
    """Take one more entry in; a value that was erased is as if it had never been."""
    if isinstance(event, FigureSet):
        key = key_of(event.figure, event.name)
        old = found.get(key)
        readings = (*(old.readings if old else ()), _reading(stamp, event))
        return found.set(key, Figure(figure=event.figure, name=event.name, readings=readings))
    if isinstance(event, EntryErased):
        return _without(found, {one.number for one in event.entries})
    return found


def _reading(stamp: Stamp, event: FigureSet) -> Reading:
    said = event.on_behalf_of
    return Reading(
        number=stamp.number,
        value=event.value,
        as_of=event.as_of,
        certainty=event.certainty,
        entry=event.entry,
        source=event.source,
        authority=said.authority if said else stamp.authority,
        authority_name=said.authority_name if said else event.authority_name,
    )


def _without(found: Figures, gone: set[int]) -> Figures:
    for key, one in found.items():
        kept = tuple(each for each in one.readings if each.number not in gone)
        if not kept:
            found = found.delete(key)
        elif len(kept) != len(one.readings):
            found = found.set(key, msgspec.structs.replace(one, readings=kept))
    return found
