"""The chain: any changed byte is found, and the first bad entry is named."""

from __future__ import annotations

import json
import random
import threading
from pathlib import Path

import pytest
import rfc8785
from click.testing import CliRunner

from crisis.cli.journal import verify as command
from crisis.commands.log import RecordEntry
from crisis.journal.chain import commit, digest
from tests.given import Desk
from tests.tampering import ask, tamper

ENTRIES = 12
WHERE = "WHERE stream = :stream AND number = :number"


@pytest.fixture
def written(tmp_path: Path) -> tuple[str, str]:
    """A closed database with an operation of twelve entries."""
    desk = Desk(tmp_path)
    operation = desk.opens()
    for n in range(ENTRIES - 1):
        desk.do(RecordEntry(text=f"Post {n} æøå"), "kolding", operation)
    desk.database.close()
    return desk.url, operation


def verify(url: str) -> tuple[int, str]:
    ended = CliRunner().invoke(command, env={"CRISIS_DATABASE": url})
    return ended.exit_code, ended.output


def test_an_untouched_journal_is_ok(written: tuple[str, str]) -> None:
    code, said = verify(written[0])
    assert (code, f"ok     {written[1]}  {ENTRIES} poster" in said) == (0, True)


@pytest.mark.parametrize("column", ["envelope", "hash", "recorded_at", "body", "salt"])
@pytest.mark.parametrize("seed", range(4))
def test_one_changed_byte_is_found_and_named(
    written: tuple[str, str], column: str, seed: int
) -> None:
    url, operation = written
    draw = random.Random(seed)
    place = {"stream": operation, "number": draw.randint(1, ENTRIES)}
    table = "journal_payload" if column in ("body", "salt") else "journal_entry"
    old = ask(url, f"SELECT {column} FROM {table} {WHERE}", **place)
    raw = bytearray(old.encode() if isinstance(old, str) else old)
    raw[draw.randrange(len(raw))] ^= 1
    new = raw.decode("latin-1") if isinstance(old, str) else bytes(raw)
    tamper(url, f"UPDATE {table} SET {column} = :new {WHERE}", new=new, **place)
    code, said = verify(url)
    assert (code, f"{operation}  post {place['number']}:" in said) == (1, True), said


def rewritten(url: str, operation: str, number: int) -> None:
    """Put another text into an entry and mend its own hashes, but not those after it."""
    place = {"stream": operation, "number": number}
    salt = ask(url, f"SELECT salt FROM journal_payload {WHERE}", **place)
    body = rfc8785.dumps({"text": "another"})
    sealed = rfc8785.dumps(
        json.loads(ask(url, f"SELECT envelope FROM journal_entry {WHERE}", **place))
        | {"commitment": commit(salt, body)}
    )
    tamper(url, f"UPDATE journal_payload SET body = :body {WHERE}", body=body, **place)
    change = f"UPDATE journal_entry SET envelope = :sealed, hash = :hash {WHERE}"
    tamper(url, change, sealed=sealed, hash=digest(sealed), **place)


def test_an_entry_rewritten_with_its_hash_breaks_the_next(written: tuple[str, str]) -> None:
    rewritten(*written, 5)
    code, said = verify(written[0])
    assert (code, "post 6: kæden" in said) == (1, True), said


def test_the_last_entry_rewritten_does_not_match_the_head(written: tuple[str, str]) -> None:
    rewritten(*written, ENTRIES)
    code, said = verify(written[0])
    assert (code, "hovedrækken" in said) == (1, True), said


@pytest.mark.parametrize(
    ("change", "bad"),
    [
        ("DELETE FROM journal_payload WHERE stream = :stream AND number = 4", 4),
        ("DELETE FROM journal_entry WHERE stream = :stream AND number = 4", 4),
        ("DELETE FROM journal_entry WHERE stream = :stream AND number >= 11", 11),
        ("UPDATE journal_entry SET number = 99 WHERE stream = :stream AND number = 7", 7),
        ("DELETE FROM journal_head WHERE stream = :stream", 1),
        ("UPDATE journal_head SET number = 11 WHERE stream = :stream", 12),
    ],
)
def test_what_is_taken_away_or_moved_is_found(
    written: tuple[str, str], change: str, bad: int
) -> None:
    tamper(written[0], change, stream=written[1])
    code, said = verify(written[0])
    assert (code, f"{written[1]}  post {bad}:" in said) == (1, True), said


@pytest.mark.parametrize("content", [None, b"", b"not a database at all" * 99])
def test_a_file_that_is_no_journal_is_unreadable(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "board.sqlite"
    if content is not None:
        path.write_bytes(content)
    assert verify(f"sqlite:///{path}")[0] == 3


def test_the_check_changes_nothing_and_owns_its_limits(written: tuple[str, str]) -> None:
    def rows() -> list[object]:
        tables = ("journal_head", "journal_entry", "journal_payload", "verification")
        return [ask(written[0], f"SELECT COUNT(*) FROM {table}") for table in tables]

    before = rows()
    assert "kontrolpunkt" in verify(written[0])[1]
    assert rows() == before


def test_what_is_written_while_it_is_checked_is_no_fault(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    operation, stop = desk.opens(), threading.Event()

    def write() -> None:
        while not stop.is_set():
            desk.do(RecordEntry(text="Imens"), "kolding", operation)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        assert [verify(desk.url)[0] for _ in range(20)] == [0] * 20
    finally:
        stop.set()
        writer.join(10)
        desk.database.close()
