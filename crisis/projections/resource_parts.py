"""What the list of resources is made of: a bound part, what an owner said, how full it is."""

from __future__ import annotations

from datetime import datetime

import msgspec

from crisis.events.log import SpokenFor
from crisis.terms.resources import AWAY, Condition, Occupancy, Resource, ResourceState, Window


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
