"""Checkpoints: made when it is time, one after the other, by one key; they hold what was there."""

from __future__ import annotations

import itertools
import stat
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from crisis.channels.copying import Folder
from crisis.commands.log import RecordEntry
from crisis.errors import JournalUnreadable, StartRefused
from crisis.journal import checkpoints
from crisis.journal.checkpointing import Signer, signed_between
from crisis.journal.checkpoints import Signed
from crisis.journal.copies import standing
from crisis.journal.installation import identity
from crisis.journal.keys import PUBLIC, read_public, signing_key
from crisis.journal.lanes import ThreadLanes
from crisis.journal.opening import open_database
from tests.given import NOON, Desk
from tests.tampering import tamper

SECOND, MINUTE, HOUR = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1)


@pytest.fixture
def key(tmp_path: Path) -> Ed25519PrivateKey:
    return signing_key(tmp_path / "keys")


@pytest.fixture
def signer(desk: Desk, key: Ed25519PrivateKey, tmp_path: Path) -> Signer:
    return Signer(desk.database, key, lambda: desk.now, tmp_path / "checkpoints")


def kept(desk: Desk) -> list[Signed]:
    found = desk.database.read(lambda connection: signed_between(connection, 0, 10_000))
    return [signed for _, signed in found]


def write(desk: Desk, operation: str, times: int) -> None:
    for n in range(times):
        desk.do(RecordEntry(text=f"Post {n}"), "kolding", operation)


def test_the_first_one_holds_all_streams_as_they_stand(desk: Desk, signer: Signer) -> None:
    desk.opens()
    made = signer.sign_when_due()
    assert made is not None
    assert (made.number, made.previous, made.lost) == (1, "0" * 64, ())
    there = {(one.stream, one.mode.value, one.number, one.hash) for one in desk.journal.heads()}
    assert {(one.stream, one.mode, one.number, one.hash) for one in made.heads} == there
    assert made.installation == identity(desk.database, desk.now)
    assert checkpoints.opened(kept(desk)[0], made.key) == made


def test_a_hundred_entries_are_signed_at_once_and_fewer_after_a_minute(
    desk: Desk, signer: Signer
) -> None:
    operation = desk.opens()
    assert signer.sign_when_due()
    write(desk, operation, 99)
    assert signer.sign_when_due() is None
    write(desk, operation, 1)
    assert signer.sign_when_due()
    write(desk, operation, 1)
    desk.now += 59 * SECOND
    assert signer.sign_when_due() is None
    desk.now += SECOND
    made = signer.sign_when_due()
    assert made is not None and made.number == 3


def test_when_nothing_happens_there_is_one_an_hour(desk: Desk, signer: Signer) -> None:
    assert signer.sign_when_due()
    desk.now += HOUR - SECOND
    assert signer.sign_when_due() is None
    desk.now += SECOND
    assert signer.sign_when_due()


def test_a_clock_that_was_set_back_stops_no_signature(desk: Desk, signer: Signer) -> None:
    operation = desk.opens()
    assert signer.sign_when_due()
    write(desk, operation, 1)
    desk.now -= HOUR
    assert signer.sign_when_due()
    assert signer.sign_when_due() is None
    desk.now -= SECOND  # and the last one is from the future
    assert signer.sign_when_due()


def test_each_names_the_one_before(desk: Desk, signer: Signer) -> None:
    for _ in range(4):
        assert signer.sign_when_due()
        desk.now += HOUR
    papers = kept(desk)
    found = [checkpoints.opened(one) for one in papers]
    assert [one.number for one in found] == [1, 2, 3, 4]
    hashes = [checkpoints.digest(one.document.encode()) for one in papers]
    assert [one.previous for one in found] == ["0" * 64, *hashes[:-1]]


def test_two_keepers_make_one_checkpoint_each_time_and_give_no_number_twice(
    desk: Desk, key: Ed25519PrivateKey, tmp_path: Path
) -> None:
    hour, rounds = itertools.count(), 12
    now = [NOON]
    together = threading.Barrier(3, lambda: now.__setitem__(0, NOON + next(hour) * HOUR))

    def keep() -> list[int]:
        database = open_database(desk.url, ThreadLanes())
        mine = Signer(database, key, lambda: now[0], tmp_path / "none")
        made = []
        for _ in range(rounds):
            together.wait(10)
            made.append(mine.sign_when_due())
        database.close()
        return [one.number for one in made if one is not None]

    with ThreadPoolExecutor(3) as pool:
        found = [number for one in [pool.submit(keep) for _ in range(3)] for number in one.result()]
    assert sorted(found) == list(range(1, rounds + 1))
    assert [checkpoints.opened(one).number for one in kept(desk)] == sorted(found)


def test_two_that_start_at_once_are_one_installation_with_one_key(
    desk: Desk, tmp_path: Path
) -> None:
    start, found = threading.Barrier(4), []

    def begin() -> None:
        database = open_database(desk.url, ThreadLanes())
        start.wait()
        key = signing_key(tmp_path / "keys")
        found.append((identity(database, NOON), key.private_bytes_raw()))
        database.close()

    all_ = [threading.Thread(target=begin) for _ in range(4)]
    for one in all_:
        one.start()
    for one in all_:
        one.join(30)
    assert len(found) == 4
    assert len(set(found)) == 1


