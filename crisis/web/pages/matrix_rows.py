"""The responsibility matrix as the planner reads it: lines, gaps and overlaps in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from crisis.projections.planning import Planning
from crisis.rules.responsibility import check
from crisis.terms.responsibility import LeadBy, MatrixRow
from crisis.web import because
from crisis.web.words import word


class MatrixRowView(NamedTuple):
    """One line; `row` is what a form begins with when it is edited."""

    number: int
    sector: str
    kind: str
    title: str
    place_name: str
    lead_text: str
    supporting_text: str
    basis: str | None
    source: str | None
    checked_on: str | None
    verified: bool
    verified_word: str
    row: MatrixRow


def matrix_model(planning: Planning, language: str) -> dict[str, Any]:
    """Give the whole matrix with what is wrong with it."""
    gaps, overlaps = check(planning)
    rows = [planning.matrix[number] for number in sorted(planning.matrix)]
    titles = {row.kind: row.title for row in reversed(rows)}
    return {
        "rows": [_view(row, planning, language) for row in rows],
        "next_number": max(planning.matrix, default=0) + 1,
        "gaps": [
            {
                "kind": one.kind,
                "title": one.title or titles.get(one.kind, one.kind),
                "municipality": one.municipality,
                "place_name": _place(one.municipality, planning, language),
                "why": one.why,
                "because": because.gap(one, planning, language),
            }
            for one in gaps
        ],
        "overlaps": [
            {
                "kind": one.kind,
                "title": one.title,
                "place": one.place,
                "place_name": _place(one.place, planning, language),
                "rows": list(one.rows),
            }
            for one in overlaps
        ],
    }


def _view(row: MatrixRow, planning: Planning, language: str) -> MatrixRowView:
    lead = because.name(planning, row.lead) if row.lead else word(row.lead_by, language)
    return MatrixRowView(
        number=row.number,
        sector=row.sector,
        kind=row.kind,
        title=row.title,
        place_name=_place(row.place, planning, language),
        lead_text=lead,
        supporting_text=", ".join(
            _supporting(row.supporting, row.supporting_by, planning, language)
        ),
        basis=row.basis,
        source=row.source,
        checked_on=row.checked_on,
        verified=row.verified,
        verified_word=because.sure(row, language),
        row=row,
    )


def _supporting(
    named: Iterable[str], grounded: Iterable[LeadBy], planning: Planning, language: str
) -> list[str]:
    return [
        *(because.name(planning, one) for one in named),
        *(word(one, language) for one in grounded),
    ]


def _place(place: str | None, planning: Planning, language: str) -> str:
    if place is not None:
        return because.name(planning, place)
    return "the whole district" if language == "en" else "hele distriktet"
