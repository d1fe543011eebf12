"""What waits for the reader's seat, as lines that lead there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from flask_babel import gettext as _

from crisis.commands.allotments import DecidePriority
from crisis.projections.situation import Situation
from crisis.rules.closing import offers
from crisis.rules.known import Known, Question
from crisis.rules.rhythm import next_meeting
from crisis.rules.shift_plan import next_relief
from crisis.rules.sitreps_due import next_due
from crisis.rules.waiting import Wait, waits
from crisis.terms.allotments import LineState
from crisis.terms.decisions import follow_up_label, follow_up_of
from crisis.terms.drills import DrillPhase
from crisis.terms.meetings import SOON
from crisis.terms.resource_names import amount_text
from crisis.terms.resources import MEASURES
from crisis.terms.sitreps import WARNED, sitrep_label
from crisis.terms.waiting import WaitKind
from crisis.web.pages.drill_names import role_name
from crisis.web.pages.incident_rows import Where
from crisis.web.pages.links import (
    decision_url,
    meeting_url,
    priorities_url,
    request_url,
    sheet_url,
    sitreps_url,
    task_label,
    task_url,
)
from crisis.web.pages.log_links import label
from crisis.web.pages.statement_rows import statement_label
from crisis.web.parts import parts
from crisis.web.times import day_and_time, iso
from crisis.web.words import word

SHOWN = 50
TITLE = 80
AGAIN = timedelta(minutes=1)
"""So often it is looked again whether what was decided on who gets what still holds."""


def waiting_model(where: Where) -> dict[str, Any]:
    """Give the list of one seat, the longest waiting first."""
    known = _known(where)
    found = waits(known, where.by)
    return {
        "count": len(found),
        "keys": [_key(one) for one in found],
        "rows": [_row(one, where) for one in found[:SHOWN]],
        "due": _due(where, again=Question.COMPETING in known.answers),
    }


def _known(where: Where) -> Known:
    """What is asked in all operations is looked at where it was once decided who gets what, and
    for those alone who may decide it anew."""
    handler, operation = parts().handler, where.situation.operation
    resources, answers = handler.resources(operation), {}
    if resources.allotments.last and offers(where.situation, DecidePriority, where.by):
        answers[Question.COMPETING] = handler.competing(operation, where.by.now)
    return Known(
        planning=where.planning,
        situation=where.situation,
        resources=resources,
        answers=answers,
    )


def _key(one: Wait) -> str:
    return f"{one.kind.value}-{one.number}"


def about(kind: WaitKind, situation: Situation, number: int) -> tuple[str, str, str]:
    """Say what waits: its label, what it is called, where it is."""
    return _ABOUT[kind](situation, number)


def _due(where: Where, *, again: bool) -> str | None:
    """Say when the next of what the seat follows up passes its time, a deadline of its
    authority, a relief, a meeting or a situation picture is near, or one who was called has
    been silent too long: nothing rings then. again: what owners say and what other operations ask
    for rings no bell here either."""
    followed = (one for one in where.situation.follows.open() if one.seat == where.by.seat)
    tasks = (
        one
        for one in where.situation.tasks.all()
        if one.responsible == where.by.authority and one.unfinished
    )
    times = [one.until for one in followed]
    times += [each for one in tasks for each in (one.remind_at, one.deadline)]
    times.append(next_relief(where.situation.shifts, where.by.seat, where.by.now))
    comes = next_meeting(where.situation, where.by.now)
    times.append(comes.at - SOON if comes else None)
    picture = next_due(where.situation, where.by.now)
    times += [picture.at - WARNED, picture.at] if picture else []
    times += where.situation.callouts.falls_silent().values()
    times.append(where.by.now + AGAIN if again else None)
    left = [one for one in times if one is not None and one >= where.by.now]
    return iso(min(left)) if left else None


def _row(one: Wait, where: Where) -> dict[str, Any]:
    told, title, url = about(one.kind, where.situation, one.number)
    mine = where.situation.follows.by(one.number, where.by.seat) if one.kind in _OWN else None
    title = mine.note if mine and mine.note else title
    if one.kind is WaitKind.CALL_SILENT:
        title = _silent(where.situation, one.number, where.by.now)
    if one.kind is WaitKind.LINE:
        title = _own_part(where, one.number)
    return {
        "key": _key(one),
        "what": word(one.kind, where.language),
        "label": told,
        "title": title if len(title) <= TITLE else f"{title[: TITLE - 1]}…",
        "url": url,
        "time": day_and_time(one.since, where.by.now, where.language),
        "time_iso": iso(one.since),
    }


def _line(situation: Situation, number: int) -> tuple[str, str, str]:
    unread = situation.requests.unread.get(number)
    one = situation.requests.get(number) or unread
    what = amount_text(one.need.capability, one.need.amount) if one else ""
    url = f"/operationer/{situation.operation}/prioritering#linjer"
    return str(number), f"{what} · {one.need.spot.name}" if one else "", url


def _own_part(where: Where, number: int) -> str:
    """Say what of a request was decided to come from the reader's own authority."""
    situation, requests = where.situation, where.situation.requests
    asked = requests.get(number) or requests.unread.get(number)
    last = parts().handler.resources(situation.operation).allotments.last
    if asked is None or last is None:
        return ""
    amount = sum(
        one.line.amount
        for one in last.lines
        if one.state is LineState.PENDING
        and one.line.owner_authority == where.by.authority
        and one.key[:2] == (situation.operation, number)
    )
    return f"{amount_text(asked.need.capability, amount)} · {asked.need.spot.name}"


