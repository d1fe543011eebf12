"""Files of entries on the disk: var/objects/<first two>/<sha256>, each whole or not at all.

A file lies writable for its owner until somebody attached it, and read-only from then on: so it
is seen on the disk alone, also after a crash, which file nobody wanted and which was erased.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

from crisis.attached.content import FIELD, examined, kind_of, require_agreement
from crisis.errors import Refused
from crisis.terms.attachments import FILE_LIMIT, StoredFile

MEGABYTE = 1024 * 1024
ALARM = 0.8
"""So full a disk is told of."""
UNWANTED_AFTER = timedelta(hours=24)
"""So long a file waits for somebody to attach it."""
_NAME = re.compile(r"[0-9a-f]{64}")
_NEW, _ATTACHED = 0o600, 0o400
_COMING, _GOING, _OWNER = "kommer", ".vaek", "installation"
_HEAD = 16


class Room(NamedTuple):
    """How many bytes of the disk are free and in use; full: attachments are refused by now."""

    free: int
    used: int
    full: bool = False

    @property
    def filling(self) -> bool:
        """Says whether somebody should make room soon."""
        return self.full or self.used > ALARM * (self.used + self.free)


def room_of(folder: Path) -> Room:
    """Look at the disk of a folder."""
    found = shutil.disk_usage(folder)
    return Room(free=found.free, used=found.used)


class Shelf:
    """Takes files in, gives them out, and sweeps those that belong to nothing."""

    def __init__(
        self,
        folder: Path,
        reserve: int,
        look: Callable[[Path], Room] = room_of,
    ) -> None:
        """reserve: so many bytes of the disk stay free for the log. look: at the disk."""
        self._folder = folder
        self._reserve = reserve
        self._look = look

    def incoming(self, length: int = 0) -> Incoming:
        """Begin to take a file in; raises Refused when the disk has no room for it."""
        self.require_room(length)
        return Incoming(self._folder / _COMING, self)

    def keep(self, data: bytes, media_type: str, name: str) -> StoredFile:
        """Put a file on the disk, whole, before this returns; the same one lies there once.

        Raises Refused for what is no picture and no PDF, or says that it is something else.
        """
        content = examined(data)
        require_agreement(content.kind, media_type, name)
        sha256 = hashlib.sha256(content.data).hexdigest()
        place = self._place(sha256)
        if self.read(sha256) is None:
            self._put(place, content.data)
        else:  # somebody else's may be erased, this one is wanted
            try:
                place.chmod(_NEW)
                os.utime(place)
            except FileNotFoundError:  # it was swept in this very moment
                self._put(place, content.data)
        return StoredFile(sha256=sha256, kind=content.kind, size=len(content.data))

    def find(self, sha256: str) -> StoredFile | None:
        """Say what a file is; None when it does not lie here."""
        if not _NAME.fullmatch(sha256):
            return None
        place = self._place(sha256)
        try:
            with place.open("rb") as read:
                kind = kind_of(read.read(_HEAD))
                found = os.fstat(read.fileno())
        except OSError:
            return None
        taken = found.st_mode & 0o777 == _ATTACHED
        if kind is None:
            return None
        return StoredFile(sha256=sha256, kind=kind, size=found.st_size, attached=taken)

    def path(self, sha256: str) -> Path | None:
        """Give where a file lies; None when it does not."""
        found = self._place(sha256) if _NAME.fullmatch(sha256) else None
        return found if found and found.is_file() else None

    def read(self, sha256: str) -> bytes | None:
        """Give a file's content; None when it is missing or not what its name says."""
        try:
            data = self._place(sha256).read_bytes()
        except OSError:
            return None
        return data if hashlib.sha256(data).hexdigest() == sha256 else None

    def attached(self, files: Iterable[str]) -> None:
        """Files belong to an entry now: mark them, so that one sees when they were erased."""
        for sha256 in files:
            with suppress(OSError):
                self._place(sha256).chmod(_ATTACHED)

    def belongs_to(self, installation: str) -> bool:
        """Says whether the folder is this installation's; the first who asks writes its name."""
        told = self._folder / _OWNER
        try:
            return told.read_text(encoding="utf-8") == installation
        except FileNotFoundError:
            self._folder.mkdir(parents=True, exist_ok=True)
            told.write_text(installation, encoding="utf-8")
            return True

    def missing(self, living: Iterable[str]) -> list[str]:
        """Give those that belong to an entry and do not lie here."""
        return sorted(one for one in living if self.path(one) is None)

    def damaged(self, living: Iterable[str]) -> list[str]:
        """Give those that lie here and are not what their name says; reads all of them."""
        return sorted(one for one in living if self.path(one) and self.read(one) is None)

    def sweep(self, living: frozenset[str], now: datetime) -> int:
        """Take away what was erased, and what nobody attached for a day; give how many went.

        A file goes in two rounds, so that one which was attached in this very moment comes back.
        """
        gone = 0
        for going in sorted(self._folder.glob(f"??/*{_GOING}")):
            gone += self._settle(going, living)
        for place in sorted(self._folder.glob("??/*")):
            if not _NAME.fullmatch(place.name):
                continue
            if place.name in living:
                self.attached([place.name])
            elif self._unwanted(place, now):
                with suppress(FileNotFoundError):
                    place.rename(place.with_name(place.name + _GOING))
        for half in self._folder.glob(f"{_COMING}/*"):
            if _age(half, now) > UNWANTED_AFTER:
                half.unlink(missing_ok=True)
        for half in self._folder.glob("??/.*.halv"):  # of a restore that was cut off
            if _age(half, now) > UNWANTED_AFTER:
                half.unlink(missing_ok=True)
        return gone

    def _settle(self, going: Path, living: frozenset[str]) -> int:
        place = going.with_name(going.name.removesuffix(_GOING))
        if place.name in living and not place.exists():
            going.rename(place)
            return 0
        going.unlink(missing_ok=True)
        return 1

    def _unwanted(self, place: Path, now: datetime) -> bool:
        try:
            mode = place.stat().st_mode & 0o777
        except FileNotFoundError:
            return False
        return mode == _ATTACHED or _age(place, now) > UNWANTED_AFTER

    def _place(self, sha256: str) -> Path:
        return self._folder / sha256[:2] / sha256

    def _put(self, place: Path, data: bytes) -> None:
        self.require_room(len(data))
        place.parent.mkdir(parents=True, exist_ok=True)
        with Incoming(self._folder / _COMING, self) as fresh:
            fresh.write(data)
            fresh.becomes(place)

    def room(self) -> Room:
        """Say how much of the disk is left."""
        there = next(one for one in (self._folder, *self._folder.parents) if one.is_dir())
        found = self._look(there)
        return found._replace(full=found.free < self._reserve)

    def require_room(self, length: int) -> None:
        """The log's own part of the disk is not for files; raises Refused."""
        if self.room().free - length < self._reserve:
            raise no_room()


