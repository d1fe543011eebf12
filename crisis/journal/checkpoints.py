"""A checkpoint says, signed, how far each stream had come at a time, and what its last hash was.

Whoever has one that was copied off can see that nothing before it has been cut off or rewritten,
which the chain alone cannot show. Dansk: kontrolpunkt.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable
from itertools import chain

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from crisis.errors import JournalUnreadable
from crisis.journal.canonical import canonical_struct
from crisis.journal.chain import GENESIS

FORMAT = 1
DOMAIN = b"crisis-board checkpoint 1\0"
"""Stands before what is signed, so that no signature on anything else passes for one of ours."""
LARGEST = 16 * 1024 * 1024
NO_CHECKPOINT = "det er ikke et kontrolpunkt fra en tavle"


class SignedHead(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """How far a stream had come."""

    stream: str
    mode: str
    number: int
    hash: str


class Checkpoint(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is signed. Its canonical bytes are the document.

    key: the public key, in hex. previous: hash of the document before, 64 zeros for the first.
    erasures: entries whose words were erased by law. lost: what the journal no longer holds of the
    checkpoint before, as stream and the first number that does not hold; normally nothing.
    """

    format: int
    installation: str
    key: str
    number: int
    previous: str
    made_at: str
    heads: tuple[SignedHead, ...]
    erasures: tuple[tuple[str, int], ...]
    lost: tuple[tuple[str, int], ...]


class Signed(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A checkpoint as it is kept and copied: the document's exact text, the signature in hex."""

    document: str
    signature: str


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """What a stream no longer holds of a checkpoint. It holds up to first - 1; last is the number
    by which it certainly does not."""

    stream: str
    first: int
    last: int
    why: str


_CHECKPOINTS = msgspec.json.Decoder(Checkpoint)
_SIGNED = msgspec.json.Decoder(Signed)


def digest(document: bytes) -> str:
    """Give the hash of a document, by which the next one names it."""
    return hashlib.sha256(b"\x02" + document).hexdigest()


def public(key: Ed25519PrivateKey) -> str:
    """Give the public key of a private one, in hex."""
    return key.public_key().public_bytes_raw().hex()


def fingerprint(key: str) -> str:
    """Give the fingerprint of a public key in groups of four, to be read aloud."""
    found = hashlib.sha256(bytes.fromhex(key)).hexdigest()
    return " ".join(found[at : at + 4] for at in range(0, len(found), 4))


def sign(checkpoint: Checkpoint, key: Ed25519PrivateKey) -> Signed:
    """Sign a checkpoint."""
    document = canonical_struct(checkpoint)
    return Signed(document=document.decode(), signature=key.sign(DOMAIN + document).hex())


def written(signed: Signed) -> bytes:
    """Give the bytes of a checkpoint's file."""
    return msgspec.json.format(canonical_struct(signed), indent=1) + b"\n"


def read(data: bytes) -> Signed:
    """Read a checkpoint's file; raises JournalUnreadable when it is none."""
    try:
        if len(data) > LARGEST:
            raise JournalUnreadable(NO_CHECKPOINT)
        return _SIGNED.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError) as problem:
        raise JournalUnreadable(NO_CHECKPOINT) from problem


def opened(signed: Signed, key: str | None = None) -> Checkpoint:
    """Give what was signed; raises JournalUnreadable unless the signature is the key's.

    Without a key it is the one the document names: that shows the document whole, not whose it is.
    """
    document = signed.document.encode(errors="surrogatepass")
    try:
        found = _CHECKPOINTS.decode(document)
        signer = Ed25519PublicKey.from_public_bytes(bytes.fromhex(found.key))
        signature = bytes.fromhex(signed.signature)
    except (msgspec.DecodeError, UnicodeDecodeError, ValueError) as problem:
        raise JournalUnreadable(NO_CHECKPOINT) from problem
    if found.format != FORMAT:
        raise JournalUnreadable(f"kontrolpunktet har et format ({found.format}), vi ikke kender")
    if key is not None and found.key != key:
        raise JournalUnreadable(
            f"kontrolpunkt {found.number} er underskrevet med en anden nøgle "
            f"({fingerprint(found.key)}) end den ventede ({fingerprint(key)})"
        )
    try:
        signer.verify(signature, DOMAIN + document)
    except InvalidSignature as problem:
        raise JournalUnreadable("kontrolpunktets underskrift passer ikke") from problem
    return found


def follows(signed: Signed | None) -> tuple[int, str]:
    """Give number and previous of the checkpoint after this one, or of the first."""
    if signed is None:
        return 1, GENESIS
    document = signed.document.encode()
    return _CHECKPOINTS.decode(document).number + 1, digest(document)


HashAt = Callable[[str, int], str | None]
"""The hash that a stream holds at a number; None when it has no such entry."""


def compare(
    heads: Collection[SignedHead],
    hash_at: HashAt,
    last: Callable[[str], int],
    known: Iterable[SignedHead] = (),
) -> list[Fault]:
    """Say what a journal no longer holds of the heads that were signed.

    known: more heads from signatures that hold; they narrow down where a stream was rewritten.
    """
    wrong = {one.stream for one in heads if hash_at(one.stream, one.number) != one.hash}
    every = {one for one in chain(heads, known) if one.stream in wrong}
    return [
        _fault(stream, {one for one in every if one.stream == stream}, hash_at, last(stream))
        for stream in sorted(wrong)
    ]


def _fault(stream: str, heads: Iterable[SignedHead], hash_at: HashAt, last: int) -> Fault:
    held: dict[int, bool] = {}
    for one in heads:
        whole = hash_at(stream, one.number) == one.hash
        held[one.number] = held.get(one.number, True) and whole
    wrong = min(number for number, whole in held.items() if not whole)
    if wrong > last:
        why = "hele strømmen er væk" if last == 0 else "resten er skåret af"
        return Fault(stream=stream, first=last + 1, last=last + 1, why=why)
    right = max((number for number, whole in held.items() if whole and number < wrong), default=0)
    return Fault(stream=stream, first=right + 1, last=wrong, why="den er skrevet om")
