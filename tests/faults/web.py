"""The board's web with a clock that can be set, or with one promise taken out of it."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from crisis import wiring
from tests.faults import builds

FOLDER = "FAULTS_FOLDER"


def web_app() -> Any:
    told = Told(Path(os.environ[FOLDER]))
    wiring.clock = lambda: datetime.now(UTC) + timedelta(seconds=float(told.clock))
    builds.BUILDS[told.build]()
    return wiring.web_app()


class Told:
    """What the web is told while it runs, in files that are replaced whole and never half read."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def clock(self) -> str:
        """By how many seconds its clock is wrong."""
        return self._read("clock", "0")

    @property
    def build(self) -> str:
        """Which promise is taken out of it from its next start on."""
        return self._read("build", "")

    def write(self, name: str, text: str) -> None:
        new = self._folder / f"{name}.new"
        new.write_text(text, encoding="ascii")
        new.replace(self._folder / name)

    def _read(self, name: str, otherwise: str) -> str:
        try:
            return (self._folder / name).read_text(encoding="ascii")
        except FileNotFoundError:
            return otherwise