def test_the_key_is_for_its_owner_alone_and_a_broken_one_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "keys"
    key = signing_key(folder)
    assert stat.S_IMODE((folder / "checkpoint.key").stat().st_mode) == 0o400
    assert read_public((folder / PUBLIC).read_bytes()) == checkpoints.public(key)
    assert signing_key(folder).private_bytes_raw() == key.private_bytes_raw()
    (folder / "checkpoint.key").unlink()
    (folder / "checkpoint.key").write_text("nøgle", encoding="utf-8")
    with pytest.raises(StartRefused):
        signing_key(folder)


@pytest.mark.parametrize("at", ["document", "signature"])
def test_a_changed_letter_or_another_key_is_no_checkpoint(
    desk: Desk, signer: Signer, at: str
) -> None:
    assert signer.sign_when_due()
    (signed,) = kept(desk)
    data = bytearray(checkpoints.written(signed))
    start = data.index(f'"{at}"'.encode()) + len(at) + 10
    for place in range(start, start + 60):
        changed = data.copy()
        changed[place] ^= 1
        with pytest.raises(JournalUnreadable):
            checkpoints.opened(checkpoints.read(bytes(changed)))
    other = checkpoints.public(Ed25519PrivateKey.generate())
    with pytest.raises(JournalUnreadable, match="anden nøgle"):
        checkpoints.opened(signed, other)


def test_a_signature_on_the_same_bytes_without_the_domain_is_none_of_ours(
    desk: Desk, signer: Signer, key: Ed25519PrivateKey
) -> None:
    assert signer.sign_when_due()
    (signed,) = kept(desk)
    bare = Signed(document=signed.document, signature=key.sign(signed.document.encode()).hex())
    with pytest.raises(JournalUnreadable, match="underskrift"):
        checkpoints.opened(bare)


def test_the_next_one_says_itself_what_was_cut_off_or_rewritten(desk: Desk, signer: Signer) -> None:
    operation = desk.opens()
    write(desk, operation, 8)
    assert signer.sign_when_due()
    place = {"stream": operation}
    for table in ("journal_payload", "journal_entry"):
        tamper(desk.url, f"DELETE FROM {table} WHERE stream = :stream AND number > 6", **place)
    change = "UPDATE journal_head SET number = 6, hash = :hash WHERE stream = :stream"
    tamper(desk.url, change, hash=desk.journal.entries(operation)[-1].stamp.hash, **place)
    desk.now += HOUR
    made = signer.sign_when_due()
    assert made is not None and made.lost == ((operation, 7),)
    assert standing(desk.database, desk.now).lost == 2
    desk.now += HOUR
    made = signer.sign_when_due()
    assert made is not None and made.lost == ()
    assert standing(desk.database, desk.now + 24 * HOUR).lost is None


def test_a_database_put_back_takes_its_later_checkpoints_in_again(
    desk: Desk, signer: Signer, tmp_path: Path
) -> None:
    operation = desk.opens()
    folder = Folder(tmp_path / "checkpoints", make=True)
    for _ in range(3):
        write(desk, operation, 1)
        desk.now += HOUR
        assert signer.sign_when_due()
    papers = [(n, one) for n, one in enumerate(kept(desk), 1)]
    folder.copy(papers, desk.now)
    tamper(desk.url, "DELETE FROM checkpoint WHERE number > 1")
    made = signer.sign_when_due()
    assert made is not None and made.number == 4
    assert kept(desk)[:3] == [signed for _, signed in papers]


def test_a_file_that_is_not_one_of_ours_is_not_taken_in_and_that_is_said(
    desk: Desk, signer: Signer, tmp_path: Path
) -> None:
    assert signer.sign_when_due()
    (mine,) = [checkpoints.opened(one) for one in kept(desk)]
    thief = Ed25519PrivateKey.generate()
    forged = msgspec.structs.replace(
        mine, number=2, key=checkpoints.public(thief), heads=(), previous="1" * 64
    )
    papers = [(2, checkpoints.sign(forged, thief))]
    Folder(tmp_path / "checkpoints", make=True).copy(papers, desk.now)
    with pytest.raises(JournalUnreadable, match="flyt filen væk"):
        signer.sign_when_due()
    (tmp_path / "checkpoints" / "00000002.json").unlink()
    desk.now += HOUR
    assert signer.sign_when_due()


def test_after_a_new_key_the_old_ones_are_still_taken_in(desk: Desk, tmp_path: Path) -> None:
    files = tmp_path / "checkpoints"
    old = Signer(desk.database, signing_key(tmp_path / "a"), lambda: desk.now, files)
    for _ in range(2):
        assert old.sign_when_due()
        desk.now += HOUR
    Folder(files, make=True).copy([(n, one) for n, one in enumerate(kept(desk), 1)], desk.now)
    tamper(desk.url, "DELETE FROM checkpoint WHERE number > 1")
    new = Signer(desk.database, signing_key(tmp_path / "b"), lambda: desk.now, files)
    made = new.sign_when_due()
    assert made is not None and made.number == 3


def test_how_they_stand_is_told(desk: Desk, signer: Signer) -> None:
    operation = desk.opens()
    before = standing(desk.database, desk.now)
    assert (before.number, before.made_at, before.off) == (0, None, False)
    assert signer.sign_when_due()
    write(desk, operation, 2)
    found = standing(desk.database, desk.now)
    assert (found.number, found.made_at, found.unsigned) == (1, NOON, 2)
    assert not found.late(NOON + 5 * MINUTE)
    assert found.late(NOON + 5 * MINUTE + SECOND)
