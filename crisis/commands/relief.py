"""Wishes about relief: one goes off, another comes on, and both sign the same sheet."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from crisis.commands.base import Command
from crisis.terms.ids import EntryNumber
from crisis.terms.relief import SheetNumber, SheetRef, SheetWords

Seen = Annotated[tuple[SheetRef, ...], Meta(max_length=2_000)]


class OfferHandover(Command, frozen=True, kw_only=True):
    """Make and sign the sheet on which one hands one's seat over. Dansk: overdrag vagten.

    important: what matters most. beware: what may go wrong. agreed: what was promised to whom.
    seen: what stood on the sheet when it was signed; if that is another list by now it is refused.
    """

    important: SheetWords
    beware: SheetWords | None = None
    agreed: SheetWords | None = None
    seen: Seen | None = None


class TakeHandover(Command, frozen=True, kw_only=True):
    """Sign the sheet as the one who comes on. Dansk: tag vagten.

    seen: the number up to which one has read the log; what came after the sheet is read first.
    """

    sheet: SheetNumber
    seen: EntryNumber


class WithdrawHandover(Command, frozen=True, kw_only=True):
    """Take back a sheet that nobody has signed yet. Dansk: træk overdragelsesark tilbage."""

    sheet: SheetNumber
