"""The feeds: whole by their standards, with the state in front, and text that stays text."""

from __future__ import annotations

import json
import math
import re
from datetime import datetime, timedelta
from typing import Any
from xml.etree import ElementTree as Xml

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisis.interop.feeds import CORNERS, MOST, Site, atom, json_feed
from crisis.terms.notices import Notice, one_line
from crisis.terms.places import (
    GeometryCollection,
    LineString,
    MultiPoint,
    MultiPolygon,
    Point,
    Polygon,
    Position,
    Shape,
)
from tests.unit.channels.noticing import AREA, HOSTILE, NOW, corrected, notice, retracted

SITE = Site(url="https://presse.example.dk/", title="Presserum", author="Staben")
DRILL = Site(
    url="https://presse.example.dk/", title="Presserum", author="Staben", prefix="oevelse-",
    mark="ØVELSE: ",
)  # fmt: skip
A, G, X = (
    "{http://www.w3.org/2005/Atom}",
    "{http://www.georss.org/georss}",
    "{http://www.w3.org/1999/xhtml}",
)
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
WRITABLE = st.text(st.characters(codec="utf-8"), max_size=200)


def read(*notices: Notice, site: Site = SITE) -> Xml.Element:
    return Xml.fromstring(atom(notices, site))


def entries(*notices: Notice, site: Site = SITE) -> list[Xml.Element]:
    return read(*notices, site=site).findall(f"{A}entry")


def items(*notices: Notice, site: Site = SITE) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(json_feed(notices, site))["items"]
    return found


def said(entry: Xml.Element) -> str:
    content = entry.find(f"{A}content")
    assert content is not None
    return "".join(content.itertext())


def test_an_atom_feed_has_what_the_standard_demands() -> None:
    old, new = corrected(notice(1), notice(2))
    feed = read(new, old, retracted(notice(3)))
    assert feed.tag == f"{A}feed"
    for one in (feed, *feed.findall(f"{A}entry")):
        for name in ("id", "title", "updated"):
            assert len(one.findall(f"{A}{name}")) == 1
        assert all(MOMENT.fullmatch(at.text or "") for at in one.findall(f"{A}updated"))
        assert one.find(f"{A}author/{A}name") is not None
        rels = [link.get("rel") for link in one.findall(f"{A}link")]
        assert rels.count("alternate") == 1
        assert all((link.get("href") or "").startswith(SITE.url) for link in one.iter(f"{A}link"))
    selves = [link.get("href") for link in feed.findall(f"{A}link") if link.get("rel") == "self"]
    assert selves == ["https://presse.example.dk/feed.atom"]
    for entry in feed.findall(f"{A}entry"):
        content = entry.find(f"{A}content")
        assert content is not None
        assert (content.get("type"), [one.tag for one in content]) == ("xhtml", [f"{X}div"])
    ids = [one.text for one in feed.iter(f"{A}id")]
    assert len(set(ids)) == len(ids)


def test_a_json_feed_has_what_the_standard_demands() -> None:
    feed = json.loads(json_feed([notice()], SITE))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == "https://presse.example.dk/feed.json"
    assert (feed["title"], feed["language"]) == ("Presserum", "da")
    (item,) = feed["items"]
    assert item["id"] == item["url"] == f"https://presse.example.dk/{notice().id}.html"
    assert item["date_published"] == "2026-11-24T13:06:00Z"


def test_a_statement_keeps_its_id_and_its_updated_is_when_it_changed() -> None:
    before, gone = notice(), retracted(notice())
    (first,), (then,) = entries(before), entries(gone)
    assert first.findtext(f"{A}id") == then.findtext(f"{A}id")
    assert then.findtext(f"{A}updated") == "2026-11-24T14:06:00Z"
    assert then.findtext(f"{A}published") == "2026-11-24T13:06:00Z"
    assert read(before, gone).findtext(f"{A}updated") == "2026-11-24T14:06:00Z"


def test_the_same_statements_give_the_same_bytes_and_none_gives_a_feed_too() -> None:
    assert atom([notice(1), notice(2)], SITE) == atom([notice(2), notice(1)], SITE)
    assert json_feed([notice(1), notice(2)], SITE) == json_feed([notice(2), notice(1)], SITE)
    assert read().findtext(f"{A}updated") == "1970-01-01T00:00:00Z"
    assert items() == []


def test_of_a_retracted_statement_the_notice_is_left() -> None:
    gone = retracted(notice(text="Kog vandet.", place="Vollsmose", shape=AREA), "Vandet er rent.")
    for feed in (atom([gone], SITE).decode(), json_feed([gone], SITE).decode()):
        assert "TRUKKET TILBAGE: Meddelelse 1" in feed
        assert "Vandet er rent." in feed
        for left in ("Kog vandet", "Vollsmose", "10.37"):
            assert left not in feed


