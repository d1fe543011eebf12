"""Which promises cannot be kept as things stand: broken units, those that rest when it begins, and
houses that filled up. Who counts what is missing anywhere asks here, so all say the same."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from crisis.projections.requests import HelpRequest
from crisis.projections.resource_parts import Key, Part
from crisis.projections.resources import Resources
from crisis.terms.resources import AWAY, Condition, RequestStatus, ResourceState, Window


def works(stock: Resources, resource: str, window: Window, now: datetime) -> bool:
    """What is out of use works for nothing; what rests, for what has not begun: until then it may
    be ready again."""
    condition = stock.condition(resource)
    return condition is Condition.READY or (condition is Condition.RESTING and window.begin > now)


def breaks(stock: Resources, resource: str, now: datetime) -> dict[Key, int]:
    """Give how much of each promise of a unit is not there for it. All of it, when the owner says
    that the unit is out of use, or that it rests when it should be there and has not left; else
    what was promised last and has not left gives way first. What came home to rest is there again
    for what has not begun, as a unit that rests is."""
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
    there = stock.usable(resource)
    begun = [one for one in parts if one.window.begin <= now]
    ahead, at = Window(begin=now), Window(begin=now, end=now + now.resolution)
    over = stock.peak(resource, ahead, now) - there - resting(stock, resource)
    _give_way(found, parts, over)
    _give_way(found, begun, stock.peak(resource, at, now) - there)
    return found


def resting(stock: Resources, resource: str) -> int:
    """Say how much of a unit came home to rest."""
    laid = stock.laid_up(resource)
    return sum(one.amount for one in laid if one.state is ResourceState.RESTING)


def _give_way(found: dict[Key, int], parts: Sequence[Part], over: int) -> None:
    """Take so much from what was promised last, beside what is gone already."""
    over -= sum(found.get((one.operation, one.promise), 0) for one in parts)
    for one in sorted(parts, key=_last_first):
        key = (one.operation, one.promise)
        gone = found.get(key, 0)
        more = min(one.amount - gone, over)
        if more > 0 and one.state not in AWAY:
            found[key] = gone + more
            over -= more


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
