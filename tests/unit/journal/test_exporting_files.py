"""A bundle carries the files that its entries name, and tells when one is another or is gone."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from crisis.commands.attachments import AttachFile
from crisis.commands.erasure import EraseEntry
from crisis.journal.exporting import export
from crisis.rules.known import Proof
from tests.given import by
from tests.pictures import PDF, png
from tests.unit.journal.test_exporting import BOTH, Check, Held, changed


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Held]:
    made = Held(tmp_path)
    yield made
    made.desk.database.close()


def attach(held: Held, data: bytes, name: str, entry: int = 2) -> str:
    """Attach a file to an entry; give its hash."""
    kept = held.desk.files.keep(data, "", name)
    wish = AttachFile(entry=entry, sha256=kept.sha256, name=name)
    held.desk.do(wish, "kolding", held.operation)
    held.desk.files.attached([kept.sha256])
    return kept.sha256


def files(file: Path) -> list[str]:
    with zipfile.ZipFile(file) as found:
        return [one for one in found.namelist() if one.startswith("files/")]


@BOTH
def test_the_files_of_the_entries_go_along_and_hold(held: Held, check: Check) -> None:
    marks = sorted([attach(held, png(), "kaj.png"), attach(held, PDF, "plan.pdf", 3)])
    attach(held, png(), "igen.png", 4)
    for stream in (None, held.operation):
        file = held.exports(stream)
        assert files(file) == [f"files/{one}" for one in marks]
        assert check(file)[0] == 0
    with zipfile.ZipFile(file) as found:
        for one in marks:
            assert hashlib.sha256(found.read(f"files/{one}")).hexdigest() == one
    assert files(held.exports("planning")) == []


@BOTH
def test_what_the_law_had_erased_goes_not_along_and_nothing_is_missed(
    held: Held, check: Check
) -> None:
    attach(held, png(), "kaj.png")
    desk, proof = held.desk, Proof(how="password", at=held.desk.now)
    wish = EraseEntry(entry=held.desk.handler.head(held.operation).number, reason="r", basis="b")
    asker = by("formand", desk.now, proved=proof)
    desk.handler.do(wish, asker, stream=held.operation, key="erase-key-0000000001")
    file = held.exports()
    assert files(file) == []
    assert check(file)[0] == 0


@BOTH
def test_one_that_is_another_is_named_though_every_other_hash_was_mended(
    held: Held, check: Check
) -> None:
    name = f"files/{attach(held, PDF, 'plan.pdf')}"
    file = held.exports()
    changed(file, name, lambda data: data + b" ", mend=True)
    code, said = check(file)
    assert (code, name in said) == (1, True), said


def without(file: Path, mark: str, **told: object) -> None:
    """Take a file out of a bundle, and out of what the bundle says of itself."""
    with zipfile.ZipFile(file) as found:
        members = {one: found.read(one) for one in found.namelist() if one != f"files/{mark}"}
    manifest = json.loads(members["manifest.json"]) | told
    del manifest["members"][f"files/{mark}"]
    members["manifest.json"] = json.dumps(manifest).encode()
    with zipfile.ZipFile(file, "w") as new:
        for one, data in members.items():
            new.writestr(one, data)


@BOTH
def test_one_that_was_taken_out_is_missed(held: Held, check: Check) -> None:
    mark = attach(held, PDF, "plan.pdf")
    file = held.exports()
    without(file, mark)
    code, said = check(file)
    assert code in (1, 2)  # the hash of the file as a whole tells of it too
    assert mark in said


@BOTH
def test_in_a_bundle_from_before_files_went_along_none_is_missed(held: Held, check: Check) -> None:
    mark = attach(held, PDF, "plan.pdf")
    file = held.exports()
    without(file, mark, format=1)
    code, said = check(file)
    assert (code, mark in said) == (1, False), said  # the whole file's hash is another


@BOTH
def test_one_that_the_disk_lost_or_spoilt_is_told_and_never_taken_for_what_it_was(
    held: Held, check: Check, tmp_path: Path
) -> None:
    lost, spoilt = attach(held, png(), "kaj.png"), attach(held, PDF, "plan.pdf", 3)
    for mark in (lost, spoilt):
        place = held.desk.files.path(mark)
        assert place is not None
        place.unlink()
        if mark == spoilt:
            place.write_bytes(b"%PDF-andet")
    made = export(held.desk.database, None, tmp_path / "ny.zip", held.desk.now,
                  held.desk.files.read)  # fmt: skip
    assert (made.files, made.missing) == (0, tuple(sorted((lost, spoilt))))
    code, said = check(tmp_path / "ny.zip")
    assert (code, lost in said, spoilt in said) == (2, True, True), said
