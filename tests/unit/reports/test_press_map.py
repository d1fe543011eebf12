"""The map of a statement: one file, asks nobody, says in words what it shows."""

from __future__ import annotations

import math
import re
from html.parser import HTMLParser

import pytest

from crisis.reports.press_map import POLICY, press_map
from crisis.terms.notices import Notice, one_line
from crisis.terms.places import LineString, MultiPolygon, Point, Polygon, Position, Shape
from tests.unit.channels.noticing import AREA, HOSTILE, corrected, drill, notice, retracted

LARGEST = 400_000
SHAPES = (
    Point((15.18, 55.32)),
    LineString(((9.4, 55.4), (9.6, 55.5))),
    AREA,
    Polygon((((8.0, 54.8), (15.2, 54.8), (15.2, 57.8), (8.0, 57.8), (8.0, 54.8)),)),
)


class Read(HTMLParser):
    """Elements, attributes, and the text that is shown."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str | None]] = []
        self.text, self._inside = "", ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self._inside = tag
        self.attributes += [(tag, name, value) for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside not in ("script", "style"):
            self.text += data


def scripts(page: str) -> str:
    return "".join(re.findall(r"<script>(.*?)</script>", page, re.DOTALL))


def on(shape: Shape) -> Notice:
    return notice(shape=shape)


@pytest.mark.parametrize("shape", SHAPES, ids=lambda one: type(one).__name__)
def test_a_map_is_one_small_file_that_asks_nobody(shape: Shape) -> None:
    page = press_map(on(shape))
    read = Read(page)
    assert len(page.encode()) < LARGEST
    assert ("meta", "content", POLICY) in read.attributes
    assert ("html", "lang", "da") in read.attributes
    assert not {"link", "img", "iframe", "object", "base"} & set(read.tags)
    assert not [name for _, name, _ in read.attributes if name in ("src", "srcset", "data")]
    assert "url(" not in "".join(re.findall(r"<style>(.*?)</style>", page, re.DOTALL))
    assert "sourceMappingURL" not in page
    code = re.sub(r"/\*.*?\*/", "", page, flags=re.DOTALL)
    hosts = set(re.findall(r"https?://[^/\"'\s)]+", code))
    assert hosts <= {"http://www.w3.org", "https://leafletjs.com"}  # a namespace and a credit


def test_the_same_statement_gives_the_same_bytes() -> None:
    assert len({press_map(on(AREA)) for _ in range(3)}) == 1


def test_the_finest_area_makes_a_small_file_too() -> None:
    turn = [math.tau * step / 49_000 for step in range(49_000)]
    ring = tuple((10.4 + 0.1 * math.cos(one), 55.4 + 0.1 * math.sin(one)) for one in turn)
    grains: list[tuple[tuple[Position, ...]]] = []
    for step in range(10_000):
        lon, lat = 10 + step % 100 / 500, 55 + step // 100 / 500
        corner = ((lon, lat), (lon + 0.001, lat), (lon, lat + 0.001), (lon, lat))
        grains.append((corner,))
    for shape in (Polygon(((*ring, ring[0]),)), MultiPolygon(tuple(grains))):
        assert len(press_map(on(shape)).encode()) < LARGEST


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_is_text_and_stands_in_no_script(hostile: str) -> None:
    one = notice(title=hostile, text=hostile, place=hostile, shape=AREA, signed_by=(hostile,))
    old, _ = corrected(one, notice(2))
    plain = Read(press_map(notice(shape=AREA)))
    for each in (one, old):
        page = press_map(each)
        assert scripts(page) == scripts(press_map(notice(shape=AREA))) or each is old
        assert set(Read(page).tags) <= {*plain.tags, "strong"}
        assert not [name for _, name, _ in Read(page).attributes if name.startswith("on")]
        assert one_line(hostile) in " ".join(Read(page).text.split())
    gone = press_map(retracted(one, hostile))
    assert set(Read(gone).tags) <= {*plain.tags, "strong"}


def test_the_words_say_what_the_map_shows() -> None:
    words = " ".join(Read(press_map(notice(shape=AREA))).text.split())
    assert "Odense Havn" in words
    assert "55.4000° N, 10.3900° Ø" in words
    assert "meter" in words
    assert "tirsdag 24. november 2026 kl. 14:06" in words


def test_what_no_longer_holds_is_not_drawn() -> None:
    old, _ = corrected(notice(1, shape=AREA), notice(2))
    for one in (old, retracted(notice(shape=AREA))):
        assert "10.37" not in scripts(press_map(one)).split("fitBounds")[0].split("Polygon")[-1]
    assert "Odense Havn" not in press_map(retracted(notice(shape=AREA)))
    assert "rettet" in press_map(old).lower()


def test_an_exercise_says_so_on_its_map() -> None:
    page = press_map(drill(notice(shape=AREA)))
    assert "<title>ØVELSE: " in page
    assert "ØVELSE ØVELSE ØVELSE – det er ikke sket" in page


def test_a_demonstration_says_that_it_is_invented_and_the_words_are_a_link_away() -> None:
    page = press_map(notice(shape=AREA), demo=True)
    assert "<title>DEMO: " in page
    assert "Demonstration: opdigtet" in Read(page).text
    assert ("a", "href", f"{notice().id}.html") in Read(page).attributes


def test_a_statement_of_no_place_has_no_map() -> None:
    with pytest.raises(ValueError, match="shape"):
        press_map(notice())
