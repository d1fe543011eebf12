"""The map as a file: one file that asks nobody, in which no text is ever code."""

from __future__ import annotations

import base64
import hashlib
import math
import re

from markupsafe import Markup, escape

from crisis.reports.saved_map import LOOKS, PLACE, Drawn, Ground, Words, saved_map
from crisis.terms.places import (
    GeometryCollection,
    LineString,
    MultiPoint,
    MultiPolygon,
    Point,
    Polygon,
    Position,
)
from tests.unit.reports.test_press_map import Read, scripts

AREA = Polygon((((9.4, 55.4), (9.5, 55.4), (9.5, 55.5), (9.4, 55.4)),))
SHAPES = [
    Drawn("red", "h1", AREA),
    Drawn("yellow", "h2", Point((9.47, 55.49))),
    Drawn("ramt", "ob-000000000001", LineString(((9.4, 55.4), (9.6, 55.5)))),
]


def words(text: str = "Kort") -> Words:
    return Words(text, "da", Markup(f"<main><p>{escape(text)}</p>{PLACE}</main>"))


def test_it_asks_nobody_and_runs_no_script_but_its_own() -> None:
    page = saved_map(words(), SHAPES, Ground(borders=[AREA]))
    read = Read(page)
    assert not {"link", "img", "iframe", "object", "base"} & set(read.tags)
    assert not [name for _, name, _ in read.attributes if name in ("src", "srcset", "data")]
    assert "url(" not in "".join(re.findall(r"<style>(.*?)</style>", page, re.DOTALL))
    (rule,) = [
        v for _, name, v in read.attributes if name == "content" and "default-src" in (v or "")
    ]
    assert rule is not None
    assert "default-src 'none'" in rule
    assert "script-src 'sha256-" in rule
    assert "connect" not in rule
    for one in re.findall(r"<script>(.*?)</script>", page, re.DOTALL):
        assert base64.b64encode(hashlib.sha256(one.encode()).digest()).decode() in rule
    assert page == saved_map(words(), SHAPES, Ground(borders=[AREA]))


def test_no_text_comes_into_a_script_and_the_picture_stands_where_it_was_asked_for() -> None:
    hostile = "</script><script>alert(1)</script> ${7} {{7*7}} \u2028 ' \" <!--kort-->"
    page = saved_map(words(hostile), SHAPES, Ground())
    assert scripts(page) == scripts(saved_map(words(), SHAPES, Ground()))
    assert page.count('class="folium-map"') == 1
    assert re.search(r'</p><div class="folium-map"[^>]*></div></main>', page)
    assert hostile in Read(page).text


def test_each_shape_knows_its_row_and_looks_like_its_layer() -> None:
    page = saved_map(words(), SHAPES, Ground())
    for one in SHAPES:
        assert f'"id": "{one.key}"' in page
        assert f'"className": "{one.layer}"' in page
    assert set(LOOKS) >= {"land", "graense", "red", "yellow", "green", "sted", "ramt", "truet"}


def test_a_thousand_fine_shapes_make_a_file_that_can_be_sent() -> None:
    turn = [math.tau * step / 5_000 for step in range(5_000)]

    def fine(lon: float) -> Polygon:
        ring: list[Position] = [(lon + 0.01 * math.cos(t), 55.4 + 0.01 * math.sin(t)) for t in turn]
        return Polygon(((*ring, ring[0]),))

    many = [Drawn("sted", f"ob-{n:012}", fine(9 + n / 1_000)) for n in range(100)]
    grains = MultiPolygon(tuple((AREA.coordinates[0],) for _ in range(10_000)))
    page = saved_map(words(), [*many, Drawn("red", "h1", grains)], Ground())
    assert len(page.encode()) < 3_000_000


def test_what_is_of_several_parts_is_drawn_in_all_of_them_under_its_one_row() -> None:
    wells = MultiPoint(((9.41, 55.41), (9.42, 55.42)))
    works = GeometryCollection((Point((9.43, 55.43)), AREA))
    drawn = [Drawn("sted", "ob-000000000001", wells), Drawn("ramt", "ob-000000000002", works)]
    page = saved_map(words(), drawn, Ground())
    for one in drawn:
        assert page.count(f'"id": "{one.key}"') == 1
    for told in ("MultiPoint", "GeometryCollection", "[9.42, 55.42]", "[9.43, 55.43]"):
        assert told in page


def test_a_map_of_nothing_is_still_a_map() -> None:
    assert "folium-map" in saved_map(words(), [], Ground())
