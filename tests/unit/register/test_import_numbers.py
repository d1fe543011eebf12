"""Numbers in strangers' files are read as they were meant or not at all; what no row of a file can
be read for is told before anybody is asked what its columns mean."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from crisis.errors import Malformed
from crisis.register.importing import draft, read_file
from crisis.register.imports.foreign import describe, read
from crisis.terms.register import Capacity
from crisis.web.import_words import fault_words
from tests.unit.register.test_importing import (
    HARBOUR,
    HEADING,
    codes,
    collection,
    feature,
    only,
    point,
    table,
)


@pytest.mark.parametrize(
    ("text", "amount"),
    [("4500", 4500), ("4.500,5", 4500.5), ("1.234.567", 1_234_567), ("12,5", 12.5), ("12.5", 12.5)],
)
def test_a_capacity_is_read_as_danes_write_it(text: str, amount: float) -> None:
    one = only(table(HEADING + ";kapacitet;enhed", f"{HARBOUR};{text};pladser"))
    assert one.capacity == Capacity(amount=amount, unit="pladser")


def test_what_may_be_thousands_or_decimals_is_not_guessed() -> None:
    made = table(HEADING + ";kapacitet;enhed", f"{HARBOUR};4.500;pladser")
    assert codes(made) == {2: "import.either_number"}


def test_a_number_of_a_file_that_knows_numbers_is_that_number() -> None:
    """500.0 was once read as 5,000: the point was taken for one between thousands."""
    told = {"kategori": "Fester", "navn": "Fest", "start": "2026-12-01 12:00+01:00"}
    told |= {"slut": "2026-12-01 13:00+01:00", "kapacitet": 4.125, "enhed": "t", "deltagere": 500.0}
    one = only(draft(read_file(collection(feature(point(9.5, 55.5), **told)))))
    assert one.capacity == Capacity(amount=4.125, unit="t")
    assert one.occasion is not None
    assert one.occasion.attendance == 500
    half = {**told, "deltagere": 500.5}
    made = draft(read_file(collection(feature(point(9.5, 55.5), **half))))
    assert codes(made) == {1: "import.not_whole"}


def test_a_file_woven_into_itself_is_refused_with_the_row() -> None:
    deep = "[" * 100_000 + "]" * 100_000
    sound = json.dumps(feature(point(9.5, 55.5), navn="A"))
    woven = f'{{"type": "Feature", "geometry": {{"type": "MultiPolygon", "coordinates": {deep}}}}}'
    whole = f'{{"type": "FeatureCollection", "features": [{sound}, {woven}]}}'
    with pytest.raises(Malformed) as refused:
        draft(read_file(whole.encode()))
    assert (refused.value.code, refused.value.facts["row"]) == ("import.too_deep", 2)


def test_a_file_of_which_no_row_is_any_good_says_why_at_once(tmp_path: Path) -> None:
    """It was once described with no columns at all, and nobody was told the reason."""
    upload = tmp_path / "sent"
    one = '{"type":"Feature","properties":{"navn":"A","navn":"B"},"geometry":null}'
    upload.write_text(f'{{"type":"FeatureCollection","features":[{one}]}}')

    with pytest.raises(Malformed) as refused:
        describe(upload, "steder.geojson")

    assert (refused.value.code, refused.value.facts["row"]) == ("body.duplicate_field", 1)
    assert fault_words(refused.value, "da").startswith("Række 1: ")


@pytest.mark.parametrize("name", ["steder.csv", "steder.geojson"])
def test_a_file_of_a_hundred_thousand_columns_is_refused(tmp_path: Path, name: str) -> None:
    """Its page offered each of them for each of our words, and the board stood still meanwhile."""
    columns = {f"k{at}": "x" for at in range(100_000)}
    wide = feature(point(9.5, 55.5), **columns)
    text = collection(wide) if name.endswith("geojson") else ";".join(columns).encode() + b"\n"
    upload = tmp_path / "sent"
    upload.write_bytes(text)
    with pytest.raises(Malformed, match=r"import\.too_many_columns"):
        describe(upload, name)


def test_a_place_that_is_not_on_earth_is_one_bad_row_and_not_the_whole_file(tmp_path: Path) -> None:
    """It once ended as »the reading broke on something in the file«, with no row and no reason."""
    places = (point(9.5, 55.5), point(900, 95), point(9.6, 55.5))
    upload = tmp_path / "sent"
    upload.write_bytes(collection(*(feature(one, navn="A") for one in places)))

    rows = list(read(upload, "steder.geojson", None, None))

    assert [one.problem.code if one.problem else None for one in rows] == [
        None,
        "import.not_degrees",
        None,
    ]


def test_of_two_columns_of_one_name_neither_is_chosen_by_chance() -> None:
    with pytest.raises(Malformed) as refused:
        table("navn;navn;lat;lon;kategori", "A;B;55,5;9,5;Havne")
    assert (refused.value.code, refused.value.facts) == ("import.column_twice", {"name": "navn"})


def test_of_two_lists_of_features_none_is_lost_without_a_word(tmp_path: Path) -> None:
    """The last was read, and the rows of the first were gone."""
    upload = tmp_path / "sent"
    first, last = (json.dumps(feature(point(9.5, 55.5), navn=name)) for name in "AB")
    doubled = f'"features": [{first}], "features": [{last}]'
    upload.write_text(f'{{"type": "FeatureCollection", {doubled}}}')

    with pytest.raises(Malformed) as refused:
        describe(upload, "steder.geojson")

    assert fault_words(refused.value, "da") == "»features«: Feltet står der to gange."
    assert fault_words(refused.value, "en") == "'features': The field is there twice."
