"""The board's web with a clock that can be set, or with one promise taken out of it."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from crisis import wiring
from tests.faults import builds

CLOCK, BUILD = "FAULTS_CLOCK", "FAULTS_BUILD"


def web_app() -> Any:
    file = os.environ.get(CLOCK)
    if file:
        wiring.clock = lambda: datetime.now(UTC) + _offset(Path(file))
    builds.BUILDS[os.environ.get(BUILD, "")]()
    return wiring.web_app()


def _offset(file: Path) -> timedelta:
    """How wrong the clock is by now; the file is replaced whole, so it is never half read."""
    return timedelta(seconds=float(file.read_text(encoding="ascii")))
