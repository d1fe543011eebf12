"""The list of operations, the board, its log panel and the wall."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import (
    Blueprint,
    Response,
    abort,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from flask_babel import gettext as _

from crisis.commands.operations import OpenOperation
from crisis.projections.changes import changes
from crisis.projections.situation import Situation
from crisis.reports.log_parts import older_parts
from crisis.rules.known import By
from crisis.rules.permissions import may
from crisis.terms.operations import Level, Mode
from crisis.terms.roles import Role
from crisis.web import edge
from crisis.web.guard import leads_to
from crisis.web.looking import LAST_NUMBER, yes
from crisis.web.looking import number as asked_number
from crisis.web.pages.entry_leads import thing_url
from crisis.web.pages.log_links import label
from crisis.web.pages.models import board_model, operation_model, permits, seat_model, seen
from crisis.web.pages.paper import Paper
from crisis.web.pages.plan_desk import Desk
from crisis.web.pages.plan_rows import reminder_rows
from crisis.web.pages.register_names import objects_for
from crisis.web.pages.rows import log_model, reader
from crisis.web.parts import parts
from crisis.web.qr import leading_to
from crisis.web.sought import found, sought
from crisis.web.times import day_and_time, iso
from crisis.web.words import choices, spoken, word

pages = Blueprint("operations", __name__)


@pages.get("/operationer")
@leads_to(view="operations.list")
def list_() -> str:
    """All operations, newest first, and the form that opens one."""
    live = edge.by(Mode.LIVE)
    return render_template(
        "operations/list.html",
        operations=[_line(one) for one in edge.operations()],
        may_open_live=may(OpenOperation, live) is None,
        may_open_exercise=may(OpenOperation, edge.by(Mode.EXERCISE)) is None,
        levels=choices(Level),
        reminders=reminder_rows(Desk(planning=edge.planning_for(live), by=live, language=spoken())),
    )


@pages.get("/operationer/<operation>")
@leads_to(view="operations.board")
def board(operation: str) -> str:
    """The board of one operation."""
    situation, by = seen(operation)
    model = board_model(situation, by, before=_before(), what=sought(by.authority))
    return render_template("operations/board.html", **model)


@pages.get("/operationer/<operation>/paneler/log")
@leads_to(view="operations.board")
def log_panel(operation: str) -> str:
    """The log alone, for the page that moves with it; `alle`: as the wall shows it."""
    situation, by = _room(operation) if yes("alle") else seen(operation)
    log = log_model(
        situation,
        reader(situation, by, spoken(), edge.planning(), objects_for(by)),
        before=_before(),
        found=found(situation, sought(by.authority)),
    )
    return render_template(
        "log/_panel.html", op=operation_model(situation), log=log, may=permits(by, situation)
    )


@pages.get("/operationer/<operation>/paneler/siden")
@leads_to(view="operations.board")
def since_panel(operation: str) -> str:
    """What has changed since an entry, for one who comes back; empty when nothing has."""
    situation, by = seen(operation)
    number = min(
        asked_number("post", situation.number, least=1, most=LAST_NUMBER), situation.number
    )
    then = parts().handler.as_of(by, operation, number)
    return render_template(
        "log/_since.html",
        op=operation_model(situation, by.now),
        changes=changes(then, situation, seat=by.seat),
        since={
            "number": number,
            "label": label(situation, number),
            "time": day_and_time(then.recorded_at or by.now, by.now, spoken()),
        },
    )


@pages.get("/operationer/<operation>/paneler/niveau")
@leads_to(view="operations.board")
def level_panel(operation: str) -> str:
    """The ladder alone, for the page that moves with it."""
    situation, by = seen(operation)
    return render_template(
        "operations/_ladder.html", op=operation_model(situation), may=permits(by, situation)
    )


@pages.get("/operationer/<operation>/paneler/stade")
@leads_to(view="operations.board")
def stage_panel(operation: str) -> str:
    """Whether the operation is over, alone, for the page that moves with it."""
    situation, _ = seen(operation)
    return render_template("operations/_stage.html", op=operation_model(situation))


@pages.get("/operationer/<operation>/udskrift")
@leads_to(view="operations.paper")
def print_all(operation: str) -> str:
    """Everything on one page for the printer; of a long log the newest, and older parts one by
    one, so that no print holds up the others."""
    situation, by = seen(operation)
    board = url_for("operations.board", operation=operation)
    paper, parts_ = Paper(spoken()), range(1, older_parts(situation.log.last) + 1)
    part = request.args.get("del", type=int)
    if part is not None and part not in parts_:
        abort(404)
    told = (
        paper.whole(situation, edge.planning(), by.now)
        if part is None
        else paper.part(situation, edge.planning(), by.now, part)
    )
    told |= {"qr": leading_to(board), "back": _("Tavlen, som den er nu:")}
    told["entries_at"] = f"{told['qr'].address}/post/"
    return render_template("paper/print.html", printed_by=reader_on_paper(), parts=parts_, **told)


@pages.get("/operationer/<operation>/post/<int:number>")
@leads_to(view="operations.paper")
def one_entry(operation: str, number: int) -> str | Response:
    """One entry as it stands now, with what corrects it and adds to it: the code on paper leads
    here. One that made a thing and is no row of the log leads on to that."""
    situation, by = seen(operation)
    told = Paper(spoken()).entry(situation, edge.planning(), by.now, number)
    if told is None:
        thing = thing_url(situation, number)
        return make_response(redirect(thing, 303)) if thing else abort(404)
    qr = leading_to(url_for("operations.one_entry", operation=operation, number=number))
    back = _("Posten, som den står nu:")
    told |= {"printed_by": reader_on_paper(), "qr": qr, "back": back}
    return render_template("paper/entry.html", **told)


@pages.get("/tavle/<operation>")
@leads_to(view="operations.board")
def wall(operation: str) -> str:
    """The wall: large, and nothing to press."""
    situation, by = _room(operation)
    return render_template(
        "wall/wall.html",
        op=operation_model(situation),
        log=log_model(situation, reader(situation, by, spoken(), edge.planning(), objects_for(by))),
        clock=iso(parts().clock()),
    )


def _room(operation: str) -> tuple[Situation, By]:
    """A wall is read by whoever is in the room, not by the one who hung it up: as by one who
    observes, of no authority. He is offered nothing either."""
    by = replace(edge.by_for(operation), authority="", role=Role.OBSERVER)
    return parts().handler.situation(by, operation), by


def reader_on_paper() -> str:
    """Say who reads, as it is written on paper: person, seat, authority."""
    who = edge.visitor()
    seat = seat_model(who.seat, who.planning)
    said = (who.account.name, seat["name"], seat["authority_name"])
    return " · ".join(dict.fromkeys(said))


def _line(situation: Situation) -> dict[str, Any]:
    opened, now = situation.opened_at or parts().clock(), parts().clock()
    return {
        "id": situation.operation,
        "name": situation.name,
        "mode": situation.mode.value,
        "level_word": word(situation.level),
        "stage_word": word(situation.closing.stage),
        "closed": situation.closing.closed is not None,
        "opened": day_and_time(opened, now, spoken()),
        "opened_iso": iso(opened),
        "entries": situation.log.count,
        "url": url_for("operations.board", operation=situation.operation),
        "wall_url": url_for("operations.wall", operation=situation.operation),
    }


def _before() -> int | None:
    """The number to go on from; what is no number starts at the newest."""
    text = request.args.get("before", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else None
