"""What the district has, and which part of it is bound to whom: the fold of a resources stream."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

import msgspec
from immutables import Map

from crisis.events import Erased, Event, Stamp
from crisis.events.erasure import EntryErased
from crisis.events.log import SpokenFor
from crisis.events.requests import PromiseMade, PromiseMoved
from crisis.events.resources import (
    ConditionSaid,
    CopiedResource,
    OccupancySaid,
    ResourceChanged,
    ResourceRetired,
    ResourcesCopied,
    ResourcesRegistered,
)
from crisis.projections.allotments import Allotments
from crisis.projections.allotments import fold as fold_allotments
from crisis.projections.erasure import Erasures
from crisis.projections.erasure import fold as fold_erasures
from crisis.projections.situation import Folded
from crisis.terms.ids import RESOURCES
from crisis.terms.resources import (
    AWAY,
    Condition,
    Occupancy,
    Resource,
    ResourceState,
    Window,
)


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a resource that is bound. Dansk: bundet del."""

    operation: str
    request: int
    promise: int
    amount: int
    window: Window
    state: ResourceState
    since: datetime

    def held(self, now: datetime) -> Window:
        """Say from when until when. What is away is so from when it left until it is back."""
        begin, end = self.window.begin, self.window.end
        if self.state not in AWAY:
            return self.window
        return Window(begin=min(begin, self.since), end=end if end and end > now else None)


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """What an owner said of it, and by which entry. Dansk: ejerens ord."""

    number: int
    at: datetime
    condition: Condition = Condition.READY
    reason: str | None = None
    on_behalf_of: SpokenFor | None = None


class Counted(msgspec.Struct, frozen=True, kw_only=True):
    """How full it is, and by which entry. Dansk: meldt belægning."""

    number: int
    at: datetime
    occupancy: Occupancy


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """A resource in the list, and the entry by which it stands there. Dansk: ressource i listen."""

    number: int
    at: datetime
    resource: Resource


Key = tuple[str, int]
"""An operation and the number of a promise in it."""


class Resources(msgspec.Struct, frozen=True, kw_only=True):
    """All there is in one stream of resources. Dansk: ressourceliste."""

    stream: str = RESOURCES
    number: int = 0
    hash: str = ""
    listed: Map[str, Listed] = Map()
    ids: frozenset[str] = frozenset()
    """Every short name that was ever given; one that went out is never given again."""
    said: Map[str, Said] = Map()
    occupied: Map[str, Counted] = Map()
    parts: Map[str, Map[Key, Part]] = Map()
    """Resource → its bound parts."""
    erasures: Erasures = Map()
    allotments: Allotments = Allotments()

    def get(self, resource: str) -> Resource | None:
        """Give a resource that is there."""
        found = self.listed.get(resource)
        return found.resource if found else None

    def all(self) -> list[Resource]:
        """Give all there are, by owner and name."""
        found = (one.resource for one in self.listed.values())
        return sorted(found, key=lambda one: (one.owner, one.name, one.id))

    def condition(self, resource: str) -> Condition:
        """Give what its owner said of it last; ready when nothing was said."""
        found = self.said.get(resource)
        return found.condition if found else Condition.READY

    def occupancy(self, resource: str) -> Occupancy:
        """Give what its owner said of the people in it."""
        found = self.occupied.get(resource)
        return found.occupancy if found else Occupancy()

    def bound(self, resource: str) -> tuple[Part, ...]:
        """Give its bound parts, in a fixed order."""
        found: Map[Key, Part] = self.parts.get(resource, Map())
        return tuple(found[key] for key in sorted(found))

    def part(self, operation: str, promise: int, resource: str) -> Part | None:
        """Give the part that a promise binds."""
        found: Map[Key, Part] = self.parts.get(resource, Map())
        return found.get((operation, promise))

    def peak(self, resource: str, window: Window, now: datetime) -> int:
        """Say how much of it is bound at the worst moment of a window."""
        spans = [(one.held(now), one.amount) for one in self.bound(resource)]
        held = [one for one in spans if one[0].meets(window)]
        begins = {window.begin} | {one.begin for one, _ in held}
        moments = (one for one in begins if one >= window.begin)
        return max(
            (
                sum(
                    amount
                    for one, amount in held
                    if one.meets(Window(begin=at, end=at + at.resolution))
                )
                for at in moments
            ),
            default=0,
        )

    @property
    def standing(self) -> frozenset[int]:
        """The entries by which something stands as it is: in the list, in use, people in it."""
        found = {one.number for one in self.listed.values()}
        found |= {one.number for name, one in self.said.items() if name in self.listed}
        found |= {one.number for name, one in self.occupied.items() if name in self.listed}
        return frozenset(found)

    def away(self, resource: str) -> int:
        """Say how much of it is on the way or in use somewhere."""
        return sum(one.amount for one in self.bound(resource) if one.state in AWAY)

    def free(self, resource: str, window: Window, now: datetime) -> int:
        """Say how much of it could be promised for a window."""
        found = self.get(resource)
        return max(0, found.amount - self.peak(resource, window, now)) if found else 0


