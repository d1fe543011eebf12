"""The strip at the board's foot: how each authority says its sector stands, and how old that is."""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple

from crisis.projections.planning import Authority
from crisis.projections.sectors import SectorStatus
from crisis.terms.roles import AuthorityKind
from crisis.terms.sectors import Colour
from crisis.web.pages.incident_rows import Where
from crisis.web.times import day_and_time, iso
from crisis.web.words import word

OLD = timedelta(minutes=60)
"""After so long a report is shown as old."""


class SectorCell(NamedTuple):
    """One authority's own report."""

    sector: str
    name: str
    colour: str
    word: str
    consequence: str | None
    normal: str | None
    need: str | None
    time: str
    time_iso: str | None
    old: bool
    by_phone: bool
    mine: bool


def sector_cells(where: Where) -> list[SectorCell]:
    """Give a cell for each authority of the directory, reported or not."""
    reports = where.situation.sectors
    authorities = sorted(where.planning.authorities.values(), key=_order)
    known = {one.id for one in authorities}
    gone = [reports[one] for one in sorted(reports) if one not in known]
    cells = [_cell(one.id, one.name, reports.get(one.id), where) for one in authorities]
    return cells + [_cell(one.sector, one.sector_name, one, where) for one in gone]


def _cell(sector: str, name: str, report: SectorStatus | None, where: Where) -> SectorCell:
    now, language = where.by.now, where.language
    colour = report.colour if report else Colour.UNKNOWN
    normal = report.normal_at if report else None
    return SectorCell(
        sector=sector,
        name=name,
        colour=colour.value,
        word=word(colour, language),
        consequence=report.consequence if report else None,
        normal=day_and_time(normal, now, language) if normal else None,
        need=report.need if report else None,
        time=day_and_time(report.at, now, language) if report else "",
        time_iso=iso(report.at) if report else None,
        old=report is not None and now - report.at > OLD,
        by_phone=report is not None and report.on_behalf_of is not None,
        mine=sector == where.by.authority,
    )


_KINDS = tuple(AuthorityKind)


def _order(one: Authority) -> tuple[int, str]:
    return _KINDS.index(one.kind), one.name
