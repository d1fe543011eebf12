"""Writes a bundle: entries, their files, checkpoints, key and the script with which a stranger
verifies it."""

from __future__ import annotations

import hashlib
import io
import json
import os
import zipfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import select

from crisis.errors import JournalUnreadable
from crisis.journal import checkpoints, keys
from crisis.journal.chain import Link
from crisis.journal.checkpointing import file_name, heads, newest, signed_between
from crisis.journal.checkpoints import Checkpoint, SignedHead
from crisis.journal.codec import stamp_text
from crisis.journal.database import Database
from crisis.journal.installation import known
from crisis.journal.snapshot import Snapshot, at_once
from crisis.journal.store import SqlJournal
from crisis.journal.tables import schema

FORMAT = 2
"""From 2 on the files that the entries name lie in it."""
PAPERS = 10
"""So many checkpoints go along: the newest says all; the others may be recognised by a stranger."""
HERE = Path(__file__).parent / "bundle"
MARK = 64
FILE = "files/{sha256}"

Files = Callable[[str], bytes | None]
"""Gives a file by its hash; None when it is missing or not what its name says."""


class Bundle(msgspec.Struct, frozen=True, kw_only=True):
    """What was written. sha256: of the file without its last 64 bytes, which are that in hex.
    missing: files that an entry names and that the installation has no more."""

    streams: tuple[SignedHead, ...]
    key: str
    sha256: str
    files: int = 0
    missing: tuple[str, ...] = ()


def export(database: Database, stream: str | None, to: Path, now: datetime, files: Files) -> Bundle:
    """Write one stream or all, as they are at one moment, into a new file for its owner alone.

    Raises JournalUnreadable when there is nothing to write or no checkpoint yet, and OSError.
    """
    return at_once(database, lambda moment: _export(moment, stream, to, now, files))


def _export(moment: Snapshot, stream: str | None, to: Path, now: datetime, files: Files) -> Bundle:
    last, installation = newest(moment.connection), known(moment.connection)
    if last is None or installation is None:
        raise JournalUnreadable("der er intet kontrolpunkt endnu; det kommer inden for et minut")
    streams = tuple(one for one in heads(moment.connection) if stream in (None, one.stream))
    if not streams:
        raise JournalUnreadable(f"der er ingen strøm, der hedder {stream}")
    descriptor = os.open(to, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w+b") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as bundle:
            bundle.comment = b"0" * MARK
            writer = _Writer(bundle)
            missing = _fill(writer, moment, streams, last, files)
            told = {
                "format": FORMAT,
                "installation": installation,
                "made_at": stamp_text(now),
                "schema": moment.connection.execute(select(schema.c.number)).scalar(),
                "all": stream is None,
                "streams": [[one.stream, one.mode, one.number, one.hash] for one in streams],
                "members": dict(writer.members),
            }
            writer.small("manifest.json", json.dumps(told, indent=1).encode())
        held = sum(one.startswith(FILE.format(sha256="")) for one in writer.members)
        mark = _seal(file)
        return Bundle(streams=streams, key=last.key, sha256=mark, files=held, missing=missing)


def _fill(
    writer: _Writer,
    moment: Snapshot,
    streams: tuple[SignedHead, ...],
    last: Checkpoint,
    files: Files,
) -> tuple[str, ...]:
    """Write all members but the manifest; give the files that are missing."""
    named: set[str] = set()
    for one in streams:
        writer.lines(f"entries/{one.stream}.jsonl", _lines(moment, one, named))
    after = max(0, last.number - PAPERS)
    for number, signed in signed_between(moment.connection, after, PAPERS):
        writer.small(f"checkpoints/{file_name(number)}", checkpoints.written(signed))
    writer.small("checkpoint.pub", keys.pem(last.key))
    for name in ("README.txt", "verify.py"):
        writer.small(name, (HERE / name).read_bytes())
    missing = []
    for sha256 in sorted(named):
        data = files(sha256)
        if data is None:
            missing.append(sha256)
        else:
            writer.small(FILE.format(sha256=sha256), data)
    return tuple(missing)


class _Writer:
    """Writes the members one after the other and keeps their hashes."""

    def __init__(self, bundle: zipfile.ZipFile) -> None:
        self._bundle = bundle
        self.members: dict[str, str] = {}

    def small(self, name: str, data: bytes) -> None:
        self._bundle.writestr(zipfile.ZipInfo(name), data)
        self.members[name] = hashlib.sha256(data).hexdigest()

    def lines(self, name: str, lines: Iterator[bytes]) -> None:
        """Write a member line by line; never more of it in memory than a line."""
        hashed = hashlib.sha256()
        with self._bundle.open(name, "w", force_zip64=True) as out:
            for line in lines:
                hashed.update(line)
                out.write(line)
        self.members[name] = hashed.hexdigest()


def _lines(moment: Snapshot, head: SignedHead, named: set[str]) -> Iterator[bytes]:
    """Give the lines of a stream. named: takes the files that its entries name."""
    for link in SqlJournal(moment).links(head.stream):
        named |= file_of(link)
        yield _line(link)


def file_of(link: Link) -> set[str]:
    """Give the hash of the file that an entry attached; what was erased names none any more."""
    if link.body is None or b'"FileAttached"' not in link.envelope:
        return set()
    try:
        return {str(json.loads(link.body)["sha256"])}
    except (ValueError, KeyError, TypeError):  # the chain says that it was changed
        return set()


def _line(link: Link) -> bytes:
    erased = link.body is None or link.salt is None
    row = {
        "envelope": _text(link.envelope),
        "hash": link.hash,
        "salt": None if erased else bytes(link.salt or b"").hex(),
        "payload": None if erased else _text(link.body or b""),
    }
    return json.dumps(row, ensure_ascii=False).encode() + b"\n"


def _text(data: bytes) -> str:
    """Give canonical bytes as text; bytes that are none are damaged, and the check will say so."""
    return bytes(data).decode(errors="replace")


def _seal(file: Any) -> str:
    """Put the hash of all that stands before it into the last bytes of the file."""
    size = file.seek(0, io.SEEK_END) - MARK
    file.seek(0)
    hashed = hashlib.sha256()
    while part := file.read(min(1 << 20, size - file.tell())):
        hashed.update(part)
    file.seek(size)
    file.write(hashed.hexdigest().encode())
    file.flush()
    os.fsync(file.fileno())
    return hashed.hexdigest()
