"""When words of an entry are erased, the imports forget theirs: the file may have held the same."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from crisis.journal.database import Database
from crisis.register.imports.book import ImportBook
from crisis.register.imports.folder import forget_reports


def forget(database: Database, var: Path, clock: Callable[[], datetime]) -> None:
    """Take away reports, and what tables hold of rows; an import in progress goes on."""
    ImportBook(database, clock).forget()
    forget_reports(var)
