"""Facts about what is out of use in an operation."""

from __future__ import annotations

from datetime import datetime

from crisis.events.base import Event
from crisis.events.log import SpokenFor


class ObjectDown(Event, frozen=True, kw_only=True, omit_defaults=True):
    """An object of the register is out of use.

    own_plan: the municipality in whose own plan it stood then. Dansk: objekt ude af drift.
    """

    object: str
    object_name: str
    as_of: datetime
    entry: int | None
    source: str | None
    text: str
    seat_name: str
    authority_name: str
    on_behalf_of: SpokenFor | None
    own_plan: str | None = None


class ObjectUp(Event, frozen=True, kw_only=True, omit_defaults=True):
    """An object of the register works.

    own_plan: the municipality in whose own plan it stood then. Dansk: objekt i drift.
    """

    object: str
    object_name: str
    as_of: datetime
    entry: int | None
    source: str | None
    text: str
    seat_name: str
    authority_name: str
    on_behalf_of: SpokenFor | None
    own_plan: str | None = None
