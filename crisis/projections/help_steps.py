"""What came of a request for help: what was promised, and each thing that was said."""

from __future__ import annotations

from datetime import datetime

import msgspec

from crisis.events.log import SpokenFor
from crisis.events.requests import PromisedPart
from crisis.terms.resources import BOUND, ResourceState, Window


class Promise(msgspec.Struct, frozen=True, kw_only=True):
    """What was promised to a request, and how far it has come. Dansk: tilsagn.

    resource_id: None for help from outside. label: what it is called, as it was then.
    """

    number: int
    request: int
    owner: str
    owner_name: str
    resource_id: str | None
    label: str
    amount: int
    window: Window
    state: ResourceState
    since: datetime
    used: bool = False
    """Whether it was ever on its way."""
    broke: bool = False
    """Whether it broke before it was done: what was asked for is missing again."""

    @property
    def bound(self) -> bool:
        """Whether it is still bound by this promise."""
        return self.state in BOUND


class HelpStep(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was said of a request, by the entry that says it. Dansk: svar."""

    number: int
    at: datetime
    owner: str
    owner_name: str
    text: str
    reason: str | None = None
    transport: str | None = None
    on_behalf_of: SpokenFor | None = None
    source: str | None = None
    parts: tuple[PromisedPart, ...] = ()
    answers: bool = False
    lost: bool = False
    """Whether something that was promised is not, by it: let go by its owner, or broken."""

    @property
    def refuses(self) -> bool:
        """Whether it says that nothing comes."""
        return self.answers and not self.parts
