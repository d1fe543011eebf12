"""Whether the lines of a decision can be: no unit in two places, none that is broken, no more of it
than there is, and to nobody more than he asked for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from crisis.errors import RefusalKind, Refused
from crisis.projections.allotments import Allotment
from crisis.projections.requests import HelpRequest
from crisis.projections.resources import Resources
from crisis.rules.keeping import lacks, works
from crisis.rules.shortages import Weighed, givers, surplus
from crisis.terms.allotments import LineState, OwnedLine
from crisis.terms.resources import Condition, Resource, Window

Key = tuple[str, int]


def unfit(stock: Resources, lines: Sequence[OwnedLine], weighed: Weighed) -> Refused | None:
    """One line after another, with those before it; the field names the line that cannot be."""
    requests = {(one.operation, one.request.number): one.request for one in weighed.asked}
    keys = [(one.operation, one.request, one.resource_id) for one in lines]
    if len(set(keys)) < len(keys):
        return Refused("allotment.twice", field="lines")
    for at, one in enumerate(lines):
        field, request = f"lines[{at}]", requests.get((one.operation, one.request))
        unit = stock.get(one.resource_id)
        if request is None:
            return Refused("request.unknown", field=field, kind=RefusalKind.UNKNOWN)
        if unit is None:
            return Refused("resource.unknown", field=field, kind=RefusalKind.UNKNOWN)
        no = _cannot(stock, unit, request, field, weighed.now)
        no = no or _too_much(stock, unit, _held(stock, lines[: at + 1], unit, requests), field)
        if no:
            return no
    return _more_than_asked(stock, lines, weighed)


def covered(
    stock: Resources, last: Allotment, line: OwnedLine, one: HelpRequest, now: datetime
) -> Refused | None:
    """Say no to a line whose request has got meanwhile what it asked for. What of it must give way
    to others by the same decision is on its way out and does not count, nor what is not there."""
    gone = lacks(stock, line.operation, one, now)
    open_ = (each.line for each in last.lines if each.state is LineState.PENDING)
    leaving = givers(open_, stock)
    kept = sum(
        each.amount - gone.get(each.number, 0)
        for each in one.promises
        if each.bound and leaving.get(each.resource_id or "", _key(line)) == _key(line)
    )
    if kept + line.amount <= one.need.amount:
        return None
    told: dict[str, Any] = {"asked": one.need.amount, "promised": kept, "amount": line.amount}
    return Refused("allotment.covered", field="request", kind=RefusalKind.CONFLICT, **told)


def _key(one: OwnedLine) -> Key:
    return one.operation, one.request


def _cannot(
    stock: Resources, unit: Resource, request: HelpRequest, field: str, now: datetime
) -> Refused | None:
    if unit.capability is not request.need.capability:
        code = "promise.other_capability"
        return Refused(code, field=field, kind=RefusalKind.CONFLICT, name=unit.name)
    if stock.condition(unit.id) is Condition.OUT:
        return Refused("promise.out", field=field, kind=RefusalKind.CONFLICT, name=unit.name)
    if not works(stock, unit.id, request.need.window, now):
        return Refused("promise.resting", field=field, kind=RefusalKind.CONFLICT, name=unit.name)
    return None


def _too_much(
    stock: Resources, unit: Resource, held: Sequence[tuple[Window, int]], field: str
) -> Refused | None:
    there = stock.usable(unit.id)
    if _peak(held) <= there:
        return None
    told: dict[str, Any] = {"name": unit.name, "amount": there}
    return Refused("allotment.too_much", field=field, kind=RefusalKind.CONFLICT, **told)


def _more_than_asked(
    stock: Resources, lines: Sequence[OwnedLine], weighed: Weighed
) -> Refused | None:
    """All lines together, with what it was promised and keeps; the last of its lines is one too
    many."""
    over, asked = surplus(lines, stock, weighed), {one.key: one for one in weighed.asked}
    for at in reversed(range(len(lines))):
        one = lines[at]
        if over[_key(one)] <= 0:
            continue
        request = asked[f"{one.operation}:{one.request}"].request
        told: dict[str, Any] = {"request": one.request, "asked": request.need.amount}
        told |= {"more": over[_key(one)]}
        code, field = "allotment.more_than_asked", f"lines[{at}]"
        return Refused(code, field=field, kind=RefusalKind.CONFLICT, **told)
    return None


def _held(
    stock: Resources, lines: Sequence[OwnedLine], unit: Resource, requests: dict[Key, HelpRequest]
) -> list[tuple[Window, int]]:
    """What the lines mean of a unit, and what the same requests are promised of it already: a line
    comes on top of that."""
    mine = [one for one in lines if one.resource_id == unit.id]
    keys = {_key(one) for one in mine}
    kept = (one for one in stock.bound(unit.id) if (one.operation, one.request) in keys)
    return [
        *((requests[_key(one)].need.window, one.amount) for one in mine),
        *((one.window, one.amount) for one in kept),
    ]


def _peak(held: Sequence[tuple[Window, int]]) -> int:
    """How much is meant at the worst moment; it is always the beginning of one of them."""
    return max(sum(amount for other, amount in held if _on(other, window)) for window, _ in held)


def _on(one: Window, other: Window) -> bool:
    """Says whether one is on when the other begins."""
    return one.begin <= other.begin and (one.end is None or other.begin < one.end)
