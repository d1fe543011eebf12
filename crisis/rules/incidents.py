"""Rules about incidents: where it is, what it hits, and how it may go on."""

from __future__ import annotations

from typing import Any

from crisis.commands.incidents import (
    ChangeIncident,
    OpenIncident,
    RetireIncidentType,
    SetIncidentType,
)
from crisis.errors import RefusalKind, Refused
from crisis.events.incidents import (
    IncidentChanged,
    IncidentOpened,
    IncidentTypeRetired,
    IncidentTypeSet,
)
from crisis.projections.incidents import Incident
from crisis.projections.situation import Situation
from crisis.rules.known import Answer, By, Known, Question
from crisis.rules.own_plans import hidden, said_anew
from crisis.rules.register_sight import register_reader_of
from crisis.rules.speaking import spoken, spoken_names
from crisis.terms.incidents import STATUS_MOVES
from crisis.terms.log import AHEAD_LIMIT
from crisis.terms.places import PlaceFacts

_CHANGEABLE = ("kind", "title", "shape", "severity", "status", "since", "entries", "objects")


def open_(known: Known, command: OpenIncident, by: By) -> Answer:
    """An incident has a type of the list and a place; what it hits is written down as it was."""
    situation = _situation(known)
    values = {name: getattr(command, name) for name in _CHANGEABLE}
    number = situation.incidents.last + 1
    made = _facts(known, situation, values, by)
    if isinstance(made, Refused):
        return made
    return (IncidentOpened(incident=number, **made),)


def change(known: Known, command: ChangeIncident, by: By) -> Answer:
    """What is left out stays, and what is tied to it and not for who writes; a changed shape is
    looked up again; status follows its table."""
    situation = _situation(known)
    old = situation.incidents.get(command.incident)
    if old is None:
        return Refused("incident.unknown", field="incident", kind=RefusalKind.UNKNOWN)
    values = {name: _first(getattr(command, name), getattr(old, name)) for name in _CHANGEABLE}
    stays = hidden(old.objects, known.planning.own_plans, register_reader_of(by))
    values["objects"] = said_anew(old.objects, values["objects"], stays)
    changed = tuple(name for name in _CHANGEABLE if values[name] != getattr(old, name))
    if command.distance_m not in (None, old.exposure.distance_m):
        changed = (*changed, "distance_m")
    no = _may_change(old, values, changed)
    if no:
        return no
    made = _facts(known, situation, values, by, old)
    if isinstance(made, Refused):
        return made
    return (IncidentChanged(incident=old.number, changed=changed, **made),)


def set_type(known: Known, command: SetIncidentType, by: By) -> Answer:
    """The list of types is the planner's; an old incident keeps the word it was given."""
    if known.planning.incident_types.get(command.type.id) == command.type:
        return Refused("incident.type_unchanged", field="type.id", kind=RefusalKind.CONFLICT)
    return (IncidentTypeSet(type=command.type),)


def retire_type(known: Known, command: RetireIncidentType, by: By) -> Answer:
    """A type that is taken out is no longer offered."""
    if command.id not in known.planning.incident_types:
        return Refused("incident.unknown_type", field="id", kind=RefusalKind.UNKNOWN)
    return (IncidentTypeRetired(id=command.id),)


def _situation(known: Known) -> Situation:
    assert known.situation is not None, "the handler gives operation commands their situation"
    return known.situation


def _may_change(old: Incident, values: dict[str, Any], changed: tuple[str, ...]) -> Refused | None:
    if not changed:
        return Refused("incident.unchanged", field="incident", kind=RefusalKind.CONFLICT)
    if "status" in changed and values["status"] not in STATUS_MOVES[old.status]:
        return Refused("incident.status_move", field="status", kind=RefusalKind.CONFLICT)
    return None


def _facts(
    known: Known, situation: Situation, values: dict[str, Any], by: By, old: Incident | None = None
) -> dict[str, Any] | Refused:
    """Give what is written into the event besides its number, or why not. An object that was linked
    before stays by the name it had, though it has gone out of use or into a plan since."""
    place: PlaceFacts = known.answers[Question.PLACE]
    kept = zip(old.objects, old.object_names, strict=True) if old else ()
    names: dict[str, str] = {**dict(kept), **known.answers[Question.OBJECT_NAMES]}
    type_ = known.planning.incident_types.get(values["kind"])
    if type_ is None:
        return Refused("incident.unknown_type", field="kind")
    no = _place(place) or _linked(situation, values, names) or _since(values, by)
    no = no or spoken(known, by)
    if no:
        return no
    return {
        **values,
        "kind_name": type_.name,
        "object_names": tuple(names[one] for one in values["objects"]),
        "whereabouts": place.whereabouts,
        "exposure": place.exposure,
        **spoken_names(known, by),
    }


def _place(place: PlaceFacts) -> Refused | None:
    if place.fault is None:
        return None
    facts: dict[str, Any] = dict(place.fault_facts)
    return Refused(place.fault, field="shape", **facts)


def _linked(situation: Situation, values: dict[str, Any], names: dict[str, str]) -> Refused | None:
    for number in values["entries"]:
        if situation.log.get(number) is None:
            return Refused("log.unknown_entry", field="entries", number=number)
    for one in values["objects"]:
        if one not in names:
            return Refused("register.unknown_object", field="objects", id=one)
    return None


def _since(values: dict[str, Any], by: By) -> Refused | None:
    if values["since"] is not None and values["since"] > by.now + AHEAD_LIMIT:
        return Refused("log.occurred_in_future", field="since", limit_minutes=5)
    return None


def _first(new: Any, old: Any) -> Any:
    return old if new is None else new
