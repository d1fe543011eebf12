"""Which partners sit in an operation's staff, since when, and which have left it."""

from __future__ import annotations

from datetime import datetime

import msgspec
from immutables import Map

from crisis.events import Erased, Event, Stamp
from crisis.events.erasure import EntryErased
from crisis.events.guests import GuestInvited, GuestLinkRevoked
from crisis.events.partners import PartnerSeated, PartnerUnseated
from crisis.terms.partners import PartnerGroup


class GuestLink(msgspec.Struct, frozen=True, kw_only=True):
    """A link that lets a partner in, by the name the log has for it. Dansk: gæstelink."""

    link: str
    number: int
    expires_at: datetime
    made_by: str
    revoked: bool = False


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
    links: tuple[GuestLink, ...] = ()

    @property
    def there(self) -> bool:
        """Says whether it sits in the staff now."""
        return self.left_at is None

    def working(self, now: datetime) -> tuple[GuestLink, ...]:
        """Give the links by which somebody may come in now."""
        open_ = (one for one in self.links if not one.revoked and one.expires_at > now)
        return tuple(open_) if self.there else ()


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
        kept = (one for one in found.values() if one.number not in gone)
        return Map({one.partner: _without(one, gone) for one in kept})
    if isinstance(event, GuestInvited | GuestLinkRevoked) and event.partner in found:
        return found.set(event.partner, _linked(found[event.partner], stamp, event))
    return found


def _linked(
    one: SeatedPartner, stamp: Stamp, event: GuestInvited | GuestLinkRevoked
) -> SeatedPartner:
    if isinstance(event, GuestInvited):
        made = GuestLink(
            link=event.link,
            number=stamp.number,
            expires_at=event.expires_at,
            made_by=f"{event.seat_name}, {event.authority_name}",
        )
        return msgspec.structs.replace(one, links=(*one.links, made))
    links = tuple(
        msgspec.structs.replace(each, revoked=True) if each.link == event.link else each
        for each in one.links
    )
    return msgspec.structs.replace(one, links=links)


def _without(one: SeatedPartner, gone: set[int]) -> SeatedPartner:
    """A link whose entry was erased worked no more already."""
    links = tuple(each for each in one.links if each.number not in gone)
    return msgspec.structs.replace(one, links=links) if links != one.links else one


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
