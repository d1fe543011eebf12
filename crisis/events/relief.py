"""Facts about relief."""

from __future__ import annotations

import msgspec

from crisis.events.base import Event
from crisis.terms.waiting import WaitKind


class Waited(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that waited for the seat. Dansk: ventede på pladsen."""

    kind: WaitKind
    number: int


class SheetContents(msgspec.Struct, frozen=True, kw_only=True):
    """What the board put on a sheet, by number. Dansk: overdragelsesarkets indhold.

    since: the entry up to which the sheet before went, 0 for the beginning. tasks: the open tasks
    of the authority. decisions: entries after `since`. figures: the entries of the values that
    held. call: the call-out whose meeting was to come.
    """

    since: int
    tasks: tuple[int, ...]
    waits: tuple[Waited, ...]
    decisions: tuple[int, ...]
    figures: tuple[int, ...]
    call: int | None


class HandoverOffered(Event, frozen=True, kw_only=True):
    """The one who goes off made and signed a sheet. Dansk: vagt tilbudt.

    until: the last entry it takes in; read as of that entry, it says what was known then.
    """

    sheet: int
    until: int
    contents: SheetContents
    important: str
    beware: str | None
    agreed: str | None
    text: str
    seat_name: str
    authority_name: str


class HandoverTaken(Event, frozen=True, kw_only=True):
    """The one who comes on signed it. Dansk: vagt overtaget.

    seen: the entry up to which he had read the log.
    """

    sheet: int
    seen: int
    text: str
    seat_name: str
    authority_name: str


class HandoverWithdrawn(Event, frozen=True, kw_only=True):
    """The one who had signed it took it back before anybody took it. Dansk: vagttilbud trukket."""

    sheet: int
    text: str
    seat_name: str
    authority_name: str


Handover = HandoverOffered | HandoverTaken | HandoverWithdrawn
"""All that happens to a sheet."""
