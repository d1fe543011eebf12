"""Log-ins in SQL: the cookie is a secret of 256 bits of which only the hash is kept."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import msgspec
from sqlalchemy import (
    Connection,
    Select,
    and_,
    bindparam,
    delete,
    insert,
    or_,
    select,
    update,
)

from crisis.journal.codec import stamp_text, stamp_time
from crisis.journal.database import Database
from crisis.web.accounts.guest_links import WORKING, LinkState
from crisis.web.accounts.people import GUEST, Account, gather
from crisis.web.accounts.tables import account, account_seat, guest, session

Clock = Callable[[], datetime]
First = Callable[[Connection], None]
"""What is done before a log-in in the same transaction; when it raises nothing begins."""


def nothing(_: Connection) -> None:
    """Do nothing before it."""


IDLE = timedelta(minutes=60)
LONGEST = timedelta(hours=12)
"""A shift."""
FRESHEN = timedelta(minutes=5)
"""How often open boards are noted as in use."""
TOUCH = timedelta(seconds=60)
"""How old `seen` may be before it is written again: not every poll is worth a write."""


@dataclass(frozen=True, kw_only=True)
class LogIn:
    """A log-in as it is stored, with its account."""

    hash: str
    public: str
    account: Account
    created: datetime
    seen: datetime
    agent: str
    ip: str
    data: dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Caller:
    """Where a request came from, for the list of log-ins and the audit trail."""

    ip: str
    agent: str = ""


def fingerprint(secret: str) -> str:
    """Give the hash that is kept instead of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


_WHO = (
    account.c.id,
    account.c.username,
    account.c.name,
    account.c.active,
    account.c.fs_uniquifier,
)
"""What a request needs to know of its account; the password's hash stays in the database."""

_OVER = or_(session.c.seen < bindparam("idle"), session.c.created < bindparam("longest"))
"""A log-in is over when nobody used it for an hour, and after a shift in any case."""
_WORKS = and_(guest.c.state.in_([one.value for one in WORKING]), guest.c.expires > bindparam("now"))
_HOLDS = (account.c.active, ~_OVER, or_(guest.c.hash.is_(None), _WORKS))
"""The account is open, the log-in is not over, and a guest's link still works: no way in forgets
to ask, for each asks here."""
_WATCHES = or_(guest.c.hash.is_(None), guest.c.state == LinkState.OPEN.value)
"""Whoever has only his hot wash left follows nothing more."""
# Written once: each request of everybody asks this, and to write it cost more than to ask it.
_FOUND = (
    select(session, *_WHO, account_seat.c.seat, *GUEST)
    .select_from(
        session.join(account, account.c.id == session.c.account)
        .outerjoin(account_seat, account_seat.c.account == account.c.id)
        .outerjoin(guest, guest.c.account == account.c.id)
    )
    .where(*_HOLDS)
    .order_by(session.c.created.desc(), session.c.hash, account_seat.c.place)
)
_BY_HASH = _FOUND.where(session.c.hash == bindparam("wanted"))
_OF_ACCOUNT = _FOUND.where(session.c.account == bindparam("wanted"))


