"""Which promises cannot be kept as things stand: broken units, and houses that filled up."""

from __future__ import annotations

from datetime import datetime

from crisis.projections.requests import HelpRequest
from crisis.projections.resource_parts import Key, Part
from crisis.projections.resources import Resources
from crisis.terms.resources import AWAY, Condition, Window


def breaks(stock: Resources, resource: str, now: datetime) -> dict[Key, int]:
    """Give how much of each promise of a unit is not there for it. All of it, when the owner says
    that the unit is out of use; else what was promised last and has not left gives way first."""
    parts = stock.bound(resource)
    if not parts or stock.get(resource) is None:
        return {}
    if stock.condition(resource) is Condition.OUT:
        return {(one.operation, one.promise): one.amount for one in parts}
    over = stock.peak(resource, Window(begin=now), now) - stock.usable(resource)
    found: dict[Key, int] = {}
    for one in sorted(parts, key=_last_first):
        if over <= 0 or one.state in AWAY:
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


def _last_first(one: Part) -> tuple[float, str, int]:
    return -one.since.timestamp(), one.operation, -one.promise
