"""Programs' access: a token acts for one account, as one seat unless it says another of its own."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, bindparam, insert, select, update

from crisis.journal.codec import stamp_text, stamp_time
from crisis.journal.database import Database
from crisis.web.accounts.people import GUEST, Account, gather
from crisis.web.accounts.sessions import fingerprint
from crisis.web.accounts.tables import account, account_seat, guest, token

Clock = Callable[[], datetime]

PREFIX = "lbs_"
"""So that a token that ends up in the wrong place is recognised as one."""
TOUCH = timedelta(minutes=1)


@dataclass(frozen=True, kw_only=True)
class Token:
    """A program's access as it is stored."""

    hash: str
    public: str
    account: Account
    seat: str
    name: str
    exercise_only: bool
    created: datetime
    expires: datetime | None
    last_used: datetime | None
    revoked: datetime | None


_COLUMNS = (
    token.c.hash,
    token.c.public,
    token.c.seat.label("token_seat"),
    token.c.name.label("token_name"),
    token.c.exercise_only,
    token.c.created,
    token.c.expires,
    token.c.last_used,
    token.c.revoked,
)
_WHO = (
    account.c.id,
    account.c.username,
    account.c.name,
    account.c.active,
    account.c.fs_uniquifier,
)
# Written once: each request of a program asks this, and to write it cost more than to ask it.
_ALL = (
    select(*_COLUMNS, *_WHO, account_seat.c.seat, *GUEST)
    .select_from(
        token.join(account, account.c.id == token.c.account)
        .outerjoin(account_seat, account_seat.c.account == account.c.id)
        .outerjoin(guest, guest.c.account == account.c.id)
    )
    .order_by(token.c.created, token.c.hash, account_seat.c.place)
)
_BY_HASH = _ALL.where(token.c.hash == bindparam("wanted"))


class Tokens:
    """Makes, finds and revokes tokens."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def create(
        self,
        number: int,
        seat: str,
        name: str,
        *,
        days: int | None = None,
        exercise_only: bool = False,
    ) -> str:
        """Make a token; gives it, and it is shown this one time only."""
        made, now = PREFIX + secrets.token_urlsafe(32), self._clock()
        row = {
            "hash": fingerprint(made),
            "public": secrets.token_hex(4),
            "account": number,
            "seat": seat,
            "name": name,
            "exercise_only": exercise_only,
            "created": stamp_text(now),
            "expires": stamp_text(now + timedelta(days=days)) if days else None,
        }
        self._write(insert(token).values(**row))
        return made

    def find(self, secret: str) -> Token | None:
        """Find a token that holds: known, not expired, not revoked, the account open."""
        found = self._read(_BY_HASH, wanted=fingerprint(secret))
        if not found or not found[0].account.active or self._is_over(found[0]):
            return None
        if found[0].seat not in found[0].account.seats:
            return None
        self._touch(found[0])
        return found[0]

    def all(self) -> list[Token]:
        """Give all tokens, the oldest first."""
        return self._read(_ALL)

    def revoke(self, public: str) -> bool:
        """Revoke a token; it ends at its next request. False when there is none to revoke."""
        return self._revoke(token.c.public == public)

    def revoke_secret(self, secret: str) -> bool:
        """Revoke a token by itself, as the program that was given it does when it ends."""
        return self._revoke(token.c.hash == fingerprint(secret))

    def _revoke(self, condition: Any) -> bool:
        change = (
            update(token)
            .where(condition, token.c.revoked.is_(None))
            .values(revoked=stamp_text(self._clock()))
        )
        return bool(self._write(change).rowcount)

    def _is_over(self, one: Token) -> bool:
        return one.revoked is not None or (one.expires is not None and one.expires <= self._clock())

    def _touch(self, one: Token) -> None:
        now = self._clock()
        if one.last_used is None or now - one.last_used >= TOUCH:
            change = update(token).where(token.c.hash == one.hash)
            self._write(change.values(last_used=stamp_text(now)))

    def _write(self, change: Any) -> Any:
        return self._database.write(lambda connection: connection.execute(change))

    def _read(self, query: Select[Any], **told: str) -> list[Token]:
        rows = self._database.read(lambda connection: connection.execute(query, told).all())
        found: dict[str, list[Any]] = {}
        for row in rows:
            found.setdefault(row.hash, []).append(row)
        return [_token(each) for each in found.values()]


def _token(rows: list[Any]) -> Token:
    row = rows[0]
    return Token(
        hash=row.hash,
        public=row.public,
        account=gather(rows)[0],
        seat=row.token_seat,
        name=row.token_name,
        exercise_only=bool(row.exercise_only),
        created=stamp_time(row.created),
        expires=_time(row.expires),
        last_used=_time(row.last_used),
        revoked=_time(row.revoked),
    )


def _time(text: str | None) -> datetime | None:
    return stamp_time(text) if text else None
