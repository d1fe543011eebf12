"""Which promises cannot be kept as things stand: broken units, those that rest when it begins, and
houses that filled up. Who counts what is missing anywhere asks here, so all say the same."""

from __future__ import annotations

from datetime import datetime

from crisis.projections.requests import HelpRequest
from crisis.projections.resource_parts import Key, Part
from crisis.projections.resources import Resources
from crisis.terms.resources import AWAY, Condition, RequestStatus, Window


def works(stock: Resources, resource: str, window: Window, now: datetime) -> bool:
    """What is out of use works for nothing; what rests, for what has not begun: until then it may
    be ready again."""
    condition = stock.condition(resource)
    return condition is Condition.READY or (condition is Condition.RESTING and window.begin > now)


def breaks(stock: Resources, resource: str, now: datetime) -> dict[Key, int]:
    """Give how much of each promise of a unit is not there for it. All of it, when the owner says
    that the unit is out of use, or that it rests when it should be there and has not left; else
    what was promised last and has not left gives way first."""
    parts = stock.bound(resource)
    if not parts or stock.get(resource) is None:
        return {}
    if stock.condition(resource) is Condition.OUT:
        return {(one.operation, one.promise): one.amount for one in parts}
    found: dict[Key, int] = {
        (one.operation, one.promise): one.amount
        for one in parts
        if one.state not in AWAY and not works(stock, resource, one.window, now)
    }
    over = stock.peak(resource, Window(begin=now), now) - stock.usable(resource)
    over -= sum(found.values())
    for one in sorted(parts, key=_last_first):
        if over <= 0 or one.state in AWAY or (one.operation, one.promise) in found:
            continue
        found[one.operation, one.promise] = gone = min(one.amount, over)
        over -= gone
    return found


def lacks(stock: Resources, operation: str, one: HelpRequest, now: datetime) -> dict[int, int]:
    """Give each promise of a request of which something is not there, and how much."""
    return {
        each.number: gone
        for each in one.promises
        if each.bound and each.resource_id is not None
        and (gone := breaks(stock, each.resource_id, now).get((operation, each.number), 0))
    }  # fmt: skip


def short_of(one: HelpRequest, gone: int) -> int:
    """Say how much is missing of a request: what nobody promised, and what was and is not there."""
    return max(0, one.need.amount - (one.promised - gone))


def standing(one: HelpRequest, gone: int) -> RequestStatus:
    """Say how far a request has come when so much of what was promised is not there."""
    there = one.promised - gone
    if not gone or one.withdrawn or there >= one.need.amount:
        return one.status
    if there > 0:
        return RequestStatus.PARTLY
    return RequestStatus.WAITING if one.unanswered else RequestStatus.UNMET


def _last_first(one: Part) -> tuple[float, str, int]:
    return -one.since.timestamp(), one.operation, -one.promise