def _reopened(situation: Situation, number: int) -> tuple[str, str, str]:
    return str(number), "", f"{priorities_url(situation.operation)}#linjer"


def _call(situation: Situation, number: int) -> tuple[str, str, str]:
    one = situation.callouts.get(number)
    return "", one.place if one else "", f"/operationer/{situation.operation}#stab"


def _silent(situation: Situation, number: int, now: datetime) -> str:
    """Name those of a calling-in who are silent."""
    one, due = situation.callouts.get(number), situation.callouts.falls_silent()
    found = one.summoned if one else ()
    return ", ".join(
        each.name for each in found if (at := due.get((number, each.authority))) and at <= now
    )


def _task(situation: Situation, number: int) -> tuple[str, str, str]:
    one = situation.tasks.get(number)
    return task_label(number), one.title if one else "", task_url(situation.operation, number)


def _handover(situation: Situation, number: int) -> tuple[str, str, str]:
    one = situation.relief.get(number)
    return str(number), one.seat_name if one else "", sheet_url(situation.operation, number)


def _relief(situation: Situation, number: int) -> tuple[str, str, str]:
    one = situation.shifts.get(number)
    url = f"/operationer/{situation.operation}/overdragelse"
    return "", one.now.who if one else "", url


def _sitrep(situation: Situation, number: int) -> tuple[str, str, str]:
    return sitrep_label(number), "", sitreps_url(situation.operation)


def _request(situation: Situation, number: int) -> tuple[str, str, str]:
    one = situation.requests.get(number)
    told, need = "", one.need if one else None
    if need:
        measure = word(MEASURES[need.capability])
        told = f"{word(need.capability)}: {need.amount} {measure}, {need.spot.name}"
    return f"A{number}", told, request_url(situation.operation, number)


def _entry(situation: Situation, number: int) -> tuple[str, str, str]:
    one = situation.log.get(number)
    url = f"/operationer/{situation.operation}#post-{number}"
    return label(situation, number), (one.text or "") if one else "", url


def _statement(situation: Situation, number: int) -> tuple[str, str, str]:
    one = situation.statements.get(number)
    url = f"/presse/{situation.operation}/{number}"
    return statement_label(number, situation.mode), one.content.title if one else "", url


def _follow_up(situation: Situation, number: int) -> tuple[str, str, str]:
    decision, item = follow_up_of(number)
    found = situation.decisions.get(decision)  # of the past it may be hidden, or gone by law
    one = found.follow_up(item) if found else None
    url = decision_url(situation.operation, decision)
    return follow_up_label(number), one.what if one else "", url


def _meeting(situation: Situation, number: int) -> tuple[str, str, str]:
    one = situation.meetings.get(number)
    place = (one.place or one.joining or "") if one else ""
    return str(number), place, f"/operationer/{situation.operation}/moede"


def _inject(situation: Situation, number: int) -> tuple[str, str, str]:
    one = situation.drill.given.get(number)
    told = f"{role_name(one.sender, situation.drill.parts)}: {one.text or ''}" if one else ""
    paused = situation.drill.phase is DrillPhase.PAUSED
    url = f"/operationer/{situation.operation}#indspil-{number}"
    return str(_("(på pause)")) if paused else "", told, url


def _comcheck(situation: Situation, number: int) -> tuple[str, str, str]:
    return "", "", f"/operationer/{situation.operation}#indspil-{number}"


def _minutes(situation: Situation, number: int) -> tuple[str, str, str]:
    return str(number), "", meeting_url(situation.operation, number)


_OWN = frozenset({WaitKind.FOLLOW, WaitKind.FOLLOW_LATE})
"""What a seat has set for itself, perhaps with words of its own."""

_ABOUT: dict[WaitKind, Callable[[Situation, int], tuple[str, str, str]]] = {
    WaitKind.CALL: _call,
    WaitKind.CALL_SILENT: _call,
    WaitKind.HANDOVER: _handover,
    WaitKind.RELIEF_DUE: _relief,
    WaitKind.SITREP: _sitrep,
    WaitKind.SITREP_LATE: _sitrep,
    WaitKind.TASK_ASKED: _task,
    WaitKind.TASK_SAID: _task,
    WaitKind.TASK_READY: _task,
    WaitKind.TASK_NEAR: _task,
    WaitKind.TASK_LATE: _task,
    WaitKind.TASK_DONE: _task,
    WaitKind.TASK_UNOWNED: _task,
    WaitKind.ENTRY_SAID: _entry,
    WaitKind.SIGNATURE: _statement,
    WaitKind.RELEASE: _statement,
    WaitKind.FLAG: _statement,
    WaitKind.FOLLOW_UP: _follow_up,
    WaitKind.CONTRADICTION: _entry,
    WaitKind.MENTION: _entry,
    WaitKind.FOLLOW: _entry,
    WaitKind.FOLLOW_LATE: _entry,
    WaitKind.LINE: _line,
    WaitKind.SHORTAGE: _line,
    WaitKind.REOPENED: _reopened,
    WaitKind.REQUEST: _request,
    WaitKind.REQUEST_LOST: _request,
    WaitKind.PROMISE_BROKEN: _request,
    WaitKind.MEETING: _meeting,
    WaitKind.COMCHECK: _comcheck,
    WaitKind.INJECT: _inject,
    WaitKind.MINUTES: _minutes,
    WaitKind.MINUTES_NEW: _minutes,
}
