"""The record of erasures outlives a restore: an older copy forgets again what was erased since."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest

from crisis.commands.register import ChangeObject, RegisterObjects
from crisis.errors import Malformed
from crisis.handler import Handler
from crisis.journal.check import check
from crisis.journal.database import Database
from crisis.journal.erasing import erasures
from crisis.journal.erasure_record import ErasureLine, lines, read, reapply, write_down
from crisis.journal.lanes import ThreadLanes
from crisis.journal.opening import open_database
from crisis.journal.store import SqlJournal
from crisis.register.register import Register
from crisis.terms.ids import PLANNING
from tests.given import Desk, NoPlaces, by
from tests.rig import copy_database
from tests.unit.journal.test_erasing import CLEAN, HOME, PLAIN, SECRET, erase, erase_planning, said


class Both(NamedTuple):
    """A board on which two entries were erased, and a copy of it from before."""

    board: Desk
    copy: Database
    operation: str
    number: int
    record: list[ErasureLine]
    folder: Path


@pytest.fixture
def both(tmp_path: Path) -> Iterator[Both]:
    (tmp_path / "copy").mkdir()
    board = Desk(tmp_path, register=True)
    operation = board.opens()
    number = said(board, operation)
    wish = RegisterObjects(objects=(HOME, PLAIN))
    listed = board.do(wish, "planlaegger", PLANNING).entries[0]
    board.do(ChangeObject(object=CLEAN), "planlaegger", PLANNING)
    copy_database(tmp_path / "board.sqlite", tmp_path / "copy" / "board.sqlite")
    erase(board, operation, number)
    erase_planning(board, listed)
    copy = open_database(f"sqlite:///{tmp_path / 'copy' / 'board.sqlite'}", ThreadLanes())
    yield Both(board, copy, operation, number, read(tmp_path / "erasures.jsonl"), tmp_path)
    copy.close()
    board.database.close()


def again(both: Both) -> tuple[tuple[str, int], ...]:
    register = Register(both.copy, both.folder / "objects")
    now = both.board.now + timedelta(days=1)
    return reapply(both.copy, both.record, now, (register.apply,)).done


def test_a_restored_copy_forgets_what_was_erased_after_it_was_made(both: Both) -> None:
    handler = Handler(SqlJournal(both.copy), lambda hint: None, lambda: "", NoPlaces())
    assert SECRET in str(handler.situation(by("formand"), both.operation))
    assert len(again(both)) == 2
    assert erasures(both.copy) == erasures(both.board.database)
    assert not any(one.broken_at for one in check(both.copy))
    seen = handler.situation(by("formand"), both.operation)
    assert SECRET not in str(seen)
    assert seen.erasures[both.number].authority_name == "Sydøstjyllands Politi"
    assert SECRET not in str(Register(both.copy, both.folder).history(HOME.id))
    both.copy.close()
    left = b"".join(one.read_bytes() for one in (both.folder / "copy").glob("board.sqlite*"))
    assert SECRET.encode() not in left


def test_to_do_it_twice_is_to_do_it_once(both: Both) -> None:
    again(both)
    head = SqlJournal(both.copy).head(both.operation)
    found = reapply(both.copy, both.record, both.board.now)
    assert (found.done, found.there) == ((), 2)
    assert SqlJournal(both.copy).head(both.operation) == head
    assert write_down(both.copy, both.folder / "erasures.jsonl") == 0


def test_another_entry_at_the_same_number_is_left_alone(both: Both) -> None:
    strange = [msgspec.structs.replace(one, hash="0" * 64) for one in both.record]
    newer = [msgspec.structs.replace(one, number=999) for one in both.record]
    found = reapply(both.copy, [*strange, *newer], both.board.now)
    assert (found.done, len(found.other), found.absent) == ((), 2, 2)
    assert erasures(both.copy) == []


def test_the_record_is_for_the_owner_and_names_nobody(both: Both) -> None:
    file = both.folder / "erasures.jsonl"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert SECRET not in file.read_text(encoding="utf-8")
    assert lines(both.board.database) == both.record


def test_what_a_crash_kept_from_being_written_is_written_at_the_next_chance(both: Both) -> None:
    file = both.folder / "erasures.jsonl"
    whole = file.read_bytes()
    file.write_bytes(whole[: whole.index(b"\n") + 20])
    assert len(read(file)) == 1
    assert write_down(both.board.database, file) == 1
    assert set(read(file)) == set(both.record)


def test_a_record_that_is_not_one_is_refused_with_its_line(both: Both) -> None:
    file = both.folder / "erasures.jsonl"
    file.write_bytes(b'{"stream": "planning"}\n' + file.read_bytes())
    with pytest.raises(Malformed) as no:
        read(file)
    assert (no.value.code, no.value.facts["row"]) == ("erasure.bad_record", 1)
