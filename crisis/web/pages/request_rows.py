"""Requests for help as the page shows them: what is asked, who answered what, where it is now."""

from __future__ import annotations

from typing import Any

from crisis.commands.follows import SettleFollow
from crisis.commands.requests import AnswerRequest, MakeRequest
from crisis.projections.help_steps import HelpStep, Promise
from crisis.projections.requests import HelpRequest
from crisis.projections.resources import Resources
from crisis.rules.closing import offers
from crisis.rules.keeping import lacks, short_of, standing, works
from crisis.rules.known import By
from crisis.rules.requests import barred, ways_of
from crisis.rules.role_groups import LOG_OFFICE
from crisis.rules.waiting_help import unseen_losses
from crisis.terms.priority import Aim
from crisis.terms.resources import (
    AWAY,
    EXTERNAL,
    LAID_UP,
    MEASURES,
    REQUEST_OPEN,
    Capability,
    Condition,
    HelpPath,
    ResourceState,
)
from crisis.web.pages.incident_rows import Where
from crisis.web.pages.links import incident_label, incident_url, task_label, task_url
from crisis.web.pages.log_links import label
from crisis.web.pages.promise_moves import moves_of
from crisis.web.times import day_and_time, iso
from crisis.web.words import choices, word


def requests_model(where: Where, stock: Resources) -> dict[str, Any]:
    """Give all requests, those in which something is missing first, and what the forms offer."""
    may = offers(where.situation, AnswerRequest, where.by)
    shown = [_row(one, where, stock, may=may) for one in where.situation.requests.all()]
    ways = ways_of(where.planning, where.by.authority)
    rows = sorted(shown, key=lambda one: (not one["open"], -one["number"]))
    owners: dict[str, list[str]] = {}
    for one in stock.all():
        if one.capability.value not in owners.setdefault(one.owner, []):
            owners[one.owner].append(one.capability.value)
    return {
        "rows": rows,
        "may_ask": offers(where.situation, MakeRequest, where.by),
        "speak": where.by.role in LOG_OFFICE,
        "own": where.by.authority,
        "barred": barred(where.planning, where.by.authority),
        "owners": {one: " ".join(kinds) for one, kinds in owners.items()},
        "capabilities": sorted(choices(Capability), key=lambda one: one[1]),
        "aims": choices(Aim),
        "paths": [(one.value, word(one)) for one in ways],
        "by_police": len(ways) < len(HelpPath),
        "incidents": [
            (one.number, f"{incident_label(one.number)} {one.title}")
            for one in where.situation.incidents.all()
        ],
        "tasks": [
            (one.number, f"{task_label(one.number)} {one.title}")
            for one in where.situation.tasks.all()
        ],
    }


def about(where: Where, incident: int, task: int) -> dict[str, Any]:
    """Give what help is to be asked for, where it is there for the reader, and the place's words:
    the incident's own."""
    one = where.situation.incidents.get(incident)
    other = where.situation.tasks.get(task)
    return {
        "incident": one.number if one else None,
        "task": other.number if other else None,
        "spot": f"{incident_label(one.number)} {one.title}" if one else "",
    }


def _row(one: HelpRequest, where: Where, stock: Resources, *, may: bool) -> dict[str, Any]:
    need, by = one.need, where.by
    asks = one.asked_by == by.authority or by.role in LOG_OFFICE
    waiting = {each.authority for each in one.unanswered}
    mine = one.asked_by == by.authority and offers(where.situation, SettleFollow, by)
    unseen = {each.number for each in unseen_losses(where.situation, one)} if mine else set()
    return {
        "number": one.number,
        "label": f"A{one.number}",
        "entry": one.entry,
        "entry_label": label(where.situation, one.entry),
        "amount": need.amount,
        "measure": word(MEASURES[need.capability]),
        "capability_word": word(need.capability),
        "spot": need.spot.name,
        "why": need.why,
        "begin": day_and_time(need.window.begin, by.now, where.language),
        "begin_iso": iso(need.window.begin),
        "until": day_and_time(need.window.end, by.now, where.language) if need.window.end else "",
        "aim_word": word(one.aim),
        "path_word": word(one.path),
        "outside": one.path in EXTERNAL,
        **_standing(one, sum(lacks(stock, where.situation.operation, one, by.now).values())),
        "asker": one.asked_by_name,
        "asked_by": one.asked_by,
        "time": day_and_time(one.at, by.now, where.language),
        "about": _about(one, where),
        "asked": [(each.authority_name, each.authority in waiting) for each in one.asked],
        "steps": [_step(each, where, unseen) for each in one.steps],
        "promises": [_promise(each, one, where, stock, may=may) for each in one.promises],
        "answers": _answers(one, by, stock) if may and not one.withdrawn else [],
        "may_withdraw": may and asks and not one.withdrawn and _not_out(one),
    }


