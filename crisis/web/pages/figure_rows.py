"""The figures as the page shows them: the value that holds, by whose word, and each use of it."""

from __future__ import annotations

from typing import Any

from crisis.commands.figures import SetFigure
from crisis.projections.figures import Figure, Reading
from crisis.rules.closing import offers
from crisis.rules.contradictions import against
from crisis.rules.figures import Use, newer, uses
from crisis.terms.decisions import decision_label
from crisis.terms.figures import FigureKind, key_of
from crisis.terms.sitreps import sitrep_label
from crisis.web.pages.figure_names import figure_name, number_text
from crisis.web.pages.incident_rows import Where
from crisis.web.pages.links import (
    decision_url,
    incident_label,
    incident_url,
    sitrep_url,
    task_label,
    task_url,
)
from crisis.web.pages.log_links import label
from crisis.web.pages.statement_rows import statement_label
from crisis.web.times import day_and_time, iso
from crisis.web.words import word

SHOWN = 10
"""How many older values a page lists."""


def figures_model(where: Where) -> dict[str, Any]:
    """Give each figure, those of the list in its order and then our own."""
    order = list(FigureKind)
    found = sorted(
        where.situation.figures.values(), key=lambda one: (order.index(one.figure), one.name)
    )
    rows = [_row(one, where) for one in found]
    return {
        "rows": rows,
        "stale": sum(use["stale"] for row in rows for use in row["uses"]),
        "may_set": offers(where.situation, SetFigure, where.by),
    }


def _row(one: Figure, where: Where) -> dict[str, Any]:
    own = one.figure is FigureKind.OWN
    return {
        "key": str(one.number),
        "figure": one.figure.value,
        "own_name": one.name if own else "",
        "name": figure_name(one.figure, one.name, where.language),
        **_reading(one.now, where),
        "corrected": _corrected(one.now, where),
        "contested": _contested(one.now, where),
        "uses": [_use(each, where) for each in uses(where.situation, one)],
        "older": [_reading(each, where) for each in reversed(one.readings[:-1])][:SHOWN],
    }


def _reading(one: Reading, where: Where) -> dict[str, Any]:
    return {
        "number": one.number,
        "label": label(where.situation, one.number),
        "value": number_text(one.value, where.language),
        "as_of": day_and_time(one.as_of, where.by.now, where.language),
        "as_of_iso": iso(one.as_of),
        "certainty": one.certainty.value,
        "certainty_word": word(one.certainty, where.language),
        "entry": one.entry,
        "source": one.source,
        "who": one.authority_name,
        "unconfirmed": one.number in where.situation.log.unconfirmed,
    }


def newer_model(values: dict[str, Any], where: Where) -> dict[str, Any] | None:
    """Give the value that holds instead of the one a frozen picture shows; None for the same."""
    key = key_of(FigureKind(values["figure"]), values["name"])
    found = newer(where.situation, key, values["value"])
    return _reading(found, where) if found else None


def _corrected(one: Reading, where: Where) -> str | None:
    """Say by what the entry was corrected that a figure rests on."""
    source = where.situation.log.get(one.entry) if one.entry is not None else None
    if source is None or source.corrected_by is None:
        return None
    return label(where.situation, source.corrected_by)


def _contested(one: Reading, where: Where) -> list[str]:
    """Give the entries that speak against the value, or against what it rests on."""
    entry = where.situation.log.get(one.number)
    found = against(where.situation, entry) if entry else ()
    return [label(where.situation, each) for each in found]


def _use(one: Use, where: Where) -> dict[str, Any]:
    operation = where.situation.operation
    named = {
        "statement": (
            statement_label(one.number, where.situation.mode),
            f"/presse/{operation}/{one.number}",
        ),
        "task": (task_label(one.number), task_url(operation, one.number)),
        "incident": (incident_label(one.number), incident_url(operation, one.number)),
        "decision": (decision_label(one.number), decision_url(operation, one.number)),
        "sitrep": (sitrep_label(one.number), sitrep_url(operation, one.number)),
    }
    told, url = named[one.kind]
    return {"label": told, "url": url, "stale": one.stale}
