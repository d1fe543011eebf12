"""Whatever is done to a stored journal is found, located, and told apart by the exit code."""

from __future__ import annotations

import json
import random
from pathlib import Path

import msgspec
import pytest
import rfc8785
from click.testing import CliRunner
from sqlalchemy import Connection, text

from crisis.cli.journal import verify as command
from crisis.commands.log import RecordEntry
from crisis.journal import checkpoints
from crisis.journal.chain import commit, digest
from crisis.journal.checkpointing import Signer, file_name, signed_between
from crisis.journal.keys import PUBLIC, signing_key
from tests import databases
from tests.given import Desk
from tests.tampering import hands, tamper

ENTRIES = 30
SIGNED = (10, 20, 30)
CHANGES = {databases.SQLITE: 250, databases.POSTGRES: 80}
"""What is checked is the same on both, and the second is the slower."""
ROW = "stream = :stream AND number = :number"
COLUMNS = ("envelope", "hash", "recorded_at", "body", "salt")


class Kept:
    """A journal of thirty entries with checkpoints at 10, 20 and 30, copied off."""

    def __init__(self, folder: Path, entries: int = ENTRIES) -> None:
        self.off = folder / "off"
        self.off.mkdir(parents=True)
        self.desk = desk = Desk(folder)
        self.url = desk.url
        self.key = folder / "keys" / PUBLIC
        signer = Signer(desk.database, signing_key(folder / "keys"), lambda: desk.now, folder / "x")
        self.operation = desk.opens()
        for number in range(2, entries + 1):
            desk.do(RecordEntry(text=f"Post {number} æøå"), "kolding", self.operation)
            if number in (*SIGNED, entries):
                desk.now = desk.now.replace(hour=desk.now.hour + 1)
                assert signer.sign_when_due()
        papers = desk.database.read(lambda connection: signed_between(connection, 0, 99))
        for number, signed in papers:
            (self.off / file_name(number)).write_bytes(checkpoints.written(signed))
        desk.database.close()

    def verify(self, *papers: int, whole: bool = False) -> tuple[int, str]:
        words = [f"--checkpoint={self.off / file_name(one)}" for one in papers]
        words += [f"--checkpoint={self.off}"] if whole else []
        ended = CliRunner().invoke(
            command, [*words, f"--key={self.key}"], env={"CRISIS_DATABASE": self.url}
        )
        return ended.exit_code, ended.output


