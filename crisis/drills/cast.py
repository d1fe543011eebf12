"""Who plays a drill: the seats there are, and the people by whose accounts a step may be played.

A step without a person is played by the drill's own account, which holds every seat. A step with
one is played as that person and no other: on a seat that he holds, or that the script has lent him.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

import msgspec

from crisis.commands import COMMANDS
from crisis.commands.base import Command
from crisis.errors import Malformed, RefusalKind, Refused
from crisis.projections.lending import Lending
from crisis.rules.known import By
from crisis.rules.permissions import may
from crisis.terms.log import OnBehalfOf
from crisis.terms.operations import Mode
from crisis.terms.roles import Role

ANY_TIME = datetime(2000, 1, 1, tzinfo=UTC)
"""Stands for the moment of a step while the script is read; no line of the table looks at it."""


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """An open account by which steps may be played. Dansk: medvirkende i en øvelse."""

    username: str
    account: int
    seats: tuple[str, ...]


class Cast(msgspec.Struct, frozen=True, kw_only=True):
    """All who may play: the function of each seat and whose it is, and people by user name.

    Dansk: rolleliste.
    """

    seats: Mapping[str, Role]
    authorities: Mapping[str, str] = {}
    people: Mapping[str, Person] = {}


NOBODY = Cast(seats={})
"""When the caller cannot know who there is: seats are not looked at, and no person is known."""


class _Everybody(Mapping[str, Person]):
    """Knows everybody by name: who has an account is the installation's, and changes."""

    def __getitem__(self, name: str) -> Person:
        return Person(username=name, account=1, seats=())

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


ANYWHERE = Cast(seats={}, people=_Everybody())
"""For what is asked of a script wherever it is played."""


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """As what a step is played: its seat, the person if it names one, and whose words it says.

    lent: he sits there by a loan of the script's, and not by his own right.
    """

    seat: str
    person: Person | None = None
    on_behalf_of: OnBehalfOf | None = None
    lent: bool = False


def person_of(cast: Cast, username: str, field: str) -> Person:
    """Give the person a script names; raises Malformed where there is none."""
    found = cast.people.get(username.strip().casefold())
    if found is None:
        raise Malformed("scenario.unknown_person", field=field, person=username)
    return found


def allowed(cast: Cast, command: str, actor: Actor, place: str) -> None:
    """Ask of a step before the drill begins what the door will ask again: that the seat is there,
    that the person sits on it, and that the table lets that seat do it; raises Malformed or
    Refused."""
    if not cast.seats:
        return
    role, person = cast.seats.get(actor.seat), actor.person
    if role is None:
        raise Malformed("scenario.unknown_seat", field=f"{place}.seat", seat=actor.seat)
    if person is not None and actor.seat not in person.seats and not actor.lent:
        raise Malformed(
            "scenario.seat_not_held",
            field=f"{place}.person",
            person=person.username,
            seat=actor.seat,
        )
    no = may(COMMANDS[command], _by(actor, role))
    if no is not None:
        field = f"{place}.{no.field or 'command'}"
        raise Refused(no.code, field=field, kind=RefusalKind.FORBIDDEN, **no.facts)


def may_play(cast: Cast, command: type[Command], actor: Actor) -> bool:
    """Says whether the table lets a seat that is there do this."""
    role = cast.seats.get(actor.seat)
    return role is not None and may(command, _by(actor, role)) is None


def loan_of(actor: Actor, lending: Lending, now: datetime) -> int | None:
    """Give the loan by which a person sits on a seat that is not his, as a board finds it for a
    log-in; raises Refused where there is none."""
    person = actor.person
    if person is None or actor.seat in person.seats:
        return None
    loan = lending.of(person.account, actor.seat, now)
    if loan is None:
        raise Refused("access.seat_not_held", field="seat", kind=RefusalKind.FORBIDDEN)
    return loan.loan


def _by(actor: Actor, role: Role) -> By:
    return By(
        account=actor.person.account if actor.person else 0,
        seat=actor.seat,
        authority="",
        role=role,
        mode=Mode.EXERCISE,
        now=ANY_TIME,
        program=True,
        on_behalf_of=actor.on_behalf_of,
        lent=1 if actor.lent else None,
    )
