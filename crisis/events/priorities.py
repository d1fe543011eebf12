"""Facts about who gets what first."""

from __future__ import annotations

from crisis.events.base import Event
from crisis.terms.priority import Aim


class PrioritiesSet(Event, frozen=True, kw_only=True):
    """The order of the aims was decided. Dansk: hensynenes rækkefølge sat.

    before: the order that held until then, though it was only assumed.
    """

    order: tuple[Aim, ...]
    before: tuple[Aim, ...]
    ground: str
    text: str
    seat_name: str
    authority_name: str
