"""Which database a test runs on: SQLite, or PostgreSQL where a test asks for both.

A folder stands for an installation: asked twice, it gives the same database.
"""

from __future__ import annotations

import shutil
import tempfile
from functools import cache
from pathlib import Path

from sqlalchemy.engine import make_url

from crisis.journal.lanes import ThreadLanes
from crisis.journal.opening import open_database
from tests import postgres

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


def url(folder: Path) -> str:
    """The address of the folder's database, the layout brought up already."""
    if _chosen == SQLITE:
        file = folder / "board.sqlite"
        if not file.exists():
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(_file(), file)
        return f"sqlite:///{file}"
    if folder not in _made:
        _made[folder] = postgres.server().fresh(_template())
    return _made[folder]


def drop() -> None:
    """Let go of the PostgreSQL databases that were made."""
    while _made:
        postgres.server().drop(_made.popitem()[1])


@cache
def _file() -> Path:
    """Made once: to bring up an empty database takes longer than many a test."""
    file = Path(tempfile.mkdtemp(prefix="layout-")) / "board.sqlite"
    open_database(f"sqlite:///{file}", ThreadLanes()).close()
    return file


@cache
def _template() -> str:
    made = postgres.server().fresh()
    open_database(made, ThreadLanes()).close()
    return str(make_url(made).database)
