"""Who has handed each seat over to whom: the sheets, and how far each has come."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec
from immutables import Map

from crisis.events import Erased, Event, Stamp
from crisis.events.erasure import EntryErased
from crisis.events.relief import HandoverOffered, HandoverTaken, HandoverWithdrawn, SheetContents
from crisis.terms.relief import SheetState


class Relieved(msgspec.Struct, frozen=True, kw_only=True):
    """The signature of the one who came on. Dansk: afløserens underskrift."""

    number: int
    at: datetime
    account: int
    seen: int


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """One sheet with both signatures; the first is the entry that made it.

    contents: None when its words were erased by law. Dansk: overdragelsesark.
    """

    sheet: int
    number: int
    at: datetime
    account: int
    seat: str
    authority: str
    seat_name: str = ""
    authority_name: str = ""
    contents: SheetContents | None = None
    important: str | None = None
    beware: str | None = None
    agreed: str | None = None
    state: SheetState = SheetState.OFFERED
    taken: Relieved | None = None
    ended_by: int | None = None

    @property
    def until(self) -> int:
        """The last entry it takes in: nothing comes between that and the sheet's own."""
        return self.number - 1


class Relief(msgspec.Struct, frozen=True, kw_only=True):
    """All sheets by number. Dansk: afløsninger."""

    sheets: Map[int, Sheet] = Map()
    last: int = 0

    def get(self, sheet: int) -> Sheet | None:
        """Give a sheet by its number."""
        return self.sheets.get(sheet)

    def all(self) -> list[Sheet]:
        """Give all of them, oldest first."""
        return [self.sheets[number] for number in sorted(self.sheets)]

    def of(self, seat: str) -> list[Sheet]:
        """Give the sheets of one seat, oldest first."""
        return [one for one in self.all() if one.seat == seat]

    def waiting(self, seat: str) -> Sheet | None:
        """Give the one sheet of a seat that waits to be taken."""
        found = (one for one in self.of(seat) if one.state is SheetState.OFFERED)
        return next(found, None)

    def taken(self, seat: str) -> Sheet | None:
        """Give the last sheet by which the seat changed hands."""
        found = [one for one in self.of(seat) if one.state is SheetState.TAKEN]
        return found[-1] if found else None


def fold(found: Relief, stamp: Stamp, event: Event | Erased) -> Relief:
    """Take one more entry in; a sheet that was erased keeps its number and its signatures."""
    name = event.type if isinstance(event, Erased) else type(event).__name__
    if name == HandoverOffered.__name__:
        return _offered(found, stamp, event if isinstance(event, HandoverOffered) else None)
    if isinstance(event, HandoverTaken):
        signed = Relieved(
            number=stamp.number, at=stamp.recorded_at, account=stamp.account, seen=event.seen
        )
        return _ended(found, event.sheet, SheetState.TAKEN, stamp.number, taken=signed)
    if isinstance(event, HandoverWithdrawn):
        return _ended(found, event.sheet, SheetState.WITHDRAWN, stamp.number)
    return _without(found, event) if isinstance(event, EntryErased) else found


def _offered(found: Relief, stamp: Stamp, event: HandoverOffered | None) -> Relief:
    """A newer sheet of a seat comes in the place of one that nobody took."""
    older, sheet = found.waiting(stamp.seat), found.last + 1
    if older is not None:
        found = _ended(found, older.sheet, SheetState.REPLACED, stamp.number)
    made = Sheet(
        sheet=sheet,
        number=stamp.number,
        at=stamp.recorded_at,
        account=stamp.account,
        seat=stamp.seat,
        authority=stamp.authority,
    )
    if event is not None:
        made = msgspec.structs.replace(made, **{name: getattr(event, name) for name in _WORDS})
    return Relief(sheets=found.sheets.set(sheet, made), last=sheet)


_WORDS = ("contents", "important", "beware", "agreed", "seat_name", "authority_name")
"""What goes when a sheet is erased by law."""


def _ended(found: Relief, sheet: int, state: SheetState, by: int, **more: Any) -> Relief:
    one = found.get(sheet)
    if one is None:
        return found
    ended = msgspec.structs.replace(one, state=state, ended_by=by, **more)
    return msgspec.structs.replace(found, sheets=found.sheets.set(sheet, ended))


def _without(found: Relief, event: EntryErased) -> Relief:
    gone = {one.number for one in event.entries}
    sheets = found.sheets
    for sheet, one in found.sheets.items():
        if one.number in gone:
            blank = {field.name: field.default for field in msgspec.structs.fields(Sheet)
                     if field.name in _WORDS}  # fmt: skip
            sheets = sheets.set(sheet, msgspec.structs.replace(one, **blank))
    return msgspec.structs.replace(found, sheets=sheets) if sheets is not found.sheets else found
