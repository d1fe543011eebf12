"""What the district has, and which part of it is bound to whom: the fold of a resources stream."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

import msgspec
from immutables import Map

from crisis.events import Erased, Event, Stamp
from crisis.events.erasure import EntryErased
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
from crisis.projections.allotments import Allotments, news
from crisis.projections.allotments import fold as fold_allotments
from crisis.projections.erasure import Erasures
from crisis.projections.erasure import fold as fold_erasures
from crisis.projections.resource_parts import Counted, Key, Listed, Part, Said
from crisis.projections.situation import Folded
from crisis.terms.ids import RESOURCES
from crisis.terms.resources import (
    AWAY,
    BOUND,
    FIXED,
    LAID_UP,
    MEASURES,
    PEOPLE_IN,
    Condition,
    Occupancy,
    Resource,
    ResourceState,
    Window,
)


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
        return tuple(one for one in self._parts(resource) if one.state in BOUND)

    def laid_up(self, resource: str) -> tuple[Part, ...]:
        """Give the parts that came back to rest, or broken: nobody has them, and none is free."""
        return tuple(one for one in self._parts(resource) if one.state in LAID_UP)

    def _parts(self, resource: str) -> tuple[Part, ...]:
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

    def idle(self, resource: str) -> int:
        """Say how much of it came back to rest, or broken."""
        return sum(one.amount for one in self.laid_up(resource))

    def unbidden(self, resource: str) -> int:
        """Say how many are in a centre whom no promise brought: they take the places of others,
        and how long they stay nobody knows. Who came by a promise is counted by it."""
        found = self.get(resource)
        if found is None or found.kind not in FIXED or MEASURES[found.capability] not in PEOPLE_IN:
            return 0
        return max(0, self.occupancy(resource).present - self.away(resource))

    def usable(self, resource: str) -> int:
        """Say how much of it there is to promise at all: what rests, is broken or is taken by
        people who came by themselves is not."""
        found = self.get(resource)
        if found is None:
            return 0
        return max(0, found.amount - self.idle(resource) - self.unbidden(resource))

    def free(self, resource: str, window: Window, now: datetime) -> int:
        """Say how much of it could be promised for a window."""
        return max(0, self.usable(resource) - self.peak(resource, window, now))


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
    return _seen_anew(found, msgspec.structs.replace(found, occupied=occupied), event.resource_id)


def _seen_anew(before: Resources, after: Resources, resource: str) -> Resources:
    """Other people in a house than were promised to it, or a part laid up or well again: what was
    decided on it must be decided anew. That those come who were promised is no news."""
    if after.usable(resource) == before.usable(resource):
        return after
    decided = news(after.allotments, resource)
    return msgspec.structs.replace(after, allotments=decided)


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
    laid = found.laid_up(event.resource_id) if event.condition is Condition.READY else ()
    parts: Map[Key, Part] = found.parts.get(event.resource_id, Map())
    for one in laid:  # All of it is ready: what rested or was broken is too.
        parts = parts.delete((one.operation, one.promise))
    all_ = found.parts.set(event.resource_id, parts) if laid else found.parts
    said = found.said.set(event.resource_id, told)
    return msgspec.structs.replace(found, said=said, parts=all_)


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
    after = msgspec.structs.replace(found, parts=found.parts.set(event.resource_id, parts))
    laid = LAID_UP & {event.state} if isinstance(event, PromiseMoved) else frozenset()
    again = laid or (old is not None and old.state in LAID_UP)
    return _seen_anew(found, after, event.resource_id) if again else after


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
