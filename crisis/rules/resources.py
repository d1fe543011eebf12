"""Rules about resources: the staff coordinates and does not command; only an owner says what it
has and how it is, or the log office writes it down for it."""

from __future__ import annotations

from typing import Any

from crisis.commands.resources import (
    ChangeResource,
    HouseTold,
    RegisterResources,
    RetireResource,
    SayCondition,
    SayOccupancy,
)
from crisis.errors import RefusalKind, Refused
from crisis.events.resources import (
    ConditionSaid,
    OccupancySaid,
    ResourceChanged,
    ResourceRetired,
    ResourcesRegistered,
)
from crisis.projections.resource_parts import Listed
from crisis.projections.resources import Resources
from crisis.rules.authorities import authority_name
from crisis.rules.known import Answer, By, Known
from crisis.rules.speaking import speaker, spoken, spoken_names
from crisis.terms.resources import FIXED, Condition, Occupancy, Resource, Window


def register(known: Known, command: RegisterResources, by: By) -> Answer:
    """All of it is taken in, or none: each is the owner's own, and new unless it is told anew. Who
    is in a house of it is said with it, by the rule for saying that alone."""
    stock = stock_of(known)
    no = spoken(known, by) or _twice(command)
    for at, one in enumerate(command.resources):
        no = no or _unfit(known, one, by, at)
        if no is None and one.id in stock.ids:
            no = _replaces(stock, one, by, at) if command.replace else _taken(one, at)
    no = no or _unfit_house(stock, command)
    if no:
        return no
    names = spoken_names(known, by)
    told = ((one.resource_id, counted(stock, one)) for one in command.houses)
    return (
        ResourcesRegistered(resources=command.resources, **names),
        *(
            OccupancySaid(resource_id=name, occupancy=one, **names)
            for name, one in told
            if one != stock.occupancy(name)
        ),
    )


def change(known: Known, command: ChangeResource, by: By) -> Answer:
    """What is said replaces what stood, by one who has seen it; no promise may break by it."""
    old = _found(known, command.resource.id, by)
    if isinstance(old, Refused):
        return old
    if old.number != command.seen:
        return Refused("resource.meanwhile", field="seen", kind=RefusalKind.CONFLICT)
    no = _unfit(known, command.resource, by, None) or _breaks(
        stock_of(known), command.resource, by, None
    )
    if no:
        return no
    if command.resource == old.resource:
        return Refused("resource.unchanged", field="resource", kind=RefusalKind.CONFLICT)
    return (ResourceChanged(resource=command.resource, **spoken_names(known, by)),)


def retire(known: Known, command: RetireResource, by: By) -> Answer:
    """What is promised to somebody is given back first."""
    old = _found(known, command.resource_id, by)
    if isinstance(old, Refused):
        return old
    if old.number != command.seen:
        return Refused("resource.meanwhile", field="seen", kind=RefusalKind.CONFLICT)
    if stock_of(known).bound(command.resource_id):
        return Refused("resource.bound", field="resource_id", kind=RefusalKind.CONFLICT)
    return (ResourceRetired(id=command.resource_id),)


def say_condition(known: Known, command: SayCondition, by: By) -> Answer:
    """The owner says whether it can be used; why, when it cannot. What is bound stays bound; that
    the whole is ready is said of what came home to rest or broken, too."""
    old = _found(known, command.resource_id, by)
    if isinstance(old, Refused):
        return old
    now = stock_of(known).condition(command.resource_id)
    said = stock_of(known).said.get(command.resource_id)
    same = said is not None and said.reason == command.reason
    well = command.condition is Condition.READY and stock_of(known).laid_up(command.resource_id)
    if now is command.condition and (said is None or same) and not well:
        return Refused("resource.said_already", field="condition", kind=RefusalKind.CONFLICT)
    if command.condition is Condition.OUT and not (command.reason or "").strip():
        return Refused("resource.why_out", field="reason")
    return (
        ConditionSaid(
            resource_id=command.resource_id,
            condition=command.condition,
            reason=command.reason,
            **spoken_names(known, by),
        ),
    )


def say_occupancy(known: Known, command: SayOccupancy, by: By) -> Answer:
    """A centre or shelter tells whether it is open and how many are there, never more than it
    holds and nobody while it is shut."""
    old = _found(known, command.resource_id, by)
    if isinstance(old, Refused):
        return old
    told = command.occupancy
    no = holds(old.resource, told)
    if no:
        return no
    if told == stock_of(known).occupancy(command.resource_id):
        return Refused("resource.said_already", field="occupancy", kind=RefusalKind.CONFLICT)
    return (
        OccupancySaid(resource_id=command.resource_id, occupancy=told, **spoken_names(known, by)),
    )


