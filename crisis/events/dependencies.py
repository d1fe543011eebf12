"""Facts about what depends on what."""

from __future__ import annotations

from crisis.events.base import Event
from crisis.terms.dependencies import FailedLater, Start, Supply, SupplyKind


class SupplySet(Event, frozen=True, kw_only=True):
    """An object is supplied so. Dansk: forsyning sat.

    names: of the consumer and then the suppliers, as they were called then.
    """

    supply: Supply
    names: tuple[str, ...]


class SupplyRetired(Event, frozen=True, kw_only=True):
    """An object does not depend on a supplier group any more. Dansk: forsyning udfaset.

    It names the group by its number, so that it holds no words.
    """

    consumer: str
    kind: SupplyKind
    group: int = 1


class WhatIfSaved(Event, frozen=True, kw_only=True):
    """It was worked out what would fail, and kept. Dansk: hvad-nu-hvis gemt.

    names: of the starts, in their order. failed: what else did by the register of that moment, the
    first thousand; total: how many there were.
    """

    what_if: int
    name: str
    starts: tuple[Start, ...]
    names: tuple[str, ...]
    failed: tuple[FailedLater, ...]
    total: int


class WhatIfDropped(Event, frozen=True, kw_only=True):
    """A what-if is no longer in the list. Dansk: hvad-nu-hvis fjernet."""

    what_if: int
