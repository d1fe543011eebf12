"""Facts about preparedness plans."""

from __future__ import annotations

from crisis.events.base import Event
from crisis.terms.plans import Plan


class PlanRegistered(Event, frozen=True, kw_only=True):
    """A plan stands in the list of plans. Dansk: plan oprettet."""

    plan: Plan
    seat_name: str
    authority_name: str


class PlanChanged(Event, frozen=True, kw_only=True):
    """All that is known of a plan was said anew. Dansk: plan rettet."""

    plan: Plan
    seat_name: str
    authority_name: str


class PlanRetired(Event, frozen=True, kw_only=True):
    """A plan is no longer in force. Dansk: plan udfaset."""

    id: str
