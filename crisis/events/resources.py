"""Facts about the district's resources: what there is, and what its owner says of it."""

from __future__ import annotations

import msgspec

from crisis.events.base import Event
from crisis.events.log import SpokenFor
from crisis.terms.resources import Condition, Occupancy, Resource


class CopiedResource(msgspec.Struct, frozen=True, kw_only=True):
    """A resource as a drill finds it when it first looks. Dansk: kopieret ressource."""

    resource: Resource
    condition: Condition
    occupancy: Occupancy


class ResourcesCopied(Event, frozen=True, kw_only=True):
    """A drill took over what there was at its beginning. Dansk: ressourcer kopieret til øvelse."""

    resources: tuple[CopiedResource, ...]


class ResourcesRegistered(Event, frozen=True, kw_only=True):
    """An owner told what it has; what stood under the same name is replaced.

    Dansk: ressourcer registreret.
    """

    resources: tuple[Resource, ...]
    seat_name: str
    authority_name: str
    on_behalf_of: SpokenFor | None


class ResourceChanged(Event, frozen=True, kw_only=True):
    """An owner told anew what it has. Dansk: ressource ændret."""

    resource: Resource
    seat_name: str
    authority_name: str
    on_behalf_of: SpokenFor | None


class ResourceRetired(Event, frozen=True, kw_only=True):
    """An owner has it no more; it holds no words, so that it stays. Dansk: ressource udgået."""

    id: str


class ConditionSaid(Event, frozen=True, kw_only=True):
    """The owner said whether it can be used. Dansk: ejerens melding givet."""

    resource_id: str
    condition: Condition
    reason: str | None
    seat_name: str
    authority_name: str
    on_behalf_of: SpokenFor | None


class OccupancySaid(Event, frozen=True, kw_only=True):
    """The owner said whether a centre or shelter is open, and how many are there.

    Dansk: belægning meldt.
    """

    resource_id: str
    occupancy: Occupancy
    seat_name: str
    authority_name: str
    on_behalf_of: SpokenFor | None
