"""Facts about a whole operation."""

from __future__ import annotations

from crisis.events.base import Event
from crisis.terms.operations import Level, Mode


class OperationOpened(Event, frozen=True, kw_only=True):
    """The operation began; its mode stands for ever. Dansk: indsats åbnet."""

    name: str
    mode: Mode
    level: Level
    seat_name: str
    authority_name: str
