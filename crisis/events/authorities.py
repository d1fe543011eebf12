"""Facts about the directory of authorities and seats."""

from __future__ import annotations

from crisis.events.base import Event
from crisis.terms.roles import AuthorityKind, Role


class AuthorityRegistered(Event, frozen=True, kw_only=True):
    """An authority stands in the directory. Dansk: myndighed oprettet."""

    authority: str
    name: str
    kind: AuthorityKind


class SeatRegistered(Event, frozen=True, kw_only=True):
    """An authority has a seat with a function. Dansk: plads oprettet."""

    seat: str
    authority: str
    name: str
    role: Role
