"""`crisis account`: make and close accounts, give seats, set a password."""

from __future__ import annotations

import contextlib
import os
import secrets
import sys
from collections.abc import Iterator

import click

from crisis.config import Settings
from crisis.errors import Refused
from crisis.journal.lanes import ThreadLanes
from crisis.web.accounts.audit import Act, Audit
from crisis.web.accounts.passwords import Passwords, judge
from crisis.web.accounts.people import Account
from crisis.web.texts import sentence
from crisis.wiring import Parts, build, clock

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
HERE = "command line"


@contextlib.contextmanager
def opened() -> Iterator[Parts]:
    """Open the installation's data; the board may go on running beside."""
    parts = build(Settings.from_env(os.environ), ThreadLanes(), lambda hint: None)
    try:
        yield parts
    except Refused as refused:
        click.echo(sentence(refused), err=True)
        sys.exit(2)
    finally:
        parts.database.close()


def find(parts: Parts, username: str) -> Account:
    """Give the account of that name, or end with one line."""
    found = parts.people.named(username)
    if found is None:
        click.echo(f"Der er ingen konto »{username}«.", err=True)
        sys.exit(2)
    return found


def require_seats(parts: Parts, seats: tuple[str, ...]) -> None:
    """End with one line when a seat does not stand in the directory."""
    known = parts.handler.planning().seats
    for seat in seats:
        if seat not in known:
            raise Refused("seat.unknown", field="seat", seat=seat)


def note(parts: Parts, what: Act, account: int, **detail: str) -> None:
    """Leave a line in the audit trail."""
    Audit(parts.database, clock).note(what, account, HERE, **detail)


@click.group()
def account() -> None:
    """Konti: opret, luk, giv pladser, sæt adgangskode."""


@account.command()
@click.argument("username")
@click.option("--name", required=True, help="Personens navn.")
@click.option("--seat", "seats", multiple=True, help="En plads; kan gentages.")
def create(username: str, name: str, seats: tuple[str, ...]) -> None:
    """Opret en konto. Adgangskoden vises denne ene gang."""
    with opened() as parts:
        require_seats(parts, seats)
        password = _password()
        stored = Passwords(parts.lanes).hash(password)
        made = parts.people.create(username, name, stored, seats)
        note(parts, Act.ACCOUNT_CREATED, made, username=username)
        click.echo(f"{username}  {password}")


@account.command()
@click.argument("username")
def disable(username: str) -> None:
    """Luk en konto. Alle dens indlogninger ender med det samme."""
    with opened() as parts:
        found = find(parts, username)
        parts.people.set_active(found.id, False)
        note(parts, Act.ACCOUNT_DISABLED, found.id)
        click.echo(f"{username} er lukket.")


@account.command()
@click.argument("username")
def enable(username: str) -> None:
    """Åbn en lukket konto igen."""
    with opened() as parts:
        found = find(parts, username)
        parts.people.set_active(found.id, True)
        note(parts, Act.ACCOUNT_ENABLED, found.id)
        click.echo(f"{username} er åben.")


@account.command()
@click.argument("username")
@click.option("--ask", is_flag=True, help="Spørg om en adgangskode i stedet for at lave en.")
def password(username: str, ask: bool) -> None:
    """Sæt en ny adgangskode. Alle indlogninger med den gamle ender."""
    with opened() as parts:
        found = find(parts, username)
        new = click.prompt("Ny adgangskode", hide_input=True) if ask else _password()
        refused = judge(new, username=found.username)
        if refused is not None:
            raise refused
        parts.people.set_password(found.id, Passwords(parts.lanes).hash(new))
        note(parts, Act.PASSWORD_CHANGED, found.id)
        click.echo(f"{username}  {'ny adgangskode sat' if ask else new}")


@account.command()
@click.argument("username")
@click.argument("seats", nargs=-1)
def seats(username: str, seats: tuple[str, ...]) -> None:
    """Giv kontoen netop disse pladser."""
    with opened() as parts:
        found = find(parts, username)
        require_seats(parts, seats)
        parts.people.seat(found.id, seats)
        note(parts, Act.SEATS_GIVEN, found.id, seats=" ".join(seats))
        click.echo(f"{username}: {', '.join(seats) or 'ingen pladser'}")


@account.command("list")
def list_() -> None:
    """Vis alle konti."""
    with opened() as parts:
        for one in parts.people.all():
            state = "" if one.active else "  (lukket)"
            click.echo(f"{one.username:<28} {', '.join(one.seats)}{state}")


def _password() -> str:
    groups = ("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(4))
    return "-".join(groups)
