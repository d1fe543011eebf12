"""Feeds of public statements: Atom (RFC 4287) with GeoRSS-Simple, and JSON Feed 1.1."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any
from xml.etree import ElementTree as Xml

import msgspec

from crisis.geo.geometries import bounds, rings
from crisis.geo.shapes import plain
from crisis.terms.notices import Notice, Related, one_line, paragraphs
from crisis.terms.places import LineString, Point, Polygon, Position, Shape
from crisis.terms.times import utc

ATOM = "http://www.w3.org/2005/Atom"
GEORSS = "http://www.georss.org/georss"
XHTML = "http://www.w3.org/1999/xhtml"
JSON_FEED = "https://jsonfeed.org/version/1.1"
ATOM_NAME, JSON_NAME = "feed.atom", "feed.json"
LANGUAGE = "da"

MOST = 100
"""So many statements, those changed last; a reader that comes later finds the rest in the index."""
CORNERS = 300
"""A shape of more positions is drawn plainer: a feed is fetched again and again."""
EMPTY_SINCE = "1970-01-01T00:00:00Z"
"""When a feed without statements was changed: a fixed time, so that it stays the same."""

_GEORSS: dict[type[Shape], str] = {Point: "point", LineString: "line", Polygon: "polygon"}
"""What is of several parts is a box."""

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

for _prefix, _space in (("", ATOM), ("georss", GEORSS)):
    Xml.register_namespace(_prefix, _space)


class Site(msgspec.Struct, frozen=True, kw_only=True):
    """Where the pages of the statements lie, and how the feeds are called.

    url: of the folder, ends with a slash. prefix: what each file's name begins with. mark: what
    each title begins with (`ØVELSE: `), so that no reader shows one without it.
    """

    url: str
    title: str
    author: str
    prefix: str = ""
    mark: str = ""

    def address(self, name: str) -> str:
        """Give the address of a file."""
        return f"{self.url}{self.prefix}{name}"

    def page(self, one: Notice | Related) -> str:
        """Give the address of a statement's page, which is its id in the feeds too."""
        return self.address(f"{one.id}.html")

    def titled(self, notice: Notice) -> str:
        """Give the title with what must be known before it is read."""
        state = "TRUKKET TILBAGE: " if notice.retracted else "RETTET: " if notice.corrected else ""
        return f"{self.mark}{state}{notice.heading}"


def atom(notices: Iterable[Notice], site: Site) -> bytes:
    """Write the feed in Atom.

    A corrected statement stays with a note in front, a retracted one with the note alone. Only
    one that holds has its place on the map. The same notices give the same bytes.
    """
    chosen = _newest(notices)
    feed = Xml.Element(f"{{{ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": LANGUAGE})
    _text(feed, "id", site.address(ATOM_NAME))
    _text(feed, "title", site.mark + site.title)
    _text(feed, "updated", utc(chosen[0].changed_at) if chosen else EMPTY_SINCE)
    _text(Xml.SubElement(feed, f"{{{ATOM}}}author"), "name", site.author)
    _link(feed, "self", site.address(ATOM_NAME), "application/atom+xml")
    _link(feed, "alternate", site.address("index.html"), "text/html")
    for notice in chosen:
        _entry(feed, notice, site)
    written: bytes = Xml.tostring(feed, encoding="utf-8", xml_declaration=True)
    return written


def json_feed(notices: Iterable[Notice], site: Site) -> bytes:
    """Write the feed as JSON Feed; says the same as the one in Atom."""
    feed = {
        "version": JSON_FEED,
        "title": site.mark + site.title,
        "home_page_url": site.address("index.html"),
        "feed_url": site.address(JSON_NAME),
        "language": LANGUAGE,
        "authors": [{"name": site.author}],
        "items": [_item(notice, site) for notice in _newest(notices)],
    }
    return json.dumps(feed, ensure_ascii=False, indent=1).encode("utf-8", "replace")


def _newest(notices: Iterable[Notice]) -> list[Notice]:
    return sorted(notices, key=lambda one: (one.changed_at, one.number), reverse=True)[:MOST]


