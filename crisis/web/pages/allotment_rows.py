"""Who gets what, as the page shows it: side by side, the proposal, the decision, the overview."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from crisis.commands.allotments import ConfirmLine, DecidePriority, NoteShortage
from crisis.projections.allotments import Allotted
from crisis.rules.allotments import reopened
from crisis.rules.closing import offers
from crisis.rules.competing import Asked, request_of
from crisis.rules.orders import later_order
from crisis.rules.overview import Difference, Holding, differences, holdings, outlook
from crisis.rules.proposing import as_it_stands, propose
from crisis.rules.role_groups import LOG_OFFICE
from crisis.rules.weighing import Proposal
from crisis.terms.allotments import LineState, Reopening
from crisis.terms.resources import Capability
from crisis.web.because import name
from crisis.web.explaining import line_sentence, short_sentence
from crisis.web.pages.allotted_rows import Given
from crisis.web.pages.cut_lists import cut
from crisis.web.pages.links import request_url
from crisis.web.pages.sharing import Sharing, need_text
from crisis.web.times import day_and_time, iso
from crisis.web.words import word


def allotments_model(shared: Sharing, shown: int | None) -> dict[str, Any]:
    """Give all the page shows of requests and units. shown: so many rows of each list; None is
    all."""
    proposal, where = propose(shared.scene), shared.where
    return {
        "aims": _aims(shared, proposal),
        "hidden": len(shared.asked) - len(shared.seen),
        "proposal": proposal_model(shared, proposal, shown),
        "decided": _decided(shared),
        "outlook": _outlook(shared),
        "held": cut(holdings(shared.scene), lambda one: _holding(shared, one), shown),
        "meeting": where.situation.meetings.open is not None,
        "may_decide": offers(where.situation, DecidePriority, where.by),
        "offer": _offer(shared),
    }


def proposal_model(shared: Sharing, proposal: Proposal, shown: int | None) -> dict[str, Any]:
    """Give what a proposal would change, each line with its sentence, and what is missing."""
    told = shared.told
    changed = [one for one in differences(shared.scene, proposal) if one.want in shared.seen]
    shorts = [one for one in proposal.shorts if one.want in shared.seen]
    return {
        "basis": word(proposal.basis, shared.where.language),
        "fresh": any(one.after > one.before and _awaits(shared, one) is None for one in changed),
        "gains": cut(
            [one for one in changed if one.after > one.before],
            lambda one: _gain(shared, one),
            shown,
        ),
        "losses": cut(
            [one for one in changed if one.after < one.before],
            lambda one: _loss(shared, one),
            shown,
        ),
        "shorts": cut(
            shorts,
            lambda one: {"label": told.request(one.want), "said": short_sentence(one, told)},
            shown,
        ),
    }


def _loss(shared: Sharing, one: Difference) -> dict[str, Any]:
    return {
        "label": shared.told.request(one.want),
        "unit": shared.unit(one.offer),
        "before": one.before,
        "after": one.after,
    }


def _gain(shared: Sharing, one: Difference) -> dict[str, Any]:
    operation, number = request_of(one.want)
    unit = shared.stock.get(one.offer)
    return {
        "operation": operation,
        "request": number,
        "resource_id": one.offer,
        "amount": one.after - one.before,
        "most": unit.amount if unit else one.after,
        "label": shared.told.request(one.want),
        "said": " ".join(line_sentence(each, shared.told) for each in one.lines),
        "awaits": _awaits(shared, one),
    }


def _awaits(shared: Sharing, one: Difference) -> int | None:
    """Give the decision that gives as much already, while its owner has not answered."""
    last = shared.stock.allotments.last
    line = last.line(*request_of(one.want), one.offer) if last else None
    if last is None or line is None or line.state is not LineState.PENDING:
        return None
    return last.number if line.line.amount >= one.after - one.before else None


def _aims(shared: Sharing, proposal: Proposal) -> list[dict[str, Any]]:
    """Give the requests by aim, in the chair's order; what is not for the reader is a blank."""
    language = shared.where.language
    would = _given(proposal)
    now = _given(as_it_stands(shared.scene))
    found = [
        {
            "aim": word(aim, language),
            "rows": [
                _request(shared, one, now.get(one.key, 0), would.get(one.key, 0))
                for one in shared.asked
                if one.key in shared.seen and one.request.aim is aim
            ],
        }
        for aim in shared.scene.order
    ]
    blanks = [{"label": shared.number(one.key), "blank": True} for one in shared.asked
              if one.key not in shared.seen]  # fmt: skip
    return [one for one in found if one["rows"]] + ([{"aim": "", "rows": blanks}] if blanks else [])


def _request(shared: Sharing, one: Asked, now: int, would: int) -> dict[str, Any]:
    where, request = shared.where, one.request
    return {
        "key": one.key,
        "label": shared.label(one.key),
        "url": request_url(one.operation, request.number),
        "need": need_text(request, where.language),
        "why": request.need.why,
        "who": request.asked_by_name,
        "from": day_and_time(request.need.window.begin, where.by.now, where.language),
        "until": day_and_time(request.need.window.end, where.by.now, where.language)
        if request.need.window.end
        else "",
        "asked": request.need.amount,
        "now": now,
        "would": would,
        "blank": False,
    }


def _given(proposal: Proposal) -> dict[str, int]:
    found: dict[str, int] = {}
    for one in proposal.lines:
        found[one.want] = found.get(one.want, 0) + one.amount
    return found


