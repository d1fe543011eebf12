"""A register object as the planner reads it, and the incidents it was or is part of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from babel.numbers import format_decimal

from crisis.projections.incidents import Incident
from crisis.projections.planning import Planning
from crisis.projections.situation import Situation
from crisis.register.search import StoredObject
from crisis.terms.register import Capacity, Occasion, OccasionState, RegisterObject
from crisis.web.because import name
from crisis.web.pages.links import incident_label, incident_url, object_url
from crisis.web.places import feature, utm_text, wgs_text
from crisis.web.times import day_and_time
from crisis.web.words import word

Linked = dict[str, Any]
"""An incident, as it is listed under an object."""


class OccasionRow(NamedTuple):
    """When an object is there, on the Danish clock, and whether that is now."""

    begins: str
    ends: str
    attendance: int
    state_word: str
    past: bool


class RegisterRow(NamedTuple):
    """One object; `object` is what a form begins with when it is edited."""

    id: str
    name: str
    category: str
    municipality: str | None
    municipality_name: str
    confidence: str
    confidence_word: str
    source: str | None
    owner: str | None
    note: str | None
    checked_on: str | None
    authority_name: str
    criticality_word: str
    capacity: str
    opening_times: str | None
    contact: str | None
    classification_word: str
    occasion: OccasionRow | None
    retired: bool
    wgs: str
    utm: str
    url: str
    incidents: list[Linked]
    since: int
    object: RegisterObject


@dataclass(frozen=True, kw_only=True)
class Reading:
    """How the register is read on a page: by what directory, in which language, at what moment."""

    planning: Planning
    language: str
    now: datetime


def register_row(stored: StoredObject, reading: Reading, incidents: list[Linked]) -> RegisterRow:
    """Make the row of one object."""
    one, planning, language = stored.object, reading.planning, reading.language
    return RegisterRow(
        id=one.id,
        name=one.name,
        category=one.category,
        municipality=one.municipality,
        municipality_name=name(planning, one.municipality) if one.municipality else "",
        confidence=one.confidence.value,
        confidence_word=word(one.confidence, language),
        source=one.source,
        owner=one.owner,
        note=one.note,
        checked_on=one.checked_on,
        authority_name=name(planning, one.authority) if one.authority else "",
        criticality_word=word(one.criticality, language),
        capacity=capacity_text(one.capacity, language),
        opening_times=one.opening_times,
        contact=one.contact,
        classification_word=word(one.classification, language),
        occasion=occasion_row(one.occasion, reading),
        retired=stored.retired,
        wgs=wgs_text(one.shape, language),
        utm=utm_text(one.shape),
        url=object_url(one.id),
        incidents=incidents,
        since=stored.valid_from,
        object=one,
    )


def capacity_text(room: Capacity | None, language: str) -> str:
    """Say a capacity: `4.500 pladser`."""
    if room is None:
        return ""
    return f"{format_decimal(room.amount, locale=language)} {room.unit}"


def occasion_row(when: Occasion | None, reading: Reading) -> OccasionRow | None:
    """Say when an occasion is; None for what is always there."""
    if when is None:
        return None
    begins, ends = (
        day_and_time(one, reading.now, reading.language) for one in (when.begins, when.ends)
    )
    state = when.state(reading.now)
    return OccasionRow(
        begins=begins,
        ends=ends,
        attendance=when.attendance,
        state_word=word(state, reading.language),
        past=state is OccasionState.PAST,
    )


def object_feature(stored: StoredObject, language: str) -> Any:
    """Give an object as a GeoJSON feature."""
    one = stored.object
    properties = {
        "id": one.id,
        "name": one.name,
        "category": one.category,
        "confidence": one.confidence,
        "confidence_word": word(one.confidence, language),
        "municipality": one.municipality,
        "by_place": one.by_place,
        "source": one.source,
        "owner": one.owner,
        "note": one.note,
        "checked_on": one.checked_on,
        "authority": one.authority,
        "criticality": one.criticality,
        "criticality_word": word(one.criticality, language) or None,
        "capacity": one.capacity,
        "opening_times": one.opening_times,
        "contact": one.contact,
        "classification": one.classification,
        "classification_word": word(one.classification, language),
        "occasion": one.occasion,
        "since": stored.valid_from,
        "retired": stored.retired,
        "url": object_url(one.id),
    }
    return feature(one.shape, properties, one.id)


def incidents_by_object(operations: Iterable[Situation]) -> dict[str, list[Linked]]:
    """Give the incidents that name or hit each object, in the operations a reader may see."""
    found: dict[str, list[Linked]] = defaultdict(list)
    for situation in operations:
        for one in situation.incidents.all():
            hit = (each.object for each in one.exposure.hits)
            for object_ in dict.fromkeys((*one.objects, *hit)):
                found[object_].append(_linked(one, situation, linked=object_ in one.objects))
    return found


def _linked(one: Incident, situation: Situation, *, linked: bool) -> Linked:
    return {
        "operation": situation.operation,
        "operation_name": situation.name,
        "mode": situation.mode.value,
        "incident": one.number,
        "label": incident_label(one.number),
        "title": one.title,
        "status_word": word(one.status),
        "linked": linked,
        "url": incident_url(situation.operation, one.number),
    }
