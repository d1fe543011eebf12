"""Wishes about the standing directory of authorities and seats."""

from __future__ import annotations

from crisis.commands.base import Command
from crisis.terms.ids import AuthorityId, SeatId
from crisis.terms.log import Line
from crisis.terms.roles import AuthorityKind, Role


class RegisterAuthority(Command, frozen=True, kw_only=True):
    """Take an authority into the directory. Dansk: opret myndighed."""

    authority: AuthorityId
    name: Line
    kind: AuthorityKind


class RegisterSeat(Command, frozen=True, kw_only=True):
    """Give an authority a seat with a function. Dansk: opret plads."""

    seat: SeatId
    authority: AuthorityId
    name: Line
    role: Role
