"""Facts about units and their training."""

from __future__ import annotations

from crisis.events.base import Event
from crisis.terms.plans import Unit


class UnitRegistered(Event, frozen=True, kw_only=True):
    """A unit stands in the list with what it must be trained in. Dansk: enhed oprettet."""

    unit: Unit


class UnitChanged(Event, frozen=True, kw_only=True):
    """All that is known of a unit and its training was said anew. Dansk: enhed rettet."""

    unit: Unit


class UnitRetired(Event, frozen=True, kw_only=True):
    """A unit no longer stands in the list. Dansk: enhed udfaset."""

    id: str
