"""`crisis token`: access for other programs, each as one seat of one account."""

from __future__ import annotations

import sys

import click

from crisis.cli.accounts import find, note, opened
from crisis.errors import Refused
from crisis.web.accounts.audit import Act
from crisis.web.accounts.tokens import Token, Tokens
from crisis.wiring import clock


@click.group()
def token() -> None:
    """Adgang for andre programmer."""


@token.command()
@click.option("--account", "username", required=True, help="Kontoens brugernavn.")
@click.option("--seat", required=True, help="Pladsen, som programmet handler som.")
@click.option("--name", required=True, help="Hvad programmet er, så nøglen kan kendes igen.")
@click.option("--days", type=click.IntRange(1, 3650), default=None, help="Hvor længe den gælder.")
@click.option("--exercise-only", is_flag=True, help="Kun til øvelser.")
def create(username: str, seat: str, name: str, days: int | None, exercise_only: bool) -> None:
    """Lav en adgangsnøgle. Den vises denne ene gang."""
    with opened() as parts:
        held = find(parts, username)
        if seat not in held.seats:
            raise Refused("access.seat_not_held", field="seat")
        made = Tokens(parts.database, clock).create(
            held.id, seat, name, days=days, exercise_only=exercise_only
        )
        note(parts, Act.TOKEN_CREATED, held.id, seat=seat, name=name)
        click.echo(made)


@token.command("list")
def list_() -> None:
    """Vis alle adgangsnøgler; selve nøglen vises aldrig igen."""
    with opened() as parts:
        for one in Tokens(parts.database, clock).all():
            click.echo(_line(one))


@token.command()
@click.argument("token_id")
def revoke(token_id: str) -> None:
    """Træk en adgangsnøgle tilbage; den virker ikke fra næste anmodning."""
    with opened() as parts:
        tokens = Tokens(parts.database, clock)
        held = next((one for one in tokens.all() if one.public == token_id), None)
        if held is None or not tokens.revoke(token_id):
            click.echo(f"Der er ingen adgangsnøgle »{token_id}« at trække tilbage.", err=True)
            sys.exit(2)
        note(parts, Act.TOKEN_REVOKED, held.account.id, token=token_id)
        click.echo(f"{token_id} er trukket tilbage.")


def _line(one: Token) -> str:
    state = "gælder"
    if one.revoked is not None:
        state = "trukket tilbage"
    elif one.expires is not None:
        state = "udløbet" if one.expires <= clock() else f"til {one.expires:%Y-%m-%d}"
    used = f"{one.last_used:%Y-%m-%d %H:%M}Z" if one.last_used else "aldrig brugt"
    scope = "øvelse" if one.exercise_only else "alt"
    return (
        f"{one.public}  {one.account.username:<20} {one.seat:<20} {scope:<7} {state:<16} "
        f"{used:<18} {one.name}"
    )