LOOK_EVERY = 1024 * 1024
"""After so many bytes the disk is looked at again: many come in at once."""


class Incoming:
    """A file while it comes in; leaves nothing behind that was not put in its place."""

    def __init__(self, folder: Path, shelf: Shelf) -> None:
        self._shelf = shelf
        self.size = 0
        try:
            folder.mkdir(parents=True, exist_ok=True)
            descriptor, name = tempfile.mkstemp(dir=folder)
        except OSError as problem:
            raise no_room() from problem
        self._path = Path(name)
        self._file = os.fdopen(descriptor, "w+b")

    def write(self, piece: bytes) -> None:
        """Take one more piece; raises Refused when there are too many, or no more room."""
        before, self.size = self.size, self.size + len(piece)
        if self.size > FILE_LIMIT:
            raise too_large()
        if before // LOOK_EVERY != self.size // LOOK_EVERY:
            self._shelf.require_room(len(piece))
        try:
            self._file.write(piece)
        except OSError as problem:
            raise no_room() from problem

    def keep(self, media_type: str, name: str) -> StoredFile:
        """All of it is here: put it on the shelf."""
        self._file.seek(0)
        return self._shelf.keep(self._file.read(), media_type, name)

    def becomes(self, place: Path) -> None:
        """Put it in its place, on the disk; raises Refused when there is no room."""
        try:
            self._file.flush()
            os.fsync(self._file.fileno())
            self._path.replace(place)
            for folder in (place.parent, place.parent.parent):
                _flush(folder)
        except OSError as problem:
            raise no_room() from problem

    def __enter__(self) -> Incoming:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with suppress(OSError):  # a full disk cannot take what is left in the buffer
            self._file.close()
        self._path.unlink(missing_ok=True)


def too_large() -> Refused:
    """Say that a file is larger than any may be."""
    return Refused("attachment.too_large", field=FIELD, limit=FILE_LIMIT // MEGABYTE)


def no_room() -> Refused:
    """Say that the disk is kept for the log."""
    return Refused("attachment.no_room", field=FIELD)


def _age(place: Path, now: datetime) -> timedelta:
    try:
        at = place.stat().st_mtime
    except FileNotFoundError:
        return timedelta()
    return now - datetime.fromtimestamp(at, now.tzinfo)


def _flush(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
