"""An incident as the page shows it: in words, with what it hits and what belongs to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, NamedTuple

from crisis.commands.incidents import ChangeIncident
from crisis.projections.incidents import Incident
from crisis.projections.planning import Planning
from crisis.projections.situation import Situation
from crisis.rules.closing import offers
from crisis.rules.known import By
from crisis.terms.categories import CategoryCount, counted
from crisis.terms.incidents import IncidentStatus
from crisis.web.because import name
from crisis.web.pages.attending import Attending, attending
from crisis.web.pages.figure_names import Newer, newer_figures
from crisis.web.pages.help_links import INCIDENT, help_url
from crisis.web.pages.known_risks import as_written, lie, risks_at
from crisis.web.pages.links import incident_label, incident_url, object_url, task_label, task_url
from crisis.web.pages.sight_rows import CaseSight, case_sight
from crisis.web.places import plain, utm_text, wgs_text
from crisis.web.times import day_and_time
from crisis.web.words import word

SHOWN_HITS = 100
"""How many of the places hit a page lists; the map and the interface have the rest."""


class Where(NamedTuple):
    """The operation an incident is shown from, to whom and in which language. live: the register of
    now may be asked what lies in an incident, which is not so on paper and of the past."""

    situation: Situation
    planning: Planning
    by: By
    language: str
    live: bool = False


@dataclass(frozen=True, kw_only=True)
class IncidentRow:
    """One incident."""

    number: int
    label: str
    title: str
    kind: str
    kind_name: str
    severity: str
    severity_word: str
    status: str
    status_word: str
    since: str | None
    since_iso: str | None
    opened: str
    changed: str | None
    municipalities: list[str]
    municipality_ids: list[str]
    estimated: bool
    regions: list[str]
    fire_services: list[str]
    counts: tuple[CategoryCount, ...]
    total: int
    attendance: int
    distance_m: int
    url: str
    entries: list[int]
    objects: list[tuple[str, str, str]]
    tasks: list[tuple[str, str, str, str]]
    shape: dict[str, Any]
    utm: str
    wgs: str
    may_change: bool
    help_url: str
    sight: CaseSight
    risks: list[dict[str, Any]]
    figures: list[Newer]
    going_on: Attending | None = None


def incident_rows(where: Where) -> list[IncidentRow]:
    """Give the incidents, those that go on first, the gravest and newest on top."""
    found = sorted(where.situation.incidents.all(), key=_order)
    rows = [
        incident_row(one, where, risks)
        for one, risks in zip(found, _known(found, where), strict=True)
    ]
    if not where.live:
        return rows
    now = attending(found, where.by, where.language)
    return [replace(row, going_on=one) for row, one in zip(rows, now, strict=True)]


def incident_row(
    one: Incident, where: Where, risks: list[dict[str, Any]] | None = None
) -> IncidentRow:
    """Make the row of one incident; risks: those known at its place, when they were looked up."""
    return IncidentRow(
        number=one.number,
        label=incident_label(one.number),
        title=one.title,
        kind=one.kind,
        kind_name=one.kind_name,
        severity=one.severity.value,
        severity_word=word(one.severity, where.language),
        status=one.status.value,
        status_word=word(one.status, where.language),
        since=_time(one.since, where),
        since_iso=one.since.isoformat() if one.since else None,
        opened=day_and_time(one.opened_at, where.by.now, where.language),
        changed=_time(one.changed_at if one.changed != one.opened else None, where),
        municipalities=_names(one.whereabouts.municipalities, where.planning),
        municipality_ids=list(one.whereabouts.municipalities),
        estimated=one.whereabouts.estimated,
        regions=_names(one.whereabouts.regions, where.planning),
        fire_services=_names(one.whereabouts.fire_services, where.planning),
        counts=counted(one.exposure.counts),
        total=one.exposure.total,
        attendance=one.exposure.attendance,
        distance_m=one.exposure.distance_m,
        url=incident_url(where.situation.operation, one.number),
        entries=list(one.entries),
        objects=_objects(one),
        tasks=_tasks(one, where),
        shape=plain(one.shape),
        utm=utm_text(one.shape),
        wgs=wgs_text(one.shape, where.language),
        help_url=_help(one, where),
        may_change=offers(where.situation, ChangeIncident, where.by),
        sight=case_sight(where.situation, one.opened, where.planning, where.by, where.language),
        risks=_risks(one, where) if risks is None else risks,
        figures=_figures(one, where),
    )


def _help(one: Incident, where: Where) -> str:
    if one.status is IncidentStatus.OVER:
        return ""
    return help_url(where.situation, where.by, INCIDENT, one.number)


def _figures(one: Incident, where: Where) -> list[Newer]:
    """Give the figures that hold instead of those it rests on, until it is over."""
    if one.status is IncidentStatus.OVER:
        return []
    return newer_figures(where.situation, one.entries, where.by, where.language)


def _objects(one: Incident) -> list[tuple[str, str, str]]:
    both = zip(one.objects, one.object_names, strict=True)
    return [(object_, name_, object_url(object_)) for object_, name_ in both]


def _risks(one: Incident, where: Where) -> list[dict[str, Any]]:
    return _known((one,), where)[0]


def _known(found: Sequence[Incident], where: Where) -> list[list[dict[str, Any]]]:
    lying = lie if where.live else as_written
    return risks_at(found, where.planning, where.by, where.language, lying)


def hits(one: Incident, planning: Planning) -> list[dict[str, Any]]:
    """Give the places an incident hit, nearest first, as they were written down."""
    return [
        {
            "id": hit.object,
            "name": hit.name,
            "category": hit.category,
            "distance_m": hit.distance_m,
            "attendance": hit.attendance,
            "municipality": name(planning, hit.municipality) if hit.municipality else "",
            "url": object_url(hit.object),
        }
        for hit in one.exposure.hits[:SHOWN_HITS]
    ]


def _tasks(one: Incident, where: Where) -> list[tuple[str, str, str, str]]:
    operation = where.situation.operation
    return [
        (
            task_label(task.number),
            task.title,
            word(task.status, where.language),
            task_url(operation, task.number),
        )
        for task in where.situation.tasks.all()
        if task.incident == one.number
    ]


def _names(authorities: tuple[str, ...], planning: Planning) -> list[str]:
    return [name(planning, one) for one in authorities]


def _time(moment: datetime | None, where: Where) -> str | None:
    return day_and_time(moment, where.by.now, where.language) if moment else None


_GRAVITY = {"red": 0, "yellow": 1, "green": 2}


def _order(one: Incident) -> tuple[bool, int, int]:
    return one.status is IncidentStatus.OVER, _GRAVITY[one.severity.value], -one.number
