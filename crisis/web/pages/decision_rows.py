"""Decisions as the page shows them: what was decided, whether it holds, what follows from it.

What a reader is offered is what the rule itself would say yes to; it is asked, not guessed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from crisis.commands.base import Command
from crisis.commands.decisions import RecordDissent, SettleFollowUp, TakeDecision
from crisis.projections.decisions import Decision, FollowUp, Reservation
from crisis.rules import allows
from crisis.rules.closing import offers
from crisis.rules.decisions import contested, shaken
from crisis.rules.known import By, Known
from crisis.rules.role_groups import LOG_OFFICE
from crisis.terms.decisions import (
    Competence,
    DecisionState,
    FollowUpState,
    Outcome,
    Settlement,
    decision_label,
    follow_up_key,
    follow_up_label,
)
from crisis.terms.log import OnBehalfOf
from crisis.web.pages.incident_rows import Where
from crisis.web.pages.links import decision_url
from crisis.web.pages.log_links import label
from crisis.web.pages.sight_rows import case_sight
from crisis.web.times import day_and_time, iso
from crisis.web.words import word


def decisions_model(where: Where) -> dict[str, Any]:
    """Give each decision, the newest first; one that is gone or hidden keeps its number."""
    found, now = where.situation.decisions, where.by.now
    until = [
        one.valid_until
        for one in found.all()
        if one.valid_until is not None and one.state(now) is DecisionState.HOLDS
    ]
    return {
        "rows": [_row_or_blank(number, where) for number in range(found.last, 0, -1)],
        "open": sum(len(one.open) for one in found.all()),
        "next": iso(min(until)) if until else "",
        "may_take": offers(where.situation, TakeDecision, where.by),
    }


def decision_row(one: Decision, where: Where) -> dict[str, Any]:
    """Give all of one decision."""
    situation, number = where.situation, one.number
    return {
        "decision": one.decision,
        "label": decision_label(one.decision),
        "url": decision_url(situation.operation, one.decision),
        "number": number,
        "entry_label": label(situation, number),
        "question": one.question,
        "options": list(one.options),
        "chosen": one.chosen,
        "came": one.option or word(one.outcome, where.language),
        "outcome": one.outcome.value,
        "ground": one.ground,
        "known": one.known,
        "unknown": one.unknown,
        "entries": list(one.entries),
        "competence": one.competence.value,
        "competence_word": word(one.competence, where.language),
        "competence_note": one.competence_note,
        "decided_by": one.decided_by,
        "authority": one.authority,
        "who": one.authority_name,
        "unconfirmed": number in situation.log.unconfirmed,
        "reservations": [_reservation(each, where) for each in one.reservations],
        "follow_ups": [_follow_up(one, each, where) for each in one.follow_ups],
        "open": len(one.open),
        **_times(one, where),
        **_stands(one, where),
        **_offered(one, where),
    }


def _times(one: Decision, where: Where) -> dict[str, Any]:
    """When it was taken, until when it holds, and from where one sees what was known then."""
    taken, then = one.taken_at, f"/operationer/{where.situation.operation}/tidligere"
    return {
        "time": _time(taken or one.at, where),
        "time_iso": iso(taken or one.at),
        "written": _time(one.at, where) if taken else None,
        "then_url": f"{then}?at={iso(taken)}" if taken else f"{then}?post={one.number}",
        "valid_until": _time(one.valid_until, where) if one.valid_until else None,
        "valid_iso": iso(one.valid_until) if one.valid_until else None,
    }


def _stands(one: Decision, where: Where) -> dict[str, Any]:
    """Whether it holds, what took its place, and whether its ground has moved."""
    situation, state = where.situation, one.state(where.by.now)
    moved, disputed = shaken(situation, one), contested(situation, one) if one.standing else ()
    return {
        "state": state.value,
        "state_word": word(state, where.language),
        "replaces": _other(one.replaces, where),
        "replaced_by": _other(one.replaced_by, where),
        "shaken": [(label(situation, entry), label(situation, by)) for entry, by in moved],
        "contested": [(label(situation, entry), label(situation, by)) for entry, by in disputed],
    }


def _offered(one: Decision, where: Where) -> dict[str, Any]:
    by, mine = where.by, one.authority == where.by.authority
    reserves = offers(where.situation, RecordDissent, by)
    return {
        "may_replace": _allowed(_again(one), _spoken_for(one.authority, by), where),
        "replace_for": "" if mine else one.authority,
        "may_dissent": reserves and (not mine or by.role in LOG_OFFICE),
        "sight": case_sight(where.situation, one.number, where.planning, by, where.language),
    }


def _row_or_blank(number: int, where: Where) -> dict[str, Any]:
    one = where.situation.decisions.get(number)
    if one is None:
        return {"decision": number, "label": decision_label(number), "blank": True}
    return decision_row(one, where)


def _other(number: int | None, where: Where) -> dict[str, Any] | None:
    """Give the decision that took its place, or whose it took; of one that is gone the number."""
    if number is None:
        return None
    one = where.situation.decisions.get(number)
    url = decision_url(where.situation.operation, number) if one else None
    return {"label": decision_label(number), "url": url, "question": one.question if one else ""}


def _reservation(one: Reservation, where: Where) -> dict[str, Any]:
    return {
        "who": one.authority_name,
        "words": one.words,
        "noted_by": one.noted_by,
        "time": _time(one.at, where),
        "number": one.number,
        "label": label(where.situation, one.number),
        "unconfirmed": one.noted_by is None and one.number in where.situation.log.unconfirmed,
    }


def _follow_up(one: Decision, each: FollowUp, where: Where) -> dict[str, Any]:
    last, now, by = each.last, where.by.now, where.by
    open_ = each.state is FollowUpState.OPEN
    asker = _spoken_for(each.authority, by)
    return {
        "item": each.item,
        "label": follow_up_label(follow_up_key(one.decision, each.item)),
        "what": each.what,
        "authority": each.authority,
        "who": each.authority_name,
        "deadline": _time(each.deadline, where) if each.deadline else None,
        "deadline_iso": iso(each.deadline) if each.deadline else None,
        "overdue": open_ and each.deadline is not None and each.deadline < now,
        "state": each.state.value,
        "state_word": word(each.state, where.language),
        "open": open_,
        "words": last.words if last else None,
        "settled_by": last.authority_name if last else None,
        "settled_time": _time(last.at, where) if last else None,
        "seen": last.number if last else None,
        "unconfirmed": last is not None and last.number in where.situation.log.unconfirmed,
        "speaks": asker.on_behalf_of is not None,
        "settlements": [
            how.value for how in Settlement
            if any(_allowed(_settling(one, each, how), who, where) for who in {asker, by})
        ],
    }  # fmt: skip


def _settling(one: Decision, each: FollowUp, how: Settlement) -> SettleFollowUp:
    seen = each.last.number if each.last else None
    return SettleFollowUp(
        decision=one.decision, item=each.item, settlement=how, words="-", seen=seen
    )


def _again(one: Decision) -> TakeDecision:
    return TakeDecision(
        question="-",
        options=("-",),
        outcome=Outcome.POSTPONED,
        ground="-",
        competence=Competence.OWN_SECTOR,
        replaces=one.decision,
    )


def _spoken_for(authority: str, by: By) -> By:
    """The log office asks for another authority, by telephone; everybody else for himself."""
    if authority == by.authority or by.role not in LOG_OFFICE:
        return by
    return replace(by, on_behalf_of=OnBehalfOf(authority=authority, who="-"))


def _allowed(command: Command, by: By, where: Where) -> bool:
    return allows(Known(planning=where.planning, situation=where.situation), command, by)


def _time(moment: Any, where: Where) -> str:
    return day_and_time(moment, where.by.now, where.language)