def holds(one: Resource, told: Occupancy) -> Refused | None:
    """Say no to people in what is no house, in one that is shut, and to more than it has places."""
    if one.kind not in FIXED:
        return Refused("resource.no_house", field="resource_id", kind=RefusalKind.CONFLICT)
    if told.present and not told.is_open:
        return Refused("resource.shut", field="occupancy.present")
    if told.present > one.amount:
        return Refused("resource.full", field="occupancy.present", places=one.amount)
    return None


def counted(stock: Resources, house: HouseTold) -> Occupancy:
    """Give what holds of a house by what a list says: where it says nothing, what stood."""
    old = stock.occupancy(house.resource_id)
    return Occupancy(
        is_open=old.is_open if house.is_open is None else house.is_open,
        present=old.present if house.present is None else house.present,
    )


def stock_of(known: Known) -> Resources:
    """Give the resources; the door gathers them for each command that decides by them."""
    assert known.resources is not None
    return known.resources


def not_yours(owner: str, by: By) -> Refused | None:
    """Say no to whoever is not the owner and does not write its words down."""
    if speaker(by) == owner:
        return None
    return Refused("resource.not_yours", field="owner", kind=RefusalKind.FORBIDDEN)


def _found(known: Known, name: str, by: By) -> Listed | Refused:
    old: Listed | None = stock_of(known).listed.get(name)
    if old is None:
        return Refused("resource.unknown", field="resource_id", kind=RefusalKind.UNKNOWN)
    return spoken(known, by) or not_yours(old.resource.owner, by) or old


def _unfit(known: Known, one: Resource, by: By, at: int | None) -> Refused | None:
    row: dict[str, Any] = {"row": at + 1 if at is not None else 1, "name": one.name}
    if authority_name(known, one.owner) is None:
        return Refused("resource.no_owner", field=_field("owner", at), **row)
    if not one.name.strip():
        return Refused("resource.name_missing", field=_field("name", at), **row)
    if not one.home.name.strip():
        return Refused("resource.home_missing", field=_field("home", at), **row)
    return not_yours(one.owner, by)


def _replaces(stock: Resources, one: Resource, by: By, at: int) -> Refused | None:
    old = stock.get(one.id)
    if old is None:
        return _taken(one, at)
    return not_yours(old.owner, by) or _breaks(stock, one, by, at)


def _breaks(stock: Resources, one: Resource, by: By, at: int | None) -> Refused | None:
    """What is promised stays possible: never fewer than are bound, and the same sort of thing."""
    old = stock.get(one.id)
    if old is None or not stock.bound(one.id):
        return None
    if (old.capability, old.kind, old.owner) != (one.capability, one.kind, one.owner):
        field = _field("capability", at)
        return Refused("resource.bound", field=field, kind=RefusalKind.CONFLICT)
    begin = min(part.window.begin for part in stock.bound(one.id))
    most = stock.peak(one.id, Window(begin=begin), by.now)
    # What left early or is late may stand in the way of what comes next: never more than it is.
    most = min(max(most, stock.away(one.id)) + stock.idle(one.id), old.amount)
    if one.amount < most:
        told: dict[str, Any] = {"bound": most, "name": one.name}
        field = _field("amount", at)
        return Refused("resource.fewer_than_bound", field=field, kind=RefusalKind.CONFLICT, **told)
    return None


def _taken(one: Resource, at: int) -> Refused:
    told: dict[str, Any] = {"id": one.id, "row": at + 1}
    return Refused("resource.exists", field=_field("id", at), kind=RefusalKind.CONFLICT, **told)


def _twice(command: RegisterResources) -> Refused | None:
    seen: set[str] = set()
    for at, one in enumerate(command.resources):
        if one.id in seen:
            return Refused("resource.twice", field=_field("id", at), id=one.id, row=at + 1)
        seen.add(one.id)
    return None


def _unfit_house(stock: Resources, command: RegisterResources) -> Refused | None:
    """Each house is one of the list's own, so that its owner was asked about already."""
    own = {one.id: at for at, one in enumerate(command.resources)}
    seen: set[str] = set()
    for at, house in enumerate(command.houses):
        row, field = own.get(house.resource_id), f"houses[{at}].resource_id"
        if row is None:
            return Refused("resource.unknown", field=field, kind=RefusalKind.UNKNOWN)
        if house.resource_id in seen:
            return Refused("resource.twice", field=field, id=house.resource_id, row=row + 1)
        no = holds(command.resources[row], counted(stock, house))
        if no:
            return no
        seen.add(house.resource_id)
    return None


def _field(name: str, at: int | None) -> str:
    return f"resource.{name}" if at is None else f"resources[{at}].{name}"