def test_a_corrected_statement_says_so_first_and_leads_to_the_new_one() -> None:
    old, new = corrected(notice(1, text="Kog vandet.", shape=AREA), notice(2))
    entry = next(
        one for one in entries(new, old) if "RETTET: " in (one.findtext(f"{A}title") or "")
    )
    assert said(entry).index("gælder ikke mere") < said(entry).index("Kog vandet.")
    links = [one.get("href") for one in entry.iter(f"{X}a")]
    assert links == [f"https://presse.example.dk/{new.id}.html"]
    assert entry.find(f"{G}polygon") is None
    item = next(one for one in items(new, old) if one["title"].startswith("RETTET: "))
    assert new.id in item["content_text"]


def test_every_title_of_an_exercise_says_so_first() -> None:
    old, new = corrected(notice(1), notice(2))
    feed = read(new, old, retracted(notice(3)), site=DRILL)
    titles = [one.text or "" for one in feed.iter(f"{A}title")]
    told = json.loads(json_feed([new, old, retracted(notice(3))], DRILL))
    titles += [told["title"], *(one["title"] for one in told["items"])]
    assert all(one.startswith("ØVELSE: ") for one in titles)
    assert "ØVELSE: TRUKKET TILBAGE: Meddelelse 3" in titles
    assert all("/oevelse-" in (one.get("href") or "") for one in feed.iter(f"{A}link"))


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_is_text(hostile: str) -> None:
    one = notice(title=hostile, text=hostile, place=hostile, signed_by=(hostile,))
    (entry,) = entries(one)
    assert entry.findtext(f"{A}title") == one_line(hostile)
    assert {one.tag for one in entry.iter()} <= {
        f"{A}{name}"
        for name in ("entry", "id", "title", "updated", "published", "author", "name", "link",
                     "content")
    } | {f"{X}{name}" for name in ("div", "p", "br")}  # fmt: skip
    assert items(one)[0]["title"] == one_line(hostile)


@pytest.mark.parametrize("letter", ["\ufffe", "\uffff", "\x00", "\x0b", "\ud800", "\x7f"])
def test_a_letter_that_xml_may_not_hold_is_left_out(letter: str) -> None:
    (entry,) = entries(notice(title=f"A{letter}B", text=f"A{letter}B", signed_by=(f"A{letter}B",)))
    assert letter not in "".join(entry.itertext())
    assert len(items(notice(title=f"A{letter}B"))) == 1


@given(WRITABLE, WRITABLE)
def test_any_text_makes_a_feed_that_can_be_read(title: str, text: str) -> None:
    one = notice(title=title, text=text, place=title)
    assert len(entries(one)) == len(items(one)) == 1


def test_a_citation_does_not_leave() -> None:
    one = notice(title="Røg [1]", text="Bliv inde [412?].")
    for feed in (atom([one], SITE), json_feed([one], SITE)):
        assert b"Bliv inde." in feed
        assert b"[" not in feed.replace(b"[\n", b"").replace(b'": [', b"")


RING: tuple[Position, ...] = ((10.0, 55.0), (10.1, 55.0), (10.1, 55.1), (10.0, 55.0))
FAR: tuple[Position, ...] = tuple((lon + 1, lat) for lon, lat in RING)


@pytest.mark.parametrize(
    ("shape", "name", "told"),
    [
        (Point((10.0, 55.5)), "point", "55.500000 10.000000"),
        (LineString(((10.0, 55.0), (10.5, 55.25))), "line",
         "55.000000 10.000000 55.250000 10.500000"),
        (Polygon((RING,)), "polygon", "55.000000 10.000000 55.000000 10.100000 "
                                      "55.100000 10.100000 55.000000 10.000000"),
        (MultiPolygon(((RING,), (FAR,))), "box", "55.000000 10.000000 55.100000 11.100000"),
        (MultiPoint(((10.0, 55.5), (10.5, 55.0))), "box",
         "55.000000 10.000000 55.500000 10.500000"),
        (GeometryCollection((Point((10.0, 55.5)), Polygon((RING,)))), "box",
         "55.000000 10.000000 55.500000 10.100000"),
    ],
)  # fmt: skip
def test_a_place_is_told_with_latitude_first(shape: Shape, name: str, told: str) -> None:
    (entry,) = entries(notice(shape=shape))
    assert entry.findtext(f"{G}{name}") == told


def test_a_very_fine_area_is_drawn_plainer() -> None:
    turn = [math.tau * step / 20_000 for step in range(20_000)]
    ring = tuple((10.4 + 0.1 * math.cos(one), 55.4 + 0.1 * math.sin(one)) for one in turn)
    (entry,) = entries(notice(shape=Polygon(((*ring, ring[0]),))))
    assert len((entry.findtext(f"{G}polygon") or "").split()) <= 2 * CORNERS


def test_the_feed_holds_those_that_changed_last() -> None:
    many = [notice(number) for number in range(1, MOST + 20)]
    later: datetime = NOW + timedelta(days=2)
    gone = msgspec.structs.replace(retracted(many[0]), changed_at=later)
    ids = [one["id"] for one in items(*many[1:], gone)]
    assert len(ids) == MOST
    assert ids[0].endswith(f"{gone.id}.html")