class Sessions:
    """Begins, finds and ends log-ins."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._freshened: datetime | None = None

    def begin(
        self,
        number: int,
        data: Mapping[str, Any],
        caller: Caller,
        first: First = nothing,
    ) -> str:
        """Begin a log-in for an account; gives the cookie's secret, which is kept nowhere."""
        secret, now = secrets.token_urlsafe(32), self._clock()
        row = {
            "hash": fingerprint(secret),
            "public": secrets.token_hex(8),
            "account": number,
            "created": stamp_text(now),
            "seen": stamp_text(now),
            "agent": caller.agent[:200],
            "ip": caller.ip[:64],
            "data": _packed(data),
        }

        def work(connection: Connection) -> None:
            first(connection)
            connection.execute(delete(session).where(_OVER), _moments(now))
            connection.execute(insert(session).values(**row))

        self._database.write(work)
        return secret

    def find(self, secret: str) -> LogIn | None:
        """Find the log-in of a cookie, in one question; None when it is over or unknown."""
        return self.by_hash(fingerprint(secret))

    def by_hash(self, log_in: str) -> LogIn | None:
        """Find a log-in by its stored hash."""
        found = self._find(_BY_HASH, log_in)
        return found[0] if found else None

    def of(self, number: int) -> list[LogIn]:
        """Give an account's log-ins, the newest first."""
        return self._find(_OF_ACCOUNT, number)

    def alive(self, hashes: Iterable[str]) -> set[str]:
        """Give those of the log-ins that still hold and may follow what happens."""
        wanted = list(set(hashes))
        if not wanted:
            return set()
        query = (
            select(session.c.hash)
            .join(account, account.c.id == session.c.account)
            .outerjoin(guest, guest.c.account == account.c.id)
            .where(session.c.hash.in_(wanted), *_HOLDS, _WATCHES)
        )
        told = _moments(self._clock())
        rows = self._database.read(lambda connection: connection.execute(query, told).all())
        return {row.hash for row in rows}

    def keep(self, log_in: str, data: Mapping[str, Any]) -> None:
        """Store what the log-in remembers (language, seat)."""
        self._write(
            update(session)
            .where(session.c.hash == log_in)
            .values(data=_packed(data), seen=stamp_text(self._clock()))
        )

    def touch(self, log_in: str) -> None:
        """Note that the log-in was used just now."""
        now = stamp_text(self._clock())
        self._write(update(session).where(session.c.hash == log_in).values(seen=now))

    def keep_fresh(self, hashes: Iterable[str]) -> None:
        """Note that these are in use, when it was not noted for some minutes."""
        now = self._clock()
        if self._freshened is not None and now - self._freshened < FRESHEN:
            return
        self._freshened = now
        wanted = list(hashes)
        if wanted:
            change = update(session).where(session.c.hash.in_(wanted))
            self._write(change.values(seen=stamp_text(now)))

    def due(self, log_in: LogIn) -> bool:
        """Says whether it is time to note the use again."""
        return self._clock() - log_in.seen >= TOUCH

    def end(self, log_in: str) -> None:
        """End a log-in; its sockets follow within seconds."""
        self._write(delete(session).where(session.c.hash == log_in))

    def end_public(self, number: int, public: str) -> bool:
        """End one of an account's log-ins by its public name; False when it has no such one."""
        gone = delete(session).where(session.c.account == number, session.c.public == public)
        return bool(self._write(gone).rowcount)

    def _write(self, change: Any) -> Any:
        return self._database.write(lambda connection: connection.execute(change))

    def _find(self, query: Select[Any], wanted: str | int) -> list[LogIn]:
        told = {"wanted": wanted, **_moments(self._clock())}
        rows = self._database.read(lambda connection: connection.execute(query, told).all())
        found: dict[str, list[Any]] = {}
        for row in rows:
            found.setdefault(row.hash, []).append(row)
        return [_log_in(each) for each in found.values()]


def _log_in(rows: list[Any]) -> LogIn:
    first = rows[0]
    return LogIn(
        hash=first.hash,
        public=first.public,
        account=gather(rows)[0],
        created=stamp_time(first.created),
        seen=stamp_time(first.seen),
        agent=first.agent,
        ip=first.ip,
        data=msgspec.json.decode(first.data, type=dict[str, Any]),
    )


def _moments(now: datetime) -> dict[str, str]:
    """Give the moments that the conditions of a log-in ask for."""
    ends = {"idle": now - IDLE, "longest": now - LONGEST, "now": now}
    return {name: stamp_text(moment) for name, moment in ends.items()}


def _packed(data: Mapping[str, Any]) -> str:
    return msgspec.json.encode(dict(data)).decode()
