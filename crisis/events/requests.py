"""Facts about requests for help: asked, answered, on its way, back.

A promise holds no words: it is written into the operation and into the stream of resources alike,
where all may read it.
"""

from __future__ import annotations

import msgspec

from crisis.events.base import Event
from crisis.events.log import SpokenFor
from crisis.terms.priority import Aim
from crisis.terms.resources import HelpPath, Need, ResourceState, Window


class AskedOwner(msgspec.Struct, frozen=True, kw_only=True):
    """One who was asked, by the name it had. Dansk: adspurgt ejer."""

    authority: str
    authority_name: str


class PromisedPart(msgspec.Struct, frozen=True, kw_only=True):
    """What was promised, as it is read. Dansk: lovet del.

    resource_id: None for help from outside the district. label: what it is called.
    """

    promise: int
    resource_id: str | None
    label: str
    amount: int


class RequestMade(Event, frozen=True, kw_only=True):
    """Help was asked for. Dansk: anmodning stillet."""

    request: int
    incident: int | None
    task: int | None
    aim: Aim
    need: Need
    path: HelpPath
    asked: tuple[AskedOwner, ...]
    asked_by: str
    text: str
    seat_name: str
    authority_name: str
    on_behalf_of: SpokenFor | None


class RequestAnswered(Event, frozen=True, kw_only=True):
    """One who was asked promised something, or said no and why. Dansk: anmodning besvaret.

    entry: the entry it was asked by. owner_authority: whose answer it is.
    """

    request: int
    entry: int
    owner_authority: str
    owner_name: str
    promised: tuple[PromisedPart, ...]
    reason: str | None
    transport: str | None
    source: str | None
    text: str
    seat_name: str
    authority_name: str
    on_behalf_of: SpokenFor | None


class PromiseMade(Event, frozen=True, kw_only=True):
    """A part of a resource is bound from now on. Dansk: tilsagn givet.

    resource_id: None for help from outside the district, which is no stock of ours.
    """

    operation: str
    request: int
    promise: int
    owner_authority: str
    resource_id: str | None
    amount: int
    window: Window


class PromiseMoved(Event, frozen=True, kw_only=True):
    """The owner moved on what it promised; FREE: it is bound no more. Dansk: tilsagn flyttet."""

    operation: str
    request: int
    promise: int
    resource_id: str | None
    state: ResourceState


class RequestTold(Event, frozen=True, kw_only=True):
    """What the log says of a request that went on: moved, let go, needed no more.

    Dansk: anmodning meldt. entry: the entry it was asked by.
    """

    request: int
    entry: int
    reason: str | None
    text: str
    seat_name: str
    authority_name: str
    on_behalf_of: SpokenFor | None


class RequestWithdrawn(Event, frozen=True, kw_only=True):
    """The one who asked needs it no more; why stands in the entry before, which may go.

    Dansk: anmodning frafaldet.
    """

    request: int
