"""What the database says of a fault goes into the program's log, and none of an entry's words."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from crisis.errors import StoreUnavailable
from crisis.web.logs import JsonLines
from tests.given import Desk

WORDS = "Truslen kom fra en tidligere ansat"


def test_a_change_that_fails_names_its_statement_and_not_what_was_to_be_written(
    tmp_path: Path,
) -> None:
    desk = Desk(tmp_path)

    def fails(connection: Connection) -> None:
        connection.execute(text("INSERT INTO nowhere VALUES (:words)"), {"words": WORDS})

    with pytest.raises((DBAPIError, StoreUnavailable)) as found:
        desk.database.write(fails)
    told = (type(found.value), found.value, found.value.__traceback__)
    line = JsonLines().format(logging.LogRecord("x", 40, "", 1, "unforeseen", (), told))
    assert "nowhere" in line
    assert WORDS not in line
    desk.database.close()
