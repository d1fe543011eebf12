"""Which partners sit in an operation's staff, since when, and which have left it."""

from __future__ import annotations

from datetime import datetime

import msgspec
from immutables import Map

from crisis.events import Erased, Event, Stamp
from crisis.events.erasure import EntryErased
from crisis.events.partners import PartnerSeated, PartnerUnseated
from crisis.terms.partners import PartnerGroup


class SeatedPartner(msgspec.Struct, frozen=True, kw_only=True):
    """A partner in the staff, as it was known when it was seated. Dansk: ad hoc-plads."""

    partner: str
    name: str
    group: PartnerGroup
    can_help: str
    contact: str
    number: int
    at: datetime
    left_at: datetime | None = None

    @property
    def there(self) -> bool:
        """Says whether it sits in the staff now."""
        return self.left_at is None


Partners = Map[str, SeatedPartner]
"""Partner → its seat, also when it has left."""


def fold(found: Partners, stamp: Stamp, event: Event | Erased) -> Partners:
    """Take one more entry in; what does not concern it leaves it as it was."""
    if isinstance(event, PartnerSeated):
        return found.set(event.partner, _seated(stamp, event))
    if isinstance(event, PartnerUnseated) and event.partner in found:
        left = msgspec.structs.replace(found[event.partner], left_at=stamp.recorded_at)
        return found.set(event.partner, left)
    if isinstance(event, EntryErased):
        gone = {one.number for one in event.entries}
        return Map({name: one for name, one in found.items() if one.number not in gone})
    return found


def _seated(stamp: Stamp, event: PartnerSeated) -> SeatedPartner:
    return SeatedPartner(
        partner=event.partner,
        name=event.name,
        group=event.group,
        can_help=event.can_help,
        contact=event.contact,
        number=stamp.number,
        at=stamp.recorded_at,
    )
