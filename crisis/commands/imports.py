"""Wishes about imports: an import is closed, and taken back again."""

from __future__ import annotations

from crisis.commands.base import Command
from crisis.terms.ids import EntryNumber
from crisis.terms.imports import ImportId, Tally
from crisis.terms.log import Line


class FinishImport(Command, frozen=True, kw_only=True):
    """Close an import: which file it was and what came of it. Dansk: afslut indlæsning.

    The objects came before, in entries that carry its id.
    """

    batch: ImportId
    file: Line
    tally: Tally


class TakeBackObjects(Command, frozen=True, kw_only=True):
    """Take back what one entry of an import wrote. Dansk: tag objekter tilbage."""

    batch: ImportId
    entry: EntryNumber


class UndoImport(Command, frozen=True, kw_only=True):
    """Say that an import is taken back, once all its entries are. Dansk: fortryd indlæsning."""

    batch: ImportId
