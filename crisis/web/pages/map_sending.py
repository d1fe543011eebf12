"""A map sent as a file to keep: made in a reader's thread, its words by a template that escapes."""

from __future__ import annotations

import contextvars
from collections.abc import Callable, Sequence
from threading import Semaphore
from typing import Any, NamedTuple

import msgspec
from flask import Response, current_app
from markupsafe import Markup

from crisis.reports.saved_map import PLACE, Drawn, Ground, Words, saved_map
from crisis.reports.vendored import areas_of
from crisis.web.pages.output import MAP
from crisis.web.parts import parts

_ONE = Semaphore(1)
"""One at a time in a process: folium reads its templates anew for each, under a lock of its own."""
PICTURE = Markup(PLACE)  # noqa: S704 - a mark of our own


class MapFile(NamedTuple):
    """What a file is called, inside and outside, and by which template it is told."""

    title: str
    name: str
    language: str
    template: str
    told: dict[str, Any]


Make = Callable[[], tuple[Sequence[Drawn], dict[str, Any]]]
"""Gives what is drawn, and the words that are told of it."""


def sent(file: MapFile, make: Make) -> Response:
    """Make the file in a reader's thread, where it stops no socket."""
    base = parts().register.base()
    page = current_app.jinja_env.get_template(file.template)

    def work() -> bytes:
        shapes, told = make()
        words = page.render(**file.told, **told, place=PICTURE, sources=base["sources"])
        body = Markup(words)  # noqa: S704 - made by a template that escapes
        ground = Ground(coast=_areas(base["land"]), borders=_areas(base["municipalities"]))
        return saved_map(Words(file.title, file.language, body), shapes, ground).encode()

    # The words are in the reader's language there too.
    context = contextvars.copy_context()
    with _ONE:
        made = parts().database.aside(lambda: context.run(work))
    response = Response(made, mimetype="text/html")
    response.headers["Content-Disposition"] = f"attachment; filename={file.name}"
    response.headers["Content-Security-Policy"] = MAP
    return response


def _areas(collection: msgspec.Raw | None) -> list[Any]:
    return areas_of(bytes(collection)) if collection is not None else []
