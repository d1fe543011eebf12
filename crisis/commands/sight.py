"""Wishes about who may read an entry."""

from __future__ import annotations

from crisis.commands.base import Command
from crisis.terms.ids import EntryNumber
from crisis.terms.sight import Readers


class ClassifyEntry(Command, frozen=True, kw_only=True):
    """Say anew who may read an entry, what corrected it and what was added. Dansk: klassificér."""

    number: EntryNumber
    readers: Readers
