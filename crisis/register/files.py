"""Files of an installation, named by what is in them: var/objects/<sha256>."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path


class Files:
    """Keeps whole files; the same content is kept once, and never changes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, data: bytes) -> str:
        """Keep a file; give its name. It is there whole, on the disk, or not at all."""
        name = hashlib.sha256(data).hexdigest()
        if self.holds(name):
            return name
        self._folder.mkdir(parents=True, exist_ok=True)
        fresh = self._folder / f"{name}.{os.getpid()}.new"
        with fresh.open("wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        fresh.replace(self._folder / name)
        return name

    def holds(self, name: str) -> bool:
        """Say whether there is a file of that name."""
        return (self._folder / name).is_file()

    def get(self, name: str) -> bytes | None:
        """Give a file's content; None when it is missing or not what its name says."""
        try:
            data = (self._folder / name).read_bytes()
        except OSError:
            return None
        return data if hashlib.sha256(data).hexdigest() == name else None