def _standing(one: HelpRequest, gone: int) -> dict[str, Any]:
    """How far it has come, counting what was promised and is not there as missing."""
    status = standing(one, gone)
    return {
        "status": status.value,
        "status_word": word(status),
        "open": status in REQUEST_OPEN,
        "promised": one.promised,
        "missing": short_of(one, gone),
    }


def _not_out(one: HelpRequest) -> bool:
    return one.promised == 0 or not any(each.state in AWAY for each in one.promises)


def _about(one: HelpRequest, where: Where) -> tuple[str, str] | None:
    operation = where.situation.operation
    if one.incident is not None:
        return incident_label(one.incident), incident_url(operation, one.incident)
    if one.task is not None:
        return task_label(one.task), task_url(operation, one.task)
    return None


def _step(one: HelpStep, where: Where, unseen: set[int]) -> dict[str, Any]:
    return {
        "number": one.number,
        "label": label(where.situation, one.number),
        "who": one.owner_name,
        "text": one.text,
        "reason": one.reason or "",
        "transport": one.transport or "",
        "time": day_and_time(one.at, where.by.now, where.language),
        "iso": iso(one.at),
        "by_phone": one.on_behalf_of is not None,
        "said_by": one.on_behalf_of.who if one.on_behalf_of else "",
        "no": one.refuses or one.lost,
        "unseen": one.number in unseen,
    }


def _promise(
    each: Promise, one: HelpRequest, where: Where, stock: Resources, *, may: bool
) -> dict[str, Any]:
    """Its owner moves it, or the log office for it; what came from outside, whoever asked."""
    by, outside = where.by, each.resource_id is None
    owner = one.asked_by if outside else each.owner
    writes = may and (owner == by.authority or by.role in LOG_OFFICE)
    asks = one.asked_by == by.authority
    here = where.situation.operation
    laid_up = each.state in LAID_UP and (
        outside or stock.part(here, each.number, each.resource_id or "") is not None
    )
    gone = lacks(stock, where.situation.operation, one, by.now).get(each.number, 0)
    condition = stock.condition(each.resource_id or "")
    return {
        "number": each.number,
        "amount": each.amount,
        "label": each.label,
        "owner": owner,
        "owner_name": each.owner_name if owner == each.owner else one.asked_by_name,
        "state": each.state.value,
        "state_word": word(each.state) if each.bound or laid_up else "",
        "back": each.used and not each.bound,
        "gone": gone,
        "whole": word(condition) if gone and condition is not Condition.READY else "",
        "since": day_and_time(each.since, by.now, where.language),
        "moves": moves_of(each, each.resource_id, stock)
        if writes and (each.bound or laid_up)
        else [],
        "may_release": may and each.state is ResourceState.PROMISED and (writes or asks),
        "late": each.bound
        and each.window.end is not None
        and each.window.end < by.now
        and each.state in AWAY,
    }


def _answers(one: HelpRequest, by: By, stock: Resources) -> list[dict[str, Any]]:
    """For whom this seat may answer, and what each has that could be promised."""
    if one.path in EXTERNAL:
        writes = by.role in LOG_OFFICE or by.authority == one.asked_by
        told = {"owner": by.authority, "name": "", "has": [], "outside": True}
        return [{**told, "waits": not one.steps}] if writes else []
    speaks = by.role in LOG_OFFICE
    waiting = {each.authority for each in one.unanswered}
    return [
        {
            "owner": each.authority,
            "name": each.authority_name,
            "has": has(one, each.authority, by, stock),
            "outside": False,
            "waits": each.authority in waiting,
        }
        for each in one.asked
        if each.authority == by.authority or speaks
    ]


def has(one: HelpRequest, owner: str, by: By, stock: Resources) -> list[dict[str, Any]]:
    """Give what an owner has of what is needed, and how much of it is free then; nothing of what
    does not work then."""

    def free(unit: str) -> int:
        window = one.need.window
        return stock.free(unit, window, by.now) if works(stock, unit, window, by.now) else 0

    found = (
        each
        for each in stock.all()
        if each.owner == owner and each.capability is one.need.capability
    )
    return [{"id": each.id, "name": each.name, "free": free(each.id)} for each in found]
