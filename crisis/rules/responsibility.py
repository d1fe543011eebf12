"""Sector responsibility: who has which task where, and why. One lead, or a gap with a name.

Sektoransvar: whoever has the task daily keeps it in a crisis; so the answer is looked up in the
matrix that the planner keeps, and a person may ask another, but never silently.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import msgspec

from crisis.commands.responsibility import PlaceMunicipality, RetireMatrixRow, SetMatrixRow
from crisis.errors import RefusalKind, Refused
from crisis.events.responsibility import MatrixRowRetired, MatrixRowSet, MunicipalityPlaced
from crisis.projections.planning import Planning
from crisis.rules.known import Answer, By, Known
from crisis.terms.responsibility import LeadBy, MatrixRow
from crisis.terms.roles import AuthorityKind


class Responsible(msgspec.Struct, frozen=True, kw_only=True):
    """One authority that leads one part of a task, with the line that says so. Dansk: ansvarlig."""

    title: str
    row: MatrixRow
    lead: str
    supporting: tuple[str, ...]
    municipality: str | None


class Gap(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a task that nobody has, and why. Dansk: hul i ansvaret.

    why: no_row, no_place, no_ground, no_owner or unknown_authority.
    """

    kind: str
    title: str | None
    municipality: str | None
    why: str


class Overlap(msgspec.Struct, frozen=True, kw_only=True):
    """Lines that claim the same part of the same task at one place. Dansk: dobbelt ansvar."""

    kind: str
    title: str
    place: str | None
    rows: tuple[int, ...]


def resolve(
    planning: Planning, kind: str, municipalities: Iterable[str], owner: str | None = None
) -> tuple[Responsible | Gap, ...]:
    """Say who leads each part of a task at a place: always one lead or a named gap.

    A line for the municipality goes before one for the whole district, a lower number before a
    higher. A part led by the ground it happens on is laid out once for each municipality.
    """
    places = tuple(dict.fromkeys(municipalities)) or (None,)
    rows = [row for row in planning.matrix.values() if row.kind == kind]
    if not rows:
        return (Gap(kind=kind, title=None, municipality=places[0], why="no_row"),)
    answers: list[Responsible | Gap] = []
    for title in dict.fromkeys(row.title for row in sorted(rows, key=lambda row: row.number)):
        parts = [row for row in rows if row.title == title]
        answers += _part(planning, parts, places, owner)
    return tuple(answers)


def check(planning: Planning) -> tuple[tuple[Gap, ...], tuple[Overlap, ...]]:
    """Look for gaps and overlaps: every kind of task in every municipality of the directory.

    A part led by a plant's owner is no gap here; who the owner is shows in the incident.
    """
    places = sorted(
        one.id for one in planning.authorities.values() if one.kind is AuthorityKind.MUNICIPALITY
    )
    gaps = {
        answer
        for kind in {row.kind for row in planning.matrix.values()}
        for place in places
        for answer in resolve(planning, kind, [place])
        if isinstance(answer, Gap) and answer.why != "no_owner"
    }
    claims: dict[tuple[str, str, str | None], list[int]] = defaultdict(list)
    for row in planning.matrix.values():
        claims[row.kind, row.title, row.place].append(row.number)
    overlaps = tuple(
        Overlap(kind=kind, title=title, place=place, rows=tuple(sorted(numbers)))
        for (kind, title, place), numbers in claims.items()
        if len(numbers) > 1
    )
    return tuple(sorted(gaps, key=_order)), overlaps


def set_row(known: Known, command: SetMatrixRow, by: By) -> Answer:
    """A line names its lead, or how the ground gives it, and never both."""
    row = command.row
    if (row.lead is None) == (row.lead_by is None):
        return Refused("responsibility.one_lead", field="row.lead")
    named = {"row.lead": row.lead, "row.place": row.place}
    for field, authority in [*named.items(), *(("row.supporting", one) for one in row.supporting)]:
        if authority is not None and authority not in known.planning.authorities:
            return Refused("authority.unknown", field=field, authority=authority)
    if known.planning.matrix.get(row.number) == row:
        return Refused("responsibility.unchanged", field="row.number", kind=RefusalKind.CONFLICT)
    return (MatrixRowSet(row=row),)


