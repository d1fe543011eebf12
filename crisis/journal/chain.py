"""The hash chain: commitment of a payload, hash of an envelope, and the check of both.

Domain separation: a leaf (envelope) is hashed behind 0x00, a commitment behind 0x01, so that
the bytes of the one can never pass for the other.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Set

import msgspec

from crisis.errors import JournalBroken
from crisis.journal.codec import FORMAT, Envelope, decode_envelope, encode_envelope

GENESIS = "0" * 64
SALT_BYTES = 32


class Link(msgspec.Struct, frozen=True):
    """One stored row as the checker reads it; salt and body are None when erased by law."""

    stream: str
    number: int
    recorded_at: str
    envelope: bytes
    hash: str
    salt: bytes | None
    body: bytes | None


def commit(salt: bytes, body: bytes) -> str:
    """Give the salted commitment of a payload, in hex."""
    return hashlib.sha256(b"\x01" + salt + body).hexdigest()


def digest(envelope: bytes) -> str:
    """Give the hash of an envelope's canonical bytes, in hex."""
    return hashlib.sha256(b"\x00" + envelope).hexdigest()


def verify(
    links: Iterable[Link],
    *,
    after: int = 0,
    previous: str = GENESIS,
    erased: Set[int] = frozenset(),
) -> tuple[int, str]:
    """Check a stretch of one stream; give its last number and hash.

    erased: the numbers whose payload was dropped by law; any other missing payload is a fault.
    Raises JournalBroken with the first number that does not hold. Says nothing of a cut tail:
    that takes the head row or a signed checkpoint.
    """
    number = after
    for link in links:
        number += 1
        if link.number != number:
            raise JournalBroken(link.stream, number, "posten mangler")
        envelope = decode_envelope(link.stream, number, link.envelope)
        if link.body is None and number not in erased:
            raise JournalBroken(link.stream, number, "indholdet mangler uden en ført sletning")
        _check(link, envelope, previous)
        previous = link.hash
    return number, previous


def _check(link: Link, envelope: Envelope, previous: str) -> None:
    wrong = _fault(link, envelope, previous)
    if wrong:
        raise JournalBroken(link.stream, link.number, wrong)


def _fault(link: Link, envelope: Envelope, previous: str) -> str | None:
    place = (envelope.stream, envelope.number, envelope.recorded_at)
    checks = (
        (digest(link.envelope) == link.hash, "konvoluttens hash passer ikke"),
        (encode_envelope(envelope) == link.envelope, "konvolutten er ikke på kanonisk form"),
        (envelope.format == FORMAT, "ukendt format"),
        (place == (link.stream, link.number, link.recorded_at), "konvolutten hører ikke til her"),
        (envelope.previous == previous, "kæden til posten før er brudt"),
        (_committed(link, envelope), "indholdet passer ikke med konvolutten"),
    )
    return next((why for holds, why in checks if not holds), None)


def _committed(link: Link, envelope: Envelope) -> bool:
    """Says whether the payload is the one committed to; both parts gone is an erasure."""
    if link.salt is None or link.body is None:
        return link.salt is None and link.body is None
    return commit(link.salt, link.body) == envelope.commitment
