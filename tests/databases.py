"""Which database a test runs on: SQLite, or PostgreSQL where a test asks for both.

A folder stands for an installation: asked twice, it gives the same database.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from sqlalchemy.engine import make_url

from crisis.journal.lanes import ThreadLanes
from crisis.journal.opening import open_database
from tests import postgres

Fill = Callable[[str, Path], None]
"""Writes into an empty installation: the database's address, its folder."""

SQLITE, POSTGRES = "sqlite", "postgresql"
ENGINES = (SQLITE, POSTGRES)

_chosen = SQLITE
_made: dict[Path, str] = {}


def choose(engine: str) -> None:
    """From here on new installations are on this engine."""
    global _chosen
    _chosen = engine


def chosen() -> str:
    return _chosen


def url(folder: Path, fill: Fill | None = None) -> str:
    """The address of the folder's database, the layout brought up already.

    fill: what else it begins with. Made once for each engine and copied: to bring up and fill an
    empty database takes longer than many a test.
    """
    if _chosen == SQLITE:
        file = folder / "board.sqlite"
        if not file.exists():
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(_file(fill), file)
        return f"sqlite:///{file}"
    if folder not in _made:
        _made[folder] = postgres.server().fresh(_template(fill))
    return _made[folder]


def drop() -> None:
    """Let go of the PostgreSQL databases that were made."""
    while _made:
        postgres.server().drop(_made.popitem()[1])


@cache
def _file(fill: Fill | None) -> Path:
    folder = Path(tempfile.mkdtemp(prefix="layout-"))
    file = folder / "board.sqlite"
    _make(f"sqlite:///{file}", folder, fill)
    return file


@cache
def _template(fill: Fill | None) -> str:
    made = postgres.server().fresh()
    _make(made, Path(tempfile.mkdtemp(prefix="layout-")), fill)
    return str(make_url(made).database)


def _make(url: str, folder: Path, fill: Fill | None) -> None:
    open_database(url, ThreadLanes()).close()
    if fill is not None:
        fill(url, folder)
