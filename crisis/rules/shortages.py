"""What a decision on who gets what leaves missing: also of what is promised and goes to another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

import msgspec

from crisis.projections.help_steps import Promise
from crisis.projections.requests import HelpRequest
from crisis.projections.resources import Resources
from crisis.rules.competing import Asked
from crisis.rules.keeping import breaks, lacks, resting
from crisis.terms.allotments import SHORTS_LIMIT, OwnedLine, Shortage
from crisis.terms.priority import Aim
from crisis.terms.resources import Window


class Weighed(NamedTuple):
    """What a decision weighs: all that is asked, by which order of aims, and when.

    Dansk: vejet af beslutningen.
    """

    asked: Sequence[Asked]
    order: Sequence[Aim]
    now: datetime


Key = tuple[str, int]
Held = list[tuple[Window, int]]


def shorts(lines: Sequence[OwnedLine], stock: Resources, weighed: Weighed) -> tuple[Shortage, ...]:
    """Give what each request does not get: what nobody promised and no line gives, and what was
    promised to it of units that the lines give to others, or that broke."""
    left, asked = missing(lines, stock, weighed), weighed.asked
    found = (
        Shortage(
            operation=key[0],
            request=key[1],
            asked_by=request.asked_by,
            missing=left[key],
        )
        for key, request in _named(asked).items()
    )
    return tuple(one for one in found if one.missing > 0)[:SHORTS_LIMIT]


def surplus(lines: Sequence[OwnedLine], stock: Resources, weighed: Weighed) -> dict[Key, int]:
    """Give how much more than it asked for each request would have by the lines. What it was
    promised of a unit that must give way to others' lines may be what goes, and does not count."""
    meant, given = defaultdict[Key, int](int), givers(lines, stock)
    for one in lines:
        meant[one.operation, one.request] += one.amount
    found: dict[Key, int] = {}
    for key, request in _named(weighed.asked).items():
        stays = tuple(
            one for one in request.promises if given.get(one.resource_id or "", key) == key
        )
        left = msgspec.structs.replace(request, promises=stays)
        found[key] = meant[key] + _kept(key, left, stock, weighed.now) - request.need.amount
    return found


def givers(lines: Iterable[OwnedLine], stock: Resources) -> dict[str, Key | None]:
    """Give the units of which more is meant than there is beside what is promised of them, so that
    a promise gives way; each with the request it is meant for, None where that is several."""
    meant, whose = defaultdict[str, int](int), dict[str, Key | None]()
    for one in lines:
        meant[one.resource_id] += one.amount
        key = (one.operation, one.request)
        whose[one.resource_id] = key if whose.get(one.resource_id, key) == key else None
    bound = {unit: sum(one.amount for one in stock.bound(unit)) for unit in meant}
    return {unit: whose[unit] for unit in meant if meant[unit] + bound[unit] > stock.usable(unit)}


def missing(lines: Sequence[OwnedLine], stock: Resources, weighed: Weighed) -> dict[Key, int]:
    """Give how much each request lacks then."""
    asked, now = weighed.asked, weighed.now
    meant: dict[Key, int] = defaultdict(int)
    for one in lines:
        meant[one.operation, one.request] += one.amount
    lost = _lost(lines, stock, weighed)
    return {
        key: request.need.amount - _kept(key, request, stock, now) - meant[key] + lost[key]
        for key, request in _named(asked).items()
    }


def _kept(key: Key, request: HelpRequest, stock: Resources, now: datetime) -> int:
    """What is promised, and is there."""
    gone = lacks(stock, key[0], request, now)
    return sum(one.amount - gone.get(one.number, 0) for one in request.promises if one.bound)


def _lost(lines: Sequence[OwnedLine], stock: Resources, weighed: Weighed) -> dict[Key, int]:
    """Of a unit that is meant for more than there is of it the promises to what comes last give
    way first."""
    requests, lost, order = _named(weighed.asked), defaultdict[Key, int](int), weighed.order
    held: dict[str, Held] = defaultdict(list)
    for one in lines:
        window = requests[one.operation, one.request].need.window
        held[one.resource_id].append((window, one.amount))
    for key, promise in sorted(_promised(requests), key=lambda one: _rank(one, requests, order)):
        unit = stock.get(promise.resource_id or "")
        away = breaks(stock, unit.id, weighed.now) if unit is not None else {}
        whole = away.get((key[0], promise.number), 0) == promise.amount
        if unit is None or not held[unit.id] or whole:
            continue
        ahead = resting(stock, unit.id) if promise.window.begin > weighed.now else 0
        over = _load(held[unit.id], promise) + promise.amount - stock.usable(unit.id) - ahead
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
