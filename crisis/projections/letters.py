"""The letters with minutes: to whom, and how far each has come."""

from __future__ import annotations

from datetime import datetime

import msgspec
from immutables import Map

from crisis.events import Erased, Event, Stamp
from crisis.events.letters import LettersOrdered, LetterTold
from crisis.terms.letters import OPEN_LETTERS, LetterState


class Letter(msgspec.Struct, frozen=True, kw_only=True):
    """The letter with a meeting's minutes to an authority. Dansk: brev.

    order and ordered_at: the entry by which it is to be sent; at: since when it stands so.
    """

    meeting: int
    authority: str
    order: int
    ordered_at: datetime
    at: datetime
    state: LetterState = LetterState.WAITING
    detail: str | None = None


Letters = Map[tuple[int, str], Letter]
"""Meeting and authority → the letter as it stands."""


def fold(found: Letters, stamp: Stamp, event: Event | Erased) -> Letters:
    """Take one more entry in; what does not concern it leaves it as it was."""
    if isinstance(event, LettersOrdered):
        for one in event.receivers:
            made = Letter(
                meeting=event.meeting,
                authority=one.authority,
                order=stamp.number,
                ordered_at=stamp.recorded_at,
                at=stamp.recorded_at,
            )
            found = found.set((event.meeting, one.authority), made)
    if isinstance(event, LetterTold):
        key = (event.meeting, event.authority)
        old = found.get(key)
        if old is not None and old.order == event.order:
            told = {"state": event.state, "detail": event.detail, "at": stamp.recorded_at}
            return found.set(key, msgspec.structs.replace(old, **told))
    return found


def still_open(found: Letters) -> list[Letter]:
    """Give those with which the publisher is not done, the oldest first."""
    left = [one for one in found.values() if one.state in OPEN_LETTERS]
    return sorted(left, key=lambda one: (one.order, one.authority))
