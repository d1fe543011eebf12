"""Where a request becomes By: account, seat, authority, mode, now, proof. Nowhere else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from flask import abort, g, request, session

from crisis.errors import Malformed, RefusalKind, Refused, Unknown
from crisis.projections.lending import Loan
from crisis.projections.planning import Planning, Seat
from crisis.projections.situation import Situation
from crisis.rules import register_sight
from crisis.rules.known import By, Proof
from crisis.rules.planning_sight import planning_view
from crisis.rules.visibility import OPERATOR, PUBLIC
from crisis.terms.guests import seat_of
from crisis.terms.log import OnBehalfOf
from crisis.terms.operations import Mode
from crisis.terms.register import NO_PLANS, RegisterReader
from crisis.terms.roles import Role
from crisis.web.accounts.people import Account, Place
from crisis.web.accounts.sessions import Caller
from crisis.web.accounts.tokens import Token
from crisis.web.parts import Parts, parts
from crisis.web.security import current_account, current_token

SEAT_HEADER = "X-Seat"
MADE_AT_HEADER = "X-Made-At"
PROVED_AT = "proved_at"
SEAT = "seat"
LENT = "lent"
"""The lent seat that was chosen, and the operation it is lent in."""

_RFC_3339 = re.compile(
    r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)", re.ASCII | re.IGNORECASE
)
"""With a zone, or nobody knows when it was; `fromisoformat` alone takes many other forms."""


@dataclass(frozen=True, kw_only=True)
class Visitor:
    """Who makes this request, and as which seat; lent: the loan by which he sits there."""

    account: Account
    token: Token | None
    seat: Seat
    planning: Planning
    lent: int | None = None


def caller() -> Caller:
    """Say where the request came from."""
    return Caller(ip=request.remote_addr or "", agent=request.user_agent.string)


def account() -> Account:
    """Give the account that is logged in; a stranger is answered 401."""
    found = current_account()
    if found is None:
        abort(401)
    return found


def held_seats(who: Account, planning: Planning) -> list[Seat]:
    """Give the seats the account holds that stand in the directory, in their order; a guest has
    the partner's, and no other whatever the directory says."""
    if who.guest is not None:
        return [guest_seat(who, who.guest, planning)]
    return [seat for one in who.seats if (seat := planning.seats.get(one)) is not None]


def guest_seat(who: Account, place: Place, planning: Planning) -> Seat:
    """Give the seat of a guest: that of the drill, or the partner's, named as the partner."""
    seat = planning.seats.get(seat_of(place.partner) or "")
    if seat is not None:
        return seat
    return Seat(id=place.partner, authority=place.partner, name=who.name, role=Role.GUEST)


def chosen_seat(who: Account, planning: Planning, wanted: str | None) -> Seat | None:
    """Give the seat asked for when it is held, else the first; None when none is held."""
    seats = held_seats(who, planning)
    return next((one for one in seats if one.id == wanted), seats[0] if seats else None)


def planning() -> Planning:
    """Give the standing knowledge, asked for once in a request: what is for everybody."""
    known = g.get("planning")
    if not isinstance(known, Planning):
        known = planning_view(_whole_planning(), PUBLIC)
        g.planning = known
    return known


def planning_for(who: By) -> Planning:
    """Give the standing knowledge with what of the assessments this reader may see."""
    return planning_view(_whole_planning(), who)


def _whole_planning() -> Planning:
    """Asked for once in a request, and given to nobody but through its view."""
    known = g.get("whole_planning")
    if not isinstance(known, Planning):
        known = parts().handler.planning(OPERATOR)
        g.whole_planning = known
    return known


def visitor() -> Visitor:
    """Say who asks and as which seat; raises Refused when the seat is not his."""
    known = g.get("visitor")
    if isinstance(known, Visitor):
        return known
    who, token = account(), current_token()
    standing = planning()
    # A program is a person on a lent seat in a drill alone: by_for shows such a token nothing else.
    loan = _loan(who, token) if token is None or token.exercise_only else None
    lent = standing.seats.get(loan.seat) if loan else None
    if loan is not None and lent is not None:
        found = Visitor(account=who, token=token, seat=lent, planning=standing, lent=loan.loan)
    else:
        seat = _seat(who, token, standing)
        found = Visitor(account=who, token=token, seat=seat, planning=standing)
    g.visitor = found
    return found


def register_reader() -> RegisterReader:
    """Say what of the register is for who asks. It is always in earnest, so that a program for
    exercises, which may act as every seat, reads nothing of anybody's own plan."""
    if exercise_only() or account().guest is not None:
        return NO_PLANS
    seat = visitor().seat
    return register_sight.register_reader(seat.authority, seat.role)


