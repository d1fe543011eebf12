"""What clients and nemesis saw, each in a log of its own beside the system, on the disk at once."""

from __future__ import annotations

import json
import os
import re
import time
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

MARK = re.compile(r"nøgle ([0-9a-f]{32})")


def marked(key: str) -> str:
    """The words by which an entry is known again in the journal."""
    return f"nøgle {key}"


@dataclass(frozen=True, slots=True)
class Note:
    """One line: what was asked and under which key, or what came of it.

    what: invoke, ok (2xx), fail (4xx), info (nobody knows: 5xx, cut, no answer). Of the nemesis:
    begin, break (from here on no client can count on an answer) and heal, kill (from here on it
    is to be ready again), again (the part itself is there again).
    """

    at: float
    who: str
    what: str
    act: str
    key: str = ""
    more: Mapping[str, Any] = field(default_factory=dict)


class Log:
    """A log that only its owner writes to; a line is on the disk before he goes on."""

    def __init__(self, folder: Path, who: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.who = who
        self._file = (folder / f"{who}.jsonl").open("a", encoding="utf-8")

    def note(self, what: str, act: str, key: str = "", **more: Any) -> Note:
        made = Note(time.monotonic(), self.who, what, act, key, more)
        self._file.write(json.dumps(asdict(made), ensure_ascii=False) + "\n")
        self._file.flush()
        os.fdatasync(self._file.fileno())
        return made

    def close(self) -> None:
        self._file.close()


def read(folder: Path) -> list[Note]:
    """All logs of a folder, in the order of their times."""
    lines = (line for file in sorted(folder.glob("*.jsonl")) for line in _lines(file))
    return sorted((Note(**json.loads(line)) for line in lines), key=lambda note: note.at)


def _lines(file: Path) -> Iterable[str]:
    return file.read_text(encoding="utf-8").splitlines()
