"""Accounts in SQL: who may log in, and which seats each holds."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask_security import UserMixin
from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from crisis.errors import RefusalKind, Refused
from crisis.journal.codec import stamp_text
from crisis.journal.database import Database
from crisis.web.accounts.guest_links import WASHING
from crisis.web.accounts.tables import account, account_seat, guest, session

Clock = Callable[[], datetime]


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where alone a guest's account is somebody: a partner's seat in one operation."""

    operation: str
    partner: str
    link: str
    washing: bool = False
    """The drill is over, and the hot wash is all that is left."""


GUEST = (
    guest.c.operation.label("guest_operation"),
    guest.c.partner.label("guest_partner"),
    guest.c.public.label("guest_link"),
    guest.c.state.label("guest_state"),
)
"""What is asked for with every account: whether it is a guest's, and where."""


class Account(UserMixin):
    """A person who may log in, as Flask-Security wants to see one. Dansk: konto."""

    fs_uniquifier: str = ""

    def __init__(self, row: Any, seats: Sequence[str] = (), *, password: str | None = None) -> None:
        self.id: int = row.id
        self.username: str = row.username
        self.name: str = row.name
        self.active: bool = bool(row.active)
        self.fs_uniquifier = row.fs_uniquifier
        self.password: str | None = password
        self.roles = []
        self.seats: tuple[str, ...] = tuple(seats)
        self.guest: Place | None = None
        if row.guest_operation is not None:
            self.guest = Place(
                operation=row.guest_operation,
                partner=row.guest_partner,
                link=row.guest_link,
                washing=row.guest_state in WASHING,
            )


class People:
    """Finds accounts and changes them."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def named(self, username: str) -> Account | None:
        """Find an account by its user name; small and capital letters are the same."""
        found = self._find(account.c.username == _form(username))
        return found[0] if found else None

    def marked(self, uniquifier: str) -> Account | None:
        """Find an account by the mark its sessions carry."""
        found = self._find(account.c.fs_uniquifier == uniquifier)
        return found[0] if found else None

    def numbered(self, number: int) -> Account | None:
        """Find an account by its number."""
        found = self._find(account.c.id == number)
        return found[0] if found else None

    def names(self, numbers: Iterable[int]) -> dict[int, str]:
        """Say whose accounts are, closed ones too: name and user name, for names may be alike."""
        wanted = set(numbers)
        query = select(account.c.id, account.c.name, account.c.username).where(
            account.c.id.in_(wanted)
        )
        rows = self._database.read(lambda connection: connection.execute(query).all())
        return {row.id: f"{row.name} ({row.username})" for row in rows}

    def all(self) -> list[Account]:
        """Give all accounts in the order of their user names."""
        return self._find(None)

    def create(self, username: str, name: str, stored: str, seats: Sequence[str]) -> int:
        """Make an account with a hashed password; raises Refused when the name is taken."""
        now = stamp_text(self._clock())

        def work(connection: Connection) -> int:
            taken = select(account.c.id).where(account.c.username == _form(username))
            if connection.execute(taken).first():
                raise Refused("account.exists", field="username", kind=RefusalKind.CONFLICT)
            made = connection.execute(
                insert(account).values(
                    username=_form(username),
                    name=name,
                    password=stored,
                    active=True,
                    fs_uniquifier=_mark(),
                    created=now,
                    password_changed=now,
                )
            )
            assert made.inserted_primary_key is not None
            number = int(made.inserted_primary_key[0])
            _seat(connection, number, seats)
            return number

        try:
            return self._database.write(work)
        except IntegrityError as problem:  # another process made it at the same moment
            raise Refused(
                "account.exists", field="username", kind=RefusalKind.CONFLICT
            ) from problem

    def seat(self, number: int, seats: Sequence[str]) -> None:
        """Give the account these seats and no others."""
        self._database.write(lambda connection: _seat(connection, number, seats))

    def set_password(self, number: int, stored: str, *, keep: str | None = None) -> str:
        """Change the password and end every log-in made with the old one, but for one session.

        Gives the new mark, which that session must carry from now on.
        """
        mark, now = _mark(), stamp_text(self._clock())
        values = {"password": stored, "fs_uniquifier": mark, "password_changed": now}
        self._change(number, values, keep)
        return mark

    def rehash(self, number: int, stored: str) -> None:
        """Keep the same password in a stronger form; no log-in ends."""
        change = update(account).where(account.c.id == number).values(password=stored)
        self._database.write(lambda connection: connection.execute(change))

    def set_active(self, number: int, active: bool) -> None:
        """Open or close the account; a closed one's log-ins end at once."""
        self._change(number, {"active": active, "fs_uniquifier": _mark()}, None)

    def _change(self, number: int, values: dict[str, Any], keep: str | None) -> None:
        change = update(account).where(account.c.id == number).values(**values)
        ended = delete(session).where(session.c.account == number, session.c.hash != (keep or ""))

        def work(connection: Connection) -> None:
            connection.execute(change)
            connection.execute(ended)

        self._database.write(work)

    def _find(self, condition: Any) -> list[Account]:
        query = (
            select(account, account_seat.c.seat, *GUEST)
            .select_from(
                account.outerjoin(account_seat).outerjoin(guest, guest.c.account == account.c.id)
            )
            .order_by(account.c.username, account_seat.c.place)
        )
        if condition is not None:
            query = query.where(condition)
        return self._database.read(lambda connection: gather(connection.execute(query)))


def gather(rows: Any) -> list[Account]:
    """Make accounts of joined rows, one row for each seat."""
    found: dict[int, tuple[Any, list[str]]] = {}
    for row in rows:
        seats = found.setdefault(row.id, (row, []))[1]
        if row.seat is not None:
            seats.append(row.seat)
    return [
        Account(row, seats, password=getattr(row, "password", None))
        for row, seats in found.values()
    ]


def _seat(connection: Connection, number: int, seats: Sequence[str]) -> None:
    connection.execute(delete(account_seat).where(account_seat.c.account == number))
    rows = [
        {"account": number, "seat": seat, "place": place}
        for place, seat in enumerate(dict.fromkeys(seats))
    ]
    if rows:
        connection.execute(insert(account_seat), rows)


def _form(username: str) -> str:
    return username.strip().casefold()


def _mark() -> str:
    return secrets.token_hex(32)
