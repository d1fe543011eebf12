"""Facts about what is out of use in an operation."""

from __future__ import annotations

from datetime import datetime

from crisis.events.base import Event
from crisis.events.log import SpokenFor


class ObjectDown(Event, frozen=True, kw_only=True):
    """An object of the register is out of use. Dansk: objekt ude af drift."""

    object: str
    object_name: str
    as_of: datetime
    entry: int | None
    source: str | None
    text: str
    seat_name: str
    authority_name: str
    on_behalf_of: SpokenFor | None


class ObjectUp(Event, frozen=True, kw_only=True):
    """An object of the register works. Dansk: objekt i drift."""

    object: str
    object_name: str
    as_of: datetime
    entry: int | None
    source: str | None
    text: str
    seat_name: str
    authority_name: str
    on_behalf_of: SpokenFor | None
