"""A backup: one file with all rows of an installation as they stood at one moment, and its files.

A zip with a line of JSON for each row, so that it fits SQLite and PostgreSQL alike, and a list of
contents with the SHA-256 of each part. It holds every word of the log: keep it as you keep that.
"""

from __future__ import annotations

import base64
import hashlib
import os
import re
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import LargeBinary, Table

from crisis.errors import BackupUnreadable
from crisis.journal.carrying import CHUNK, Row

FORMAT = 1
CONTENTS = "indhold.json"
LONGEST_CONTENTS = 20_000_000
_OBJECT = re.compile(r"objects/(?:[0-9a-f]{2}/)?[0-9a-f]{64}")
_DENSE = zipfile.ZIP_DEFLATED
_READ = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})


_NO_BACKUP = (
    *(zipfile.BadZipFile, KeyError, msgspec.DecodeError, zlib.error, EOFError),
    *(RuntimeError, UnicodeError),  # encrypted, or packed in a way that is not known here
)


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """One part of the file: its name, its hash over the unpacked bytes, its size.

    rows and columns: of a table; a later layout fills what a table had not yet with nothing.
    """

    name: str
    sha256: str
    size: int
    rows: int = 0
    columns: tuple[str, ...] = ()


class Chain(msgspec.Struct, frozen=True, kw_only=True):
    """How far a stream went when the backup was made."""

    stream: str
    mode: str
    number: int
    hash: str


class Contents(msgspec.Struct, frozen=True, kw_only=True):
    """What a backup says of itself. made_at is UTC as in the journal; schema is the layout."""

    what: str = "beredskabsstab-sikkerhedskopi"
    format: int = FORMAT
    installation: str
    made_at: str
    schema: int
    engine: str
    chains: tuple[Chain, ...]
    parts: tuple[Part, ...]


