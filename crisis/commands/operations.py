"""Wishes about a whole operation."""

from __future__ import annotations

from crisis.commands.base import Command
from crisis.terms.ids import EntryNumber, OperationId
from crisis.terms.log import Line
from crisis.terms.operations import Level, Mode


class OpenOperation(Command, frozen=True, kw_only=True):
    """Open an operation and its log. Dansk: åbn indsats.

    reason, basis: why the staff is called on this level, and what that rests on; with them the
    level is decision no. 1. In earnest no level above daily operation is taken without them.
    beside: another drill, whose resources it draws on as two operations in earnest share theirs.
    """

    name: Line
    mode: Mode
    level: Level = Level.DAILY
    reason: Line | None = None
    basis: Line | None = None
    beside: OperationId | None = None


class DecideLevel(Command, frozen=True, kw_only=True):
    """Decide on another level of readiness, up or down. Dansk: niveaubeslutning.

    seen: the level it is decided from; if somebody else decided meanwhile it is refused.
    assessment: the entry of the first assessment it rests on.
    """

    level: Level
    seen: Level
    reason: Line
    basis: Line
    assessment: EntryNumber | None = None
