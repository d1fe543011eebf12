"""The words of the situation picture by field, and the pictures that were frozen."""

from __future__ import annotations

from datetime import datetime

import msgspec
from immutables import Map

from crisis.events import Erased, Event, Stamp
from crisis.events.erasure import EntryErased
from crisis.events.sitreps import SitrepFieldWritten, SitrepFrozen, SitrepSent
from crisis.terms.log import Certainty, Channel
from crisis.terms.national import NationalStaff
from crisis.terms.sitreps import SitrepField


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody wrote in a field, and the entry it came by. Dansk: ord i SITBIL.

    hidden: there are some, and they are not for this reader.
    """

    field: SitrepField
    number: int
    at: datetime
    text: str
    authority: str
    authority_name: str
    seat_name: str
    certainty: Certainty | None = None
    hidden: bool = False


class Sent(msgspec.Struct, frozen=True, kw_only=True):
    """To whom a picture was sent, by whom and when. Dansk: afsendelse af SITBIL."""

    number: int
    staff: NationalStaff
    who: str
    channel: Channel
    sent_at: datetime
    seat_name: str
    authority_name: str


class Frozen(msgspec.Struct, frozen=True, kw_only=True):
    """One picture under its number. Dansk: frosset SITBIL.

    number: the entry that froze it; until: the last one it takes in; after: how far the one before
    went, 0 for the first; stock: the last entry of the resources that it takes in.
    """

    sitrep: int
    number: int
    at: datetime
    until: int
    after: int
    next_at: datetime | None
    stock: int | None = None
    seat: str
    seat_name: str
    authority_name: str
    sent: tuple[Sent, ...] = ()


class Sitreps(msgspec.Struct, frozen=True, kw_only=True):
    """The words that stand, and all frozen pictures. Dansk: situationsbilleder."""

    words: Map[SitrepField, Words] = Map()
    frozen: Map[int, Frozen] = Map()
    written: Map[int, str] = Map()
    """Entry by which words were written → whose they are."""

    @property
    def last(self) -> Frozen | None:
        """The newest frozen picture; None while there is none."""
        return self.frozen[max(self.frozen)] if self.frozen else None

    @property
    def coming(self) -> int:
        """The number of the picture that is being made."""
        return max(self.frozen, default=0) + 1

    def get(self, sitrep: int) -> Frozen | None:
        """Give a frozen picture by its number."""
        return self.frozen.get(sitrep)

    def all(self) -> list[Frozen]:
        """Give all frozen pictures, oldest first."""
        return [self.frozen[one] for one in sorted(self.frozen)]

    def without(self, hidden: frozenset[int]) -> Sitreps:
        """Give them as one sees them for whom these entries are not: that words stand there is
        told, so that nobody writes over what he cannot read."""
        words = self.words
        for field, one in words.items():
            if one.number in hidden:
                gone = msgspec.structs.replace(one, text="", certainty=None, hidden=True)
                words = words.set(field, gone)
        return msgspec.structs.replace(self, words=words)


def fold(found: Sitreps, stamp: Stamp, event: Event | Erased) -> Sitreps:
    """Take one more entry in; words that were erased are as if nobody had written any there."""
    if isinstance(event, SitrepFieldWritten):
        return _written(found, stamp, event)
    if isinstance(event, SitrepFrozen):
        return _frozen(found, stamp, event)
    if isinstance(event, SitrepSent):
        return _sent(found, stamp, event)
    if isinstance(event, Erased) and event.type == SitrepFieldWritten.__name__:
        found = _noted(found, stamp)
        return found if event.corrects is None else _dropped(found, {event.corrects})
    if isinstance(event, EntryErased):
        return _dropped(found, {one.number for one in event.entries})
    return found


def _written(found: Sitreps, stamp: Stamp, event: SitrepFieldWritten) -> Sitreps:
    made = Words(
        field=event.field,
        number=stamp.number,
        at=stamp.recorded_at,
        text=event.text,
        authority=stamp.authority,
        authority_name=event.authority_name,
        seat_name=event.seat_name,
        certainty=event.certainty,
    )
    words = found.words.set(event.field, made)
    return msgspec.structs.replace(_noted(found, stamp), words=words)


def _noted(found: Sitreps, stamp: Stamp) -> Sitreps:
    written = found.written.set(stamp.number, stamp.authority)
    return msgspec.structs.replace(found, written=written)


def _frozen(found: Sitreps, stamp: Stamp, event: SitrepFrozen) -> Sitreps:
    same = ("sitrep", "until", "after", "next_at", "stock", "seat_name", "authority_name")
    made = Frozen(
        number=stamp.number,
        at=stamp.recorded_at,
        seat=stamp.seat,
        **{name: getattr(event, name) for name in same},
    )
    return msgspec.structs.replace(found, frozen=found.frozen.set(event.sitrep, made))


def _sent(found: Sitreps, stamp: Stamp, event: SitrepSent) -> Sitreps:
    one = found.get(event.sitrep)
    if one is None:
        return found
    same = ("staff", "who", "channel", "sent_at", "seat_name", "authority_name")
    made = Sent(number=stamp.number, **{name: getattr(event, name) for name in same})
    told = msgspec.structs.replace(one, sent=(*one.sent, made))
    return msgspec.structs.replace(found, frozen=found.frozen.set(one.sitrep, told))


def _dropped(found: Sitreps, numbers: set[int]) -> Sitreps:
    words, frozen = found.words, found.frozen
    for number, picture in frozen.items():
        kept = tuple(one for one in picture.sent if one.number not in numbers)
        if len(kept) != len(picture.sent):
            frozen = frozen.set(number, msgspec.structs.replace(picture, sent=kept))
    for field, one in words.items():
        if one.number in numbers:
            words = words.delete(field)
    return msgspec.structs.replace(found, words=words, frozen=frozen)
