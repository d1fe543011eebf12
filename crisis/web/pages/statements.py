"""The press desk: what waits for whom, one text with its signatures and receipts."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

from flask import Blueprint, Response, render_template

from crisis.errors import RefusalKind, Refused
from crisis.projections.situation import Situation
from crisis.projections.statements import Statement
from crisis.rules.known import By
from crisis.rules.permissions import may_view
from crisis.terms.statements import Audience
from crisis.terms.templates import HOLDING_LINES
from crisis.web import edge
from crisis.web.answers import as_json
from crisis.web.because import name
from crisis.web.guard import leads_to
from crisis.web.pages.models import choices_of, operation_model, permits, seen, where_of
from crisis.web.pages.statement_facts import about, fact_row
from crisis.web.pages.statement_rows import desk_model, statement_model
from crisis.web.parts import parts
from crisis.web.times import clock_time, iso
from crisis.web.words import choices

pages = Blueprint("statements", __name__)

NEXT = timedelta(minutes=30)
"""When the next message is promised, unless somebody says otherwise."""


@pages.get("/presse")
@leads_to(view="statements.desk")
def list_() -> str:
    """Every operation's desk, with what waits there."""
    rows = []
    for one in edge.operations():
        where = where_of(one, edge.by(one.mode))
        rows.append({"op": operation_model(one), "desk": desk_model(where)})
    return render_template("statements/list.html", rows=rows)


@pages.get("/presse/<operation>")
@pages.get("/presse/<operation>/<int:number>")
@leads_to(view="statements.desk")
def desk(operation: str, number: int | None = None) -> str:
    """The desk of one operation, with one statement chosen."""
    situation, by = seen(operation)
    where = where_of(situation, by)
    model = desk_model(where)
    chosen = _find(situation, number) if number is not None else _first(situation, model)
    return render_template(
        "statements/desk.html",
        op=operation_model(situation),
        desk=model,
        statement=statement_model(chosen, where) if chosen else None,
        may=permits(by, situation),
        may_map=may_view("statements.map_file", by.role),
        clock=iso(parts().clock()),
        audiences=choices(Audience),
        offer=about(where),
        holding=holding_offer(situation, by),
        holding_lines=holding_lines(name(where.planning, by.authority)),
        **choices_of(where.planning),
    )


@pages.get("/presse/<operation>/paneler/liste")
@leads_to(view="statements.desk")
def list_panel(operation: str) -> str:
    """The list alone."""
    situation, by = seen(operation)
    return render_template(
        "statements/_list.html",
        op=operation_model(situation),
        desk=desk_model(where_of(situation, by)),
    )


@pages.get("/presse/<operation>/paneler/udtalelse/<int:number>")
@leads_to(view="statements.desk")
def statement_panel(operation: str, number: int) -> str:
    """One statement alone."""
    situation, by = seen(operation)
    found = _find(situation, number)
    return render_template(
        "statements/_statement.html",
        op=operation_model(situation),
        statement=statement_model(found, where_of(situation, by)),
    )


@pages.get("/presse/<operation>/fakta/<int:number>")
@leads_to(view="statements.desk")
def fact(operation: str, number: int) -> Response:
    """An entry as somebody who wants to cite it must see it."""
    situation, by = seen(operation)
    return as_json(fact_row(situation.log.get(number), number, where_of(situation, by)))


@pages.get("/operationer/<operation>/paneler/presse")
@leads_to(view="operations.board")
def board_panel(operation: str) -> str:
    """The desk in short, for the board."""
    situation, by = seen(operation)
    return render_template(
        "statements/_panel.html",
        op=operation_model(situation),
        desk=desk_model(where_of(situation, by)),
        may=permits(by, situation),
    )


def holding_offer(situation: Situation, by: By) -> dict[str, Any]:
    """Give what the holding statement is filled with: the newest incident, half an hour on."""
    sights = situation.sights
    incidents = [one for one in situation.incidents.all() if one.opened not in sights]
    newest = incidents[-1] if incidents else None
    later = by.now + NEXT
    rounded = later - timedelta(
        minutes=later.minute % 5, seconds=later.second, microseconds=later.microsecond
    )
    return {
        "what": newest.title if newest else "",
        "place": "",
        "next": clock_time(rounded)[:5],
    }


def holding_lines(authority: str) -> list[list[str]]:
    """Give the three lines exactly as they will be sent, in the pieces a form fills in."""
    lines = (line.replace("{at}", "").replace("{authority}", authority) for line in HOLDING_LINES)
    return [[part for part in re.split(r"({\w+})", line) if part] for line in lines]


def _find(situation: Situation, number: int) -> Statement:
    found = situation.statements.get(number)
    if found is None:
        raise Refused("statement.unknown", kind=RefusalKind.UNKNOWN)
    return found


def _first(situation: Situation, model: dict[str, Any]) -> Statement | None:
    """Give what most needs a look: what waits for the reader, what is wrong, the newest."""
    for group in ("mine", "flagged", "draft", "unsigned", "signed", "out", "over"):
        if model["groups"][group]:
            return situation.statements.get(model["groups"][group][0]["number"])
    return None
