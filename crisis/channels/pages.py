"""The press room's pages, written for somebody who is afraid and in a hurry. No script at all."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

import msgspec
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from crisis.interop.feeds import Site
from crisis.terms import times
from crisis.terms.notices import Notice, Related, one_line, paragraphs
from crisis.terms.statements import Audience

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "templates" / "pressroom"
SHEET = ROOT / "static" / "css" / "pressroom.css"
SHEET_NAME = "presserum.css"
INDEX = "index.html"

SHOWN = 50
"""So many statements stand on a page of the index."""
FIRST = 3
"""The newest of them with place and first words."""
LEAD, PLACE = 200, 100
HEADING, SHORT_HEADING = 200, 120
"""Letters of a title in the index: fifty of the longest must keep the page under 60 kB."""

EXERCISE = "oevelse-"
"""What the name of every file of an exercise begins with."""
TITLE = "Presserum"
AUTHOR = "Den lokale beredskabsstab"
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; "
    "base-uri 'none'; form-action 'none'"
)
FOR_WHOM = {
    Audience.EVERYBODY: None,
    Audience.AREA: "Til alle i området",
    Audience.RELATIVES: "Til pårørende",
    Audience.MEDIA: "Til pressen",
}


class Dress(msgspec.Struct, frozen=True, kw_only=True):
    """How a press room looks. exercise: every page says that it is not real. demo: invented."""

    exercise: bool = False
    demo: bool = False

    @property
    def prefix(self) -> str:
        """Give what each file's name begins with."""
        return EXERCISE if self.exercise else ""

    def site(self, url: str) -> Site:
        """Give the press room as the feeds name it."""
        mark = "ØVELSE: " if self.exercise else "DEMO: " if self.demo else ""
        slashed = url.rstrip("/") + "/"
        return Site(url=slashed, title=TITLE, author=AUTHOR, prefix=self.prefix, mark=mark)


class Pages:
    """Writes pages as text. The same notices give the same bytes.

    Templates live in a folder and an environment of their own: everything is escaped, and a name
    that is not there is an error.
    """

    def __init__(self, url: str, dress: Dress, maps: bool) -> None:
        self.site = dress.site(url)
        self._dress = dress
        self._maps = maps
        self._jinja = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._jinja.globals.update(
            dress=dress, site=self.site, sheet=SHEET_NAME, policy=POLICY, name=self.name
        )

    def name(self, file: str) -> str:
        """Give a file's name in this dress."""
        return self.site.prefix + file

    def page(self, notice: Notice) -> str:
        """Give the name of a statement's page."""
        return self.name(f"{notice.id}.html")

    def map(self, notice: Notice) -> str | None:
        """Give the name of a statement's map, if it has one."""
        has = self._maps and notice.shape is not None
        return self.name(f"kort-{notice.id}.html") if has else None

    def statement(self, notice: Notice) -> bytes:
        """Write one statement's page.

        Of a retracted one the text, the place and the map are not shown, only what stands in its
        place; of a corrected one the text stands marked as out of date, after a link to the new.
        """
        return self._render("statement.html", **self._said(notice))

    def index(self, notices: Sequence[Notice]) -> dict[str, bytes]:
        """Write the index, newest first, and the pages of older ones; file name → page.

        Old pages are counted from the oldest statement, so that they stay as they are.
        """
        newest = sorted(notices, key=lambda one: (one.released_at, one.number), reverse=True)
        older = newest[SHOWN:][::-1]
        chunks = [older[at : at + SHOWN][::-1] for at in range(0, len(older), SHOWN)]
        archives = [self.name(f"arkiv-{number}.html") for number in range(1, len(chunks) + 1)]
        rows = [self._row(one, place < FIRST) for place, one in enumerate(newest[:SHOWN])]
        made = {
            file: self._render(
                "archive.html",
                number=number,
                rows=[self._row(one, False) for one in chunk],
                archives=archives,
            )
            for number, (file, chunk) in enumerate(zip(archives, chunks, strict=True), 1)
        }
        changed = max((one.changed_at for one in notices), default=None)
        made[self.name(INDEX)] = self._render(
            "index.html",
            rows=rows,
            archives=archives[::-1],
            changed=changed and _time(changed),
        )
        return made

    def _said(self, notice: Notice) -> dict[str, Any]:
        """Give all that the page of a statement says, so that the template decides nothing."""
        gone = notice.retracted
        later = notice.next_update_at if notice.holds else None
        return {
            "one": notice,
            "heading": notice.heading,
            "released": _time(notice.released_at),
            "retracted": _time(notice.retracted_at or notice.changed_at) if gone else None,
            "replacement": paragraphs(notice.replacement) if gone else (),
            "paragraphs": () if gone else paragraphs(notice.text),
            "place": None if gone or not notice.place else one_line(notice.place),
            "whom": None if gone else FOR_WHOM[notice.audience],
            "map": None if gone else self.map(notice),
            "next": later and _time(later, notice.released_at),
            "signed": [one_line(name) for name in notice.signed_by],
            "corrects": notice.corrects and self._other(notice.corrects),
            "corrected_by": notice.corrected_by and self._other(notice.corrected_by),
        }

    def _row(self, notice: Notice, whole: bool) -> dict[str, Any]:
        lead = "" if notice.retracted else one_line(notice.text, LEAD)
        place = one_line(notice.place, PLACE) if notice.place and notice.holds else None
        return {
            "page": self.page(notice),
            "heading": one_line(notice.heading, HEADING if whole else SHORT_HEADING),
            "released": _time(notice.released_at),
            "retracted": notice.retracted,
            "corrected": notice.corrected,
            "corrects": notice.corrects is not None,
            "place": place if whole else None,
            "lead": lead if whole and notice.holds else None,
        }

    def _other(self, related: Related) -> dict[str, Any]:
        return {
            "page": self.name(f"{related.id}.html"),
            "heading": related.heading,
            "released": _time(related.released_at),
        }

    def _render(self, template: str, **said: Any) -> bytes:
        text = self._jinja.get_template(template).render(**said)
        return text.encode("utf-8", "replace")


def _time(moment: Any, seen_from: Any = None) -> dict[str, str]:
    told = times.coming(moment, seen_from) if seen_from else times.date_and_clock(moment)
    return {"machine": times.utc(moment), "told": told}


class Draw(Protocol):
    """Gives the map of a statement as one HTML file, or what stands in its place."""

    def __call__(self, notice: Notice, *, demo: bool) -> str:
        """Draw it. demo: all of it is invented, and the file says so."""
        ...
