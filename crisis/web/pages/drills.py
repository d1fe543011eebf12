"""A drill's pages: the clock and the inbox of each board, control's desk, the cells."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, abort, render_template, url_for

from crisis.projections.situation import Situation
from crisis.rules.known import By
from crisis.terms.drills import Cell, DrillPhase
from crisis.terms.operations import Mode
from crisis.web.guard import leads_to
from crisis.web.looking import number, text
from crisis.web.pages.drill_cells import cell_model
from crisis.web.pages.drill_desk import desk_model
from crisis.web.pages.drill_library import library, script_text
from crisis.web.pages.drill_rows import inbox_model
from crisis.web.pages.lesson_rows import prepared_by
from crisis.web.pages.models import operation_model, seen, where_of
from crisis.web.parts import parts
from crisis.web.scripts_known import kept_scripts
from crisis.web.times import iso

pages = Blueprint("drills", __name__)

LONGEST = 60
CELLS = {"mediecelle": Cell.MEDIA, "borgercelle": Cell.CITIZENS, "svarcelle": Cell.ANSWERING}


@pages.get("/operationer/<operation>/paneler/oevelsesur")
@leads_to(view="operations.board")
def clock_panel(operation: str) -> str:
    """The drill's clock and state alone, for every screen that moves with them."""
    situation, by = _drill(operation)
    op = operation_model(situation, by.now)
    read = number("laes", 0, least=0, most=2)
    return render_template("drills/_panels.html", op=op, may_stop=not read, quiet=read == 2)


@pages.get("/operationer/<operation>/paneler/indspil")
@leads_to(view="operations.board")
def inbox_panel(operation: str) -> str:
    """What has reached the reader's seat, alone, for the page that moves with it."""
    situation, by = _drill(operation)
    inbox = inbox_model(where_of(situation, by))
    return render_template("drills/_inbox.html", op=operation_model(situation), inbox=inbox)


@pages.get("/operationer/<operation>/oevelse")
@leads_to(view="drills.control")
def desk(operation: str) -> str:
    """The control's desk: before the drill how it is prepared, then all of it."""
    situation, by = _drill(operation)
    told: dict[str, Any] = {"prepared": False}
    if situation.drill.number:
        told = desk_model(where_of(situation, by), parts().guests.used(operation))
    at = [
        one | {"url": url_for("drills.script", operation=operation, name=one["name"])}
        for one in library()
    ]
    own = [
        {
            "title": one.title,
            "edition": one.editions,
            "url": url_for("drills.script", operation=operation, name=one.name),
        }
        for one in kept_scripts(by)
    ]
    more = {"library": at, "own": own, "chosen": text("drejebog", LONGEST) or ""}
    if not told["prepared"]:
        more["lessons"] = prepared_by(by)
    return _page("drills/desk.html", situation, by, desk=told | more)


@pages.get("/operationer/<operation>/oevelse/bibliotek/<name>")
@leads_to(view="drills.control")
def script(operation: str, name: str) -> Response:
    """The text of a script, one's own or of the library."""
    _, by = _drill(operation)
    own = next((one.text for one in kept_scripts(by) if one.name == name), None)
    found = own if own is not None else script_text(name)
    if found is None:
        abort(404)
    return Response(found, mimetype="text/plain")


@pages.get("/operationer/<operation>/oevelse/<name>")
@leads_to(view="drills.control")
def cell(operation: str, name: str) -> str:
    """A cell: what the public reads, what has reached it, what it says to a seat."""
    situation, by = _drill(operation)
    if name not in CELLS or situation.drill.phase is DrillPhase.NONE:
        abort(404)
    stock = parts().handler.resources(operation)
    desk = cell_model(CELLS[name], where_of(situation, by), stock)
    return _page("drills/cell.html", situation, by, desk=desk, here=f"/oevelse/{name}", cell=name)


def _page(template: str, situation: Situation, by: By, **model: object) -> str:
    op = operation_model(situation, by.now)
    return render_template(template, op=op, clock=iso(parts().clock()), **model)


def _drill(operation: str) -> tuple[Situation, By]:
    """Only an exercise has a drill; in earnest none of its pages is there."""
    situation, by = seen(operation)
    if by.mode is not Mode.EXERCISE:
        abort(404)
    return situation, by
