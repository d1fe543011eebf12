"""The layout of the database: the steps lead to today's tables, whole or not at all."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect, text

from crisis.errors import SchemaTooNew, StartRefused
from crisis.journal import layout, tables
from crisis.journal.database import Database
from crisis.journal.lanes import ThreadLanes
from crisis.journal.opening import open_database
from crisis.register.imports.tables import metadata as imports
from crisis.register.tables import metadata as register
from crisis.web.accounts.tables import metadata as accounts
from tests import postgres
from tests.given import Desk

OBJECT = register.tables["register_object"]
OBJECT_AT_2 = {
    *("id", "valid_from", "valid_to", "name", "category", "shape", "west", "south", "east"),
    *("north", "confidence", "municipality", "owner", "source", "checked_on", "note", "retired"),
    "sought",
}
METADATAS = [tables.metadata, accounts, register, imports]


@pytest.fixture
def empty(tmp_path: Path, engine: str) -> str:
    """The address of a database in which nothing is yet."""
    return (
        f"sqlite:///{tmp_path / 'new.sqlite'}" if engine == "sqlite" else postgres.server().fresh()
    )


def test_the_steps_lead_to_just_the_tables_that_the_program_knows(empty: str) -> None:
    def differences(connection: Connection) -> list[object]:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, METADATAS))

    database = open_database(empty, ThreadLanes())
    assert database.read(differences) == []
    database.close()


def test_the_newest_step_is_the_one_the_program_asks_for() -> None:
    files = (layout.STEPS / "versions").glob("v*.py")
    steps = sorted(
        re.findall(r'^revision = "(\d+)"', "".join(map(Path.read_text, files)), re.MULTILINE)
    )
    assert (steps[-1], len(steps)) == (layout.NEWEST, len(set(steps)))


def test_a_database_from_before_the_steps_is_brought_up_and_keeps_its_rows(tmp_path: Path) -> None:
    """Layout 2 of an installation that is running today, without Alembic's own table."""
    desk = Desk(tmp_path)
    operation = desk.opens()
    head = desk.handler.head(operation)

    def as_before(connection: Connection) -> None:
        connection.execute(text("DROP TABLE alembic_version"))
        for table in _newer_than_layout_2(connection):
            connection.execute(text(f"DROP TABLE {table}"))
        connection.execute(text("DROP INDEX register_object_occasions"))
        for column in sorted(set(OBJECT.columns.keys()) - OBJECT_AT_2):
            connection.execute(text(f"ALTER TABLE register_object DROP COLUMN {column}"))
        connection.execute(text("UPDATE schema_version SET number = 2"))

    desk.database.write(as_before)
    desk.database.close()
    again = open_database(desk.url, ThreadLanes())
    assert again.read(layout.step) == layout.NEWEST
    assert _head(again, operation) == head.hash
    again.close()


def _newer_than_layout_2(connection: Connection) -> set[str]:
    first = (layout.STEPS / "versions").glob("v000[12]_*.py")
    said = "".join(map(Path.read_text, first))
    return {name for name in inspect(connection).get_table_names() if f'"{name}"' not in said}


def _head(database: Database, operation: str) -> object:
    query = text("SELECT hash FROM journal_head WHERE stream = :stream")
    return database.read(
        lambda connection: connection.execute(query, {"stream": operation}).scalar()
    )


def test_a_step_that_is_cut_off_leaves_nothing(empty: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def cut(_connection: Connection) -> None:
        raise OSError("the power went")

    monkeypatch.setattr(layout, "guard", cut)
    with pytest.raises(StartRefused):
        open_database(empty, ThreadLanes())
    monkeypatch.undo()
    database = open_database(empty, ThreadLanes())
    assert database.read(layout.step) == layout.NEWEST
    database.close()


def test_four_processes_that_start_at_once_make_one_layout(empty: str) -> None:
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: open_database(empty, ThreadLanes()), range(4)))
    assert {one.read(layout.step) for one in made} == {layout.NEWEST}
    for one in made:
        one.close()


def test_a_database_of_a_newer_program_is_refused_and_untouched(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    newer = text("UPDATE schema_version SET number = 99")
    desk.database.write(lambda connection: connection.execute(newer))
    desk.database.close()
    with pytest.raises(SchemaTooNew, match="99"):
        open_database(desk.url, ThreadLanes())


@pytest.mark.parametrize(
    "url", ["mysql://root@localhost/board", "postgresql://", "sqlite://", "nonsense", "http://x/y"]
)
def test_an_address_that_is_none_is_refused_in_one_line(url: str) -> None:
    with pytest.raises(StartRefused, match="CRISIS_DATABASE"):
        open_database(url, ThreadLanes())


def test_no_index_is_taken_for_the_key_of_an_entry_before_there_are_statistics(
    empty: str,
) -> None:
    """Each payload is held to its entry; the foreign key's own question must find one row."""
    database = open_database(empty, ThreadLanes())
    asked = "SELECT 1 FROM journal_entry WHERE stream = 'op' AND number = 3"
    explain = "EXPLAIN QUERY PLAN " if database.engine.dialect.name == "sqlite" else "EXPLAIN "
    told = database.read(lambda one: str(one.exec_driver_sql(explain + asked).fetchall()))
    assert "journal_entry_pkey" in told or "sqlite_autoindex_journal_entry_1" in told, told
    database.close()