def _loan(who: Account, token: Token | None) -> Loan | None:
    """Give the loan by which this request is made: of the operation it is about, and no other. A
    program names the seat each time; a log-in has chosen it, or names it."""
    operation = (request.view_args or {}).get("operation")
    named = request.headers.get(SEAT_HEADER)
    wanted = named or (lent_seat(operation) if token is None else None)
    if not isinstance(operation, str) or not wanted or wanted in who.seats:
        return None
    found = borrowed(parts(), who.id, operation, wanted)
    if found is None and not named:
        _not_any_more()
    return found


def lent_seat(operation: object, data: Mapping[str, Any] | None = None) -> str | None:
    """Give the lent seat that a log-in has chosen in an operation."""
    chosen = (session if data is None else data).get(LENT)
    if not isinstance(chosen, dict) or chosen.get("operation") != operation:
        return None
    return str(chosen.get("seat"))


def borrowed(house: Parts, account: int, operation: str, seat: str) -> Loan | None:
    """Ask the operation's journal whether a seat of it is lent to somebody at this moment."""
    try:
        # Who sits where is settled before there is a reader, by all that the journal holds.
        situation = house.handler.whole(operation)
    except Unknown:
        return None
    return situation.lending.of(account, seat, house.clock())


def _not_any_more() -> None:
    """A page that is loaded again is one's own seat's; what was begun on the lent one is refused,
    and not written as another."""
    if request.method not in ("GET", "HEAD"):
        raise _forbidden("lending.over")
    session.pop(LENT, None)


def _seat(who: Account, token: Token | None, planning: Planning) -> Seat:
    """The seat named in the header, else the token's or the one chosen on the page."""
    held = held_seats(who, planning)
    if token is not None:
        held = [one for one in held if one.id == token.seat]
    named = request.headers.get(SEAT_HEADER)
    if named:
        held = [one for one in held if one.id == named]
        if not held:
            raise _forbidden("access.seat_not_held", SEAT_HEADER)
    if not held:
        raise _forbidden("access.no_seat")
    wanted = session.get(SEAT)
    return next((one for one in held if one.id == wanted), held[0])


def by(mode: Mode, on_behalf_of: OnBehalfOf | None = None) -> By:
    """Make the By of this request for an operation of that mode."""
    who = visitor()
    if who.token is not None and who.token.exercise_only and mode is not Mode.EXERCISE:
        # The script player holds every seat; its credential must not reach what is in earnest.
        raise _forbidden("permission.mode")
    now = parts().clock()
    return By(
        account=who.account.id,
        seat=who.seat.id,
        authority=who.seat.authority,
        role=who.seat.role,
        mode=mode,
        now=now,
        proved=_proof(who),
        program=who.token is not None,
        made_at=made_at(now),
        on_behalf_of=on_behalf_of,
        lent=who.lent,
        link=who.account.guest.link if who.account.guest else None,
    )


def made_at(now: datetime) -> datetime | None:
    """Say when the client made the command, None when it says nothing; raises Malformed.

    A moment to come is taken for this one: its clock is fast, and nothing has waited.
    """
    said = request.headers.get(MADE_AT_HEADER)
    if said is None:
        return None
    if not _RFC_3339.fullmatch(said):
        raise Malformed("field.not_a_time", MADE_AT_HEADER)
    try:
        made = datetime.fromisoformat(said.upper()).astimezone(UTC)
    except (ValueError, OverflowError) as problem:
        raise Malformed("field.not_a_time", MADE_AT_HEADER) from problem
    return min(made, now)


def by_for(operation: str) -> By:
    """Make the By for an operation; raises Unknown when there is no such one."""
    place = account().guest
    if place is not None and operation != place.operation:
        raise Unknown("operation.unknown")
    mode = parts().handler.head(operation).mode
    if mode is Mode.LIVE and exercise_only():
        raise Unknown("operation.unknown")
    return by(mode)


def operations() -> tuple[Situation, ...]:
    """Give the operations this visitor may see, newest first."""
    found = parts().handler.operations(by(Mode.LIVE))
    place = account().guest
    if place is not None:
        return tuple(one for one in found if one.operation == place.operation)
    if exercise_only():
        return tuple(one for one in found if one.mode is Mode.EXERCISE)
    return found


def exercise_only() -> bool:
    """Says whether the program that asks is for exercises: then nothing LIVE is there for it."""
    token = current_token()
    return token is not None and token.exercise_only


def _proof(who: Visitor) -> Proof | None:
    """Only a person proves who he is, and only by the password typed in this log-in."""
    at = session.get(PROVED_AT) if who.token is None else None
    if not isinstance(at, str):
        return None
    return Proof(how="password", at=datetime.fromisoformat(at))


def _forbidden(code: str, field: str | None = None) -> Refused:
    return Refused(code, field=field, kind=RefusalKind.FORBIDDEN)
