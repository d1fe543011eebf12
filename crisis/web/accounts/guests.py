"""Guests by link: one operation, one partner's seat, an account that knows no password.

A link is prepared here and opened by the journal: it works from the entry that says who let whom
in, in that entry's own transaction, and dies in the same way. Its log-ins die with it, for
`sessions.py` looks at this table whenever it looks for a log-in. Dansk: gæstelink.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from crisis.errors import CrisisError
from crisis.journal.codec import stamp_text, stamp_time
from crisis.journal.database import Database
from crisis.web.accounts.guest_links import WASHING, WORKING, LinkState
from crisis.web.accounts.sessions import First, fingerprint
from crisis.web.accounts.tables import account, guest, session

Clock = Callable[[], datetime]

NO_PASSWORD = "!"  # noqa: S105 - no hash has this form, so no password fits it


class LinkEnded(CrisisError):
    """A guest's link ended while somebody was going in by it."""


@dataclass(frozen=True, kw_only=True)
class Link:
    """A guest's link as it is stored."""

    public: str
    account: int
    operation: str
    partner: str
    made_by: str
    state: LinkState

    @property
    def works(self) -> bool:
        """Says whether one goes in by it."""
        return self.state in WORKING

    @property
    def washing(self) -> bool:
        """Says whether it is left for the hot wash alone."""
        return self.state in WASHING


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """For whom a link is made, where, and who makes it."""

    operation: str
    partner: str
    name: str
    account: int
    by: str


class Guests:
    """Prepares links, finds them by their secret, and says why one works no more."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def prepare(self, wanted: Wanted) -> tuple[str, str]:
        """Lay a link down that does not work yet; give its public name and its secret."""
        secret, public = secrets.token_urlsafe(32), secrets.token_hex(8)
        now = stamp_text(self._clock())

        def work(connection: Connection) -> None:
            made = connection.execute(
                insert(account).values(
                    username=f"gaest-{public}",
                    name=wanted.name,
                    password=NO_PASSWORD,
                    active=True,
                    fs_uniquifier=secrets.token_hex(32),
                    created=now,
                    password_changed=now,
                )
            )
            assert made.inserted_primary_key is not None
            connection.execute(
                insert(guest).values(
                    hash=fingerprint(secret),
                    public=public,
                    account=int(made.inserted_primary_key[0]),
                    operation=wanted.operation,
                    partner=wanted.partner,
                    made_by=wanted.account,
                    made_by_name=wanted.by,
                    made=now,
                    expires=now,
                    state=LinkState.PREPARED.value,
                )
            )

        self._database.write(work)
        return public, secret

    def drop(self, public: str) -> None:
        """Take back what was prepared and never opened."""
        mine = select(guest.c.account).where(
            guest.c.public == public, guest.c.state == LinkState.PREPARED.value
        )

        def work(connection: Connection) -> None:
            number = connection.execute(mine).scalar()
            if number is not None:
                connection.execute(delete(guest).where(guest.c.account == number))
                connection.execute(delete(account).where(account.c.id == number))

        self._database.write(work)

    def find(self, secret: str) -> Link | None:
        """Find a link by its secret; None when there is no such one, or it was never opened."""
        found = self._one(select(guest).where(guest.c.hash == fingerprint(secret)))
        return found if found is not None and found.state is not LinkState.PREPARED else None

    def ended_log_in(self, secret: str) -> Link | None:
        """Find the link by which a log-in was begun, when it has ended with its link."""
        of = guest.join(session, session.c.account == guest.c.account)
        begun = select(guest).select_from(of).where(session.c.hash == fingerprint(secret))
        found = self._one(begun)
        return None if found is None or found.works else found

    def used(self, operation: str) -> dict[str, datetime]:
        """Give when each link into an operation was last gone in by; one that never was is not
        there."""
        asked = select(guest.c.public, guest.c.used).where(
            guest.c.operation == operation, guest.c.used.is_not(None)
        )
        rows = self._database.read(lambda connection: connection.execute(asked).all())
        return {row.public: stamp_time(row.used) for row in rows}

    def entering(self, link: Link) -> First:
        """Give what is done in the transaction that begins the log-in: whoever was in by the link
        is out. Of two who come at the same instant the second waits at the link's row, so that he
        finds the first one's log-in. Raises LinkEnded when the link has ended meanwhile."""
        now = stamp_text(self._clock())
        mine = guest.c.public == link.public
        works = guest.c.state.in_([one.value for one in WORKING])
        stands = (works, guest.c.expires > now)

        def work(connection: Connection) -> None:
            held = connection.execute(update(guest).where(mine, *stands).values(used=now))
            if held.rowcount == 0:
                raise LinkEnded
            connection.execute(delete(session).where(session.c.account == link.account))

        return work

    def _one(self, query: Any) -> Link | None:
        row = self._database.read(lambda connection: connection.execute(query).first())
        if row is None:
            return None
        state = LinkState(row.state)
        if state in WORKING and stamp_time(row.expires) <= self._clock():
            state = LinkState.EXPIRED
        return Link(
            public=row.public,
            account=row.account,
            operation=row.operation,
            partner=row.partner,
            made_by=row.made_by_name,
            state=state,
        )
