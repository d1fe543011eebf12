"""The links given onto seats of a drill: to which, when, by whom, and whether each works."""

from __future__ import annotations

from datetime import datetime

import msgspec
from immutables import Map

from crisis.events import Erased, Event, Stamp
from crisis.events.erasure import EntryErased
from crisis.events.guests import GuestInvited, GuestLinkRevoked
from crisis.terms.guests import seat_of


class SeatLink(msgspec.Struct, frozen=True, kw_only=True):
    """A link onto a seat, by the name the log has for it. Dansk: link til en plads.

    replaced: the entry of the newer link to the seat, which ended it. revoked: that of its end.
    """

    link: str
    number: int
    at: datetime
    seat: str
    name: str
    expires_at: datetime
    made_by: str
    replaced: int | None = None
    revoked: int | None = None

    @property
    def stands(self) -> bool:
        """Says whether nobody has ended it; its hours may be over all the same."""
        return self.replaced is None and self.revoked is None

    def works(self, now: datetime) -> bool:
        """Says whether somebody may be in by it now."""
        return self.stands and self.expires_at > now


SeatLinks = Map[str, SeatLink]
"""The log's name for a link → the link."""


def fold(links: SeatLinks, stamp: Stamp, event: Event | Erased) -> SeatLinks:
    """Take one more entry in; what does not concern them leaves them as they were."""
    match event:
        case GuestInvited(partner=place) if seat_of(place) is not None:
            return _made(links, stamp, event)
        case GuestLinkRevoked(link=name) if name in links:
            ended = msgspec.structs.replace(links[name], revoked=stamp.number)
            return links.set(name, ended)
        case EntryErased():
            gone = {one.number for one in event.entries}
            if any(one.number in gone for one in links.values()):
                return Map({name: one for name, one in links.items() if one.number not in gone})
    return links


def _made(links: SeatLinks, stamp: Stamp, event: GuestInvited) -> SeatLinks:
    """A newer link for a seat ends the one before it."""
    seat = seat_of(event.partner) or ""
    for one in links.values():
        if one.seat == seat and one.stands:
            links = links.set(one.link, msgspec.structs.replace(one, replaced=stamp.number))
    made = SeatLink(
        link=event.link,
        number=stamp.number,
        at=stamp.recorded_at,
        seat=seat,
        name=event.name,
        expires_at=event.expires_at,
        made_by=f"{event.seat_name}, {event.authority_name}",
    )
    return links.set(event.link, made)
