"""A file of streets is looked at before the board relies on it."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from crisis.geo.streets import UnusableStreets, read_streets
from tests import made_streets as made


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "gader.pmtiles"


def test_of_a_file_of_pictures_its_ground_and_whom_it_credits_are_known(file: Path) -> None:
    streets = read_streets(made.pictures(file))
    ground = (streets.west, streets.south, streets.east, streets.north)
    assert ground == (made.WEST, made.SOUTH, made.EAST, made.NORTH)
    assert (streets.vector, streets.deepest) == (False, 0)
    assert streets.credit == "© Kort & Eksempel", "a link is no text"


def test_of_a_file_of_shapes_the_deepest_level_is_known(file: Path) -> None:
    streets = read_streets(made.shapes(file, deepest=7))
    assert (streets.vector, streets.deepest) == (True, 7)


def test_shapes_that_the_board_knows_no_drawing_of_are_refused(file: Path) -> None:
    with pytest.raises(UnusableStreets, match="Protomaps"):
        read_streets(made.shapes(file, layer="transportation"))


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"tile_packed": 3}, "gzip"),
        ({"packed": 4}, "gzip"),
        ({"kind": 0}, "ikke kan tegne"),
        ({"kind": 5}, "ikke kan tegne"),
        ({"metadata": b"hvad som helst"}, "ikke kan læses"),
        ({"metadata": gzip.compress(b"[" * 100_000)}, "ikke kan læses"),
        ({"metadata": gzip.compress(b" " * 50_000_000)}, "ikke kan læses"),
        ({"metadata": bytes(5_000_000)}, "over 4 MB"),
    ],
)
def test_what_cannot_be_drawn_or_read_is_refused_with_its_reason(
    file: Path, wrong: dict[str, Any], reason: str
) -> None:
    with pytest.raises(UnusableStreets, match=reason) as problem:
        read_streets(made.pictures(file, **wrong))
    assert str(file) in str(problem.value)


def test_a_file_that_was_cut_off_is_refused_wherever_it_was_cut(file: Path) -> None:
    whole = made.pictures(file).read_bytes()
    for length in range(len(whole)):
        file.write_bytes(whole[:length])
        with pytest.raises(UnusableStreets):
            read_streets(file)


def test_what_is_no_file_of_streets_is_refused(file: Path) -> None:
    for found in (b"", b"SQLite format 3\0" * 20, b"PMTiles\x02" + bytes(200)):
        file.write_bytes(found)
        with pytest.raises(UnusableStreets, match="PMTiles-fil"):
            read_streets(file)
    with pytest.raises(UnusableStreets, match="kan ikke læses"):
        read_streets(file.parent)
    with pytest.raises(UnusableStreets, match="kan ikke læses"):
        read_streets(file.parent / "er her ikke.pmtiles")


@pytest.mark.parametrize("metadata", [[], {"attribution": 7}, {"vector_layers": {"id": "roads"}}])
def test_a_description_of_another_form_credits_nobody(file: Path, metadata: object) -> None:
    kept = gzip.compress(json.dumps(metadata).encode())
    assert read_streets(made.pictures(file, metadata=kept)).credit == ""
