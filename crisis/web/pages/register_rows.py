"""A register object as the planner reads it, and the incidents it was or is part of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

from crisis.projections.incidents import Incident
from crisis.projections.planning import Planning
from crisis.projections.situation import Situation
from crisis.register.search import StoredObject
from crisis.terms.register import RegisterObject
from crisis.web.because import name
from crisis.web.pages.links import incident_label, incident_url, object_url
from crisis.web.places import feature, utm_text, wgs_text
from crisis.web.words import word

Linked = dict[str, Any]
"""An incident, as it is listed under an object."""


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
    retired: bool
    wgs: str
    utm: str
    url: str
    incidents: list[Linked]
    object: RegisterObject


def register_row(
    stored: StoredObject, planning: Planning, language: str, incidents: list[Linked]
) -> RegisterRow:
    """Make the row of one object."""
    one = stored.object
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
        retired=stored.retired,
        wgs=wgs_text(one.shape, language),
        utm=utm_text(one.shape),
        url=object_url(one.id),
        incidents=incidents,
        object=one,
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
        "source": one.source,
        "owner": one.owner,
        "note": one.note,
        "checked_on": one.checked_on,
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
