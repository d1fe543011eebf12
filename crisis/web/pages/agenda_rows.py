"""What stands under a meeting's items, as lines that lead to where it comes from."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from crisis.projections.sector_silence import expected
from crisis.rules.agenda import Asking, Point, points
from crisis.terms.allotments import Reopening
from crisis.terms.callouts import CallState
from crisis.terms.decisions import decision_label, follow_up_label, follow_up_of
from crisis.terms.meetings import AgendaItem, PointKind
from crisis.terms.operations import StepDown
from crisis.web.pages.entry_leads import seen_at
from crisis.web.pages.incident_rows import Where
from crisis.web.pages.links import (
    decision_url,
    incident_label,
    incident_url,
    priorities_url,
    request_url,
    task_label,
    task_url,
)
from crisis.web.pages.log_links import label
from crisis.web.pages.sharing import need_text
from crisis.web.pages.statement_rows import statement_label
from crisis.web.times import day_and_time
from crisis.web.words import word

SHOWN = 30
"""So many lines an item shows; the rest is counted."""

GRAVE = frozenset(
    {
        *(PointKind.TASK_UNOWNED, PointKind.TASK_LATE, PointKind.FOLLOW_UP_LATE),
        *(PointKind.FOLLOW_LATE, PointKind.CONTRADICTION, PointKind.STATEMENT_WRONG),
        *(PointKind.DECISION_SHAKEN, PointKind.UNANSWERED, PointKind.HELP_UNMET),
        *(PointKind.ASKED_SINCE, PointKind.ORDER_SINCE, PointKind.REOPENED),
        *(PointKind.RELIEF_NEAR, PointKind.SEAT_EMPTY),
    }
)
"""What somebody has to settle."""

Line = tuple[str, str, str]
"""Its label, what it says, where it leads."""


def item_rows(item: AgendaItem, asking: Asking, where: Where) -> dict[str, Any]:
    """Give what fills an item."""
    found = points(item, asking)
    return {
        "rows": [_row(one, where) for one in found[:SHOWN]],
        "more": max(0, len(found) - SHOWN),
    }


def _row(one: Point, where: Where) -> dict[str, Any]:
    told, text, url = _LINES[one.kind](one, where)
    return {
        "kind": one.kind.value,
        "word": word(one.kind, where.language),
        "grave": one.kind in GRAVE,
        "label": told,
        "text": text,
        "url": url,
    }


def _board(where: Where, place: str) -> str:
    return f"/operationer/{where.situation.operation}#{place}"


def _incident(point: Point, where: Where) -> Line:
    one = where.situation.incidents.get(point.number)
    url = incident_url(where.situation.operation, point.number)
    more = (word(one.severity, where.language), word(one.status, where.language)) if one else ()
    title = one.title if one else ""
    return incident_label(point.number), " · ".join((title, *more)), url


def _figure(point: Point, where: Where) -> Line:
    one = where.situation.figures.get(point.key)
    before = one.readings[-2].value if one and len(one.readings) > 1 else None
    came = f" ({before} → {one.now.value})" if one and before is not None else ""
    text = f"{one.name}: {one.now.value}{came}" if one else ""
    return label(where.situation, point.number), text, _board(where, "tal")


def _entry(point: Point, where: Where) -> Line:
    one = where.situation.log.get(point.number)
    text = (one.text or "") if one else ""
    if one is not None and point.kind is PointKind.EXPECTED and one.expected_at:
        text = f"{day_and_time(one.expected_at, where.by.now, where.language)}: {text}"
    if point.key:
        text = f"{point.key}: {text}"
    return label(where.situation, point.number), text, seen_at(where.situation, point.number)


def _contradiction(point: Point, where: Where) -> Line:
    found = where.situation.contradictions.all()
    one = next((each for each in found if each.number == point.number), None)
    told = label(where.situation, point.number)
    return told, one.about if one else "", seen_at(where.situation, point.number)


def _sector(point: Point, where: Where) -> Line:
    one = where.situation.sectors.get(point.key)
    if one is None:
        return "", point.key, _board(where, "")
    colour = word(one.colour, where.language)
    said = one.need if point.kind is PointKind.NEED else one.consequence
    at = day_and_time(one.at, where.by.now, where.language)
    text = " · ".join(part for part in (one.sector_name, colour, said, at) if part)
    return label(where.situation, point.number), text, seen_at(where.situation, point.number)


def _no_report(point: Point, where: Where) -> Line:
    """An authority of which nobody knows how its sector stands, and what it said last."""
    last = where.situation.sectors.get(point.key)
    told, url = label(where.situation, point.number), seen_at(where.situation, point.number)
    if last is None:
        asked = expected(where.situation).get(point.key)
        return told, asked.name if asked else point.key, url
    _, text, _ = _sector(point, where)
    said = "last" if where.language == "en" else "sidst"
    return told, f"{last.sector_name} · {said}: {text.removeprefix(last.sector_name + ' · ')}", url


def _reopened(point: Point, where: Where) -> Line:
    why = ", ".join(word(Reopening(one), where.language) for one in point.key.split(","))
    said = "Priorities" if where.language == "en" else "Prioritering"
    return f"{said} {point.number}", why, f"{priorities_url(where.situation.operation)}#linjer"


def _task(point: Point, where: Where) -> Line:
    one = where.situation.tasks.get(point.number)
    url = task_url(where.situation.operation, point.number)
    if one is None:
        return task_label(point.number), "", url
    by = day_and_time(one.deadline, where.by.now, where.language) if one.deadline else None
    parts = (one.title, one.responsible_name, by)
    return task_label(point.number), " · ".join(part for part in parts if part), url


def _follow_up(point: Point, where: Where) -> Line:
    decision, item = follow_up_of(point.number)
    found = where.situation.decisions.get(decision)
    one = found.follow_up(item) if found else None
    text = f"{one.what} · {one.authority_name}" if one else ""
    return follow_up_label(point.number), text, decision_url(where.situation.operation, decision)


def _decision(point: Point, where: Where) -> Line:
    one = where.situation.decisions.get(point.number)
    until = one.valid_until if one else None
    when = day_and_time(until, where.by.now, where.language) if until else None
    text = " · ".join(part for part in (one.question if one else "", when) if part)
    return decision_label(point.number), text, decision_url(where.situation.operation, point.number)


def _statement(point: Point, where: Where) -> Line:
    one = where.situation.statements.get(point.number)
    told = statement_label(point.number, where.situation.mode)
    url = f"/presse/{where.situation.operation}/{point.number}"
    return told, one.content.title if one else "", url


def _step_down(point: Point, where: Where) -> Line:
    return "", word(StepDown(point.key), where.language), _board(where, "")


def _called(point: Point, where: Where) -> Line:
    found = where.situation.callouts.newest().get(point.key)
    name = found[1].name if found else point.key
    state = found[1].state if found else CallState.CALLED
    return "", f"{name} · {word(state, where.language)}", _board(where, "stab")


def _request(point: Point, where: Where) -> Line:
    """An open request leads to itself, one that competes to where it is decided who gets what."""
    operation, one = where.situation.operation, where.situation.requests.get(point.number)
    decides = point.kind in (PointKind.COMPETES, PointKind.ASKED_SINCE)
    url = priorities_url(operation) if decides else request_url(operation, point.number)
    if one is None:
        return f"A{point.number}", "", url
    lacks = "missing" if where.language == "en" else "mangler"
    parts = (need_text(one, where.language), f"{lacks} {point.key}" if point.key != "0" else "",
             one.asked_by_name)  # fmt: skip
    return f"A{point.number}", " · ".join(part for part in parts if part), url


def _order(point: Point, where: Where) -> Line:
    one = where.situation.log.get(point.number)
    text = (one.text or "") if one else ""
    url = priorities_url(where.situation.operation)
    return label(where.situation, point.number), text, url


def _shift(point: Point, where: Where) -> Line:
    """Which seat is relieved and when, or the seat on which nobody is planned now."""
    shifts = where.situation.shifts
    url = f"/operationer/{where.situation.operation}/vagter"
    seat = next((one.seat_name for one in shifts.of(point.key)), point.key)
    on = shifts.get(point.number)
    if on is None:
        return "", seat, url
    at = day_and_time(on.now.begins, where.by.now, where.language)
    return "", f"{seat} · {at}", url


def _loan(point: Point, where: Where) -> Line:
    one = where.situation.lending.get(point.number)
    if one is None:
        return "", point.key, _board(where, "stab")
    until = day_and_time(one.until, where.by.now, where.language)
    ends = "until" if where.language == "en" else "til"
    text = f"{one.seat_name} · {ends} {until}"
    return label(where.situation, one.number), text, seen_at(where.situation, one.number)


_LINES: dict[PointKind, Callable[[Point, Where], Line]] = {
    PointKind.NEW_INCIDENT: _incident,
    PointKind.INCIDENT_MOVED: _incident,
    PointKind.FIGURE_CHANGED: _figure,
    PointKind.LEVEL_CHANGED: _entry,
    PointKind.CONTRADICTION: _contradiction,
    PointKind.EXPECTED: _entry,
    PointKind.SECTOR: _sector,
    PointKind.NO_REPORT: _no_report,
    PointKind.NEED: _sector,
    PointKind.TASK_UNOWNED: _task,
    PointKind.TASK_LATE: _task,
    PointKind.TASK_ASKED: _task,
    PointKind.TASK_UNDER_WAY: _task,
    PointKind.TASK_DONE: _task,
    PointKind.FOLLOW_UP_LATE: _follow_up,
    PointKind.FOLLOW_LATE: _entry,
    PointKind.DECISION_EXPIRES: _decision,
    PointKind.DECISION_SHAKEN: _decision,
    PointKind.STATEMENT_DRAFT: _statement,
    PointKind.STATEMENT_WAITS: _statement,
    PointKind.STATEMENT_WRONG: _statement,
    PointKind.STEP_DOWN: _step_down,
    PointKind.UNANSWERED: _called,
    PointKind.HELP_UNMET: _request,
    PointKind.HELP_PARTLY: _request,
    PointKind.HELP_WAITS: _request,
    PointKind.COMPETES: _request,
    PointKind.ASKED_SINCE: _request,
    PointKind.ORDER_SINCE: _order,
    PointKind.REOPENED: _reopened,
    PointKind.DECIDED_BETWEEN: _order,
    PointKind.RELIEF_NEAR: _shift,
    PointKind.SEAT_EMPTY: _shift,
    PointKind.SEAT_LENT: _loan,
    PointKind.MEDIA_SAID: _entry,
}