def _decided(shared: Sharing) -> dict[str, Any] | None:
    """Give the decision that holds: its lines and how far they are, and what has changed since."""
    last, where = shared.stock.allotments.last, shared.where
    if last is None:
        return None
    by_log = where.by.role in LOG_OFFICE
    given = Given(where, shared.stock)
    lines = [
        _line(shared, given, one)
        for one in last.lines
        if by_log
        or one.line.owner_authority == where.by.authority
        or _sees(shared, given, one.line.operation, one.line.request)
    ]
    order = later_order(shared.orders, last.operation, last.at, last.order)
    if last.operation == where.situation.operation:
        order = where.situation.priorities.order if order == last.order else order
    again = reopened(last, shared.asked, order, shared.stock)
    return {
        "number": last.number,
        "time": day_and_time(last.at, where.by.now, where.language),
        "iso": iso(last.at),
        **given.ground(last),
        "lines": lines,
        "shorts": list(_shorts(shared, given)),
        "again": [_again(shared, kind, about) for kind, about in again],
    }


def _sees(shared: Sharing, given: Given, operation: str, request: int) -> bool:
    """Say whether a request is for the reader, also one that is over."""
    return f"{operation}:{request}" in shared.seen or given.sees(operation, request)


def _line(shared: Sharing, given: Given, one: Allotted) -> dict[str, Any]:
    where, line = shared.where, one.line
    by_log = where.by.role in LOG_OFFICE
    own = line.owner_authority == where.by.authority
    pending = one.state is LineState.PENDING
    may = pending and (own or by_log) and offers(where.situation, ConfirmLine, where.by)
    here = line.operation == where.situation.operation
    held = [
        shared.told.request(f"{each.operation}:{each.request}") or "–"
        for each in shared.stock.bound(line.resource_id)
        if (each.operation, each.request) != (line.operation, line.request)
    ]
    return {
        "operation": line.operation,
        "request": line.request,
        "resource_id": line.resource_id,
        "label": shared.number(f"{line.operation}:{line.request}"),
        "unit": shared.unit(line.resource_id, line.amount),
        "owner": line.owner_authority,
        "owner_name": name(where.planning, line.owner_authority),
        "state": one.state.value,
        "state_word": word(one.state, where.language),
        "unread": _unread(shared, given, line.operation, line.request),
        "held": held if pending else [],
        "may_answer": may and here,
        "elsewhere": may and not here,
        "own": own,
    }


def _unread(shared: Sharing, given: Given, operation: str, request: int) -> dict[str, str] | None:
    """Give from when to when a unit is wanted for what its owner may not read; None when he may."""
    if _sees(shared, given, operation, request):
        return None
    key = f"{operation}:{request}"
    now, language = shared.where.by.now, shared.where.language
    one = next((one.request.need.window for one in shared.asked if one.key == key), None)
    return {
        "from": day_and_time(one.begin, now, language) if one else "",
        "until": day_and_time(one.end, now, language) if one and one.end else "",
    }


def _shorts(shared: Sharing, given: Given) -> Iterable[dict[str, Any]]:
    last, where = shared.stock.allotments.last, shared.where
    for one in last.shorts if last else ():
        key = f"{one.operation}:{one.request}"
        if last is None or not _sees(shared, given, one.operation, one.request):
            continue
        noted = (one.operation, one.request) in last.noted
        here = one.operation == where.situation.operation
        mine = one.asked_by == where.by.authority and here and not noted
        yield {
            "request": one.request,
            "label": shared.number(key),
            "missing": one.missing,
            "who": name(where.planning, one.asked_by),
            "noted": noted,
            "may_note": mine and offers(where.situation, NoteShortage, where.by),
        }


def _again(shared: Sharing, kind: Reopening, about: str) -> dict[str, str]:
    named = kind in (Reopening.SUPPLY, Reopening.REFUSED, Reopening.WITHDRAWN)
    called = shared.unit(about) if named else shared.number(about) if about else ""
    return {"why": word(kind, shared.where.language), "about": called}


def _outlook(shared: Sharing) -> list[dict[str, Any]]:
    found = outlook(shared.scene, as_it_stands(shared.scene), shared.outward)
    return [
        {
            "capability": word(Capability(kind), shared.where.language),
            "hours": [
                {"hours": one.hours, "asked": one.asked, "missing": one.missing, "free": one.free}
                for one in rows
            ],
        }
        for kind, rows in found.items()
    ]


def _holding(shared: Sharing, one: Holding) -> dict[str, Any]:
    now, language = shared.where.by.now, shared.where.language
    unit = shared.stock.get(one.offer)
    owner = shared.where.planning.authorities.get(unit.owner) if unit else None
    return {
        "unit": shared.unit(one.offer, one.amount),
        "owner": owner.name if owner else "",
        "label": shared.told.request(one.want) or shared.number(one.want),
        "place": shared.told.place(one.want),
        "until": day_and_time(one.until, now, language) if one.until else "",
    }


def _offer(shared: Sharing) -> dict[str, Any]:
    """What a changed line may name: requests, and the units that can do what one asks for."""
    last = shared.stock.allotments.last
    return {
        "seen": last.number if last else 0,
        "requests": [
            {"operation": one.operation, "request": one.request.number,
             "capability": one.request.need.capability.value,
             "name": f"{shared.number(one.key)}: {need_text(one.request, shared.where.language)}"}
            for one in shared.seen.values()
        ],
        "units": [
            {"resource_id": one.id, "capability": one.capability.value, "name": one.name,
             "amount": one.amount}
            for one in shared.stock.all()
        ],
    }  # fmt: skip
