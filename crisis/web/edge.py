"""Where a request becomes By: account, seat, authority, mode, now, proof. Nowhere else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from flask import abort, g, request, session

from crisis.errors import RefusalKind, Refused
from crisis.projections.planning import Planning, Seat
from crisis.rules.known import By, Proof
from crisis.terms.log import OnBehalfOf
from crisis.terms.operations import Mode
from crisis.web.accounts.people import Account
from crisis.web.accounts.sessions import Caller
from crisis.web.accounts.tokens import Token
from crisis.web.parts import parts
from crisis.web.security import current_account, current_token

SEAT_HEADER = "X-Seat"
PROVED_AT = "proved_at"
SEAT = "seat"


@dataclass(frozen=True, kw_only=True)
class Visitor:
    """Who makes this request, and as which seat."""

    account: Account
    token: Token | None
    seat: Seat
    planning: Planning


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
    """Give the seats the account holds that stand in the directory, in their order."""
    return [seat for one in who.seats if (seat := planning.seats.get(one)) is not None]


def chosen_seat(who: Account, planning: Planning, wanted: str | None) -> Seat | None:
    """Give the seat asked for when it is held, else the first; None when none is held."""
    seats = held_seats(who, planning)
    return next((one for one in seats if one.id == wanted), seats[0] if seats else None)


def visitor() -> Visitor:
    """Say who asks and as which seat; raises Refused when the seat is not his."""
    known = g.get("visitor")
    if isinstance(known, Visitor):
        return known
    who, token = account(), current_token()
    planning = parts().handler.planning()
    named = request.headers.get(SEAT_HEADER)
    if named:
        seat = next((one for one in held_seats(who, planning) if one.id == named), None)
        if seat is None:
            raise _forbidden("access.seat_not_held", SEAT_HEADER)
    else:
        seat = chosen_seat(who, planning, token.seat if token else session.get(SEAT))
        if seat is None:
            raise _forbidden("access.no_seat")
    found = Visitor(account=who, token=token, seat=seat, planning=planning)
    g.visitor = found
    return found


def by(mode: Mode, on_behalf_of: OnBehalfOf | None = None) -> By:
    """Make the By of this request for an operation of that mode."""
    who = visitor()
    if who.token is not None and who.token.exercise_only and mode is not Mode.EXERCISE:
        # The script player holds every seat; its credential must not reach what is in earnest.
        raise _forbidden("permission.mode")
    return By(
        account=who.account.id,
        seat=who.seat.id,
        authority=who.seat.authority,
        role=who.seat.role,
        mode=mode,
        now=parts().clock(),
        proved=_proof(who),
        program=who.token is not None,
        on_behalf_of=on_behalf_of,
    )


def by_for(operation: str) -> By:
    """Make the By for an operation; raises Unknown when there is no such one."""
    return by(parts().handler.head(operation).mode)


def _proof(who: Visitor) -> Proof | None:
    """Only a person proves who he is, and only by the password typed in this log-in."""
    at = session.get(PROVED_AT) if who.token is None else None
    if not isinstance(at, str):
        return None
    return Proof(how="password", at=datetime.fromisoformat(at))


def _forbidden(code: str, field: str | None = None) -> Refused:
    return Refused(code, field=field, kind=RefusalKind.FORBIDDEN)
