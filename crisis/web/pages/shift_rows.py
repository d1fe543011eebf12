"""The plan of shifts as the page shows it: seats against hours, gaps, and each shift in a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from itertools import groupby
from typing import Any

from crisis.commands.shifts import PlanShift, WithdrawShift
from crisis.projections.planning import Seat
from crisis.projections.shifts import Shift
from crisis.rules import allows
from crisis.rules.closing import offers
from crisis.rules.known import Known
from crisis.rules.role_groups import HEADS, LOG_OFFICE, STAFF
from crisis.rules.shift_plan import (
    Gap,
    gaps,
    long,
    next_on,
    on_now,
    overlapping,
    period_end,
)
from crisis.terms.log import OnBehalfOf
from crisis.web.because import name
from crisis.web.pages.incident_rows import Where
from crisis.web.pages.shift_hours import HOUR, SHOWN, Cell, cells, first_hour
from crisis.web.times import clock_time, day, day_and_time, iso, local


def shifts_model(where: Where, offset: int) -> dict[str, Any]:
    """Give the table of a day, what is odd, the list of shifts, and what the reader may do."""
    standing, now = where.situation.shifts.standing(), where.by.now
    start, until = first_hour(now, offset), period_end(standing)
    rows = [_row(seat, where, start, until) for seat in _seats(standing, where)]
    coming = [one for one in standing if one.now.ends > now]
    return {
        "rows": rows,
        "hours": [_hour(start, number, now) for number in range(SHOWN)],
        "days": _days(start, where.language),
        "offset": offset,
        "gaps": [gap for row in rows for gap in row["gaps"]],
        "coming": [_shift(one, standing, where) for one in coming],
        "over": [_shift(one, standing, where) for one in standing if one.now.ends <= now],
        "changes": _next_change(standing, now),
        "may_plan": offers(where.situation, PlanShift, where.by) and bool(_plannable(where)),
        "seats": _plannable(where),
    }


def next_shift(where: Where) -> dict[str, str] | None:
    """Give who comes on next on the reader's seat, for the sheet on which it is handed over."""
    found = next_on(where.situation.shifts.of(where.by.seat), where.by.now)
    if found is None:
        return None
    begins = found.now.begins
    return {
        "who": found.now.who,
        "at": day_and_time(begins, where.by.now, where.language),
        "iso": iso(begins),
    }


def _seats(standing: Sequence[Shift], where: Where) -> list[Seat]:
    """The reader's own authority's seats first, then all that somebody is planned on."""
    planned, own = {one.seat for one in standing}, where.by.authority
    found = [
        one
        for one in where.planning.seats.values()
        if one.id in planned or (one.authority == own and one.role in STAFF)
    ]
    return sorted(
        found,
        key=lambda one: (one.authority != own, name(where.planning, one.authority), one.name),
    )


def _row(seat: Seat, where: Where, start: datetime, until: datetime | None) -> dict[str, Any]:
    shifts, now = where.situation.shifts.of(seat.id), where.by.now
    holes = gaps(shifts, until)
    coming = next_on(shifts, now)
    there = on_now(shifts, now)
    return {
        "seat": seat.id,
        "name": seat.name,
        "authority_name": name(where.planning, seat.authority),
        "mine": seat.id == where.by.seat,
        "on": [
            {"who": one.now.who, "until": day_and_time(one.now.ends, now, where.language)}
            for one in there
        ],
        "next": {
            "who": coming.now.who,
            "at": day_and_time(coming.now.begins, now, where.language),
        }
        if coming
        else None,
        "empty": any(one.begins <= now < one.ends for one in holes),
        "cells": _cells(cells(shifts, holes, start), start, where),
        "gaps": [_gap(one, seat, where) for one in holes if one.ends > now],
    }


def _cells(found: Sequence[Cell], start: datetime, where: Where) -> list[dict[str, Any]]:
    made = []
    for one in found:
        made.append(_cell(one, start, where))
        start += one.hours * HOUR
    return made


