"""Facts about who gets what.

The words stand in the operation it was decided in. What was decided holds no words: it is written
into that operation and into the stream of resources alike, where all may read it.
"""

from __future__ import annotations

from crisis.events.base import Event
from crisis.terms.allotments import OwnedLine, Shortage
from crisis.terms.priority import Aim


class PriorityDecided(Event, frozen=True, kw_only=True):
    """It was decided who gets what, and why. Dansk: prioritering besluttet."""

    allotment: int
    ground: str
    text: str
    seat_name: str
    authority_name: str


class LinesAllotted(Event, frozen=True, kw_only=True):
    """Which part is to go to which request, and what is missing then. Dansk: linjer besluttet.

    weighed: the requests that were weighed, each with its operation.
    """

    operation: str
    allotment: int
    order: tuple[Aim, ...]
    lines: tuple[OwnedLine, ...]
    shorts: tuple[Shortage, ...]
    weighed: tuple[tuple[str, int], ...]


class LineRefused(Event, frozen=True, kw_only=True):
    """An owner said no to a line; why stands in its answer before. Dansk: linje afvist."""

    operation: str
    request: int
    resource_id: str


class ShortageNoted(Event, frozen=True, kw_only=True):
    """Who asked has seen what is not coming. Dansk: mangel set."""

    operation: str
    request: int
    allotment: int
