"""The key that signs a stranger's note and the forms' tokens: made once, readable by us alone."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from crisis.errors import StartRefused

LENGTH = 48
SHORTEST = 32


def secret_key(var: Path) -> bytes:
    """Read the key of this installation, or make it; raises StartRefused when it is weak."""
    file = var / "secret-key"
    try:
        return _read(file)
    except FileNotFoundError:
        return _make(file)
    except OSError as problem:
        raise StartRefused(f"Nøglen {file} kan ikke læses: {problem.strerror}") from problem


def _make(file: Path) -> bytes:
    """Write it beside and link it in: two processes that start at once get the same one."""
    file.parent.mkdir(parents=True, exist_ok=True)
    key = secrets.token_bytes(LENGTH)
    fresh = file.with_name(f"{file.name}.{os.getpid()}.new")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as out:
        out.write(key)
    try:
        os.link(fresh, file)
    except FileExistsError:
        return _read(file)
    finally:
        fresh.unlink()
    return key


def _read(file: Path) -> bytes:
    key = file.read_bytes()
    if len(key) < SHORTEST or len(set(key)) < SHORTEST // 2:
        raise StartRefused(
            f"Nøglen i {file} er for svag. Slet filen; der laves en ny ved næste start."
        )
    return key
