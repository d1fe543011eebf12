"""What an answer to a request promises: never twice, never more than there is, never another's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from crisis.commands.requests import AnswerRequest, Offered, OutsideHelp
from crisis.errors import RefusalKind, Refused
from crisis.events import Event
from crisis.events.requests import PromisedPart, PromiseMade, RequestAnswered
from crisis.projections.requests import HelpRequest
from crisis.projections.resources import Resources
from crisis.rules.authorities import authority_name
from crisis.rules.keeping import works
from crisis.rules.known import Answer, By, Known
from crisis.rules.role_groups import LOG_OFFICE
from crisis.rules.speaking import speaker, spoken_names
from crisis.terms.resource_names import amount_text
from crisis.terms.resources import EXTERNAL, Condition, Resource


def answered(known: Known, command: AnswerRequest, one: HelpRequest, by: By) -> Answer:
    """Say what the answer comes to: one part after another, in the order it was told."""
    return _who(one, by) or given(known, command, one, by)


def given(known: Known, command: AnswerRequest, one: HelpRequest, by: By) -> Answer:
    """The same of one who may answer though nobody asked him: what he has was decided on."""
    outside = one.path in EXTERNAL
    no = _said(command, one, outside=outside)
    if no:
        return no
    if outside:
        return _told(known, command, one, by, _from_outside(known, command.outside))
    parts: list[PromisedPart] = []
    for at, each in enumerate(command.promised):
        no = _unfit(known, one, each, at, by)
        if no:
            return no
        parts.append(_part(known, each, at))
    return _told(known, command, one, by, tuple(parts))


def cannot_promise(stock: Resources, found: Resource, one: HelpRequest, by: By) -> str | None:
    """Say why nothing of a resource can be promised to a request, as the code of a refusal; None
    when it can. What is free of it is asked of the stock."""
    if found.owner != speaker(by):
        return "promise.not_yours"
    if found.capability is not one.need.capability:
        return "promise.other_capability"
    if stock.condition(found.id) is Condition.OUT:
        return "promise.out"
    if not works(stock, found.id, one.need.window, by.now):
        return "promise.resting"
    return None


def _who(one: HelpRequest, by: By) -> Refused | None:
    """Those who were asked; what is told by telephone from outside, by the log office or by the
    one who asked."""
    asked = {each.authority for each in one.asked}
    if one.path in EXTERNAL:
        yes = by.role in LOG_OFFICE or speaker(by) == one.asked_by
    else:
        yes = speaker(by) in asked
    return None if yes else Refused("request.not_asked", kind=RefusalKind.FORBIDDEN)


def _said(command: AnswerRequest, one: HelpRequest, *, outside: bool) -> Refused | None:
    something = command.outside if outside else command.promised
    if command.outside is not None and not outside:
        return Refused("request.not_outside", field="outside")
    if command.promised and outside:
        return Refused("request.outside_only", field="promised")
    if not something and not (command.reason or "").strip():
        return Refused("request.reason_missing", field="reason")
    names = [each.resource_id for each in command.promised]
    if len(set(names)) < len(names):
        return Refused("promise.twice", field="promised")
    return None


def _unfit(known: Known, one: HelpRequest, each: Offered, at: int, by: By) -> Refused | None:
    stock = known.resources
    assert stock is not None
    field = f"promised[{at}]"
    found = stock.get(each.resource_id)
    if found is None:
        return Refused("resource.unknown", field=field, kind=RefusalKind.UNKNOWN)
    why = cannot_promise(stock, found, one, by)
    if why is not None:
        mine = why == "promise.not_yours"
        kind = RefusalKind.FORBIDDEN if mine else RefusalKind.CONFLICT
        return Refused(why, field=field, kind=kind, name=found.name)
    free = stock.free(found.id, one.need.window, by.now)
    if each.amount > free:
        told: dict[str, Any] = {"name": found.name, "free": free}
        if not stock.unbidden(found.id):
            return Refused("promise.not_free", field=field, kind=RefusalKind.CONFLICT, **told)
        told |= {"places": found.amount, "present": stock.occupancy(found.id).present}
        return Refused("promise.no_places", field=field, kind=RefusalKind.CONFLICT, **told)
    return None


def _part(known: Known, each: Offered, at: int) -> PromisedPart:
    assert known.resources is not None
    assert known.situation is not None
    found = known.resources.get(each.resource_id)
    return PromisedPart(
        promise=known.situation.requests.last_promise + 1 + at,
        resource_id=each.resource_id,
        label=found.name if found else each.resource_id,
        amount=each.amount,
    )


def _from_outside(known: Known, told: OutsideHelp | None) -> tuple[PromisedPart, ...]:
    if told is None:
        return ()
    assert known.situation is not None
    number = known.situation.requests.last_promise + 1
    part = PromisedPart(promise=number, resource_id=None, label=told.label, amount=told.amount)
    return (part,)


def _told(
    known: Known,
    command: AnswerRequest,
    one: HelpRequest,
    by: By,
    parts: tuple[PromisedPart, ...],
) -> tuple[Event, ...]:
    owner = speaker(by)
    name = authority_name(known, owner) or owner
    answer = RequestAnswered(
        request=one.number,
        entry=one.entry,
        owner_authority=owner,
        owner_name=name,
        promised=parts,
        reason=command.reason,
        transport=command.transport,
        source=command.outside.source if command.outside else None,
        text=_text(command, one, owner, name, parts),
        **spoken_names(known, by),
    )
    return answer, *_promises(known, one, owner, parts)


def _text(
    command: AnswerRequest,
    one: HelpRequest,
    speaks: str,
    name: str,
    parts: tuple[PromisedPart, ...],
) -> str:
    """Who gives of his own to his own work binds it; what another gives is promised."""
    if not parts:
        return f"Anmodning {one.number}: {name} kan ikke."
    told = ", ".join(f"{each.amount} af {each.label}" for each in parts)
    wanted = amount_text(one.need.capability, one.need.amount)
    by_way = f" Transport: {command.transport}." if command.transport else ""
    said = f" efter {command.outside.source}" if command.outside else ""
    verb = "lover" if said or speaks != one.asked_by else "binder"
    return f"Anmodning {one.number} ({wanted}): {name} {verb}{said} {told}.{by_way}"


def _promises(
    known: Known, one: HelpRequest, owner: str, parts: tuple[PromisedPart, ...]
) -> Iterator[PromiseMade]:
    assert known.situation is not None
    for each in parts:
        yield PromiseMade(
            operation=known.situation.operation,
            request=one.number,
            promise=each.promise,
            owner_authority=owner,
            resource_id=each.resource_id,
            amount=each.amount,
            window=one.need.window,
        )
