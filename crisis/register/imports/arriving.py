"""A file arrives: streamed to the disk under a name of ours, never whole in memory."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PureWindowsPath

import msgspec

from crisis.commands.parse import convert
from crisis.errors import Refused
from crisis.register.imports.book import ImportBook
from crisis.register.imports.folder import ImportFolder
from crisis.register.imports.foreign import LIMITS, MEGABYTE, TEXT_ENDS, Limits, end_of
from crisis.register.imports.job import Job
from crisis.terms.imports import Stage
from crisis.terms.log import LINE_LIMIT, Line

LOOK_EVERY = 16 * MEGABYTE


class _Named(msgspec.Struct, frozen=True):
    """The file's name, cleaned and measured as text of a command is."""

    file: Line


@dataclass(frozen=True, kw_only=True)
class Sender:
    """Whose file it is, and what it is called there."""

    id: str
    account: int
    seat: str
    name: str


@dataclass(frozen=True, kw_only=True)
class Arrivals:
    """Takes files in. reserve: so many bytes of the disk stay free for the log."""

    book: ImportBook
    var: Path
    reserve: int
    clock: Callable[[], datetime]
    limits: Limits = LIMITS

    def take(self, sender: Sender, pieces: Iterable[bytes], length: int) -> Job:
        """Take a file in, whole or not at all; raises Malformed or Refused."""
        name = convert(_Named, {"file": PureWindowsPath(sender.name).name[-LINE_LIMIT:]}).file
        most = self.most(name)
        folder = ImportFolder(self.var, sender.id)
        folder.make()
        try:
            self._require_room(folder.path, length)
            size = self._write(folder, pieces, most)
            if size < length:
                raise Refused("import.cut_off", field="file")
            now = self.clock()
            made = Job(
                id=sender.id,
                stage=Stage.READ,
                made_at=now,
                changed_at=now,
                account=sender.account,
                seat=sender.seat,
                file=name,
                size=size,
            )
            self.book.add(made)
        except BaseException:
            folder.remove()
            raise
        return made

    def most(self, name: str) -> int:
        """Give how many bytes a file of that name may have; raises Malformed for a foreign kind."""
        return self.limits.text if end_of(name) in TEXT_ENDS else self.limits.size

    def _write(self, folder: ImportFolder, pieces: Iterable[bytes], most: int) -> int:
        size = 0
        try:
            with folder.upload.open("xb") as out:
                for piece in pieces:
                    if size // LOOK_EVERY != (size + len(piece)) // LOOK_EVERY:
                        self._require_room(folder.path, len(piece))
                    size += len(piece)
                    if size > most:
                        raise too_large(most)
                    out.write(piece)
                out.flush()
                os.fsync(out.fileno())
        except OSError as problem:
            raise Refused("import.no_room", field="file") from problem
        return size

    def _require_room(self, place: Path, more: int) -> None:
        if shutil.disk_usage(place).free - more < self.reserve:
            raise Refused("import.no_room", field="file")


def too_large(most: int) -> Refused:
    """Say that a file is larger than it may be."""
    return Refused("import.too_large", field="file", limit_mb=most // MEGABYTE)
