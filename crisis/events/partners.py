"""Facts about partners: the directory, and who of it sits in an operation's staff."""

from __future__ import annotations

from crisis.events.base import Event
from crisis.terms.partners import Partner, PartnerGroup


class PartnerRegistered(Event, frozen=True, kw_only=True):
    """A partner stands in the directory. Dansk: partner oprettet."""

    partner: Partner


class PartnerChanged(Event, frozen=True, kw_only=True):
    """All that is known of a partner was said anew. Dansk: partner rettet."""

    partner: Partner


class PartnerRetired(Event, frozen=True, kw_only=True):
    """A partner no longer stands in the directory. Dansk: partner udfaset."""

    id: str


class PartnerSeated(Event, frozen=True, kw_only=True):
    """A partner has a seat in this operation's staff, with what was known of it then.

    Dansk: ad hoc-plads givet.
    """

    partner: str
    seat: str
    name: str
    group: PartnerGroup
    can_help: str
    contact: str
    text: str
    seat_name: str
    authority_name: str


class PartnerUnseated(Event, frozen=True, kw_only=True):
    """A partner has left the staff. Dansk: ad hoc-plads taget tilbage."""

    partner: str
    text: str
    seat_name: str
    authority_name: str
