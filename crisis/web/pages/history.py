"""The board as it stood: what was known after a given entry, to be read and nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import msgspec
from flask import Blueprint, render_template, request

from crisis.commands.parse import parse_instant
from crisis.projections.assessed_then import until
from crisis.projections.planning import Planning
from crisis.projections.situation import Situation
from crisis.terms.log import DECIDES
from crisis.terms.roles import Role
from crisis.web import edge
from crisis.web.guard import leads_to
from crisis.web.looking import LAST_NUMBER
from crisis.web.looking import number as asked_number
from crisis.web.pages.drill_clock import clock_model
from crisis.web.pages.log_links import label
from crisis.web.pages.models import board_model
from crisis.web.parts import parts
from crisis.web.times import clock_time, iso, long_day
from crisis.web.words import spoken

pages = Blueprint("history", __name__)

DECISIONS = 200
"""How many of the newest decisions one may jump to."""


@pages.get("/operationer/<operation>/tidligere")
@leads_to(view="operations.board")
def board(operation: str) -> str:
    """The board after one entry, or as of a moment. Nobody is offered anything: what is past is
    only read, and times are said as they were said then."""
    by, handler = edge.by_for(operation), parts().handler
    head = handler.head(operation).number
    number = moment_asked(operation, head)
    situation, today = handler.as_of(by, operation, number), handler.situation(by, operation)
    then = replace(by, role=Role.OBSERVER, now=situation.recorded_at or by.now)
    before = asked_number("before", 0, most=LAST_NUMBER) or None
    return render_template(
        "history/board.html",
        past=_past(situation, today, head),
        drill_now=clock_model(today, by.now),
        map_url=f"/api/v1/operations/{operation}/map?until={number}",
        **board_model(
            situation, then, before=before, planning=_planned(operation, situation.number)
        ),
    )


def _planned(operation: str, number: int) -> Planning:
    """The assessments as they were known when that entry was written, for whoever reads now; the
    rest of the planning is today's."""
    planning = edge.planning_for(edge.by_for(operation))
    head = parts().handler.planned_by(operation, number)
    return msgspec.structs.replace(planning, assessments=until(planning.assessments, head))


def moment_asked(operation: str, head: int) -> int:
    """Give the entry that was asked for; of a moment the last that was written by then."""
    at = request.args.get("at")
    if at is not None:
        found = parts().handler.last_at(operation, parse_instant(at, "at"))
    else:
        found = asked_number("post", head, least=1, most=LAST_NUMBER)
    return max(1, min(head, found))


def _assessed(then: Situation, now: Situation) -> dict[str, Any] | None:
    """Name the first assessment that the level decided by that entry rests on."""
    entry = then.log.get(then.number)
    found = then.first.get(entry.rests_on) if entry and entry.level and entry.rests_on else None
    if found is None:
        return None
    return {"number": found.number, "label": label(now, found.number), "words": found.what}


def _past(then: Situation, now: Situation, head: int) -> dict[str, Any]:
    moment = then.recorded_at
    assert moment is not None, "an operation begins with an entry"
    decided = [one for one in now.log.entries.values() if one.kind in DECIDES]
    newest = sorted(decided, key=lambda one: -one.number)[:DECISIONS]
    return {
        "number": then.number,
        "head": head,
        "label": label(now, then.number),
        "day": long_day(moment, spoken()),
        "clock": clock_time(moment),
        "iso": iso(moment),
        "assessed": _assessed(then, now),
        "earlier": max(1, then.number - 1),
        "later": min(head, then.number + 1),
        "decisions": [
            (one.number, f"{label(now, one.number)} {one.text or ''}"[:90]) for one in newest
        ],
    }