class BackupWriter:
    """Writes a backup beside its place and moves it there when it is whole."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._half = place.with_name(place.name + ".halv")
        self._parts: list[Part] = []
        self._descriptor = os.open(self._half, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
        self._file = os.fdopen(self._descriptor, "w+b")
        self._zip = zipfile.ZipFile(self._file, "w", _DENSE, compresslevel=3)

    def table(self, table: Table, parts: Iterable[Sequence[Row]]) -> None:
        """Write all rows of a table, a line for each."""
        binary = _binary(table)
        lines = (_line(row, binary) for rows in parts for row in rows)
        columns = tuple(str(one.name) for one in table.columns)
        self._part(_place(table), lines, columns)

    def file(self, name: str, source: Path) -> None:
        """Write a file of the installation; one that is gone by now was erased meanwhile."""
        with suppress(FileNotFoundError), source.open("rb") as read:
            self._part(name, iter(lambda: read.read(1 << 20), b""), (), dense=name.count("/") < 2)

    def end(self, describe: Callable[[tuple[Part, ...]], Contents]) -> Contents:
        """Write the list of contents, flush all to the disk, and put the file in its place."""
        contents = describe(tuple(self._parts))
        self._zip.writestr(CONTENTS, msgspec.json.encode(contents))
        self._zip.close()
        self._file.flush()
        os.fsync(self._descriptor)
        self._file.close()
        self._half.replace(self._place)
        flush_folder(self._place.parent)
        return contents

    def abandon(self) -> None:
        """Leave nothing behind."""
        with suppress(OSError, ValueError):  # a full disk, or a part that was being written
            self._zip.close()
        self._file.close()
        self._half.unlink(missing_ok=True)

    def _part(
        self, name: str, pieces: Iterable[bytes], columns: tuple[str, ...], *, dense: bool = True
    ) -> None:
        """dense: pack it; a picture is packed already, and only costs time."""
        hashed, size, count = hashlib.sha256(), 0, 0
        place = zipfile.ZipInfo(name)
        with self._zip.open(name if dense else place, "w", force_zip64=True) as out:
            for piece in pieces:
                out.write(piece)
                hashed.update(piece)
                size, count = size + len(piece), count + 1
        rows = count if columns else 0
        part = Part(name=name, sha256=hashed.hexdigest(), size=size, rows=rows, columns=columns)
        self._parts.append(part)


class BackupReader:
    """Reads a backup; raises BackupUnreadable for a file that is none, or not whole."""

    def __init__(self, place: Path) -> None:
        self._place = place
        try:
            self._zip = zipfile.ZipFile(place)
            found = self._zip.getinfo(CONTENTS)
            if found.file_size > LONGEST_CONTENTS:
                raise BackupUnreadable("indholdslisten er for lang")
            said = msgspec.json.decode(self._zip.read(CONTENTS), type=Contents)
        except OSError as problem:
            raise BackupUnreadable(f"filen kan ikke læses: {problem.strerror}") from problem
        except _NO_BACKUP as problem:
            raise BackupUnreadable("filen er ikke en sikkerhedskopi fra tavlen") from problem
        if said.what != Contents.__struct_defaults__[0] or said.format > FORMAT:
            raise BackupUnreadable("filen er ikke en sikkerhedskopi, som denne udgave kan læse")
        self.contents = said

    def require_whole(self) -> None:
        """Check every part against the list; raises BackupUnreadable and names the part."""
        if not all(
            one.compress_type in _READ and not one.flag_bits & 1 for one in self._zip.filelist
        ):
            raise BackupUnreadable("filen er pakket på en anden måde end tavlens")
        listed = {part.name for part in self.contents.parts}
        there = set(self._zip.namelist()) - {CONTENTS}
        if strange := listed ^ there:
            raise BackupUnreadable(f"delen {min(strange)} mangler eller hører ikke til")
        for part in self.contents.parts:
            hashed, size = hashlib.sha256(), 0
            for piece in self._pieces(part.name):
                size += len(piece)
                if size > part.size:
                    break
                hashed.update(piece)
            if (hashed.hexdigest(), size) != (part.sha256, part.size):
                raise BackupUnreadable(f"delen {part.name} er ændret eller ødelagt")

    def rows(self, table: Table) -> Iterator[list[Row]]:
        """Give the rows of a table, some at a time; raises BackupUnreadable."""
        part = next((one for one in self.contents.parts if one.name == _place(table)), None)
        if part is None:
            return  # a table that is younger than the backup
        binary = frozenset(part.columns) & {table.columns[at].name for at in _binary(table)}
        names, found = [one.name for one in table.columns], list[Row]()
        for line in self._lines(part.name):
            row = _row(line, part, binary)
            found.append(tuple(row.get(name) for name in names))
            if len(found) == CHUNK:
                yield found
                found = []
        yield found

    def files(self) -> Iterator[tuple[str, Iterator[bytes]]]:
        """Give the installation's files by name, each in pieces."""
        for part in self.contents.parts:
            if _OBJECT.fullmatch(part.name):
                yield part.name.partition("/")[2], self._pieces(part.name)

    def close(self) -> None:
        """Let go of the file."""
        self._zip.close()

    def _lines(self, name: str) -> Iterator[bytes]:
        try:
            with self._zip.open(name) as read:
                yield from read
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as problem:
            raise BackupUnreadable(f"delen {name} er ødelagt") from problem

    def _pieces(self, name: str) -> Iterator[bytes]:
        try:
            with self._zip.open(name) as read:
                while piece := read.read(1 << 20):
                    yield piece
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as problem:
            raise BackupUnreadable(f"delen {name} er ødelagt") from problem


def flush_folder(folder: Path) -> None:
    """Let the names in a folder be on the disk too."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _place(table: Table) -> str:
    return f"tables/{table.name}.jsonl"


def _binary(table: Table) -> frozenset[int]:
    """Which columns hold bytes; in JSON they are base64."""
    columns = enumerate(table.columns)
    return frozenset(at for at, one in columns if isinstance(one.type, LargeBinary))


def _line(row: Row, binary: frozenset[int]) -> bytes:
    plain = [
        base64.b64encode(bytes(value)).decode() if at in binary and value is not None else value
        for at, value in enumerate(row)
    ]
    return msgspec.json.encode(plain) + b"\n"


def _row(line: bytes, part: Part, binary: frozenset[str]) -> dict[str, Any]:
    try:
        values = msgspec.json.decode(line, type=list)
        row = dict(zip(part.columns, values, strict=True))
        for name in binary:
            if row[name] is not None:
                row[name] = base64.b64decode(row[name], validate=True)
    except (msgspec.DecodeError, ValueError, TypeError) as problem:
        raise BackupUnreadable(f"en række i {part.name} kan ikke læses") from problem
    return row
