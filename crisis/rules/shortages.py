"""What a decision on who gets what leaves missing: also of what is promised and goes to another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime

from crisis.projections.requests import HelpRequest, Promise
from crisis.projections.resources import Resources
from crisis.rules.competing import Asked
from crisis.terms.allotments import SHORTS_LIMIT, OwnedLine, Shortage
from crisis.terms.priority import Aim
from crisis.terms.resources import Window

Key = tuple[str, int]
Held = list[tuple[Window, int]]


def shorts(
    lines: Sequence[OwnedLine], asked: Sequence[Asked], stock: Resources, order: Sequence[Aim]
) -> tuple[Shortage, ...]:
    """Give what each request does not get: what nobody promised and no line gives, and what was
    promised to it of units that the lines give to others."""
    meant: dict[Key, int] = defaultdict(int)
    for one in lines:
        meant[one.operation, one.request] += one.amount
    lost = _lost(lines, asked, stock, order)
    found = (
        Shortage(
            operation=key[0],
            request=key[1],
            asked_by=request.asked_by,
            missing=request.missing - meant[key] + lost[key],
        )
        for key, request in _named(asked).items()
    )
    return tuple(one for one in found if one.missing > 0)[:SHORTS_LIMIT]


def _lost(
    lines: Sequence[OwnedLine], asked: Sequence[Asked], stock: Resources, order: Sequence[Aim]
) -> dict[Key, int]:
    """Of a unit that is meant for more than there is of it the promises to what comes last give
    way first."""
    requests, lost = _named(asked), defaultdict[Key, int](int)
    held: dict[str, Held] = defaultdict(list)
    for one in lines:
        window = requests[one.operation, one.request].need.window
        held[one.resource_id].append((window, one.amount))
    for key, promise in sorted(_promised(requests), key=lambda one: _rank(one, requests, order)):
        unit = stock.get(promise.resource_id or "")
        if unit is None or not held[unit.id]:
            continue
        over = _load(held[unit.id], promise) + promise.amount - unit.amount
        gone = min(promise.amount, max(0, over))
        lost[key] += gone
        held[unit.id].append((promise.window, promise.amount - gone))
    return lost


def _named(asked: Sequence[Asked]) -> dict[Key, HelpRequest]:
    return {(one.operation, one.request.number): one.request for one in asked}


def _promised(requests: dict[Key, HelpRequest]) -> Iterable[tuple[Key, Promise]]:
    return [(key, each) for key, one in requests.items() for each in one.promises if each.bound]


def _rank(
    one: tuple[Key, Promise], requests: dict[Key, HelpRequest], order: Sequence[Aim]
) -> tuple[int, Key, int]:
    key, promise = one
    return order.index(requests[key].aim), key, promise.number


def _load(held: Held, promise: Promise) -> int:
    """How much is meant for others at the worst moment of a promise; that is its own beginning or
    the beginning of one of theirs."""
    window = promise.window
    begins = [window.begin, *(one.begin for one, _ in held if _on(window, one.begin))]
    return max(sum(amount for one, amount in held if _on(one, begin)) for begin in begins)


def _on(one: Window, moment: datetime) -> bool:
    return one.begin <= moment and (one.end is None or moment < one.end)
