"""The key that signs checkpoints: made once by the process that signs, read by nobody else."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from crisis.errors import JournalUnreadable, StartRefused
from crisis.journal.checkpoints import public

PRIVATE, PUBLIC = "checkpoint.key", "checkpoint.pub"


def signing_key(folder: Path) -> Ed25519PrivateKey:
    """Give the key that signs; made at the first start. Raises StartRefused.

    Two that start at once get the same: the first to put its key into place has made it.
    """
    file = folder / PRIVATE
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not file.exists():
            made = Ed25519PrivateKey.generate()
            text = made.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
            _put(file, text, 0o400)
        found = load_pem_private_key(file.read_bytes(), password=None)
        if not isinstance(found, Ed25519PrivateKey):
            raise ValueError("another sort of key")
        _put(folder / PUBLIC, pem(public(found)), 0o444)
    except (OSError, ValueError, UnsupportedAlgorithm) as problem:
        raise StartRefused(
            f"Nøglen til kontrolpunkter, {file}, kan ikke læses eller laves."
        ) from problem
    return found


def _put(file: Path, text: bytes, mode: int) -> None:
    """Put a file into place whole, unless there is one already."""
    fresh = file.with_name(f".{file.name}.{secrets.token_hex(8)}")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with os.fdopen(descriptor, "wb") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    with suppress(FileExistsError):
        os.link(fresh, file)
    fresh.unlink()


def pem(key: str) -> bytes:
    """Write a public key (hex) as other programs read it."""
    made = Ed25519PublicKey.from_public_bytes(bytes.fromhex(key))
    return made.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def read_public(data: bytes) -> str:
    """Read a public key, in hex; raises JournalUnreadable when it is none of ours."""
    try:
        found = load_pem_public_key(data)
    except (ValueError, UnsupportedAlgorithm) as problem:
        raise JournalUnreadable("det er ikke en offentlig nøgle til kontrolpunkter") from problem
    if not isinstance(found, Ed25519PublicKey):
        raise JournalUnreadable("det er ikke en offentlig nøgle til kontrolpunkter")
    return found.public_bytes_raw().hex()
