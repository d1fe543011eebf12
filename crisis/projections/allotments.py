"""What was decided on who gets what, and how far each line has come: a slice of the resources."""

from __future__ import annotations

from datetime import datetime

import msgspec
from immutables import Map

from crisis.events import Erased, Event, Stamp
from crisis.events.allotments import LineRefused, LinesAllotted, ShortageNoted
from crisis.events.requests import PromiseMade, PromiseMoved
from crisis.events.resources import (
    ConditionSaid,
    ResourceChanged,
    ResourceRetired,
    ResourcesRegistered,
)
from crisis.terms.allotments import LineState, OwnedLine, Shortage
from crisis.terms.priority import Aim
from crisis.terms.resources import AWAY, ResourceState


class Allotted(msgspec.Struct, frozen=True, kw_only=True):
    """A decided line as it stands. left: whether its unit went. Dansk: linje i beslutningen."""

    line: OwnedLine
    state: LineState = LineState.PENDING
    left: bool = False

    @property
    def key(self) -> tuple[str, int, str]:
        """Operation, request and unit."""
        return self.line.operation, self.line.request, self.line.resource_id


class Allotment(msgspec.Struct, frozen=True, kw_only=True):
    """One decision on who gets what. Dansk: beslutning om prioritering.

    noted: the shortages that who asked has seen. moved: the units of which something was said
    since, or that came back. authority: who decided it.
    """

    number: int
    operation: str
    at: datetime
    order: tuple[Aim, ...]
    lines: tuple[Allotted, ...]
    shorts: tuple[Shortage, ...]
    weighed: frozenset[tuple[str, int]]
    noted: frozenset[tuple[str, int]] = frozenset()
    moved: frozenset[str] = frozenset()
    authority: str = ""

    def line(self, operation: str, request: int, resource: str) -> Allotted | None:
        """Give the line of a request and a unit."""
        key = (operation, request, resource)
        return next((one for one in self.lines if one.key == key), None)

    def of(self, operation: str, request: int) -> int:
        """Give how much was meant for a request."""
        found = (one.line for one in self.lines if one.key[:2] == (operation, request))
        return sum(one.amount for one in found)

    def about(self, operation: str) -> tuple[int, ...]:
        """Give the requests of an operation that it gives to, or not all."""
        lines = {one.line.request for one in self.lines if one.line.operation == operation}
        shorts = {one.request for one in self.shorts if one.operation == operation}
        return tuple(sorted(lines | shorts))

    def short(self, operation: str, request: int) -> Shortage | None:
        """Give what a request does not get."""
        found = (one for one in self.shorts if (one.operation, one.request) == (operation, request))
        return next(found, None)


class Allotments(msgspec.Struct, frozen=True, kw_only=True):
    """All decisions by number; the last is the one that holds. Dansk: prioriteringer."""

    all: Map[int, Allotment] = Map()
    number: int = 0

    @property
    def last(self) -> Allotment | None:
        """The decision that holds."""
        return self.all.get(self.number)


def fold(found: Allotments, stamp: Stamp, event: Event | Erased) -> Allotments:
    """Take one more entry of the resources in; what does not concern it leaves it as it was."""
    if isinstance(event, LinesAllotted):
        return _decided(found, stamp, event)
    last = found.last
    if last is None or isinstance(event, Erased):
        return found
    now = _answered(last, event)
    return found if now is last else _put(found, now)


def news(found: Allotments, unit: str) -> Allotments:
    """Note that something changed of a unit since the decision that holds."""
    last = found.last
    now = _news(last, unit) if last is not None else None
    return found if now is None or now is last else _put(found, now)


def _decided(found: Allotments, stamp: Stamp, event: LinesAllotted) -> Allotments:
    last = found.last
    if last is not None:
        lines = tuple(
            msgspec.structs.replace(one, state=LineState.REPLACED)
            if one.state is LineState.PENDING
            else one
            for one in last.lines
        )
        found = _put(found, msgspec.structs.replace(last, lines=lines))
    made = Allotment(
        number=event.allotment,
        operation=event.operation,
        at=stamp.recorded_at,
        order=event.order,
        lines=tuple(Allotted(line=one) for one in event.lines),
        shorts=event.shorts,
        weighed=frozenset(event.weighed),
        authority=stamp.authority,
    )
    return _put(msgspec.structs.replace(found, number=made.number), made)


def _answered(last: Allotment, event: Event) -> Allotment:
    match event:
        case PromiseMade(resource_id=str(resource)):
            return _moved(last, (event.operation, event.request, resource), LineState.CONFIRMED)
        case LineRefused():
            key = (event.operation, event.request, event.resource_id)
            return _moved(last, key, LineState.REFUSED)
        case PromiseMoved(resource_id=str(resource)):
            return _went(last, (event.operation, event.request, resource), event.state)
        case ShortageNoted():
            noted = last.noted | {(event.operation, event.request)}
            return msgspec.structs.replace(last, noted=noted)
        case _:
            return _news(last, *_changed(event))


def _news(last: Allotment, *units: str) -> Allotment:
    if last.moved.issuperset(units):
        return last
    return msgspec.structs.replace(last, moved=last.moved.union(units))


def _went(last: Allotment, key: tuple[str, int, str], state: ResourceState) -> Allotment:
    """A unit that is let go by another request, so that a line can be kept, is no news. One that
    was promised by a line and is let go, or breaks, before it left takes the line back; one that
    was there and is home is there for others."""
    mine = last.line(*key)
    confirmed = mine is not None and mine.state is LineState.CONFIRMED
    if state is ResourceState.OUT and mine is not None and confirmed and not mine.left:
        return _put_line(last, key, LineState.WITHDRAWN)
    if state is not ResourceState.FREE:
        return _put_line(last, key, left=True) if confirmed and state in AWAY else last
    if mine is not None and confirmed:
        return _news(last, key[2]) if mine.left else _put_line(last, key, LineState.WITHDRAWN)
    lined = any(one.line.resource_id == key[2] for one in last.lines)
    return last if lined else _news(last, key[2])


def _changed(event: Event) -> tuple[str, ...]:
    """Which units an owner said something of."""
    match event:
        case ResourcesRegistered(resources=resources):
            return tuple(one.id for one in resources)
        case ResourceChanged(resource=one):
            return (one.id,)
        case ResourceRetired(id=name) | ConditionSaid(resource_id=name):
            return (name,)
        case _:
            return ()


def _moved(last: Allotment, key: tuple[str, int, str], state: LineState) -> Allotment:
    if not any(one.key == key and one.state is LineState.PENDING for one in last.lines):
        return last
    return _put_line(last, key, state)


def _put_line(
    last: Allotment, key: tuple[str, int, str], state: LineState | None = None, left: bool = False
) -> Allotment:
    lines = tuple(
        msgspec.structs.replace(one, state=state or one.state, left=left or one.left)
        if one.key == key
        else one
        for one in last.lines
    )
    return msgspec.structs.replace(last, lines=lines)


def _put(found: Allotments, one: Allotment) -> Allotments:
    return msgspec.structs.replace(found, all=found.all.set(one.number, one))
