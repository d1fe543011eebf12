"""Facts about a whole operation."""

from __future__ import annotations

from crisis.events.base import Event
from crisis.terms.operations import Level, Mode


class OperationOpened(Event, frozen=True, kw_only=True):
    """The operation began; its mode stands for ever. Dansk: indsats åbnet.

    beside: the drill whose resources it draws on; None: its own, or those in earnest.
    """

    name: str
    mode: Mode
    level: Level
    seat_name: str
    authority_name: str
    beside: str | None = None


class LevelDecided(Event, frozen=True, kw_only=True):
    """The staff goes to another level; each such decision has a number. Dansk: niveaubeslutning.

    before: None when it is the level the operation began on. assessment: the entry of the first
    assessment it rests on.
    """

    decision: int
    level: Level
    before: Level | None
    text: str
    reason: str
    basis: str
    seat_name: str
    authority_name: str
    assessment: int | None = None
