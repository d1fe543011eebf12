"""Wishes about files that belong to an entry of the log."""

from __future__ import annotations

from crisis.commands.base import Command
from crisis.terms.geodata import Sha256
from crisis.terms.ids import EntryNumber
from crisis.terms.log import Line


class AttachFile(Command, frozen=True, kw_only=True):
    """Let a file that was sent belong to an entry. Dansk: vedhæft bilag.

    sha256: as the board named the file when it took it in. description: what a picture shows, for
    whoever cannot see it.
    """

    entry: EntryNumber
    sha256: Sha256
    name: Line
    description: Line | None = None
