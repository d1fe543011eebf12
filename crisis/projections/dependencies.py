"""Who is supplied by whom, and the what-ifs that were saved: a slice of the planning."""

from __future__ import annotations

from datetime import datetime

import msgspec
from immutables import Map

from crisis.events import Erased, Event, Stamp
from crisis.events.dependencies import SupplyRetired, SupplySet, WhatIfDropped, WhatIfSaved
from crisis.terms.dependencies import FailedLater, Start, Supply, SupplyKey


class ListedSupply(msgspec.Struct, frozen=True, kw_only=True):
    """A supply, and the planning entry that says so. Dansk: forsyning i planen."""

    number: int
    supply: Supply


class WhatIf(msgspec.Struct, frozen=True, kw_only=True):
    """What would fail, as it was worked out when it was saved. Dansk: hvad-nu-hvis.

    after_minutes in `starts` and `failed` count from the moment at which the first could fail.
    """

    what_if: int
    number: int
    at: datetime
    name: str
    starts: tuple[Start, ...]
    names: tuple[str, ...]
    failed: tuple[FailedLater, ...]
    total: int


Supplies = Map[SupplyKey, ListedSupply]
"""Consumer, kind and number → the supplier group."""


class Dependencies(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of who needs whom. Dansk: afhængigheder.

    last: the number given last to a what-if; none is given again.
    """

    supplies: Supplies = Map()
    what_ifs: Map[int, WhatIf] = Map()
    last: int = 0


def fold(found: Dependencies, stamp: Stamp, event: Event | Erased) -> Dependencies:
    """Take one more planning entry in; what does not concern it leaves it as it was."""
    match event:
        case SupplySet():
            listed = ListedSupply(number=stamp.number, supply=event.supply)
            supplies = found.supplies.set(event.supply.key, listed)
            return msgspec.structs.replace(found, supplies=supplies)
        case SupplyRetired():
            return _without(found, event)
        case WhatIfSaved():
            saved = _saved(stamp, event)
            what_ifs = found.what_ifs.set(event.what_if, saved)
            last = max(found.last, event.what_if)
            return msgspec.structs.replace(found, what_ifs=what_ifs, last=last)
        case WhatIfDropped() if event.what_if in found.what_ifs:
            return msgspec.structs.replace(found, what_ifs=found.what_ifs.delete(event.what_if))
        case _:
            return found


def _without(found: Dependencies, event: SupplyRetired) -> Dependencies:
    key = (event.consumer, event.kind, event.group)
    if key not in found.supplies:
        return found
    return msgspec.structs.replace(found, supplies=found.supplies.delete(key))


def _saved(stamp: Stamp, event: WhatIfSaved) -> WhatIf:
    return WhatIf(
        what_if=event.what_if,
        number=stamp.number,
        at=stamp.recorded_at,
        name=event.name,
        starts=event.starts,
        names=event.names,
        failed=event.failed,
        total=event.total,
    )
