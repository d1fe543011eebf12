"""What a program may read: operations, journal, situation, itself, and whether the board lives."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from flask import Blueprint, Response, current_app, request, session
from flask_wtf.csrf import generate_csrf

from crisis.commands.parse import parse_instant
from crisis.projections.drill_time import state_of
from crisis.projections.situation import Situation
from crisis.sockets.bell import bell_of
from crisis.web import edge
from crisis.web.answers import as_json
from crisis.web.guard import leads_to
from crisis.web.keeping import keeping_report
from crisis.web.looking import LAST_NUMBER, number
from crisis.web.parts import parts
from crisis.web.security import current_token
from crisis.web.sought import found, sought

routes = Blueprint("api", __name__, url_prefix="/api/v1")

JOURNAL_LIMIT = 500
LOG_LIMIT = 200
MOST = 1_000


@routes.get("/operations")
@leads_to(view="operations.list")
def operations() -> Response:
    """All operations the seat may see, newest first."""
    return as_json({"operations": [_summary(one) for one in edge.operations()]})


@routes.get("/operations/<operation>/journal")
@leads_to(view="operations.journal")
def journal(operation: str) -> Response:
    """The entries after a number: what a page that missed a hint asks for."""
    after = number("after", 0, most=LAST_NUMBER)
    limit = number("limit", JOURNAL_LIMIT, least=1, most=MOST)
    # The head is read first: an entry that comes meanwhile is one more, never one too few.
    by, head = edge.by_for(operation), parts().handler.head(operation)
    entries = parts().handler.journal(by, operation, after, limit)
    return as_json(
        {
            "operation": operation,
            "mode": head.mode,
            "head": head.number,
            "head_hash": head.hash,
            "entries": entries,
            "bell_away": bell_of(current_app).silent(),
        }
    )


@routes.get("/operations/<operation>/situation")
@leads_to(view="operations.situation")
def situation(operation: str) -> Response:
    """The situation now, or as of a moment: the longest prefix recorded at or before it."""
    at = _moment("at")
    limit = number("limit", LOG_LIMIT, least=1, most=MOST)
    before = number("before", 0, most=LAST_NUMBER) or None
    by = edge.by_for(operation)
    seen = parts().handler.situation(by, operation, at)
    answer = _summary(seen)
    answer |= {
        "hash": seen.hash,
        "recorded_at": seen.recorded_at,
        "drill": state_of(seen.drill, at or by.now),
        "log": seen.log.latest(limit, before),
        "incidents": seen.incidents.all(),
        "tasks": seen.tasks.all(),
        "sectors": [seen.sectors[one] for one in sorted(seen.sectors)],
        "statements": seen.statements.all(),
        "closing": seen.closing.steps,
        "figures": sorted(seen.figures.values(), key=lambda one: one.number),
        "partners": [seen.partners[one] for one in sorted(seen.partners)],
        "priorities": seen.priorities.steps,
        "outages": [seen.outages[one] for one in sorted(seen.outages)],
        "decisions": seen.decisions.all(),
        "meetings": seen.meetings.all(),
        "requests": seen.requests.all(),
        "loans": seen.lending.all(),
        "handovers": seen.relief.all(),
        "contradictions": seen.contradictions.all(),
        "follows": seen.follows.all(),
        "sitreps": seen.sitreps.all(),
        "sitrep_words": [seen.sitreps.words[one] for one in sorted(seen.sitreps.words)],
        "callouts": [seen.callouts.calls[one] for one in sorted(seen.callouts.calls)],
    }
    return as_json(answer)


@routes.get("/operations/<operation>/log")
@leads_to(view="operations.situation")
def log(operation: str) -> Response:
    """The entries of the log that are looked for, newest first: by words and by what they are."""
    limit = number("limit", LOG_LIMIT, least=1, most=MOST)
    before = number("before", 0, most=LAST_NUMBER) or None
    by = edge.by_for(operation)
    seen = parts().handler.situation(by, operation)
    given = found(seen, sought(by.authority))
    page = given.page(before, limit) if given else seen.log.latest(limit, before)
    count = len(given.rows) if given else seen.log.count
    return as_json({"operation": operation, "mode": seen.mode, "found": count, "log": page})


@routes.get("/me")
def me() -> Response:
    """Who one is, and the seats one may name in X-Seat."""
    who, token, planning = edge.account(), current_token(), parts().handler.planning()
    seat = edge.chosen_seat(who, planning, token.seat if token else session.get(edge.SEAT))
    held = edge.held_seats(who, planning)
    answer: dict[str, Any] = {
        "account": {"username": who.username, "name": who.name},
        "program": token is not None,
        "seat": seat.id if seat else None,
        "seats": [one for one in held if token is None or one == seat],
    }
    if token is None:
        answer["csrf_token"] = generate_csrf()
    return as_json(answer)


@routes.get("/health")
def health() -> Response:
    """Whether the board can read its database, and how old its checkpoints are, whether a restore
    holds sending back, whether the doorbell is away; no log-in, no word of the log."""
    parts().handler.all_heads()
    held, away = edge.planning().restored is not None, bell_of(current_app).silent()
    status = "degraded" if away else "ok"  # all is taken and kept either way
    told = {"status": status, "publishing_held": held, "bell_away": away, **keeping_report()}
    return as_json(told)


def _summary(one: Situation) -> dict[str, Any]:
    return {
        "operation": one.operation,
        "name": one.name,
        "mode": one.mode,
        "level": one.level,
        "stage": one.closing.stage,
        "opened_at": one.opened_at,
        "number": one.number,
        "entries": one.log.count,
    }


def _moment(name: str) -> datetime | None:
    text = request.args.get(name)
    return None if text is None else parse_instant(text, name)