@pytest.fixture(scope="module")
def standing(engine: str, tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """One that every test leaves as it found it."""
    return Kept(tmp_path_factory.mktemp(engine))


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    return Kept(tmp_path)


def cut(connection: Connection, stream: str, after: int) -> None:
    """Cut the tail off as one who knows the layout does: nothing in the database shows it."""
    place = {"stream": stream, "after": after}
    for table in ("journal_payload", "journal_entry"):
        connection.execute(
            text(f"DELETE FROM {table} WHERE stream = :stream AND number > :after"), place
        )
    last = "SELECT hash FROM journal_entry WHERE stream = :stream AND number = :after"
    connection.execute(
        text(f"UPDATE journal_head SET number = :after, hash = ({last}) WHERE stream = :stream"),
        place,
    )


def rewrite(connection: Connection, stream: str, first: int) -> None:
    """Write other words into an entry and make the chain anew from there on, head and all."""
    place: dict[str, object] = {"stream": stream, "number": first}
    salt = connection.execute(text(f"SELECT salt FROM journal_payload WHERE {ROW}"), place).scalar()
    body = rfc8785.dumps({"text": "noget andet"})
    changed = {"commitment": commit(bytes(salt or b""), body)}
    connection.execute(
        text(f"UPDATE journal_payload SET body = :body WHERE {ROW}"), {**place, "body": body}
    )
    for number in range(first, ENTRIES + 1):
        place["number"] = number
        old = connection.execute(
            text(f"SELECT envelope FROM journal_entry WHERE {ROW}"), place
        ).scalar()
        sealed = rfc8785.dumps({**json.loads(bytes(old or b"")), **changed})
        new = {**place, "sealed": sealed, "hash": digest(sealed)}
        connection.execute(
            text(f"UPDATE journal_entry SET envelope = :sealed, hash = :hash WHERE {ROW}"), new
        )
        changed = {"previous": digest(sealed)}
    connection.execute(
        text("UPDATE journal_head SET hash = :hash WHERE stream = :stream"),
        {"stream": stream, "hash": changed["previous"]},
    )


def test_a_whole_journal_holds_against_every_checkpoint(standing: Kept) -> None:
    code, said = standing.verify(whole=True)
    assert (code, "alt derfra er der endnu" in said) == (0, True), said
    assert "kan det ikke udelukkes" not in said
    code, said = standing.verify()
    assert (code, "kan det ikke udelukkes" in said) == (0, True), said


def test_any_changed_byte_of_any_row_is_found_and_named(standing: Kept) -> None:
    draw, missed = random.Random(20_231_021), []
    with hands(standing.url) as connection:
        for _ in range(CHANGES[databases.chosen()]):
            column, number = draw.choice(COLUMNS), draw.randint(1, ENTRIES)
            table = "journal_payload" if column in ("body", "salt") else "journal_entry"
            place = {"stream": standing.operation, "number": number}
            old = connection.execute(
                text(f"SELECT {column} FROM {table} WHERE {ROW}"), place
            ).scalar()
            raw = bytearray(old.encode() if isinstance(old, str) else bytes(old))
            raw[draw.randrange(len(raw))] ^= 1 << draw.randrange(7 if isinstance(old, str) else 8)
            if isinstance(old, str) and 0 in raw:
                continue  # PostgreSQL keeps no such letter
            new = raw.decode("latin-1") if isinstance(old, str) else bytes(raw)
            change = text(f"UPDATE {table} SET {column} = :new WHERE {ROW}")
            connection.execute(change, {**place, "new": new})
            code, said = standing.verify(3)
            if (code, f"{standing.operation}  post {number}:" in said) != (1, True):
                missed.append((column, number, said))
            connection.execute(change, {**place, "new": old})
    assert missed == []
    assert standing.verify(3)[0] == 0


@pytest.mark.parametrize(
    ("changes", "first"),
    [
        (["DELETE FROM journal_payload WHERE stream = :s AND number = 7",
          "DELETE FROM journal_entry WHERE stream = :s AND number = 7"], 7),
        (["INSERT INTO journal_entry SELECT stream, 31, recorded_at, envelope, hash"
          " FROM journal_entry WHERE stream = :s AND number = 30"], 31),
        (["UPDATE journal_entry SET number = -1 WHERE stream = :s AND number = 11",
          "UPDATE journal_entry SET number = 11 WHERE stream = :s AND number = 12",
          "UPDATE journal_entry SET number = 12 WHERE stream = :s AND number = -1"], 11),
        (["UPDATE journal_payload SET number = -1 WHERE stream = :s AND number = 4",
          "UPDATE journal_payload SET number = 4 WHERE stream = :s AND number = 5",
          "UPDATE journal_payload SET number = 5 WHERE stream = :s AND number = -1"], 4),
        (["UPDATE journal_entry SET number = number + 100 WHERE stream = :s AND number > 25"], 26),
        (["DELETE FROM journal_head WHERE stream = :s"], 1),
    ],
    ids=["delete", "insert", "swap", "swap words", "renumber", "head"],
)  # fmt: skip
def test_what_is_deleted_inserted_swapped_or_renumbered_is_found(
    kept: Kept, changes: list[str], first: int
) -> None:
    for change in changes:
        tamper(kept.url, change, s=kept.operation)
    code, said = kept.verify(3)
    assert (code, f"{kept.operation}  post {first}:" in said) == (1, True), said


def test_a_tail_that_is_cut_off_is_found_however_short_or_long_it_is(tmp_path: Path) -> None:
    kept = Kept(tmp_path, 101)
    with hands(kept.url) as connection:
        for after in range(100, 0, -1):
            cut(connection, kept.operation, after)
            code, said = kept.verify(4)
            assert code == 2
            assert f"{kept.operation}  fra post {after + 1}: resten er skåret af" in said
            if after % 20 == 0:
                assert kept.verify()[0] == 0  # nothing in the database shows it


def test_yesterdays_database_put_back_is_found(kept: Kept) -> None:
    """It is whole in every way: entries, head, its own checkpoints, the installation."""
    with hands(kept.url) as connection:
        cut(connection, kept.operation, 20)
        connection.execute(text("DELETE FROM checkpoint WHERE number > 2"))
    assert kept.verify(1, 2)[0] == 0
    code, said = kept.verify(3)
    assert (code, f"{kept.operation}  fra post 21: resten er skåret af" in said) == (2, True)


def test_a_cut_behind_the_checkpoint_is_what_no_checkpoint_shows(kept: Kept) -> None:
    with hands(kept.url) as connection:
        cut(connection, kept.operation, 25)
    assert kept.verify(2)[0] == 0
    assert kept.verify(3)[0] == 2


@pytest.mark.parametrize("first", [1, 5, 10, 11, 20, 21, 30])
def test_a_journal_rewritten_with_all_its_hashes_is_found(kept: Kept, first: int) -> None:
    with hands(kept.url) as connection:
        rewrite(connection, kept.operation, first)
    assert kept.verify()[0] == 0
    code, said = kept.verify(3)
    low = max([0, *(one for one in SIGNED if one < first)]) + 1
    high = min(one for one in SIGNED if one >= first)
    assert code == 2
    assert f"{kept.operation}  fra en af posterne {low}-{high}: den er skrevet om" in said
    tamper(kept.url, "DELETE FROM checkpoint")
    assert kept.verify(whole=True)[1].count(f"posterne {low}-{high}:") == 1


def test_a_stream_that_vanished_is_named(kept: Kept) -> None:
    for table in ("journal_payload", "journal_entry", "journal_head"):
        tamper(kept.url, f"DELETE FROM {table} WHERE stream = :s", s=kept.operation)
    assert kept.verify()[0] == 0
    code, said = kept.verify(3)
    assert code == 2
    assert f"{kept.operation}  fra post 1: hele strømmen er væk" in said
    only = CliRunner().invoke(
        command,
        [f"--stream={kept.operation}", f"--checkpoint={kept.off}", f"--key={kept.key}"],
        env={"CRISIS_DATABASE": kept.url},
    )
    assert only.exit_code == 2, only.output


def test_another_stream_than_the_one_asked_about_is_left_out(kept: Kept) -> None:
    with hands(kept.url) as connection:
        cut(connection, kept.operation, 25)
    words = ["--stream=planning", f"--checkpoint={kept.off}", f"--key={kept.key}"]
    ended = CliRunner().invoke(command, words, env={"CRISIS_DATABASE": kept.url})
    assert (ended.exit_code, kept.operation in ended.output) == (0, False)


def test_what_is_no_checkpoint_of_ours_touches_nothing(kept: Kept, tmp_path: Path) -> None:
    papers = {
        "tom": b"",
        "andet": b"{}",
        "billede": bytes(range(256)),
        "afkortet": (kept.off / file_name(3)).read_bytes()[:-40],
    }
    signed = checkpoints.read((kept.off / file_name(3)).read_bytes())
    other = signing_key(tmp_path / "other")
    mine = checkpoints.opened(signed)
    forged = msgspec.structs.replace(mine, key=checkpoints.public(other), heads=())
    papers["anden nøgle"] = checkpoints.written(checkpoints.sign(forged, other))
    unsigned = msgspec.structs.replace(signed, document=signed.document.replace("LIVE", "LIFE"))
    papers["ændret"] = checkpoints.written(unsigned)
    for name, data in papers.items():
        file = kept.off / "papir"
        file.write_bytes(data)
        words = [f"--checkpoint={file}", f"--key={kept.key}"]
        ended = CliRunner().invoke(command, words, env={"CRISIS_DATABASE": kept.url})
        assert (ended.exit_code, "papir" in ended.output) == (3, True), name
        assert "ok " not in ended.output


def test_a_checkpoint_of_another_installation_or_no_key_is_refused(
    kept: Kept, tmp_path: Path
) -> None:
    tamper(kept.url, "UPDATE installation SET id = :id", id="0" * 32)
    code, said = kept.verify(3)
    assert (code, "anden installation" in said) == (3, True), said
    words = [f"--checkpoint={kept.off}", f"--key={kept.off / file_name(1)}"]
    ended = CliRunner().invoke(command, words, env={"CRISIS_DATABASE": kept.url})
    assert (ended.exit_code, "offentlig nøgle" in ended.output) == (3, True)
    gone = CliRunner().invoke(
        command, [f"--checkpoint={tmp_path / 'ingen'}"], env={"CRISIS_DATABASE": kept.url}
    )
    assert gone.exit_code == 3


def test_without_a_key_it_says_that_the_key_must_be_compared(kept: Kept) -> None:
    words = [f"--checkpoint={kept.off}"]
    environ = {"CRISIS_DATABASE": kept.url, "CRISIS_VAR": str(kept.off)}
    ended = CliRunner().invoke(command, words, env=environ)
    assert (ended.exit_code, "uden --key" in ended.output) == (0, True)
    assert "Nøglens aftryk: " in ended.output
