"""Files on the disk: whole or not there, once each, and gone when they belong to nothing."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from crisis.attached.shelf import Room, Shelf, room_of
from crisis.errors import Refused
from crisis.terms.attachments import FILE_LIMIT, FileKind
from tests.pictures import PDF, jpeg, png

NOW = datetime.now(UTC)


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "objects", reserve=0)


def files(folder: Path) -> list[str]:
    return sorted(one.name for one in (folder / "objects").glob("*/*"))


def test_a_file_lies_under_the_hash_of_what_is_kept_and_only_once(
    shelf: Shelf, tmp_path: Path
) -> None:
    first = shelf.keep(jpeg(), "image/jpeg", "a.jpg")
    again = shelf.keep(jpeg(tail=b"more"), "", "b.jpeg")
    assert first == again == shelf.find(first.sha256)
    assert (first.kind, first.size) == (FileKind.JPEG, len(shelf.read(first.sha256) or b""))
    assert files(tmp_path) == [first.sha256]
    assert shelf.path(first.sha256) == tmp_path / "objects" / first.sha256[:2] / first.sha256


def test_it_comes_in_pieces_and_too_many_leave_nothing(shelf: Shelf, tmp_path: Path) -> None:
    with shelf.incoming() as coming:
        for at in range(0, len(PDF), 10):
            coming.write(PDF[at : at + 10])
        kept = coming.keep("application/pdf", "plan.pdf")
    assert shelf.read(kept.sha256) == PDF
    with shelf.incoming() as coming:
        coming.write(b"\0" * FILE_LIMIT)
        with pytest.raises(Refused, match="too_large"):
            coming.write(b"\0")
    with shelf.incoming() as coming:
        coming.write(b"PK\x03\x04")
        with pytest.raises(Refused, match="zip"):
            coming.keep("", "a.zip")
    assert files(tmp_path) == [kept.sha256]


def test_the_log_keeps_its_room_on_the_disk(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "objects", reserve=1_000, look=lambda folder: Room(1_500, 0))
    assert shelf.keep(png(), "", "").size < 500
    with pytest.raises(Refused, match="no_room"):
        shelf.incoming(600)
    full = Shelf(tmp_path / "objects", reserve=1_000, look=lambda folder: Room(999, 0))
    with pytest.raises(Refused, match="no_room"):
        full.keep(PDF, "", "")


def test_a_disk_that_fills_is_told_of_before_it_is_full(tmp_path: Path) -> None:
    for free, used, told in (
        (30, 70, (False, False)),
        (19, 81, (True, False)),
        (9, 1, (True, True)),
    ):
        shelf = Shelf(tmp_path / "objects", 10, lambda folder, at=(free, used): Room(*at))
        assert (shelf.room().filling, shelf.room().full) == told
    assert room_of(tmp_path).used > 0


@pytest.mark.parametrize("name", ["", "..", "../../board.sqlite", "A" * 64, "0" * 63, "0" * 64])
def test_no_other_file_is_found_by_a_name(shelf: Shelf, tmp_path: Path, name: str) -> None:
    (tmp_path / "board.sqlite").write_bytes(png())
    assert (shelf.find(name), shelf.path(name)) == (None, None)


def test_one_that_was_damaged_is_known_and_is_healed_by_sending_it_again(shelf: Shelf) -> None:
    kept = shelf.keep(png(), "", "")
    place = shelf.path(kept.sha256)
    assert place is not None
    place.write_bytes(b"rust")
    assert shelf.damaged([kept.sha256]) == [kept.sha256]
    assert shelf.find(kept.sha256) is None
    shelf.keep(png(), "", "")
    assert shelf.damaged([kept.sha256]) == []
    assert shelf.missing([kept.sha256, "0" * 64]) == ["0" * 64]


def test_what_nobody_attached_goes_after_a_day(shelf: Shelf, tmp_path: Path) -> None:
    kept = shelf.keep(png(), "", "").sha256
    assert shelf.sweep(frozenset(), NOW + timedelta(hours=23)) == 0
    assert files(tmp_path) == [kept]
    for _ in range(2):
        gone = shelf.sweep(frozenset(), NOW + timedelta(hours=25))
    assert (gone, files(tmp_path)) == (1, [])


def test_what_was_attached_and_then_erased_goes_at_once(shelf: Shelf, tmp_path: Path) -> None:
    kept = shelf.keep(png(), "", "").sha256
    shelf.sweep(frozenset({kept}), NOW)
    assert shelf.sweep(frozenset({kept}), NOW + timedelta(days=900)) == 0
    for _ in range(2):
        gone = shelf.sweep(frozenset(), NOW)
    assert (gone, files(tmp_path)) == (1, [])


def test_one_that_is_wanted_again_while_it_goes_comes_back(shelf: Shelf, tmp_path: Path) -> None:
    kept = shelf.keep(png(), "", "").sha256
    shelf.attached([kept])
    shelf.sweep(frozenset(), NOW)
    assert shelf.path(kept) is None
    shelf.sweep(frozenset({kept}), NOW)
    assert shelf.read(kept) == png()
    shelf.sweep(frozenset(), NOW)
    shelf.keep(png(), "", "")
    shelf.sweep(frozenset(), NOW)
    assert files(tmp_path) == [kept], "sent again, so it waits for its entry"


def test_halves_go_after_a_day_and_geography_is_not_touched(shelf: Shelf, tmp_path: Path) -> None:
    shelf.keep(png(), "", "")
    half, coast = tmp_path / "objects" / "kommer" / "half", tmp_path / "objects" / ("a" * 64)
    half.write_bytes(b"h")
    coast.write_bytes(b"coast")
    for one in (half, coast):
        os.utime(one, (0, 0))
    for _ in range(2):
        shelf.sweep(frozenset(), NOW)
    assert (half.exists(), coast.exists()) == (False, True)
