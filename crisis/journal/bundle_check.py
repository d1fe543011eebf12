"""Verifies a bundle by our own code: what its script says to a stranger, said with more words."""

from __future__ import annotations

import hashlib
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from crisis.errors import JournalBroken, JournalUnreadable
from crisis.journal import checkpoints, keys
from crisis.journal.chain import Link
from crisis.journal.check import Checked, check_links
from crisis.journal.checkpoints import Checkpoint, Fault, SignedHead
from crisis.journal.codec import decode_envelope
from crisis.journal.exporting import FILE, FORMAT, MARK, file_of

READ = (1, FORMAT)
LONGEST = 64 * 1024 * 1024
"""Bytes of a line or a small member that are read; nothing we write is longer."""
DAMAGED = (zipfile.BadZipFile, zlib.error, msgspec.DecodeError, EOFError, ValueError, KeyError)
NO_BUNDLE = "det er ikke en samling fra en tavle, eller den er ødelagt"
OTHERS = "kontrolpunktet hører til en anden installation end samlingen"


class Manifest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a bundle says of itself."""

    format: int
    installation: str
    made_at: str
    schema: int
    all: bool
    streams: tuple[SignedHead, ...]
    members: dict[str, str]


class BundleVerified(msgspec.Struct, frozen=True, kw_only=True):
    """What was found. changed: members that are not what the bundle says they are. missing: files
    that an entry names and that are not in it."""

    chains: list[Checked]
    changed: list[str]
    missing: list[str]
    faults: list[Fault]
    key: str

    @property
    def broken(self) -> bool:
        """Says whether anything in it was changed."""
        return bool(self.changed) or any(one.broken_at for one in self.chains)


class _Row(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    envelope: str
    hash: str
    salt: str | None
    payload: str | None


_ROWS = msgspec.json.Decoder(_Row)


def verify_bundle(
    file: Path, asked: Iterable[Checkpoint] = (), key: str | None = None
) -> BundleVerified:
    """Check a bundle, and against checkpoints that came another way; raises JournalUnreadable.

    key: the one it must be signed with, when that is known from elsewhere.
    """
    try:
        with zipfile.ZipFile(file) as bundle:
            told = msgspec.json.decode(_small(bundle, "manifest.json"), type=Manifest)
            if told.format not in READ:
                raise JournalUnreadable(f"samlingen har et format ({told.format}), vi ikke kender")
            return _Check(bundle, told).run(file, list(asked), key)
    except (*DAMAGED, OSError) as problem:
        raise JournalUnreadable(
            f"{file}: {NO_BUNDLE}, eller den er ødelagt: {problem}"
        ) from problem


class _Check:
    def __init__(self, bundle: zipfile.ZipFile, told: Manifest) -> None:
        self._bundle = bundle
        self._told = told
        self._hashes: dict[tuple[str, int], str] = {}
        self._files: set[str] = set()

    def run(self, file: Path, asked: list[Checkpoint], known: str | None) -> BundleVerified:
        key = keys.read_public(_small(self._bundle, "checkpoint.pub"))
        if {key} != {known or key, *(one.key for one in asked)}:
            raise JournalUnreadable(
                f"samlingens nøgle ({checkpoints.fingerprint(key)}) er en anden"
            )
        asked = [*self._newest(key), *asked]
        if any(one.installation != self._told.installation for one in asked):
            raise JournalUnreadable(OTHERS)
        heads = {head for one in asked for head in one.heads if self._is_ours(head)}
        wanted = {(one.stream, one.number) for one in heads}
        chains = [self._chain(one, wanted) for one in self._told.streams]
        changed = self._changed()
        if not changed and not any(one.broken_at for one in chains) and not _sealed(file):
            changed = [file.name]
        held = {one.stream: one.number for one in chains}
        faults = checkpoints.compare(
            heads,
            lambda stream, number: self._hashes.get((stream, number)),
            lambda stream: held.get(stream, 0),
        )
        return BundleVerified(
            chains=chains, changed=changed, missing=self._missing(), faults=faults, key=key
        )

    def _newest(self, key: str) -> list[Checkpoint]:
        names = sorted(one for one in self._told.members if one.startswith("checkpoints/"))
        return [
            checkpoints.opened(checkpoints.read(_small(self._bundle, one)), key)
            for one in names[-1:]
        ]

    def _is_ours(self, head: SignedHead) -> bool:
        return self._told.all or any(one.stream == head.stream for one in self._told.streams)

    def _chain(self, head: SignedHead, wanted: set[tuple[str, int]]) -> Checked:
        links = self._noted(_links(self._bundle, head.stream), wanted)
        return check_links(head.stream, links, (head.number, head.hash))

    def _noted(self, links: Iterable[Link], wanted: set[tuple[str, int]]) -> Iterator[Link]:
        for link in links:
            self._files |= file_of(link)
            if (link.stream, link.number) in wanted:
                self._hashes[link.stream, link.number] = link.hash
            yield link

    def _changed(self) -> list[str]:
        there = set(self._bundle.namelist()) - {"manifest.json"}
        every = sorted(there | set(self._told.members))
        return [one for one in every if not self._holds(one, _hash(self._bundle, one))]

    def _holds(self, name: str, hash_: str | None) -> bool:
        """A file's name is its hash, and the chain says which belong to its entries."""
        own = name.startswith(FILE.format(sha256="")) and name != FILE.format(sha256=hash_)
        return hash_ == self._told.members.get(name) and not own

    def _missing(self) -> list[str]:
        if self._told.format < FORMAT:
            return []
        names = (FILE.format(sha256=one) for one in self._files)
        return sorted(one for one in names if one not in self._told.members)


def _links(bundle: zipfile.ZipFile, stream: str) -> Iterator[Link]:
    number = 1
    try:
        with bundle.open(f"entries/{stream}.jsonl") as lines:
            while line := lines.readline(LONGEST):
                row = _ROWS.decode(line)
                sealed = row.envelope.encode()
                yield Link(
                    stream=stream,
                    number=number,
                    recorded_at=decode_envelope(stream, number, sealed).recorded_at,
                    envelope=sealed,
                    hash=row.hash,
                    salt=None if row.salt is None else bytes.fromhex(row.salt),
                    body=None if row.payload is None else row.payload.encode(),
                )
                number += 1
    except DAMAGED as problem:
        raise JournalBroken(stream, number, "linjen kan ikke læses") from problem


def _small(bundle: zipfile.ZipFile, name: str) -> bytes:
    with bundle.open(name) as member:
        return member.read(LONGEST)


def _hash(bundle: zipfile.ZipFile, name: str) -> str | None:
    hashed = hashlib.sha256()
    try:
        with bundle.open(name) as member:
            while part := member.read(1 << 20):
                hashed.update(part)
    except DAMAGED:
        return None
    return hashed.hexdigest()


def _sealed(file: Path) -> bool:
    """Says whether the last bytes are the hash of all before them."""
    left = file.stat().st_size - MARK
    hashed = hashlib.sha256()
    with file.open("rb") as read:
        while part := read.read(min(1 << 20, left)):
            hashed.update(part)
            left -= len(part)
        return read.read() == hashed.hexdigest().encode()