def retire_row(known: Known, command: RetireMatrixRow, by: By) -> Answer:
    """A line that is taken out stays known in the planning's history."""
    if command.number not in known.planning.matrix:
        return Refused("responsibility.unknown_row", field="number", kind=RefusalKind.UNKNOWN)
    return (MatrixRowRetired(number=command.number),)


def place_municipality(known: Known, command: PlaceMunicipality, by: By) -> Answer:
    """A municipality belongs to one region and one fire service, all in the directory."""
    ground = command.ground
    wanted = (
        ("municipality", ground.municipality, AuthorityKind.MUNICIPALITY),
        ("region", ground.region, AuthorityKind.REGION),
        ("fire_service", ground.fire_service, AuthorityKind.FIRE_SERVICE),
    )
    for field, authority, kind in wanted:
        found = known.planning.authorities.get(authority)
        if found is None or found.kind is not kind:
            return Refused("authority.unknown", field=f"ground.{field}", authority=authority)
    return (MunicipalityPlaced(ground=ground),)


def _part(
    planning: Planning, rows: list[MatrixRow], places: tuple[str | None, ...], owner: str | None
) -> list[Responsible | Gap]:
    answers: dict[tuple[str, ...], Responsible | Gap] = {}
    for place in places:
        fitting = [row for row in rows if row.place in (None, place)]
        if not fitting:
            gap = Gap(kind=rows[0].kind, title=rows[0].title, municipality=place, why="no_row")
            answers["", str(place)] = gap
            continue
        row = min(fitting, key=lambda one: (one.place is None, one.number))
        found = _lead(planning, row, place, owner)
        key: tuple[str, ...] = (
            (found.lead, "") if isinstance(found, Responsible) else ("", str(place))
        )
        if row.lead_by is LeadBy.MUNICIPALITY:
            key = (*key, str(place))
        answers.setdefault(key, found)
    return list(answers.values())


def _lead(
    planning: Planning, row: MatrixRow, place: str | None, owner: str | None
) -> Responsible | Gap:
    found, why = (row.lead, "") if row.lead else _grounded(planning, row.lead_by, place, owner)
    if found is not None and found not in planning.authorities:
        found, why = None, "unknown_authority"
    if found is None:
        return Gap(kind=row.kind, title=row.title, municipality=place, why=why)
    more = (_grounded(planning, one, place, owner)[0] for one in row.supporting_by)
    supporting = dict.fromkeys([*row.supporting, *(one for one in more if one)])
    supporting.pop(found, None)
    return Responsible(
        title=row.title, row=row, lead=found, supporting=tuple(supporting), municipality=place
    )


def _grounded(
    planning: Planning, lead_by: LeadBy | None, place: str | None, owner: str | None
) -> tuple[str | None, str]:
    """Give the authority the ground gives, or None and why not."""
    if lead_by is LeadBy.OWNER:
        return _owner(planning, owner), "no_owner"
    if place is None:
        return None, "no_place"
    if lead_by is LeadBy.MUNICIPALITY:
        return place, ""
    ground = planning.grounds.get(place)
    if ground is None:
        return None, "no_ground"
    return (ground.region if lead_by is LeadBy.REGION else ground.fire_service), ""


def _owner(planning: Planning, owner: str | None) -> str | None:
    wanted = (owner or "").strip().casefold()
    for one in planning.authorities.values():
        if wanted and wanted in (one.id, one.name.casefold()):
            return one.id
    return None


def _order(gap: Gap) -> tuple[str, str, str]:
    return gap.kind, gap.title or "", gap.municipality or ""
