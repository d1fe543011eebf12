"""What the board itself puts into the situation picture: each fact with its source and its time.

Made of a situation and nothing else, so a picture of the past is made of the situation of then.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from crisis.projections import sitrep_actions
from crisis.projections.incidents import Incident
from crisis.projections.sector_silence import Silent, Touched, silent, unasked
from crisis.projections.sectors import SectorStatus
from crisis.projections.sitrep_facts import Fact
from crisis.projections.situation import Situation
from crisis.terms.categories import counted
from crisis.terms.figures import FigureKind
from crisis.terms.incidents import IncidentStatus
from crisis.terms.national import ASKED_ABOUT, NationalStaff
from crisis.terms.sectors import Colour
from crisis.terms.sitreps import FactKind, SitrepField

NEAR_SHOWN = 12
"""So many places at an incident are named, nearest first; of those in its area all are."""
MUST_BE_COUNTED = (
    FigureKind.DEAD,
    FigureKind.INJURED,
    FigureKind.MISSING,
    FigureKind.EVACUATED,
    FigureKind.HOUSEHOLDS,
    FigureKind.ANIMALS,
)
"""What the picture always says, if only that it is unknown."""


def prefill(situation: Situation) -> tuple[Fact, ...]:
    """Give all that the board knows, in the order of the fields, as of the situation's last
    entry; of nothing that was corrected, erased or is over."""
    return tuple(fact for give in _FIELDS for fact in give(situation))


def uncounted(situation: Situation) -> tuple[FigureKind, ...]:
    """Give what the picture must say and nobody has counted: it is unknown."""
    told = {one.figure for one in situation.figures.values()}
    return tuple(one for one in MUST_BE_COUNTED if one not in told)


def untold(situation: Situation) -> tuple[NationalStaff, ...]:
    """Give the national staffs of which the picture must say whether they are set and nobody has:
    it is unknown."""
    return tuple(one for one in ASKED_ABOUT if one not in situation.national)


def _level(situation: Situation) -> Iterator[Fact]:
    for step in situation.levels.steps[-1:]:
        yield Fact(
            field=SitrepField.LEVEL,
            kind=FactKind.LEVEL,
            key="",
            values={"level": step.level.value},
            number=step.number,
            at=step.at,
            who=step.authority_name,
        )
    for one in sorted(situation.national.values(), key=lambda each: each.staff):
        yield Fact(
            field=SitrepField.LEVEL,
            kind=FactKind.NATIONAL,
            key=one.staff.value,
            values={"staff": one.staff.value, "active": one.active},
            number=one.number,
            at=one.since,
            who=one.source,
        )


def _going_on(situation: Situation) -> list[Incident]:
    found = situation.incidents.all()
    return [one for one in found if one.status is not IncidentStatus.OVER]


def _incidents(situation: Situation) -> Iterator[Fact]:
    for one in _going_on(situation):
        yield _of(
            one,
            SitrepField.INCIDENT,
            FactKind.INCIDENT,
            str(one.number),
            incident=one.number,
            title=one.title,
            kind_name=one.kind_name,
            severity=one.severity.value,
            status=one.status.value,
            since=one.since,
            where=one.whereabouts.municipalities,
            estimated=one.whereabouts.estimated,
        )


def _extent(situation: Situation) -> Iterator[Fact]:
    order = [*MUST_BE_COUNTED, *FigureKind]
    for one in sorted(
        situation.figures.values(), key=lambda each: (order.index(each.figure), each.name)
    ):
        yield Fact(
            field=SitrepField.EXTENT,
            kind=FactKind.FIGURE,
            key=f"{one.figure.value}:{one.name}",
            values={"figure": one.figure.value, "name": one.name, "value": one.now.value},
            number=one.number,
            at=one.now.as_of,
            certainty=one.now.certainty,
            who=one.now.source or one.now.authority_name,
        )


def _affected(situation: Situation) -> Iterator[Fact]:
    """Whose ground they lie on: municipalities, then regions, then fire services."""
    for name in ("municipalities", "regions", "fire_services"):
        touched: dict[str, list[Incident]] = {}
        for one in _going_on(situation):
            for authority in getattr(one.whereabouts, name):
                touched.setdefault(authority, []).append(one)
        for authority in sorted(touched):
            here = touched[authority]
            newest = max(here, key=lambda one: one.changed)
            told = {
                "authority": authority,
                "incidents": tuple(one.number for one in here),
                "ground": name,
            }
            yield _of(newest, SitrepField.AFFECTED, FactKind.AFFECTED, authority, **told)


def _sectors(situation: Situation) -> Iterator[Fact]:
    """How each says it stands; it is unknown of those who were called or sit at the table and have
    said nothing, at all or since the last picture, and of those it touches that nobody asked."""
    before = situation.sitreps.last
    owing, forgotten = silent(situation, before.at if before else None), unasked(situation)
    for name in sorted({*situation.sectors, *owing, *forgotten}):
        quiet, one = owing.get(name), situation.sectors.get(name)
        if name in forgotten:
            yield _unasked(forgotten[name])
        elif quiet is not None:
            yield _unknown(quiet, before.sitrep if before and one else None)
        elif one is not None:
            yield Fact(
                field=SitrepField.SECTORS,
                kind=FactKind.SECTOR,
                key=name,
                values={"name": one.sector_name, **_said(one)},
                number=one.number,
                at=one.at,
                who=one.sector_name,
            )
    for name in sorted(situation.outages):
        report = situation.outages[name].now
        if report.down:
            yield Fact(
                field=SitrepField.SECTORS,
                kind=FactKind.OUTAGE,
                key=name,
                values={"name": situation.outages[name].name},
                number=report.number,
                at=report.as_of,
                who=report.source or report.authority_name,
            )


def _said(one: SectorStatus) -> dict[str, Any]:
    return {
        "colour": one.colour.value,
        "consequence": one.consequence,
        "normal_at": one.normal_at,
    }


def _unknown(one: Silent, since: int | None) -> Fact:
    """What nobody has said, and what was said last. Of one that never said anything no entry says
    so, and it is nobody's word."""
    last = {**_said(one.last), "at": one.last.at} if one.last else None
    return Fact(
        field=SitrepField.SECTORS,
        kind=FactKind.SECTOR,
        key=one.authority,
        values={"name": one.name, "colour": Colour.UNKNOWN.value, "since": since, "last": last},
        number=one.number if one.last else 0,
        at=one.at,
        who=one.name if one.last else "",
    )


