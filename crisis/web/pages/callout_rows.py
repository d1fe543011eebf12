"""One who was called as the page shows it: how far he has come, and what the reader may do.

What a reader is offered is what the rule itself would say yes to; it is asked, not guessed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from crisis.commands.base import Command
from crisis.commands.callouts import AnswerCall, CallDeputy, CallStaff
from crisis.projections.callouts import CallOut, Summoned
from crisis.rules import allows
from crisis.rules.closing import offers
from crisis.rules.deputies import planned_for
from crisis.rules.known import By, Known
from crisis.rules.role_groups import LOG_OFFICE
from crisis.terms.callouts import UNANSWERED, CallAnswer, CallState
from crisis.terms.log import OnBehalfOf
from crisis.web.pages.incident_rows import Where
from crisis.web.pages.partner_rows import seats_model
from crisis.web.times import day_and_time, iso
from crisis.web.words import word


def staff_model(where: Where) -> dict[str, Any]:
    """Give each authority with the last time it was called, the calls, and what one may do."""
    situation = where.situation
    rows = [_row(one, each, where) for one, each in situation.callouts.newest().values()]
    order = list(CallState)
    rows.sort(key=lambda one: (not one["mine"], order.index(one["state"]), one["name"]))
    calls = situation.callouts.calls
    return {
        "rows": rows,
        "calls": [_call(calls[number], where) for number in sorted(calls, reverse=True)],
        "present": sum(one["state"] is CallState.PRESENT for one in rows),
        "waiting": sum(one["state"] in UNANSWERED for one in rows),
        "partners": seats_model(where),
        "may_call": offers(situation, CallStaff, where.by),
    }


def _call(one: CallOut, where: Where) -> dict[str, Any]:
    now, language = where.by.now, where.language
    return {
        "number": one.call,
        "entry": one.number,
        "at": day_and_time(one.at, now, language),
        "place": one.place,
        "meeting": day_and_time(one.meeting_at, now, language),
        "meeting_iso": iso(one.meeting_at),
        "agenda": one.agenda,
    }


def _row(one: CallOut, each: Summoned, where: Where) -> dict[str, Any]:
    by, last = where.by, each.last
    mine = each.authority == by.authority
    speaks = not mine and by.role in LOG_OFFICE
    asker = replace(by, on_behalf_of=OnBehalfOf(authority=each.authority, who="-"))
    offered = [
        answer.value
        for answer in (CallAnswer if mine or speaks else ())
        if _allowed(AnswerCall(call=one.call, answer=answer), asker if speaks else by, where)
    ]
    expected = last.expected_at if last else None
    return {
        "call": one.call,
        "authority": each.authority,
        "name": each.name,
        "state": each.state,
        "state_word": word(each.state, where.language),
        "time": day_and_time(last.at if last else one.at, by.now, where.language),
        "note": last.note if last else None,
        "expected": day_and_time(expected, by.now, where.language) if expected else None,
        "by_phone": last is not None and last.by_phone,
        "mine": mine,
        "answers": offered,
        "may_speak_for": speaks and bool(offered),
        "planned": _planned(each, where),
        "may_call_deputy": _allowed(
            CallDeputy(call=one.call, authority=each.authority, deputy="-"), by, where
        ),
    }


def _planned(each: Summoned, where: Where) -> list[dict[str, Any]]:
    """Give whom to call instead, in order; who was called already is marked."""
    called = {one.note for one in each.steps if one.state is CallState.DEPUTY_CALLED}
    return [
        {"told": one.told, "called": one.told in called}
        for one in planned_for(where.planning, each.authority)
    ]


def _allowed(command: Command, by: By, where: Where) -> bool:
    return allows(Known(planning=where.planning, situation=where.situation), command, by)
