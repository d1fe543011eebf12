"""In which order the aims come in an operation, and each decision that said so."""

from __future__ import annotations

from datetime import datetime

import msgspec

from crisis.events import Erased, Event, Stamp
from crisis.events.erasure import EntryErased
from crisis.events.priorities import PrioritiesSet
from crisis.terms.priority import AIMS, Aim


class OrderStep(msgspec.Struct, frozen=True, kw_only=True):
    """One decision on the order, with its ground. Dansk: beslutning om rækkefølge."""

    number: int
    at: datetime
    order: tuple[Aim, ...]
    ground: str
    seat_name: str
    authority_name: str
    authority: str = ""


class Priorities(msgspec.Struct, frozen=True, kw_only=True):
    """What the chair has said, in order of time; until then an order is assumed.

    Dansk: hensynenes rækkefølge.
    """

    steps: tuple[OrderStep, ...] = ()

    @property
    def last(self) -> OrderStep | None:
        """The decision that holds; None while the order is assumed."""
        return self.steps[-1] if self.steps else None

    @property
    def order(self) -> tuple[Aim, ...]:
        """The order that holds, said or assumed."""
        return self.steps[-1].order if self.steps else AIMS


def fold(found: Priorities, stamp: Stamp, event: Event | Erased) -> Priorities:
    """Take one more entry in; what does not concern the order leaves it as it was."""
    if isinstance(event, PrioritiesSet):
        step = OrderStep(
            number=stamp.number,
            at=stamp.recorded_at,
            order=event.order,
            ground=event.ground,
            seat_name=event.seat_name,
            authority_name=event.authority_name,
            authority=stamp.authority,
        )
        return Priorities(steps=(*found.steps, step))
    if isinstance(event, EntryErased):
        gone = {one.number for one in event.entries}
        return Priorities(steps=tuple(one for one in found.steps if one.number not in gone))
    return found