def copied(found: Resources, stream: str) -> Resources:
    """Give what a drill begins with: all there is and how it is, and nothing of it bound."""
    return Resources(
        stream=stream,
        listed=found.listed,
        ids=found.ids,
        said=found.said,
        occupied=found.occupied,
    )


def telling(found: Resources) -> tuple[CopiedResource, ...]:
    """Give what a drill writes down of what it took over."""
    return tuple(
        CopiedResource(
            resource=one, condition=found.condition(one.id), occupancy=found.occupancy(one.id)
        )
        for one in found.all()
    )


def fold(found: Resources, entries: Iterable[Folded]) -> Resources:
    """Take entries in order into the list."""
    for one in entries:
        found = step(found, one.stamp, one.event)
    return found


def step(found: Resources, stamp: Stamp, event: Event | Erased) -> Resources:
    """Take one entry into the list. Every stored event folds; none is refused."""
    decided = fold_allotments(found.allotments, stamp, event)
    place = {"number": stamp.number, "hash": stamp.hash}
    found = msgspec.structs.replace(found, allotments=decided, **place)
    change = _STEPS.get(type(event))
    return change(found, stamp, event) if change else found


def _registered(found: Resources, stamp: Stamp, event: ResourcesRegistered) -> Resources:
    return _put(found, stamp, event.resources)


def _changed(found: Resources, stamp: Stamp, event: ResourceChanged) -> Resources:
    return _put(found, stamp, (event.resource,))


def _retired(found: Resources, stamp: Stamp, event: ResourceRetired) -> Resources:
    listed = found.listed.delete(event.id) if event.id in found.listed else found.listed
    return msgspec.structs.replace(found, listed=listed)


def _counted(found: Resources, stamp: Stamp, event: OccupancySaid) -> Resources:
    told = Counted(number=stamp.number, at=stamp.recorded_at, occupancy=event.occupancy)
    occupied = found.occupied.set(event.resource_id, told)
    return msgspec.structs.replace(found, occupied=occupied)


def _erased(found: Resources, stamp: Stamp, event: EntryErased) -> Resources:
    erasures = fold_erasures(found.erasures, stamp, event)
    return msgspec.structs.replace(found, erasures=erasures)


def _put(found: Resources, stamp: Stamp, resources: Iterable[Resource]) -> Resources:
    listed, ids = found.listed, set(found.ids)
    for one in resources:
        listed = listed.set(one.id, Listed(number=stamp.number, at=stamp.recorded_at, resource=one))
        ids.add(one.id)
    return msgspec.structs.replace(found, listed=listed, ids=frozenset(ids))


def _taken_over(found: Resources, stamp: Stamp, event: ResourcesCopied) -> Resources:
    found = _put(found, stamp, (one.resource for one in event.resources))
    said, occupied = found.said, found.occupied
    for one in event.resources:
        told = Said(number=stamp.number, at=stamp.recorded_at, condition=one.condition)
        said = said.set(one.resource.id, told)
        count = Counted(number=stamp.number, at=stamp.recorded_at, occupancy=one.occupancy)
        occupied = occupied.set(one.resource.id, count)
    return msgspec.structs.replace(found, said=said, occupied=occupied)


def _said(found: Resources, stamp: Stamp, event: ConditionSaid) -> Resources:
    told = Said(
        number=stamp.number,
        at=stamp.recorded_at,
        condition=event.condition,
        reason=event.reason,
        on_behalf_of=event.on_behalf_of,
    )
    return msgspec.structs.replace(found, said=found.said.set(event.resource_id, told))


def _bound(found: Resources, stamp: Stamp, event: PromiseMade | PromiseMoved) -> Resources:
    if event.resource_id is None:
        return found
    key = (event.operation, event.promise)
    parts: Map[Key, Part] = found.parts.get(event.resource_id, Map())
    old = parts.get(key)
    if isinstance(event, PromiseMade):
        made = Part(
            operation=event.operation,
            request=event.request,
            promise=event.promise,
            amount=event.amount,
            window=event.window,
            state=ResourceState.PROMISED,
            since=stamp.recorded_at,
        )
        parts = parts.set(key, made)
    elif old is None:
        return found
    elif event.state is ResourceState.FREE:
        parts = parts.delete(key)
    else:
        now = msgspec.structs.replace(old, state=event.state, since=stamp.recorded_at)
        parts = parts.set(key, now)
    return msgspec.structs.replace(found, parts=found.parts.set(event.resource_id, parts))


_STEPS: dict[type, Callable[[Resources, Stamp, Any], Resources]] = {
    ResourcesRegistered: _registered,
    ResourceChanged: _changed,
    ResourcesCopied: _taken_over,
    ResourceRetired: _retired,
    ConditionSaid: _said,
    OccupancySaid: _counted,
    PromiseMade: _bound,
    PromiseMoved: _bound,
    EntryErased: _erased,
}
