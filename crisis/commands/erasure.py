"""Wishes about erasing by law."""

from __future__ import annotations

from crisis.commands.base import Command
from crisis.terms.ids import EntryNumber
from crisis.terms.log import Line


class EraseEntry(Command, frozen=True, kw_only=True):
    """Erase what an entry of the operation says; its number stays. Dansk: slet efter loven.

    reason, basis: why, and by which law; both are kept for ever and must name nobody.
    """

    entry: EntryNumber
    reason: Line
    basis: Line


class EraseResourceEntry(Command, frozen=True, kw_only=True):
    """Erase what an entry of the resources says. Dansk: slet ressourcepost."""

    entry: EntryNumber
    reason: Line
    basis: Line


class ErasePlanningEntry(Command, frozen=True, kw_only=True):
    """Erase what an entry of the planning says. Dansk: slet planlægningspost."""

    entry: EntryNumber
    reason: Line
    basis: Line