def _intent(situation: Situation) -> Iterator[Fact]:
    """In which order the aims come, by whose word; assumed until the chair says it. What the staff
    wants to achieve is for people to write."""
    last = situation.priorities.last
    begun = last.at if last else situation.opened_at
    if begun is None:
        return
    yield Fact(
        field=SitrepField.INTENT,
        kind=FactKind.PRIORITIES,
        key="",
        values={
            "order": tuple(one.value for one in situation.priorities.order),
            "ground": last.ground if last else "",
            "assumed": last is None,
        },
        number=last.number if last else 0,
        at=begun,
        who=f"{last.seat_name}, {last.authority_name}" if last else "",
    )


def _unasked(one: Touched) -> Fact:
    """Of whom nobody has asked, and whose word it is that it is touched."""
    return Fact(
        field=SitrepField.SECTORS,
        kind=FactKind.SECTOR,
        key=one.authority,
        values={"name": one.name, "authority": one.authority, "colour": Colour.UNKNOWN.value},
        number=one.number,
        at=one.at,
        who=one.who,
    )


def _risks(situation: Situation) -> Iterator[Fact]:
    for one in _going_on(situation):
        exposed = one.exposure
        for kind in counted(exposed.counts):
            told = {"incident": one.number, "category": kind.category, "count": kind.count}
            if kind.under:
                told["under"] = [(each.name, each.count) for each in kind.under]
            key = f"{one.number}:{kind.category}"
            yield _of(one, SitrepField.RISKS, FactKind.EXPOSED, key, **told)
        hits = sorted(exposed.hits, key=lambda each: each.distance_m)
        inside = sum(1 for each in hits if each.distance_m == 0)
        for hit in hits[: max(inside, NEAR_SHOWN)]:
            near = {"incident": one.number, "name": hit.name, "metres": hit.distance_m}
            key = f"{one.number}:{hit.object}"
            yield _of(one, SitrepField.RISKS, FactKind.NEAR, key, **near)


_FIELDS = (
    _level,
    _incidents,
    _extent,
    _affected,
    _sectors,
    sitrep_actions.measures,
    _intent,
    sitrep_actions.outlook,
    sitrep_actions.resources,
    sitrep_actions.decisions,
    sitrep_actions.tasks,
    _risks,
    sitrep_actions.statements,
    sitrep_actions.rumours,
)
"""In the order of the fields."""


def _of(one: Incident, field: SitrepField, kind: FactKind, key: str, **values: Any) -> Fact:
    return Fact(
        field=field,
        kind=kind,
        key=key,
        values=values,
        number=one.changed,
        at=one.changed_at,
        who=one.who,
    )
