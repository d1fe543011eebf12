"""What there is to send, as facts of the situation picture: by capability what is free, asked for,
promised, on its way, in use, resting and out, and what is missing in the hours to come.

Of requests only those that are for all of the staff count, so it is the same for every reader.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from crisis.projections.help_steps import Promise
from crisis.projections.requests import HelpRequest
from crisis.projections.resources import Resources
from crisis.projections.sitrep_actions import request
from crisis.projections.sitrep_facts import Fact
from crisis.projections.situation import Situation
from crisis.rules.competing import Places, competing, outward, scene_of
from crisis.rules.keeping import lacks, short_of, standing
from crisis.rules.overview import outlook
from crisis.rules.proposing import as_it_stands
from crisis.terms.priority import HORIZONS
from crisis.terms.resources import (
    BOUND,
    EXTERNAL,
    Capability,
    Condition,
    RequestStatus,
    Resource,
    ResourceState,
    Window,
)
from crisis.terms.sitreps import FactKind, SitrepField

_COUNTED = (ResourceState.FREE, ResourceState.ASKED, ResourceState.PROMISED,
            ResourceState.ON_THE_WAY, ResourceState.DEPLOYED, ResourceState.RESTING,
            ResourceState.OUT)  # fmt: skip
OWNERS_NAMED = 3
"""So many owners are named as the source; the rest are counted."""


def stock_facts(shared: Situation, stock: Resources, now: datetime) -> Iterator[Fact]:
    """Give a fact for each capability that there is something of, or something is asked of.
    shared: what of the operation is for all."""
    lacking = _lacking(shared, stock, now)
    outside, units = list(_outside(shared)), stock.all()
    by = _Looked(shared, stock, now, lacking)
    for kind in Capability:
        own = [one for one in units if one.capability is kind]
        theirs = [promise for request, promise in outside if request.need.capability is kind]
        if own or theirs or kind.value in lacking:
            yield _fact(kind, own, theirs, by)


def request_facts(situation: Situation, stock: Resources, now: datetime) -> Iterator[Fact]:
    """Give each request that is not over; what was promised and is not there is missing in it as it
    is in the rows of what there is."""
    for one in situation.requests.all():
        if one.status not in (RequestStatus.WITHDRAWN, RequestStatus.FINISHED):
            gone = sum(lacks(stock, situation.operation, one, now).values())
            yield request(one, gone, short_of(one, gone), standing(one, gone))


class _Looked:
    """What all capabilities are counted by."""

    def __init__(
        self, shared: Situation, stock: Resources, now: datetime, lacking: dict[str, Any]
    ) -> None:
        self.requests = shared.requests.all()
        self.stock, self.now, self.lacking = stock, now, lacking
        self.begun = shared.opened_at or now

    def askers(self, kind: Capability) -> set[str]:
        """Whose word it is of what nobody has."""
        return {one.asked_by for one in self.requests if one.need.capability is kind}


def _fact(kind: Capability, own: list[Resource], theirs: list[Promise], by: _Looked) -> Fact:
    counted = dict.fromkeys(_COUNTED, 0)
    for one in own:
        for state, amount in _states(one, by):
            counted[state] += amount
    for promise in theirs:
        counted[promise.state] += promise.amount
    counted[ResourceState.ASKED] = _asked(kind, by)
    centres = [by.stock.occupancy(one.id) for one in own]
    owners = sorted({one.owner for one in own} | {one.owner for one in theirs} or by.askers(kind))
    times = [each for one in own for each in _times(one, by)] + [one.since for one in theirs]
    return Fact(
        field=SitrepField.RESOURCES,
        kind=FactKind.STOCK,
        key=kind.value,
        values={
            "capability": kind.value,
            "total": sum(one.amount for one in own) + sum(one.amount for one in theirs),
            **{state.value: amount for state, amount in counted.items()},
            "open": sum(1 for one in centres if one.is_open),
            "present": sum(one.present for one in centres),
            "missing": by.lacking.get(kind.value, tuple((hours, 0) for hours in HORIZONS)),
            "assumed": bool(own) and all(one.assumed for one in own),
            "owners": tuple(owners),
        },
        number=0,
        at=max(times, default=by.begun),
    )


def _states(one: Resource, by: _Looked) -> Iterator[tuple[ResourceState, int]]:
    """What is bound, and what came home to rest or broken, is as its owner says; what is left
    rests, is out or is free."""
    bound = by.stock.bound(one.id)
    for part in (*bound, *by.stock.laid_up(one.id)):
        yield part.state, part.amount
    at = Window(begin=by.now, end=by.now + by.now.resolution)
    left = by.stock.free(one.id, at, by.now)
    condition = by.stock.condition(one.id)
    yield (
        ResourceState(condition.value)
        if condition is not Condition.READY
        else (ResourceState.FREE),
        left,
    )


def _asked(kind: Capability, by: _Looked) -> int:
    """How much was asked for and has not been answered; out of the district nobody is asked by
    name, and what waits there is what has no answer yet."""
    return sum(
        one.missing
        for one in by.requests
        if one.need.capability is kind and not one.withdrawn and _waits(one)
    )


def _waits(one: HelpRequest) -> bool:
    outside = one.path in EXTERNAL and not any(each.answers for each in one.steps)
    return bool(one.unanswered) or outside


def _times(one: Resource, by: _Looked) -> Iterator[datetime]:
    stock = by.stock
    yield stock.listed[one.id].at
    yield from (part.since for part in (*stock.bound(one.id), *stock.laid_up(one.id)))
    said, full = stock.said.get(one.id), stock.occupied.get(one.id)
    yield from (each.at for each in (said, full) if each is not None)


def _outside(shared: Situation) -> Iterator[tuple[HelpRequest, Promise]]:
    """What was promised from outside the district and is bound."""
    for one in shared.requests.all():
        for promise in one.promises:
            if promise.resource_id is None and promise.state in BOUND:
                yield one, promise


def _lacking(
    shared: Situation, stock: Resources, now: datetime
) -> dict[str, tuple[tuple[int, int], ...]]:
    """Give by capability what is missing of what this operation asks for, hour by hour."""
    asked, outside = competing((shared,), now), outward((shared,), now)
    if not asked and not outside:
        return {}
    scene = scene_of(asked, stock, shared.priorities.order, now, _nowhere)
    ahead = outlook(scene, as_it_stands(scene), outside)
    kinds = {one.request.need.capability.value for one in asked}
    kinds |= {one.want.capability for one in outside}
    return {
        kind: tuple((one.hours, one.missing) for one in rows)
        for kind, rows in ahead.items()
        if kind in kinds
    }


def _nowhere(starts: Places, ends: Places) -> list[list[float]]:
    """How far it is makes nothing more or less missing."""
    return [[0.0] * len(ends) for _ in starts]
