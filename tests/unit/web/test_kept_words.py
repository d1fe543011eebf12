"""The list of all places that keep words is held to the tables there are."""

from __future__ import annotations

from sqlalchemy import LargeBinary, MetaData, String

from crisis.journal import keeping_tables, outbox_tables, tables
from crisis.journal.erasing import CLEANED
from crisis.journal.kept_words import COLUMNS
from crisis.register.imports.tables import metadata as import_tables
from crisis.register.tables import metadata as register_tables
from crisis.web.accounts.tables import metadata as account_tables

ALL: tuple[MetaData, ...] = (tables.metadata, register_tables, import_tables, account_tables)


def test_every_column_that_can_hold_words_says_how_it_forgets_them() -> None:
    assert keeping_tables and outbox_tables  # they put their tables beside the journal's
    there = {
        f"{table.name}.{column.name}"
        for metadata in ALL
        for table in metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, String | LargeBinary)
    }
    assert {f"{table}.{name}" for table, names in COLUMNS.items() for name in names} == there


def test_a_table_that_is_cleaned_is_cleaned_in_the_files_too() -> None:
    forgets = ("slettes i ", "slettes med ", "erstattes")
    cleaned = {
        table
        for table, names in COLUMNS.items()
        if any(word in how for how in names.values() for word in forgets)
    }
    assert cleaned == set(CLEANED)
