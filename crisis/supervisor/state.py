"""var/run: the lock that keeps a second board away, and board.json that says where this one is."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from crisis.errors import StartRefused

LONGEST_SOCKET = 100
"""The kernel takes 108 bytes of a unix socket's path, some systems 104."""


@contextmanager
def hold(folder: Path) -> Iterator[None]:
    """Keep var/run for this process alone; raises StartRefused when a board has it already."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise StartRefused(f"Kan ikke skrive i {folder}: {error.strerror}.") from error
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            where = running(folder).get("url", folder)
            raise StartRefused(f"Tavlen kører allerede med de samme data: {where}") from error
        yield
        (folder / "board.json").unlink(missing_ok=True)
    finally:
        os.close(handle)


def write(folder: Path, board: Mapping[str, Any]) -> None:
    """Say where the board is, for the command line on this machine; whole or not at all."""
    fresh = folder / "board.json.new"
    fresh.unlink(missing_ok=True)
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(board, file, ensure_ascii=False, indent=1)
    fresh.replace(folder / "board.json")


def running(folder: Path) -> dict[str, Any]:
    """Read board.json; empty when there is none."""
    try:
        found = json.loads((folder / "board.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


@contextmanager
def socket_folder(folder: Path) -> Iterator[Path]:
    """Give a folder for Valkey's socket: var/run, or a short one when that path is too long."""
    if len(os.fsencode(folder / "valkey.sock")) <= LONGEST_SOCKET:
        yield folder
        return
    short = Path(tempfile.mkdtemp(prefix="crisis-"))  # 0700
    try:
        yield short
    finally:
        shutil.rmtree(short, ignore_errors=True)
