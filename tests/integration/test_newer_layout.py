"""A database that a newer edition has written is left as it is."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from pysqlite3 import dbapi2 as sqlite

from tests.processes import free_port
from tests.rig import Rig, copy_database, crisis

pytestmark = pytest.mark.processes


def test_a_database_of_a_newer_layout_is_refused_in_one_line_and_left_as_it_is(
    rig: Rig, tmp_path: Path
) -> None:
    var = tmp_path / "var"
    var.mkdir()
    file = var / "board.sqlite"
    copy_database(rig.var / "board.sqlite", file)
    with closing(sqlite.connect(file)) as copy:
        copy.execute("UPDATE schema_version SET number = number + 1")
        copy.commit()
        copy.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = file.read_bytes()
    done = crisis("run", "--port", str(free_port()), CRISIS_VAR=str(var))
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1 and "nyere udgave" in done.stderr
    assert file.read_bytes() == before
