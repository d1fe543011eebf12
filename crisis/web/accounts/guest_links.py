"""How the journal opens and ends guests' links: in the transaction of the entry that says so.

Apart from `guests.py` since every process that writes needs it, and most of them no log-in.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, update

from crisis.events.closing import OperationClosed
from crisis.events.drills import DrillEnded
from crisis.events.guests import GuestInvited, GuestLinkRevoked
from crisis.events.partners import PartnerUnseated
from crisis.journal.codec import stamp_text
from crisis.journal.port import Entry
from crisis.terms.drills import DrillEnding
from crisis.terms.guests import SEAT, seat_of
from crisis.web.accounts.tables import guest


class LinkState(StrEnum):
    """How it is with a guest's link. Dansk: gæstelinkets stand."""

    PREPARED = "prepared"
    OPEN = "open"
    EXPIRED = "expired"
    REVOKED = "revoked"
    LEFT = "left"
    CLOSED = "closed"
    DRILL_OVER = "drill_over"
    REAL_EVENT = "real_event"


WASHING = frozenset({LinkState.DRILL_OVER, LinkState.REAL_EVENT})
"""The drill is over: whoever sat in it by the link gives his hot wash, and nothing else."""
WORKING = frozenset({LinkState.OPEN}) | WASHING
"""While it lets anybody in, as long as its hours last."""


def follow(connection: Connection, entries: tuple[Entry, ...]) -> None:
    """Open and end links as the journal says, in the transaction of what it says (Also)."""
    for one in entries:
        event, here = one.event, guest.c.operation == one.stamp.stream
        at = stamp_text(one.stamp.recorded_at)
        if isinstance(event, GuestInvited):
            if seat_of(event.partner) is not None:
                before = (guest.c.partner == event.partner, guest.c.public != event.link)
                _end(connection, (here, *before), LinkState.REVOKED, at)
            prepared = guest.c.state == LinkState.PREPARED.value
            change = update(guest).where(here, prepared, guest.c.public == event.link)
            told = {"state": LinkState.OPEN.value, "expires": stamp_text(event.expires_at)}
            connection.execute(change.values(**told))
        elif isinstance(event, GuestLinkRevoked):
            _end(connection, (here, guest.c.public == event.link), LinkState.REVOKED, at)
        elif isinstance(event, PartnerUnseated):
            _end(connection, (here, guest.c.partner == event.partner), LinkState.LEFT, at)
        elif isinstance(event, DrillEnded):
            seats = guest.c.partner.startswith(SEAT)
            real = event.kind is DrillEnding.REAL_EVENT
            why = LinkState.REAL_EVENT if real else LinkState.DRILL_OVER
            _end(connection, (here, seats, guest.c.state == LinkState.OPEN.value), why, at)
        elif isinstance(event, OperationClosed):
            _end(connection, (here,), LinkState.CLOSED, at)


def _end(connection: Connection, which: tuple[Any, ...], state: LinkState, at: str) -> None:
    """End what still stands; why the first time holds."""
    standing = guest.c.state.in_([one.value for one in {LinkState.PREPARED} | WORKING])
    change = update(guest).where(*which, standing).values(state=state.value, ended=at)
    connection.execute(change)
