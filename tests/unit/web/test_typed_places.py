"""Places as they are typed: degrees, UTM, one a line; a bad line is named."""

from __future__ import annotations

import pytest

from crisis.errors import Malformed
from crisis.terms.places import LineString, Point, Polygon
from crisis.web.typed_places import MOST, typed_shape


@pytest.mark.parametrize(
    "line",
    ["55.4917, 9.4722", "55,4917 9,4722", "N 55.4917° E 9.4722°", "55.4917,9.4722"],
)
def test_degrees_are_read_as_people_write_them(line: str) -> None:
    assert typed_shape("point", line) == Point((9.4722, 55.4917))


def test_a_map_reference_in_either_zone_is_the_same_place() -> None:
    for line in ("32U 529836 6149612", "529836 6149612", "32N 529836, 6149612"):
        shape = typed_shape("point", line)
        assert isinstance(shape, Point)
        assert shape.coordinates == pytest.approx((9.4722, 55.4917), abs=1e-4)


def test_lines_and_areas_are_read_one_position_a_line_or_after_a_semicolon() -> None:
    text = "55.1, 9.1\n\n55.2, 9.1;55.2, 9.2"
    assert typed_shape("line", text) == LineString(((9.1, 55.1), (9.1, 55.2), (9.2, 55.2)))
    area = typed_shape("polygon", text)
    assert isinstance(area, Polygon)
    assert area.coordinates[0][0] == area.coordinates[0][-1]


@pytest.mark.parametrize(
    ("drawn", "text", "code"),
    [
        ("polygon", "55.1, 9.1\n55.2, 9.2", "exposure.too_few"),
        ("line", "55.1, 9.1\nher", "exposure.unreadable"),
        ("point", "95.1, 9.1", "exposure.unreadable"),
        ("point", "1e3, 9.1", "exposure.unreadable"),
        ("line", ";".join(["55.1, 9.1"] * (MOST + 1)), "exposure.too_many"),
        ("star", "55.1, 9.1", "field.not_a_choice"),
    ],
)
def test_what_cannot_be_read_is_refused_and_says_where(drawn: str, text: str, code: str) -> None:
    with pytest.raises(Malformed) as problem:
        typed_shape(drawn, text)
    assert problem.value.code == code
