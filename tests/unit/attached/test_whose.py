"""The folder of files belongs to one database: by another's log nothing is taken away."""

from __future__ import annotations

from pathlib import Path

import pytest

from crisis.attached.shelf import Shelf
from crisis.errors import StoreUnavailable
from tests.given import NOON, Desk
from tests.pictures import png
from workers.files import FileChores


def test_by_another_databases_log_no_file_is_taken_away(tmp_path: Path) -> None:
    desk, shelf = Desk(tmp_path / "a"), Shelf(tmp_path / "objects", 0)
    file = shelf.keep(png(), "image/png", "a.png").sha256
    shelf.attached([file])

    def chores(whose: str) -> FileChores:
        return FileChores(desk.handler, shelf, lambda: NOON, lambda: whose)

    assert shelf.belongs_to("den første")
    for _ in range(3):
        with pytest.raises(StoreUnavailable, match="en anden database"):
            chores("en anden").sweep()
    assert shelf.read(file) is not None
    for _ in range(2):
        chores("den første").sweep()
    assert shelf.read(file) is None
    desk.database.close()
