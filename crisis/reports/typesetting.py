"""Has a document set as a PDF by the typesetter's process, one at a time in a process."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from threading import Event, Semaphore
from typing import Any

PATIENCE = 25
"""Seconds after which whoever asked is told to print the page instead."""
KEPT = 8
"""How many documents are kept in memory: a picture that was just frozen is fetched by the whole
staff, and it would be set anew for each. They are let go of when words are erased by law."""
SITREP = Path(__file__).with_name("sitrep.typ")
EVALUATION = Path(__file__).with_name("evaluation.typ")
_ONE = Semaphore(1)
_ERASED = Event()


class NotSet(Exception):
    """The document could not be set; what it says is for the program's log."""


def typeset(data: dict[str, Any], at: datetime, source: Path = SITREP) -> bytes:
    """Give the PDF. The same data and moment give the same bytes, so asking again is free."""
    job = {"source": source.read_text(encoding="utf-8"), "data": data, "at": at.isoformat()}
    with _ONE:
        _ERASED.clear()
        made = _set(json.dumps(job).encode())
        if _ERASED.is_set():
            _set.cache_clear()  # it was set with words that were erased meanwhile
        return made


@lru_cache(maxsize=KEPT)
def _set(job: bytes) -> bytes:
    words = [sys.executable, "-m", "crisis.reports.typesetter"]
    try:
        done = subprocess.run(words, input=job, capture_output=True, timeout=PATIENCE, check=False)
    except subprocess.TimeoutExpired as late:
        raise NotSet("it took too long") from late
    if done.returncode != 0 or not done.stdout.startswith(b"%PDF-"):
        raise NotSet(done.stderr.decode(errors="replace")[-400:] or f"code {done.returncode}")
    return done.stdout


def forget() -> None:
    """Let go of the documents that were set last, and of one that is being set."""
    _ERASED.set()
    _set.cache_clear()