def _entry(feed: Xml.Element, notice: Notice, site: Site) -> None:
    entry = Xml.SubElement(feed, f"{{{ATOM}}}entry")
    page = site.page(notice)
    _text(entry, "id", page)
    _text(entry, "title", site.titled(notice))
    _text(entry, "updated", utc(notice.changed_at))
    _text(entry, "published", utc(notice.released_at))
    for name in notice.signed_by:
        _text(Xml.SubElement(entry, f"{{{ATOM}}}author"), "name", one_line(name))
    _link(entry, "alternate", page, "text/html")
    for other in filter(None, (notice.corrects, notice.corrected_by)):
        _link(entry, "related", site.page(other), "text/html")
    content = Xml.SubElement(entry, f"{{{ATOM}}}content", {"type": "xhtml"})
    _content(Xml.SubElement(content, f"{{{XHTML}}}div", {"lang": LANGUAGE}), notice, site)
    if notice.holds and notice.shape is not None:
        _georss(entry, notice)


def _content(div: Xml.Element, notice: Notice, site: Site) -> None:
    said, link = _note(notice, site)
    if said:
        note = Xml.SubElement(Xml.SubElement(div, f"{{{XHTML}}}p"), f"{{{XHTML}}}strong")
        note.text = legal(said)
        if link:
            note.text += " "
            anchor = Xml.SubElement(note, f"{{{XHTML}}}a", {"href": link})
            anchor.text = "Læs den nye."
    for lines in () if notice.retracted else paragraphs(notice.text):
        part = Xml.SubElement(div, f"{{{XHTML}}}p")
        part.text = legal(lines[0])
        for line in lines[1:]:
            Xml.SubElement(part, f"{{{XHTML}}}br").tail = legal(line)


def _note(notice: Notice, site: Site) -> tuple[str, str | None]:
    """Give what must be known before the text, and where to read on."""
    if notice.retracted:
        return f"Trukket tilbage: {notice.replacement}", None
    if notice.corrected:
        newer = site.page(notice.corrected_by) if notice.corrected_by else None
        return "Denne meddelelse er rettet og gælder ikke mere.", newer
    return "", None


def _item(notice: Notice, site: Site) -> dict[str, Any]:
    said, link = _note(notice, site)
    text = "\n\n".join("\n".join(lines) for lines in paragraphs(notice.text))
    parts = [f"{said} Læs den nye: {link}" if link else said, "" if notice.retracted else text]
    item: dict[str, Any] = {
        "id": site.page(notice),
        "url": site.page(notice),
        "title": legal(site.titled(notice)),
        "content_text": legal("\n\n".join(filter(None, parts))),
        "date_published": utc(notice.released_at),
        "date_modified": utc(notice.changed_at),
        "language": LANGUAGE,
    }
    if notice.signed_by:
        item["authors"] = [{"name": legal(one_line(name))} for name in notice.signed_by]
    item["_stabstavlen"] = _more(notice, site)
    return item


def _more(notice: Notice, site: Site) -> dict[str, Any]:
    """Give what JSON Feed has no word for; the format lets anybody add an object of his own."""
    more: dict[str, Any] = {"mode": notice.mode.value, "state": notice.state.value}
    if notice.corrects:
        more["corrects"] = site.page(notice.corrects)
    if notice.corrected_by:
        more["corrected_by"] = site.page(notice.corrected_by)
    if notice.holds and notice.place:
        more["place"] = legal(one_line(notice.place))
    if notice.holds and notice.shape is not None:
        more["geometry"] = msgspec.to_builtins(plain(notice.shape, CORNERS))
    return more


def _georss(entry: Xml.Element, notice: Notice) -> None:
    """Say where it is. GeoRSS-Simple has one outer ring and no holes: what it cannot say is drawn
    as a box around, which is too large and never too small."""
    assert notice.shape is not None
    shape = plain(notice.shape, CORNERS)
    name, run = _GEORSS.get(type(shape), "box"), rings(shape)[0]
    if name == "box":
        west, south, east, north = bounds(shape)
        run = ((west, south), (east, north))
    Xml.SubElement(entry, f"{{{GEORSS}}}{name}").text = " ".join(map(_lat_lon, run))


def _lat_lon(position: Position) -> str:
    return f"{position[1]:.6f} {position[0]:.6f}"


def _text(parent: Xml.Element, name: str, text: str) -> None:
    Xml.SubElement(parent, f"{{{ATOM}}}{name}").text = legal(text)


def _link(parent: Xml.Element, rel: str, href: str, kind: str) -> None:
    Xml.SubElement(parent, f"{{{ATOM}}}link", {"rel": rel, "type": kind, "href": href})


def legal(text: str) -> str:
    """Take out what XML may not hold, however it is escaped."""
    return _ILLEGAL.sub("", text)
