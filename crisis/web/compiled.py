"""Templates compiled once for all processes of an installation, and not by each as it first shows
a page."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket, FileSystemBytecodeCache


class Compiled(FileSystemBytecodeCache):
    """Kept beside the templates as Python keeps its modules, for the program that is here: whoever
    could write there could as well change the program. Where nobody may, nothing is kept."""

    def __init__(self, templates: Path) -> None:
        place = templates / "__pycache__"
        super().__init__(str(place), f"%s.{sys.implementation.cache_tag}-{jinja2.__version__}")
        self._place = place

    def load_bytecode(self, bucket: Bucket) -> None:
        """Read a template that was compiled before; what cannot be read is compiled anew."""
        try:
            super().load_bytecode(bucket)
        except Exception:  # noqa: BLE001 - a power cut may have left anything there
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template that was just compiled."""
        if sys.dont_write_bytecode:
            return
        with suppress(OSError):
            self._place.mkdir(exist_ok=True)
            super().dump_bytecode(bucket)
