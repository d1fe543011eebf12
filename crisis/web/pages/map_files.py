"""The map as a file to keep: for the archive as its reader sees it, for the press as all may."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response
from flask_babel import gettext as _

from crisis.channels.notices import notices, shown
from crisis.projections.situation import Situation
from crisis.reports.saved_map import Drawn
from crisis.terms.operations import Mode
from crisis.web import edge
from crisis.web.guard import leads_to
from crisis.web.pages.history import moment_asked
from crisis.web.pages.incident_rows import Where
from crisis.web.pages.log_links import label
from crisis.web.pages.map_file_rows import Saved, archive, open_places, places_of, press
from crisis.web.pages.map_sending import MapFile, sent
from crisis.web.pages.models import seen
from crisis.web.pages.operations import reader_on_paper
from crisis.web.pages.paper import Paper, where_on_paper
from crisis.web.pages.sight_rows import readers_words
from crisis.web.parts import parts
from crisis.web.words import spoken

pages = Blueprint("map_files", __name__)


@pages.get("/operationer/<operation>/kort.html")
@leads_to(view="operations.map_file")
def whole(operation: str) -> Response:
    """The map as its reader sees it, now or after an entry, the register as it was then too: a
    file for the archive."""
    by, handler = edge.by_for(operation), parts().handler
    head = handler.head(operation).number
    situation = handler.as_of(by, operation, moment_asked(operation, head))
    where = where_on_paper(situation, edge.planning(), spoken())
    past = situation.number < head
    at = situation.recorded_at if past else by.now
    planned = handler.planned_by(operation, situation.number) if past else None
    places = places_of(situation, parts().register, edge.register_reader(), at, planned)
    told = _told(where, past=past)
    return _file(where, lambda: archive(where, places), "mapfile/archive.html", told)


@pages.get("/presse/<operation>/kort.html")
@leads_to(view="statements.map_file")
def for_the_press(operation: str) -> Response:
    """The map that may be handed to anybody: of now, for what no longer holds is not given out."""
    situation, by = seen(operation)
    public = parts().handler.public(operation)
    where = where_on_paper(public, edge.planning(), spoken())
    out = [one for one in notices(public, shown(situation)) if one.holds]
    about = [one.shape for one in out if one.shape is not None]
    about += [one.shape for one in public.incidents.all()]
    places = open_places(about, by.now, parts().register)
    told = _told(where, past=False)
    return _file(where, lambda: press(where, out, places), "mapfile/press.html", told)


def _told(where: Where, *, past: bool) -> dict[str, Any]:
    """Say which operation it is, as of when, and who made the file."""
    paper, situation = Paper(where.language), where.situation
    return {
        "op": paper.line(situation),
        "past": past,
        "made": paper.moment(parts().clock()),
        "maker": reader_on_paper(),
        "demo": parts().settings.demo,
    }


def _file(where: Where, make: Callable[[], Saved], template: str, told: dict[str, Any]) -> Response:
    def work() -> tuple[list[Drawn], dict[str, Any]]:
        saved = make()
        sight = readers_words(where.situation, saved.readers, where.planning, where.language)
        return saved.shapes, {**saved.told, "sight": sight}

    situation = where.situation
    name = _name(situation, template)
    return sent(MapFile(_title(situation, told), name, where.language, template, told), work)


def _title(situation: Situation, told: dict[str, Any]) -> str:
    """Give the title; in an exercise it begins with a word that is the same in every language."""
    mark = "ØVELSE: " if situation.mode is Mode.EXERCISE else "DEMO: " if told["demo"] else ""
    named = _("Kort: %(name)s", name=situation.name) if situation.name else _("Kort for pressen")
    return f"{mark}{named}"


def _name(situation: Situation, template: str) -> str:
    mark = "oevelse-" if situation.mode is Mode.EXERCISE else ""
    which = "presse" if "press" in template else f"post-{label(situation, situation.number)}"
    return f"{mark}kort-{situation.operation}-{which.replace('Ø', '')}.html"
