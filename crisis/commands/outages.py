"""Wishes about what is out of use in an operation."""

from __future__ import annotations

from crisis.commands.base import Command
from crisis.commands.log import Instant
from crisis.terms.ids import EntryNumber
from crisis.terms.log import Line
from crisis.terms.register import ObjectId
from crisis.terms.sight import Readers


class ReportDown(Command, frozen=True, kw_only=True):
    """Say that an object of the register is out of use. Dansk: meld ude af drift.

    as_of: since when, None is now. entry: the entry of the log one knows it from; source: who said
    so; one of the two.
    """

    object: ObjectId
    as_of: Instant | None = None
    entry: EntryNumber | None = None
    source: Line | None = None
    readers: Readers | None = None


class ReportUp(Command, frozen=True, kw_only=True):
    """Say that an object works, also one that lies in an incident. Dansk: meld i drift."""

    object: ObjectId
    as_of: Instant | None = None
    entry: EntryNumber | None = None
    source: Line | None = None
    readers: Readers | None = None
