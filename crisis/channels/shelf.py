"""A folder of files that others read while they are written: whole or not at all, one at a time."""

from __future__ import annotations

import fcntl
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PATIENCE = 10.0
"""Seconds to wait for another process that writes; nobody writes for so long."""
_PAUSE = 0.02
_HALF = ".halv-"
"""What a file is called while it is written. Nothing else in the folder begins with a dot."""


class Shelf:
    """Files in one folder.

    public: a web server of another user reads them (0755, 0644, whatever the umask says);
    otherwise nobody but us (0700, 0600). Nothing is written outside `held`.
    """

    def __init__(self, folder: Path, public: bool) -> None:
        self.folder = folder
        self._folder_mode, self._mode = (0o755, 0o644) if public else (0o700, 0o600)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the folder alone, by a lock on `<folder>.laas` beside it; raises OSError.

        What a writer that died left half written is taken away: nobody else can be writing it.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        self.folder.chmod(self._folder_mode)
        beside = self.folder.with_name(f"{self.folder.name}.laas")
        lock = os.open(beside, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
        try:
            _take(lock)
            for half in self.folder.glob(f"{_HALF}*"):
                half.unlink(missing_ok=True)
            yield
            self._settle()
        finally:
            os.close(lock)

    def has(self, name: str) -> bool:
        """Says whether there is such a file."""
        return (self.folder / name).is_file()

    def names(self) -> set[str]:
        """Give the names of all whole files."""
        return {one.name for one in self.folder.iterdir() if not one.name.startswith(".")}

    def put(self, name: str, content: bytes) -> bool:
        """Put a file in its place at once and on the disk; says whether it was another before."""
        place = self.folder / name
        if place.is_file() and not place.is_symlink() and place.read_bytes() == content:
            return False
        handle, half = tempfile.mkstemp(prefix=_HALF, dir=self.folder)
        try:
            with os.fdopen(handle, "wb") as file:
                os.fchmod(file.fileno(), self._mode)
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            os.replace(half, place)
        except BaseException:
            Path(half).unlink(missing_ok=True)
            raise
        # A later file may link to this one: it must not be on the disk before it.
        self._settle()
        return True

    def drop(self, name: str) -> None:
        """Take a file away."""
        (self.folder / name).unlink(missing_ok=True)

    def _settle(self) -> None:
        folder = os.open(self.folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _take(lock: int) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > until:
                raise TimeoutError("another process holds the folder") from None
            time.sleep(_PAUSE)
        else:
            return
