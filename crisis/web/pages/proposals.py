"""Tasks that the matrix proposes for an incident, the likely ones first, with who would lead."""

from __future__ import annotations

from typing import NamedTuple

from crisis.projections.incidents import Incident
from crisis.rules.responsibility import Gap, Responsible, resolve
from crisis.web.because import answer, name
from crisis.web.pages.incident_rows import Where

_WATER = ("storm_surge", "evacuate", "pump", "warn", "cordon", "shelter", "vulnerable", "roads")
_POISON = ("hazmat", "cordon", "warn", "evacuate", "health", "water")
_TERROR = ("terror", "cordon", "health", "evacuate", "press", "identify")
_WEATHER = ("warn", "roads", "vulnerable", "rescue", "power", "shelter")

LIKELY: dict[str, tuple[str, ...]] = {
    "terror_chemical": ("terror", *_POISON),
    "terror_bacteriological": ("terror", *_POISON),
    "terror_conventional": _TERROR,
    "flood": _WATER,
    "hurricane": _WEATHER,
    "snowstorm": _WEATHER,
    "pollution": ("coast_pollution", "sea_pollution", "hazmat", "water"),
    "supplies": ("power", "heat", "gas", "water", "telecom", "fuel", "vulnerable", "shelter"),
    "traffic": ("traffic", "cordon", "rescue", "health", "identify"),
    "cultural_event": ("event_safety", "cordon", "health", "evacuate", "culture"),
    "industry": ("seveso", "hazmat", "rescue", "cordon", "evacuate", "warn"),
    "public_institution": ("evacuate", "schools", "vulnerable", "health", "rescue"),
}
"""Type of incident → the kinds of task one thinks of first. Only the order of the list."""


class Answer(NamedTuple):
    """Who would lead one part of a task, or that nobody would."""

    title: str
    lead_name: str
    because: str
    gap: bool


class Proposal(NamedTuple):
    """A kind of task one may ask for with one press."""

    kind: str
    title: str
    answers: list[Answer]
    incident: int
    likely: bool


def proposals(incident: Incident, where: Where) -> list[Proposal]:
    """Give the kinds of task the matrix knows and nobody has been asked for yet here."""
    asked = {one.kind for one in where.situation.tasks.all() if one.incident == incident.number}
    likely = LIKELY.get(incident.kind, ())
    rows = sorted(where.planning.matrix.values(), key=lambda row: row.number)
    titles = {row.kind: row.title for row in reversed(rows)}
    kinds = dict.fromkeys([*(one for one in likely if one in titles), *(r.kind for r in rows)])
    return [
        Proposal(
            kind=kind,
            title=titles[kind],
            answers=_answers(kind, incident, where),
            incident=incident.number,
            likely=kind in likely,
        )
        for kind in kinds
        if kind not in asked
    ]


def _answers(kind: str, incident: Incident, where: Where) -> list[Answer]:
    found = resolve(where.planning, kind, incident.whereabouts.municipalities)
    return [_answer(one, where) for one in found]


def _answer(found: Responsible | Gap, where: Where) -> Answer:
    return Answer(
        title=found.title or found.kind if isinstance(found, Gap) else found.title,
        lead_name="" if isinstance(found, Gap) else name(where.planning, found.lead),
        because=answer(found, where.planning, where.language),
        gap=isinstance(found, Gap),
    )
