"""Who could get what, as numbers alone: what a solver is asked, and what it answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from math import inf

import msgspec

from crisis.rules.weighing import TURN, Scene, arrivals, span

ENOUGH = 3
"""So many times what is asked for the nearest units of a request must be, to be looked at."""
FEWEST, MOST = 12, 60


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """A unit and a request it could go to. kind: what it can do. stands: what is promised of it
    there now. most: how much could come on top, 0 when no road leads there or the unit rests."""

    want: int
    offer: int
    kind: int
    stands: int
    most: int
    minutes: int
    late: int


class Limit(msgspec.Struct, frozen=True, kw_only=True):
    """At one moment these pairs together hold no more of a unit than there is, or is promised."""

    pairs: tuple[int, ...]
    amount: int


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """All that is asked. asked, ranks: of each request. ranks: 0 comes first."""

    asked: tuple[int, ...]
    ranks: tuple[int, ...]
    pairs: tuple[Pair, ...]
    limits: tuple[Limit, ...]
    seconds: float


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """What each pair keeps and gets; finished: nothing is better. Empty when nothing was found."""

    finished: bool = False
    kept: tuple[int, ...] = ()
    extra: tuple[int, ...] = ()


def problem_of(scene: Scene, seconds: float) -> Problem:
    """Give a scene as numbers; what is not usable is not in it."""
    rank = {aim: place for place, aim in enumerate(scene.order)}
    pairs = tuple(_pairs(scene))
    return Problem(
        asked=tuple(one.amount for one in scene.wants),
        ranks=tuple(rank[one.aim] for one in scene.wants),
        pairs=pairs,
        limits=tuple(_limits(scene, pairs)),
        seconds=seconds,
    )


def _pairs(scene: Scene) -> Iterator[Pair]:
    wants = {one.key: at for at, one in enumerate(scene.wants)}
    offers = {one.key: at for at, one in enumerate(scene.offers)}
    stands: dict[tuple[int, int], int] = {}
    for one in scene.promised:
        key = wants.get(one.want), offers.get(one.offer)
        if key[0] is not None and key[1] is not None and scene.offers[key[1]].usable:
            stands[key[0], key[1]] = stands.get((key[0], key[1]), 0) + one.amount
    kinds = {name: at for at, name in enumerate(sorted({one.capability for one in scene.wants}))}
    for want, wish in enumerate(scene.wants):
        minutes = arrivals(scene, want)
        near = _near(scene, want, minutes)
        kept = [offer for at, offer in stands if at == want and offer not in near]
        until_start = max(0.0, (wish.start - scene.now).total_seconds() / 60)
        for offer in (*near, *kept):
            soon, known = minutes[offer], minutes[offer] < inf
            more = known and scene.offers[offer].works(wish, scene.now)
            yield Pair(
                want=want,
                offer=offer,
                kind=kinds[wish.capability],
                stands=stands.get((want, offer), 0),
                most=min(wish.amount, scene.offers[offer].amount) if more else 0,
                minutes=round(soon) if known else 0,
                late=round(max(0.0, soon - until_start)) if known else 0,
            )


def _near(scene: Scene, want: int, minutes: Sequence[float]) -> list[int]:
    """The nearest that can do it, enough of them and not too many."""
    wish = scene.wants[want]
    can = [
        at
        for at, one in enumerate(scene.offers)
        if one.works(wish, scene.now) and minutes[at] < inf
    ]
    found: list[int] = []
    amount = 0
    for at in sorted(can, key=lambda at: (minutes[at], scene.offers[at].key))[:MOST]:
        if len(found) >= FEWEST and amount >= ENOUGH * wish.amount:
            break
        found.append(at)
        amount += scene.offers[at].amount
    return found


def _limits(scene: Scene, pairs: Sequence[Pair]) -> Iterator[Limit]:
    """The worst moment of a unit is always the beginning of one of its requests."""
    by_offer: dict[int, list[int]] = {}
    for at, one in enumerate(pairs):
        by_offer.setdefault(one.offer, []).append(at)
    for offer, places in by_offer.items():
        spans = [(at, *span(scene.wants[pairs[at].want])) for at in places]
        for start in sorted({begin for _, begin, _ in spans}):
            here = tuple(at for at, begin, end in spans if _on(scene, offer, begin, end, start))
            stands = sum(pairs[at].stands for at in here)
            yield Limit(pairs=here, amount=max(scene.offers[offer].amount, stands))


def _on(scene: Scene, offer: int, begin: datetime, end: datetime, moment: datetime) -> bool:
    """Says whether it is held then; one that moves is held for a while longer, to turn."""
    if begin > moment:
        return False
    return moment < end or (not scene.offers[offer].stays and moment < end + TURN)
