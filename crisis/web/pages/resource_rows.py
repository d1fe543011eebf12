"""A resource as the pages show it: what it is, whose, how it is, and who has which part of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from crisis.commands.requests import MovePromise
from crisis.commands.resources import SayCondition
from crisis.projections.planning import Planning
from crisis.projections.resource_parts import Part
from crisis.projections.resources import Resources
from crisis.projections.situation import Situation
from crisis.rules.closing import offers
from crisis.rules.keeping import breaks
from crisis.rules.known import By
from crisis.rules.permissions import may
from crisis.rules.role_groups import LOG_OFFICE
from crisis.terms.resources import (
    FIXED,
    LAID_UP,
    MEASURES,
    Capability,
    Condition,
    Resource,
    ResourceState,
    Window,
)
from crisis.web.pages.links import request_url
from crisis.web.pages.promise_moves import moves_of
from crisis.web.times import day_and_time, iso
from crisis.web.words import word

_HELD = (
    ResourceState.PROMISED,
    ResourceState.ON_THE_WAY,
    ResourceState.DEPLOYED,
    ResourceState.RESTING,
    ResourceState.OUT,
)


@dataclass(frozen=True, kw_only=True)
class Stock:
    """The resources as one reader sees them: with the operations he may see."""

    resources: Resources
    planning: Planning
    by: By
    language: str
    operations: tuple[Situation, ...]
    operation: Situation | None = None
    """Of a drill's own; None in earnest."""

    @property
    def now(self) -> datetime:
        """The moment it is read."""
        return self.by.now


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What is looked for in the list."""

    capability: Capability | None = None
    owner: str | None = None
    state: ResourceState | None = None
    q: str | None = None


def resource_rows(stock: Stock, wanted: Wanted) -> list[dict[str, Any]]:
    """Give the resources that fit, by owner and name."""
    asked = _asked(stock)
    rows = (resource_row(stock, one, asked) for one in stock.resources.all())
    return [one for one in rows if _fits(one, wanted)]


def resource_row(
    stock: Stock, one: Resource, asked: frozenset[tuple[str, Capability]] | None = None
) -> dict[str, Any]:
    """Give one resource in words."""
    found, now = stock.resources, stock.now
    ready = found.condition(one.id) is Condition.READY
    here = found.free(one.id, _at(now), now) if ready else 0
    asked = _asked(stock) if asked is None else asked
    parts = [_part(stock, one, each) for each in parts_of(found, one.id)]
    waits = (one.owner, one.capability) in asked and here > 0
    states = _states(found.condition(one.id), here, parts, waits=waits)
    owner = stock.planning.authorities.get(one.owner)
    owner_name = owner.name if owner else one.owner
    return {
        **_told(one),
        **_condition(stock, one),
        "owner_name": owner_name,
        "free": here,
        "parts": parts,
        "states": [one.value for one in states],
        "state_words": [(one.value, word(one)) for one in states],
        "number": found.listed[one.id].number,
        "may_write": _may_write(stock, one),
        "own": one.owner == stock.by.authority,
        "sought": f"{one.name} {one.home.name} {owner_name}".casefold(),
    }


def parts_of(found: Resources, resource: str) -> tuple[Part, ...]:
    """Give its bound parts, and after them those that came home to rest, or broken."""
    return (*found.bound(resource), *found.laid_up(resource))


def _told(one: Resource) -> dict[str, Any]:
    """What its owner told of it."""
    return {
        "id": one.id,
        "name": one.name,
        "kind": one.kind.value,
        "kind_word": word(one.kind),
        "capability": one.capability.value,
        "capability_word": word(one.capability),
        "amount": one.amount,
        "measure": word(MEASURES[one.capability]),
        "owner": one.owner,
        "readiness": one.readiness,
        "home": one.home.name,
        "position": _position(one),
        "contact": one.contact or "",
        "assumed": one.assumed,
        "fixed": one.kind in FIXED,
    }


def _condition(stock: Stock, one: Resource) -> dict[str, Any]:
    """How its owner says it is, and how many are in it."""
    condition, said = stock.resources.condition(one.id), stock.resources.said.get(one.id)
    occupancy = stock.resources.occupancy(one.id)
    return {
        "condition": condition.value,
        "condition_word": word(condition),
        "condition_reason": (said.reason or "") if said else "",
        "condition_time": day_and_time(said.at, stock.now, stock.language) if said else "",
        "by_phone": said is not None and said.on_behalf_of is not None,
        "counted": one.kind in FIXED and one.id in stock.resources.occupied,
        "is_open": occupancy.is_open,
        "present": occupancy.present,
        "awaited": sum(
            each.amount
            for each in stock.resources.bound(one.id)
            if each.state is ResourceState.PROMISED
        ),
    }


def _at(now: datetime) -> Window:
    return Window(begin=now, end=now + now.resolution)


def _position(one: Resource) -> str:
    if one.home.position is None:
        return ""
    east, north = one.home.position
    return f"{north:.5f}, {east:.5f}"


def _part(stock: Stock, one: Resource, part: Part) -> dict[str, Any]:
    """Who has it is told to who may see the request; that it is bound, to all. Its owner moves it
    on, or the log office for him, where it is bound."""
    operation = next((each for each in stock.operations if each.operation == part.operation), None)
    request = operation.requests.get(part.request) if operation else None
    end = part.window.end if part.state not in LAID_UP else None
    gone = breaks(stock.resources, one.id, stock.now).get((part.operation, part.promise), 0)
    told = {"state": part.state.value, "state_word": word(part.state), "amount": part.amount}
    told |= {
        "begin": day_and_time(part.window.begin, stock.now, stock.language),
        "ahead": part.window.begin > stock.now and part.state not in LAID_UP,
        "until": day_and_time(end, stock.now, stock.language) if end else "",
        "until_iso": iso(end) if end else "",
        "late": end is not None and end < stock.now,
        "laid_up": part.state in LAID_UP,
        "since": day_and_time(part.since, stock.now, stock.language),
        "gone": gone if stock.resources.condition(one.id) is not Condition.OUT else 0,
    }
    told |= _moves(stock, one, part, operation)
    if operation is None or request is None:
        return {**told, "where": "", "url": ""}
    return {
        **told,
        "where": f"{operation.name} · A{request.number} {request.need.spot.name}",
        "url": request_url(operation.operation, request.number),
    }


def _moves(stock: Stock, one: Resource, part: Part, operation: Situation | None) -> dict[str, Any]:
    mine = one.owner == stock.by.authority or stock.by.role in LOG_OFFICE
    may = mine and operation is not None and offers(operation, MovePromise, stock.by)
    return {
        "operation": part.operation,
        "number": part.promise,
        "key": f"{part.operation}-{part.promise}",
        "label": f"{part.amount} {one.name}",
        "moves": moves_of(part, one.id, stock.resources) if may else [],
    }


def _states(
    condition: Condition, free: int, parts: Iterable[dict[str, Any]], *, waits: bool
) -> list[ResourceState]:
    """What shows: what the owner said of the whole, what each part is, and what is left."""
    found: list[ResourceState] = []
    if condition is not Condition.READY:
        found.append(ResourceState(condition.value))
    elif free:
        found.append(ResourceState.ASKED if waits else ResourceState.FREE)
    found += [state for state in _HELD if any(one["state"] == state.value for one in parts)]
    return list(dict.fromkeys(found))


def _asked(stock: Stock) -> frozenset[tuple[str, Capability]]:
    """Whose answer somebody waits for, as far as the reader may see that it was asked."""
    return frozenset(
        (each.authority, one.need.capability)
        for situation in stock.operations
        for one in situation.requests.all()
        if not one.withdrawn
        for each in one.unanswered
    )


def _may_write(stock: Stock, one: Resource) -> bool:
    own = one.owner == stock.by.authority or stock.by.role in LOG_OFFICE
    if stock.operation is not None:
        return own and offers(stock.operation, SayCondition, stock.by)
    return own and may(SayCondition, stock.by) is None


def _fits(row: dict[str, Any], wanted: Wanted) -> bool:
    words = (wanted.q or "").casefold().split()
    return (
        (wanted.capability is None or row["capability"] == wanted.capability.value)
        and (wanted.owner is None or row["owner"] == wanted.owner)
        and (wanted.state is None or wanted.state.value in row["states"])
        and all(one in row["sought"] for one in words)
    )
