"""What every page is given: who reads, as which seat, and an operation in words."""

from __future__ import annotations

from typing import Any

from flask import g, session

from crisis.commands.log import RecordEntry
from crisis.errors import StoreUnavailable
from crisis.projections.planning import Planning, Seat
from crisis.projections.situation import Situation
from crisis.rules.known import By
from crisis.rules.permissions import LOG_OFFICE, may
from crisis.terms.log import Certainty, Channel, EntryKind
from crisis.terms.operations import Mode
from crisis.web import edge
from crisis.web.pages.rows import log_model, reader
from crisis.web.parts import parts
from crisis.web.security import current_account
from crisis.web.times import clock_time, day_and_time, iso, long_day
from crisis.web.words import LEVELS, choices, spoken, word


def me() -> dict[str, Any] | None:
    """Say who reads; None for a stranger, and when the database cannot be asked."""
    who = current_account()
    if who is None:
        return None
    try:
        planning = edge.planning()
    except StoreUnavailable:
        return None
    known = g.get("visitor")
    if isinstance(known, edge.Visitor):
        seat: Seat | None = known.seat
    else:
        seat = edge.chosen_seat(who, planning, session.get(edge.SEAT))
    return {
        "account": who.id,
        "username": who.username,
        "name": who.name,
        "seat": seat_model(seat, planning) if seat else None,
        "seats": [seat_model(one, planning) for one in edge.held_seats(who, planning)],
        "language": spoken(),
    }


def seat_model(seat: Seat, planning: Planning) -> dict[str, str]:
    """Give a seat with its words."""
    authority = planning.authorities.get(seat.authority)
    return {
        "id": seat.id,
        "name": seat.name,
        "authority": seat.authority,
        "authority_name": authority.name if authority else seat.authority,
        "role_word": word(seat.role),
    }


def operation_model(situation: Situation) -> dict[str, Any]:
    """Give an operation for the top bar."""
    opened = situation.opened_at
    now = parts().clock()
    return {
        "id": situation.operation,
        "name": situation.name,
        "mode": situation.mode.value,
        "exercise": situation.mode is Mode.EXERCISE,
        "level": situation.level.value,
        "level_word": word(situation.level),
        "level_step": LEVELS.index(situation.level),
        "opened": day_and_time(opened, now, spoken()) if opened else "",
        "date_line": _date_line(situation),
        "head": situation.number,
    }


def board_model(situation: Situation, by: By, *, before: int | None, query: str) -> dict[str, Any]:
    """Give all that the board shows."""
    planning = edge.visitor().planning
    authorities = sorted(planning.authorities.values(), key=lambda one: str(one.name))
    return {
        "op": operation_model(situation),
        "log": log_model(situation, reader(by, spoken()), before=before, query=query),
        "kinds": choices(EntryKind),
        "channels": choices(Channel),
        "certainties": choices(Certainty),
        "authorities": [(one.id, one.name) for one in authorities],
        "may": permits(by),
        "clock": iso(parts().clock()),
    }


def permits(by: By) -> dict[str, bool]:
    """Say what the seat may do in this operation, so that the page offers no more."""
    write = may(RecordEntry, by) is None
    return {"write": write, "speak_for": write and by.role in LOG_OFFICE}


def _date_line(situation: Situation) -> str:
    if situation.opened_at is None:
        return ""
    shown, opened = long_day(situation.opened_at, spoken()), clock_time(situation.opened_at)
    verb = "opened" if spoken() == "en" else "åbnet"
    return f"{shown} · {verb} {opened}"