def _cell(one: Cell, begins: datetime, where: Where) -> dict[str, Any]:
    """In a cell of one hour only the time that lies in it is told: its neighbour has the rest."""
    now, language = where.by.now, where.language
    return {
        "hours": one.hours,
        "shifts": [
            {"number": each.shift, "who": each.now.who, "from": clock_time(each.now.begins),
             "to": clock_time(each.now.ends), "on": each.now.begins <= now < each.now.ends,
             "goes_on": one.hours == 1 and each.now.begins < begins,
             "came": one.hours == 1 and each.now.ends > begins + HOUR}
            for each in one.shifts
        ],
        "gaps": [
            {"from": day_and_time(each.begins, now, language),
             "to": day_and_time(each.ends, now, language)}
            for each in one.gaps
        ],
    }  # fmt: skip


def _gap(one: Gap, seat: Seat, where: Where) -> dict[str, Any]:
    now, language = where.by.now, where.language
    return {
        "seat_name": seat.name,
        "authority_name": name(where.planning, seat.authority),
        "from": day_and_time(one.begins, now, language),
        "to": day_and_time(one.ends, now, language),
        "now": one.begins <= now < one.ends,
    }


def _shift(one: Shift, standing: Sequence[Shift], where: Where) -> dict[str, Any]:
    now, language, last = where.by.now, where.language, one.now
    return {
        "number": one.shift,
        "seen": last.number,
        "seat": one.seat,
        "seat_name": one.seat_name,
        "authority": one.authority,
        "authority_name": one.authority_name,
        "from": day_and_time(last.begins, now, language),
        "to": day_and_time(last.ends, now, language),
        "from_iso": iso(last.begins),
        "to_iso": iso(last.ends),
        "who": last.who,
        "note": last.note,
        "by_phone": last.by_phone,
        "on": last.begins <= now < last.ends,
        "long": long(one),
        "overlaps": [each.now.who for each in overlapping(one, standing)],
        "said": _said(one, where),
        "may_change": _may_change(one, where),
        "spoken": _spoken(one.authority, where),
    }


def _said(one: Shift, where: Where) -> list[dict[str, str]]:
    """What was said of it before, the newest first."""
    now, language = where.by.now, where.language
    return [
        {
            "at": day_and_time(step.at, now, language),
            "by": step.said_by,
            "who": step.who,
            "from": day_and_time(step.begins, now, language),
            "to": day_and_time(step.ends, now, language),
        }
        for step in reversed(one.steps[:-1])
    ]


def _may_change(one: Shift, where: Where) -> bool:
    by = where.by
    if _spoken(one.authority, where):
        by = replace(by, on_behalf_of=OnBehalfOf(authority=one.authority, who="-"))
    known = Known(planning=where.planning, situation=where.situation)
    return allows(known, WithdrawShift(shift=one.shift, seen=one.now.number), by)


def _spoken(authority: str, where: Where) -> bool:
    """Says whether the reader writes for this authority what it says by telephone."""
    by = where.by
    return authority != by.authority and by.role in LOG_OFFICE and by.role not in HEADS


def _plannable(where: Where) -> list[dict[str, Any]]:
    """The seats whose shifts one may plan, and for which one says what was said by telephone."""
    by = where.by
    every = by.role in HEADS | LOG_OFFICE
    found = [
        {
            "id": one.id,
            "name": f"{one.name}, {name(where.planning, one.authority)}",
            "authority": one.authority,
            "spoken": _spoken(one.authority, where),
        }
        for one in where.planning.seats.values()
        if one.role in STAFF and (every or one.authority == by.authority)
    ]
    return sorted(found, key=lambda one: (one["id"] != by.seat, str(one["name"])))


def _hour(start: datetime, number: int, now: datetime) -> dict[str, Any]:
    begins = start + number * HOUR
    return {"label": clock_time(begins), "now": begins <= now < begins + HOUR}


def _days(start: datetime, language: str) -> list[dict[str, Any]]:
    """The days over the hours, each over as many as it has here."""
    moments = [start + number * HOUR for number in range(SHOWN)]
    grouped = (list(group) for _, group in groupby(moments, key=lambda one: local(one).date()))
    return [{"label": day(group[0], language), "hours": len(group)} for group in grouped]


def _next_change(standing: Sequence[Shift], now: datetime) -> str | None:
    """Say when the page is another though nobody does anything."""
    moments = [each for one in standing for each in (one.now.begins, one.now.ends) if each > now]
    return iso(min(moments)) if moments else None
