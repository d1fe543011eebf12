"""Templates compiled once for all processes of an installation, and not by each as it first shows
a page."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import jinja2
from flask import Flask
from flask.sansio.app import App
from flask.templating import Environment
from jinja2.bccache import Bucket, FileSystemBytecodeCache
from jinja2.lexer import Lexer


class Unlocked(Environment):
    """Templates of our own that take no lock: a map's file is written by a native thread, which
    must not wait for one that the web's green threads take."""

    def __init__(self, app: App, **options: Any) -> None:
        super().__init__(app, **options)
        self._lexer = Lexer(self)

    @property
    def lexer(self) -> Lexer:
        """Give the reader of templates; Jinja asks a cache of all of them each time."""
        return self._lexer


class Application(Flask):
    """An application whose templates stay loaded, in a plain dict: there are two hundred."""

    def __init__(self, name: str, **options: Any) -> None:
        super().__init__(name, **options)
        self.jinja_environment = Unlocked
        self.jinja_options = {**self.jinja_options, "cache_size": -1}


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
