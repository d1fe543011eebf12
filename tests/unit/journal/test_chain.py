"""The chain: any changed byte is found, and the first bad entry is named."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
import rfc8785
from click.testing import CliRunner

from crisis.cli.journal import verify as command
from crisis.commands.log import RecordEntry
from crisis.journal import sqlite
from crisis.journal.chain import commit, digest
from tests.given import Desk

ENTRIES = 12


@pytest.fixture
def written(tmp_path: Path) -> tuple[Path, str]:
    """A closed database with an operation of twelve entries."""
    desk = Desk(tmp_path)
    operation = desk.opens()
    for n in range(ENTRIES - 1):
        desk.do(RecordEntry(text=f"Post {n} æøå"), "kolding", operation)
    desk.database.close()
    return tmp_path / "board.sqlite", operation


def tamper(path: Path, change: str, *values: object) -> None:
    """Change the file as someone with the disk in his hands would."""
    with sqlite.driver().connect(str(path)) as connection:
        for one in ("journal_entry_no_update", "journal_entry_no_delete",
                    "journal_payload_no_update"):  # fmt: skip
            connection.execute(f"DROP TRIGGER {one}")
        connection.execute(change, values)
    connection.close()


def verify(path: Path) -> tuple[int, str]:
    ended = CliRunner().invoke(command, ["--database", str(path)])
    return ended.exit_code, ended.output


def test_an_untouched_journal_is_ok(written: tuple[Path, str]) -> None:
    code, said = verify(written[0])
    assert (code, f"ok     {written[1]}  {ENTRIES} poster" in said) == (0, True)


@pytest.mark.parametrize("column", ["envelope", "hash", "recorded_at", "body", "salt"])
@pytest.mark.parametrize("seed", range(4))
def test_one_changed_byte_is_found_and_named(
    written: tuple[Path, str], column: str, seed: int
) -> None:
    path, operation = written
    draw = random.Random(seed)
    number = draw.randint(1, ENTRIES)
    table = "journal_payload" if column in ("body", "salt") else "journal_entry"
    where = f"FROM {table} WHERE stream = ? AND number = ?"
    with sqlite.driver().connect(str(path)) as connection:
        old = connection.execute(f"SELECT {column} {where}", (operation, number)).fetchone()[0]
    connection.close()
    raw = bytearray(old.encode() if isinstance(old, str) else old)
    raw[draw.randrange(len(raw))] ^= 1
    new = raw.decode("latin-1") if isinstance(old, str) else bytes(raw)
    change = f"UPDATE {table} SET {column} = ? WHERE stream = ? AND number = ?"
    tamper(path, change, new, operation, number)
    code, said = verify(path)
    assert (code, f"{operation}  post {number}:" in said) == (1, True), said


def rewritten(path: Path, operation: str, number: int) -> None:
    """Put another text into an entry and mend its own hashes, but not those after it."""
    with sqlite.driver().connect(str(path)) as connection:
        where = "WHERE stream = ? AND number = ?"
        place = (operation, number)
        salt = connection.execute(f"SELECT salt FROM journal_payload {where}", place).fetchone()[0]
        data = connection.execute(f"SELECT envelope FROM journal_entry {where}", place).fetchone()
    connection.close()
    body = rfc8785.dumps({"text": "another"})
    envelope = json.loads(data[0]) | {"commitment": commit(salt, body)}
    sealed = rfc8785.dumps(envelope)
    tamper(path, f"UPDATE journal_payload SET body = ? {where}", body, *place)
    with sqlite.driver().connect(str(path)) as connection:
        connection.execute(
            f"UPDATE journal_entry SET envelope = ?, hash = ? {where}",
            (sealed, digest(sealed), *place),
        )
    connection.close()


def test_an_entry_rewritten_with_its_hash_breaks_the_next(written: tuple[Path, str]) -> None:
    rewritten(*written, 5)
    code, said = verify(written[0])
    assert (code, "post 6: kæden" in said) == (1, True), said


def test_the_last_entry_rewritten_does_not_match_the_head(written: tuple[Path, str]) -> None:
    rewritten(*written, ENTRIES)
    code, said = verify(written[0])
    assert (code, "hovedrækken" in said) == (1, True), said


@pytest.mark.parametrize(
    ("change", "bad"),
    [
        ("DELETE FROM journal_payload WHERE stream = ? AND number = 4", 4),
        ("DELETE FROM journal_entry WHERE stream = ? AND number = 4", 4),
        ("DELETE FROM journal_entry WHERE stream = ? AND number >= 11", 11),
        ("UPDATE journal_entry SET number = 99 WHERE stream = ? AND number = 7", 7),
        ("DELETE FROM journal_head WHERE stream = ?", 1),
        ("UPDATE journal_head SET number = 11 WHERE stream = ?", 12),
    ],
)
def test_what_is_taken_away_or_moved_is_found(
    written: tuple[Path, str], change: str, bad: int
) -> None:
    tamper(written[0], change, written[1])
    code, said = verify(written[0])
    assert (code, f"{written[1]}  post {bad}:" in said) == (1, True), said


@pytest.mark.parametrize("content", [None, b"", b"not a database at all" * 99])
def test_a_file_that_is_no_journal_is_unreadable(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "board.sqlite"
    if content is not None:
        path.write_bytes(content)
    assert verify(path)[0] == 3


def test_the_check_changes_nothing_and_owns_its_limits(written: tuple[Path, str]) -> None:
    before = written[0].read_bytes()
    assert "kontrolpunkt" in verify(written[0])[1]
    assert written[0].read_bytes() == before
