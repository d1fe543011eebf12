"""Wishes: imperative, frozen, strict. One file per subject; this page lists them all."""

from __future__ import annotations

from crisis.commands.authorities import RegisterAuthority, RegisterSeat
from crisis.commands.base import Command
from crisis.commands.log import ConfirmEntry, CorrectEntry, RecordEntry, SupplementEntry
from crisis.commands.operations import OpenOperation

PLANNING_COMMANDS: tuple[type[Command], ...] = (RegisterAuthority, RegisterSeat)
"""Those that append to the planning stream."""

OPENING_COMMANDS: tuple[type[Command], ...] = (OpenOperation,)
"""Those that begin a stream."""

OPERATION_COMMANDS: tuple[type[Command], ...] = (
    RecordEntry,
    CorrectEntry,
    SupplementEntry,
    ConfirmEntry,
)
"""Those that append to an open operation."""

COMMANDS: dict[str, type[Command]] = {
    kind.__name__: kind for kind in PLANNING_COMMANDS + OPENING_COMMANDS + OPERATION_COMMANDS
}

__all__ = ["COMMANDS", "OPENING_COMMANDS", "OPERATION_COMMANDS", "PLANNING_COMMANDS", "Command"]
