"""The requests of an operation as they stand: who was asked, what is promised, how far it is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import msgspec
from immutables import Map

from crisis.events import Erased, Event, Stamp
from crisis.events.requests import (
    AskedOwner,
    PromiseMade,
    PromiseMoved,
    RequestAnswered,
    RequestMade,
    RequestTold,
    RequestWithdrawn,
)
from crisis.projections.help_steps import HelpStep, Promise
from crisis.terms.priority import Aim
from crisis.terms.resources import (
    AWAY,
    HelpPath,
    Need,
    RequestStatus,
    ResourceState,
    Spot,
)


class HelpRequest(msgspec.Struct, frozen=True, kw_only=True):
    """A request with all that came of it. Dansk: anmodning om hjælp."""

    number: int
    entry: int
    at: datetime
    incident: int | None
    task: int | None
    aim: Aim
    need: Need
    path: HelpPath
    asked: tuple[AskedOwner, ...]
    asked_by: str
    asked_by_name: str
    steps: tuple[HelpStep, ...] = ()
    promises: tuple[Promise, ...] = ()
    withdrawn: bool = False

    @property
    def promised(self) -> int:
        """How much of it is bound to this request."""
        return sum(one.amount for one in self.promises if one.bound)

    @property
    def missing(self) -> int:
        """How much of it nobody has promised."""
        return max(0, self.need.amount - self.promised)

    @property
    def unanswered(self) -> tuple[AskedOwner, ...]:
        """Those who were asked and have said nothing."""
        said = {one.owner for one in self.steps if one.answers}
        return tuple(one for one in self.asked if one.authority not in said)

    @property
    def losses(self) -> tuple[HelpStep, ...]:
        """What others said by which less comes than was asked for or promised: for who asked to
        see."""
        found = (one for one in self.steps if one.owner != self.asked_by)
        return tuple(one for one in found if one.refuses or one.lost)

    @property
    def status(self) -> RequestStatus:
        """How far it has come."""
        if self.withdrawn:
            return RequestStatus.WITHDRAWN
        if self.promised >= self.need.amount:
            return RequestStatus.COVERED
        if self.promised:
            return RequestStatus.PARTLY
        if any(one.used and not one.broke for one in self.promises):
            return RequestStatus.FINISHED
        answered = any(one.answers for one in self.steps)
        refused = not self.unanswered if self.asked else answered
        return RequestStatus.UNMET if refused else RequestStatus.WAITING


class Requests(msgspec.Struct, frozen=True, kw_only=True):
    """All requests by number. Dansk: anmodningsliste.

    unread: those that are not for the reader, without their words: an owner whose unit was allotted
    to one says yes or no by them, and nothing else shows them.
    """

    requests: Map[int, HelpRequest] = Map()
    unread: Map[int, HelpRequest] = Map()
    last: int = 0
    last_promise: int = 0
    blank: Map[int, int] = Map()
    """Those whose asking was erased by law → the entry they were asked by."""

    def get(self, number: int) -> HelpRequest | None:
        """Give a request by its number."""
        return self.requests.get(number)

    def all(self) -> list[HelpRequest]:
        """Give all requests in the order they were made."""
        return [self.requests[number] for number in sorted(self.requests)]

    def promise(self, number: int) -> Promise | None:
        """Give a promise by its number."""
        found = (each for one in self.requests.values() for each in one.promises)
        return next((one for one in found if one.number == number), None)

    def without(self, hidden: Iterable[int]) -> Requests:
        """Give the list as one sees it for whom these entries are not."""
        gone = frozenset(hidden)
        unread = {number: one for number, one in self.requests.items() if one.entry in gone}
        kept = self.requests
        for number in unread:
            kept = kept.delete(number)
        bare = Map({number: _bare(one) for number, one in unread.items()})
        return msgspec.structs.replace(self, requests=kept, unread=bare)


def fold(found: Requests, stamp: Stamp, event: Event | Erased) -> Requests:
    """Take one more entry in; what does not concern it leaves it as it was."""
    match event:
        case RequestMade():
            made = _made(stamp, event)
            last = max(found.last, made.number)
            requests = found.requests.set(made.number, made)
            return msgspec.structs.replace(found, requests=requests, last=last)
        case Erased() if event.type == RequestMade.__name__:
            number = found.last + 1
            blank = found.blank.set(number, stamp.number)
            return msgspec.structs.replace(found, last=number, blank=blank)
        case RequestAnswered() | RequestTold():
            return _told(found, stamp, event)
        case RequestWithdrawn(request=number):
            one = found.get(number)
            return found if one is None else _put(found, _replace(one, withdrawn=True))
        case PromiseMade():
            last = max(found.last_promise, event.promise)
            found = msgspec.structs.replace(found, last_promise=last)
            return _promised(found, stamp, event)
        case PromiseMoved():
            return _moved(found, stamp, event)
        case _:
            return found


def _made(stamp: Stamp, event: RequestMade) -> HelpRequest:
    return HelpRequest(
        number=event.request,
        entry=stamp.number,
        at=stamp.recorded_at,
        incident=event.incident,
        task=event.task,
        aim=event.aim,
        need=event.need,
        path=event.path,
        asked=event.asked,
        asked_by=event.asked_by,
        asked_by_name=event.authority_name,
    )


def _told(found: Requests, stamp: Stamp, event: RequestAnswered | RequestTold) -> Requests:
    one = found.get(event.request)
    if one is None:
        return found
    said = event.on_behalf_of
    step = HelpStep(
        number=stamp.number,
        at=stamp.recorded_at,
        owner=said.authority if said else stamp.authority,
        owner_name=said.authority_name if said else event.authority_name,
        text=event.text,
        reason=event.reason,
        on_behalf_of=said,
    )
    if isinstance(event, RequestAnswered):
        step = msgspec.structs.replace(
            step,
            owner=event.owner_authority,
            owner_name=event.owner_name,
            transport=event.transport,
            source=event.source,
            parts=event.promised,
            answers=True,
        )
    return _put(found, _replace(one, steps=(*one.steps, step)))


def _promised(found: Requests, stamp: Stamp, event: PromiseMade) -> Requests:
    one = found.get(event.request)
    if one is None:
        return found
    # The answer stands right before, or its words were erased and the promise goes on without.
    told = {each.promise: (step, each) for step in one.steps for each in step.parts}
    step, each = told.get(event.promise, (None, None))
    promise = Promise(
        number=event.promise,
        request=event.request,
        owner=event.owner_authority,
        owner_name=step.owner_name if step else event.owner_authority,
        resource_id=event.resource_id,
        label=each.label if each else event.resource_id or "",
        amount=event.amount,
        window=event.window,
        state=ResourceState.PROMISED,
        since=stamp.recorded_at,
    )
    return _put(found, _replace(one, promises=(*one.promises, promise)))


def _moved(found: Requests, stamp: Stamp, event: PromiseMoved) -> Requests:
    one = found.get(event.request)
    if one is None:
        return found
    old = next((each for each in one.promises if each.number == event.promise), None)
    if old is None:
        return found
    # One that came back to rest and is found broken there had done what it was sent for.
    broke = event.state is ResourceState.OUT and old.bound
    lost = broke or (event.state is ResourceState.FREE and old.state is ResourceState.PROMISED)
    new = msgspec.structs.replace(
        old,
        state=event.state,
        since=stamp.recorded_at,
        used=old.used or event.state in AWAY,
        broke=old.broke or broke,
    )
    promises = tuple(new if each is old else each for each in one.promises)
    # Why stands right before, by whoever said it.
    steps = one.steps
    if lost and steps:
        steps = (*steps[:-1], msgspec.structs.replace(steps[-1], lost=True))
    return _put(found, _replace(one, promises=promises, steps=steps))


def _bare(one: HelpRequest) -> HelpRequest:
    """Give what an owner needs to know how much is bound until when, and what of his is promised
    to it, and no word of what for."""
    return HelpRequest(
        number=one.number,
        entry=one.entry,
        at=one.at,
        incident=None,
        task=None,
        aim=one.aim,
        need=msgspec.structs.replace(one.need, spot=Spot(name="–"), why="–"),
        path=one.path,
        asked=(),
        asked_by="",
        asked_by_name="",
        promises=one.promises,
        withdrawn=one.withdrawn,
    )


def _replace(one: HelpRequest, **changes: Any) -> HelpRequest:
    return msgspec.structs.replace(one, **changes)


def _put(found: Requests, one: HelpRequest) -> Requests:
    return msgspec.structs.replace(found, requests=found.requests.set(one.number, one))
