"""Wishes about deputies."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from crisis.commands.base import Command
from crisis.terms.deputies import MOST_DEPUTIES, Deputy
from crisis.terms.ids import SeatId

Deputies = Annotated[tuple[Deputy, ...], Meta(max_length=MOST_DEPUTIES)]


class PlanDeputies(Command, frozen=True, kw_only=True):
    """Say who is called for a seat, in order, when nobody answers. Dansk: planlæg stedfortrædere.

    deputies: all of them, the first to be called first; none takes away what stood. seen: the
    number of the entry that one has read, 0 when none was there.
    """

    seat: SeatId
    deputies: Deputies
    seen: Annotated[int, Meta(ge=0, le=2**53 - 1)]
