"""The requests of all operations that draw on the same resources, side by side, as one scene."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime

import msgspec

from crisis.projections.requests import HelpRequest
from crisis.projections.resources import Resources
from crisis.projections.situation import Situation
from crisis.rules.keeping import breaks
from crisis.rules.weighing import Offer, Outward, Promised, Scene, Want
from crisis.terms.places import Position
from crisis.terms.priority import Aim
from crisis.terms.resources import AWAY, EXTERNAL, FIXED, Condition, Resource, Window

Places = Sequence[Position | None]
Ways = Callable[[Places, Places], Sequence[Sequence[float]]]
"""How far by road in metres from each of the first to each of the second."""


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """A request, and the operation it was made in. Dansk: konkurrerende anmodning."""

    operation: str
    operation_name: str
    request: HelpRequest

    @property
    def key(self) -> str:
        """Its name in a scene."""
        return want_key(self.operation, self.request.number)


def want_key(operation: str, request: int) -> str:
    """Give the name of a request in a scene."""
    return f"{operation}:{request}"


def request_of(key: str) -> tuple[str, int]:
    """Give operation and number again."""
    operation, _, number = key.rpartition(":")
    return operation, int(number)


def competing(situations: Iterable[Situation], now: datetime) -> tuple[Asked, ...]:
    """Give what is asked of the district's owners in operations that are not over: what something
    is missing of, or bound by. What is asked out of the district competes with nothing."""
    return tuple(one for one in _open(situations, now) if one.request.path not in EXTERNAL)


def outward(situations: Iterable[Situation], now: datetime) -> tuple[Outward, ...]:
    """Give what is asked out of the district in operations that are not over: no owner's unit goes
    there, but what has not come is missing all the same."""
    found = (one for one in _open(situations, now) if one.request.path in EXTERNAL)
    return tuple(Outward(want=_want(one, now), promised=one.request.promised) for one in found)


def _open(situations: Iterable[Situation], now: datetime) -> Iterator[Asked]:
    for each in sorted(situations, key=lambda each: each.operation):
        for one in each.requests.all() if each.closing.closed is None else ():
            if not one.withdrawn and _lasts(one, now):
                yield Asked(operation=each.operation, operation_name=each.name, request=one)


def _lasts(one: HelpRequest, now: datetime) -> bool:
    end = one.need.window.end
    return end is None or end > now or any(each.state in AWAY for each in one.promises)


def scene_of(
    asked: Sequence[Asked], stock: Resources, order: tuple[Aim, ...], now: datetime, ways: Ways
) -> Scene:
    """Give all of it as it is weighed. What is bound to anything else is bound in the scene too,
    by a request that nothing is taken from."""
    units = stock.all()
    known = {one.key for one in asked}
    bound = list(_bound(stock, units, now))
    wants = [_want(one, now) for one in asked]
    wants += _others(bound, known, order, now)
    spots: list[Position | None] = [one.request.need.spot.position for one in asked]
    spots += [None] * (len(wants) - len(asked))
    stands = _standing(units, asked, stock)
    return Scene(
        now=now,
        order=order,
        wants=wants,
        offers=[_offer(one, stock) for one in units],
        promised=[one for one, _, _ in bound],
        metres=ways(spots, stands) if wants and units else [[] for _ in wants],
    )


def _standing(
    units: Sequence[Resource], asked: Sequence[Asked], stock: Resources
) -> list[Position | None]:
    """Give where each unit sets out from: its home, or where the last of it went when no part of
    it is at home."""
    spots = {one.key: one.request.need.spot.position for one in asked}

    def stands(unit: Resource) -> Position | None:
        away = [one for one in stock.bound(unit.id) if one.state in AWAY]
        if not away or sum(one.amount for one in away) < unit.amount:
            return unit.home.position
        last = max(away, key=lambda one: one.since)
        return spots.get(want_key(last.operation, last.request)) or unit.home.position

    return [stands(one) for one in units]


def _want(one: Asked, now: datetime) -> Want:
    """What is away is bound from when it left, and past its time until it is back."""
    request, window = one.request, one.request.need.window
    away = [each.since for each in request.promises if each.state in AWAY]
    return Want(
        key=one.key,
        aim=request.aim,
        capability=request.need.capability.value,
        amount=request.need.amount,
        asked_at=request.at,
        start=window.begin,
        until=None if away and window.end is not None and window.end <= now else window.end,
        left=min(away, default=None),
    )


def _offer(one: Resource, stock: Resources) -> Offer:
    return Offer(
        key=one.id,
        capability=one.capability.value,
        amount=stock.usable(one.id),
        stays=one.kind in FIXED,
        ready_minutes=one.readiness,
        usable=stock.condition(one.id) is not Condition.OUT,
        rests=stock.condition(one.id) is Condition.RESTING,
    )


_Bound = tuple[Promised, str, Window]


def _bound(stock: Resources, units: Sequence[Resource], now: datetime) -> Iterator[_Bound]:
    for unit in units:
        gone = breaks(stock, unit.id, now)
        for one in stock.bound(unit.id):
            window = one.held(now)
            amount = one.amount - gone.get((one.operation, one.promise), 0)
            if amount <= 0 or (window.end is not None and window.end <= now):
                continue
            key = want_key(one.operation, one.request)
            promised = Promised(want=key, offer=unit.id, amount=amount)
            yield promised, unit.capability.value, window


def _others(
    bound: Sequence[_Bound], known: set[str], order: tuple[Aim, ...], now: datetime
) -> Iterator[Want]:
    """Give a request for each that binds something and is not among those asked."""
    found: dict[str, Want] = {}
    for one, capability, window in bound:
        if one.want in known:
            continue
        old = found.get(one.want)
        found[one.want] = Want(
            key=one.want,
            aim=order[0],
            capability=capability,
            amount=one.amount + (old.amount if old else 0),
            asked_at=now,
            start=min(window.begin, old.start) if old else window.begin,
            until=window.end,
        )
    yield from found.values()
