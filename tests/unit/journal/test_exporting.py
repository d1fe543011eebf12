"""A bundle of the log: a stranger verifies it with one page of script, and so do we."""

from __future__ import annotations

import hashlib
import json
import random
import subprocess
import sys
import threading
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from crisis.cli.journal import verify as verify_command
from crisis.commands.erasure import EraseEntry
from crisis.commands.log import RecordEntry
from crisis.journal import bundle, checkpoints
from crisis.journal.bundle_check import verify_bundle
from crisis.journal.checkpointing import Signer, file_name, signed_between
from crisis.journal.exporting import export
from crisis.journal.keys import signing_key
from crisis.rules.known import Proof
from tests.given import Desk, by
from tests.tampering import tamper

SCRIPT = Path(bundle.__file__).parent / "verify.py"
ENTRIES = 20


class Held:
    """A journal of twenty entries with a checkpoint, and what was exported of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.desk = desk = Desk(folder)
        self.key = signing_key(folder / "keys")
        self.signer = Signer(desk.database, self.key, lambda: desk.now, folder / "x")
        self.operation = desk.opens()
        for number in range(2, ENTRIES + 1):
            desk.do(RecordEntry(text=f"Post {number} æøå \u2028 \n"), "kolding", self.operation)
        assert self.signer.sign_when_due()
        self.zip = folder / "alt.zip"

    def exports(self, stream: str | None = None) -> Path:
        self.zip.unlink(missing_ok=True)
        export(self.desk.database, stream, self.zip, self.desk.now, self.desk.files.read)
        return self.zip

    def paper(self, number: int) -> Path:
        found = self.desk.database.read(lambda connection: signed_between(connection, 0, 99))
        file = self.folder / file_name(number)
        file.write_bytes(checkpoints.written(dict(found)[number]))
        return file


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Held]:
    made = Held(tmp_path)
    yield made
    made.desk.database.close()


def stranger(file: Path, *papers: Path) -> tuple[int, str]:
    """What somebody else gets who has the bundle, its script and Python, and nothing of ours."""
    alone = file.parent / "verify.py"
    alone.write_bytes(SCRIPT.read_bytes())
    words = [sys.executable, "-I", "-S", str(alone), str(file), *map(str, papers)]
    done = subprocess.run(words, capture_output=True, text=True, check=False, cwd="/")
    assert done.stderr == ""
    return done.returncode, done.stdout


def ours(file: Path, *papers: Path) -> tuple[int, str]:
    words = [f"--bundle={file}", *(f"--checkpoint={one}" for one in papers)]
    ended = CliRunner().invoke(verify_command, words, env={"CRISIS_VAR": str(file.parent / "none")})
    return ended.exit_code, ended.output


BOTH = pytest.mark.parametrize("check", [stranger, ours])
Check = Callable[..., tuple[int, str]]


def changed(file: Path, name: str, change: Callable[[bytes], bytes], *, mend: bool) -> None:
    """Change a member as somebody does who knows the format: with mend, its hashes too."""
    with zipfile.ZipFile(file) as old:
        members = {one: old.read(one) for one in old.namelist()}
    members[name] = change(members[name])
    if mend:
        told = json.loads(members["manifest.json"])
        told["members"][name] = hashlib.sha256(members[name]).hexdigest()
        members["manifest.json"] = json.dumps(told).encode()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for one, data in members.items():
            new.writestr(one, data)


def line(number: int, **fields: object) -> Callable[[bytes], bytes]:
    def change(data: bytes) -> bytes:
        lines = data.split(b"\n")
        row = json.loads(lines[number - 1]) | fields
        lines[number - 1] = json.dumps(row, ensure_ascii=False).encode()
        return b"\n".join(lines)

    return change


def test_the_script_is_one_page_and_needs_nothing() -> None:
    text = SCRIPT.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 63
    imports = [one for one in text.splitlines() if "import" in one]
    assert imports == ["import base64, hashlib, json, sys, zipfile"]


@BOTH
def test_a_whole_bundle_holds_and_shows_the_keys_fingerprint(held: Held, check: Check) -> None:
    code, said = check(held.exports(), held.paper(1))
    assert code == 0, said
    mark = checkpoints.fingerprint(checkpoints.public(held.key))
    assert mark.replace(" ", "") in said.replace(" ", "")


@BOTH
def test_one_operation_goes_alone(held: Held, check: Check) -> None:
    file = held.exports(held.operation)
    with zipfile.ZipFile(file) as found:
        assert [one for one in found.namelist() if one.startswith("entries/")] == [
            f"entries/{held.operation}.jsonl"
        ]
    assert check(file, held.paper(1))[0] == 0


@BOTH
def test_what_the_law_had_erased_is_a_gap_that_holds_when_an_entry_says_so(
    held: Held, check: Check
) -> None:
    desk, proof = held.desk, Proof(how="password", at=held.desk.now)
    wish = EraseEntry(entry=4, reason="Uden betydning", basis="GDPR art. 17")
    asker = by("formand", desk.now, proved=proof)
    desk.handler.do(wish, asker, stream=held.operation, key="erase-key-0000000001")
    file = held.exports()
    with zipfile.ZipFile(file) as found:
        lines = found.read(f"entries/{held.operation}.jsonl").split(b"\n")
    assert json.loads(lines[3])["payload"] is None
    assert check(file)[0] == 0
    place = {"stream": held.operation}
    tamper(held.desk.url, "DELETE FROM journal_payload WHERE stream = :stream AND number = 5",
           **place)  # fmt: skip
    code, said = check(held.exports())
    assert (code, "5" in said) == (1, True)


@BOTH
@pytest.mark.parametrize("field", ["envelope", "hash", "salt", "payload"])
def test_an_entry_that_was_changed_is_named(held: Held, check: Check, field: str) -> None:
    file = held.exports()
    member = f"entries/{held.operation}.jsonl"
    with zipfile.ZipFile(file) as found:
        row = json.loads(found.read(member).split(b"\n")[6])
    letter = "1" if row[field][-3] == "0" else "0"
    new = row[field][:-3] + letter + row[field][-2:]
    changed(file, member, line(7, **{field: new}), mend=True)
    code, said = check(file)
    assert (code, f"{held.operation}" in said, "7" in said) == (1, True, True), said


@BOTH
def test_entries_taken_out_put_in_or_cut_off_are_named(held: Held, check: Check) -> None:
    member = f"entries/{held.operation}.jsonl"
    changes: list[tuple[Callable[[list[bytes]], list[bytes]], int]] = [
        (lambda all_: [*all_[:8], *all_[9:]], 9),
        (lambda all_: [*all_[:8], all_[8], *all_[8:]], 10),
        (lambda all_: [*all_[:3], all_[4], all_[3], *all_[5:]], 4),
    ]
    for change, first in changes:
        file = held.exports()
        changed(file, member, lambda data, c=change: b"\n".join(c(data.split(b"\n"))), mend=True)
        code, said = check(file)
        assert code == 1
        assert f"{held.operation} entry {first}" in said or f"post {first}:" in said, said


@BOTH
@pytest.mark.parametrize("name", ["README.txt", "verify.py", "checkpoints/00000001.json"])
def test_a_member_that_was_changed_is_named(held: Held, check: Check, name: str) -> None:
    file = held.exports()
    changed(file, name, lambda data: data + b" ", mend=False)
    code, said = check(file)
    assert (code, name in said) == (1, True), said


@BOTH
def test_a_flipped_bit_anywhere_is_found(held: Held, check: Check) -> None:
    whole, draw = held.exports().read_bytes(), random.Random(7)
    for place in [*(draw.randrange(len(whole)) for _ in range(25)), 0, len(whole) - 1]:
        data = bytearray(whole)
        data[place] ^= 1 << draw.randrange(8)
        held.zip.write_bytes(data)
        assert check(held.zip)[0] in (1, 3), place


@BOTH
def test_a_checkpoint_that_came_another_way_shows_what_the_bundle_left_out(
    held: Held, check: Check
) -> None:
    old = held.exports().read_bytes()
    held.desk.do(RecordEntry(text="En til"), "kolding", held.operation)
    held.desk.now = held.desk.now.replace(hour=23)
    assert held.signer.sign_when_due()
    paper = held.paper(2)
    held.zip.write_bytes(old)
    code, said = check(held.zip, paper)
    assert (code, f"{held.operation}" in said) == (2, True), said


@BOTH
def test_a_stream_left_out_of_a_bundle_of_all_is_missed(held: Held, check: Check) -> None:
    file = held.exports(held.operation)
    with zipfile.ZipFile(file) as found:
        told = json.loads(found.read("manifest.json"))
    changed(file, "manifest.json", lambda _: json.dumps(told | {"all": True}).encode(), mend=False)
    code, said = check(file)
    assert "planning" in said
    assert code in (1, 2)  # the hash of the file as a whole tells of it too


@BOTH
def test_papers_that_are_not_ours_are_refused(held: Held, check: Check, tmp_path: Path) -> None:
    file = held.exports()
    mine = checkpoints.opened(checkpoints.read(held.paper(1).read_bytes()))
    thief = Ed25519PrivateKey.generate()
    other = msgspec.structs.replace(mine, key=checkpoints.public(thief))
    forged = tmp_path / "forged.json"
    forged.write_bytes(checkpoints.written(checkpoints.sign(other, thief)))
    foreign = tmp_path / "foreign.json"
    else_where = msgspec.structs.replace(mine, installation="0" * 32)
    foreign.write_bytes(checkpoints.written(checkpoints.sign(else_where, held.key)))
    nothing = tmp_path / "nothing.json"
    nothing.write_bytes(b"{}")
    for paper in (forged, foreign, nothing, tmp_path / "ingen"):
        assert check(file, paper)[0] == 3, paper


@BOTH
@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"noget andet" * 99])
def test_what_is_no_bundle_cannot_be_read(tmp_path: Path, check: Check, data: bytes) -> None:
    file = tmp_path / "andet.zip"
    file.write_bytes(data)
    assert check(file)[0] == 3
    with zipfile.ZipFile(file, "w") as other:
        other.writestr("brev.txt", "kære")
    assert check(file)[0] == 3


def test_it_is_one_moment_while_somebody_writes(held: Held) -> None:
    stop = threading.Event()

    def write() -> None:
        while not stop.is_set():
            held.desk.do(RecordEntry(text="Mens der eksporteres"), "kolding", held.operation)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for _ in range(10):
            assert not verify_bundle(held.exports()).broken
    finally:
        stop.set()
        writer.join(10)
