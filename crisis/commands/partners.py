"""Wishes about the directory of partners, and about who of it sits in an operation's staff."""

from __future__ import annotations

from crisis.commands.base import Command
from crisis.terms.ids import AuthorityId
from crisis.terms.log import Line
from crisis.terms.partners import Help, PartnerGroup, PartnerId


class RegisterPartner(Command, frozen=True, kw_only=True):
    """Put a partner into the directory. Dansk: opret partner.

    partner: a short name that is never given twice. contact: a function and how to reach it, never
    a person. municipality: None for the whole district.
    """

    partner: PartnerId
    name: Line
    group: PartnerGroup
    can_help: Help
    contact: Line
    municipality: AuthorityId | None = None


class ChangePartner(Command, frozen=True, kw_only=True):
    """Say anew all that is known of a partner. Dansk: ret partner."""

    partner: PartnerId
    name: Line
    group: PartnerGroup
    can_help: Help
    contact: Line
    municipality: AuthorityId | None = None


class RetirePartner(Command, frozen=True, kw_only=True):
    """Take a partner out of the directory; where it sits already it stays. Dansk: udfas partner."""

    partner: PartnerId


class SeatPartner(Command, frozen=True, kw_only=True):
    """Give a partner of the directory a seat in this operation's staff. Dansk: giv ad hoc-plads."""

    partner: PartnerId


class UnseatPartner(Command, frozen=True, kw_only=True):
    """Say that a partner has left the staff. Dansk: tag ad hoc-plads tilbage."""

    partner: PartnerId
