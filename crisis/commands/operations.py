"""Wishes about a whole operation."""

from __future__ import annotations

from crisis.commands.base import Command
from crisis.terms.log import Line
from crisis.terms.operations import Level, Mode


class OpenOperation(Command, frozen=True, kw_only=True):
    """Open an operation and its log. Dansk: åbn indsats."""

    name: Line
    mode: Mode
    level: Level = Level.STAFF
