"""Wishes about the district's resources: only an owner says what it has and how it is."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

from crisis.commands.base import Command
from crisis.terms.ids import EntryNumber
from crisis.terms.log import Line
from crisis.terms.resources import Condition, Count, Occupancy, Resource, ResourceId

MOST_AT_ONCE = 1_000


class HouseTold(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a list says of the people in a centre or shelter of its own; None: nothing is said."""

    resource_id: ResourceId
    is_open: bool | None = None
    present: Count | None = None


class RegisterResources(Command, frozen=True, kw_only=True):
    """Tell what one has; all of it, or none. Dansk: registrér ressourcer.

    replace: those that stand already are told anew; else they are refused. houses: how many are in
    those of them that are centres or shelters.
    """

    resources: Annotated[tuple[Resource, ...], Meta(min_length=1, max_length=MOST_AT_ONCE)]
    replace: bool = False
    houses: Annotated[tuple[HouseTold, ...], Meta(max_length=MOST_AT_ONCE)] = ()


class ChangeResource(Command, frozen=True, kw_only=True):
    """Tell anew what one has. Dansk: ret ressource.

    seen: the entry by which it was known when one began.
    """

    resource: Resource
    seen: EntryNumber


class RetireResource(Command, frozen=True, kw_only=True):
    """Say that one has it no more. Dansk: lad ressource udgå."""

    resource_id: ResourceId
    seen: EntryNumber


class SayCondition(Command, frozen=True, kw_only=True):
    """Say whether it can be used: ready, resting, out. Dansk: meld tilstand."""

    resource_id: ResourceId
    condition: Condition
    reason: Line | None = None


class SayOccupancy(Command, frozen=True, kw_only=True):
    """Say whether a centre or shelter is open and how many are there. Dansk: meld belægning."""

    resource_id: ResourceId
    occupancy: Occupancy
