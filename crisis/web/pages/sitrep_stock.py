"""What there is to send, by capability, as the situation picture tells it: a row and a sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from crisis.projections.sitrep_facts import Fact
from crisis.rules.sitrep_stock import OWNERS_NAMED
from crisis.terms.allotments import Reopening
from crisis.terms.priority import HORIZONS
from crisis.terms.resources import MEASURES, Capability, ResourceState
from crisis.web.because import name, pick
from crisis.web.pages.figure_names import number_text
from crisis.web.pages.incident_rows import Where
from crisis.web.words import word

_NOTE = (
    "Forespurgt er bedt om og ikke svaret på: det er ikke bundet. Lovet er også det, der først "
    "skal af sted senere. Mangler er af det, denne indsats har bedt om.",
    "What is asked for is not answered yet and binds nothing. What is promised may leave "
    "later. What is missing is missing of what this operation asked for.",
)
STATES = tuple(ResourceState)
"""In the order of the columns."""


def stock_model(
    facts: Sequence[Fact], fact: Callable[[Fact], dict[str, Any]], language: str
) -> list[dict[str, Any]]:
    """Give the rows of the table. fact: tells one with its source and its mark."""
    return [{**fact(one), **_cells(one.values, language)} for one in facts]


def _cells(values: dict[str, Any], language: str) -> dict[str, Any]:
    counted = [values["total"], *(values[state.value] for state in STATES)]
    lacking = [each for _, each in values["missing"]]
    return {
        "counted": [(each, number_text(each, language)) for each in counted],
        "lacking": [(each, number_text(each, language)) for each in lacking],
        "lacks": any(lacking),
        "notes": _notes(values, language),
    }


def _notes(values: dict[str, Any], language: str) -> list[str]:
    """Say of centres how many are open and how many people are there, and what is nobody's word."""
    found = []
    if values["open"]:
        both = (f"{values['open']} åbne med {values['present']} til stede",
                f"{values['open']} open with {values['present']} present")  # fmt: skip
        found.append(pick(both, language))
    if values["assumed"]:
        found.append(pick(("antal antaget", "amounts assumed"), language))
    return found


def stock_head(language: str) -> dict[str, Any]:
    """Give the names of the columns."""
    return {
        "states": [word(state, language) for state in STATES],
        "hours": list(HORIZONS),
    }


def stock_table(
    rows: Sequence[dict[str, Any]],
    model: dict[str, Any],
    language: str,
    fact: Callable[[dict[str, Any]], dict[str, str]],
) -> dict[str, Any] | None:
    """Give the table as a document has it: a row for each capability, with whose words and of when.
    fact: tells one with its mark."""
    if not rows:
        return None
    head, lacks = model["stock_head"], pick(("Mangler", "Missing"), language)
    hours = [f"{lacks} {each} {pick(('t', 'h'), language)}" for each in head["hours"]]
    named = (pick(("Formåen", "Capability"), language), pick(("I alt", "In all"), language))
    at = pick((f"Opgjort {model['stock_at']}.", f"As of {model['stock_at']}."), language)
    return {
        "head": [*named, *(one[:1].upper() + one[1:] for one in head["states"]), *hours],
        "rows": [
            {
                "name": one["text"].split(":")[0],
                "mark": fact(one)["mark"],
                "source": " · ".join(
                    each for each in (one["who"], one["time"], *one["notes"]) if each
                ),
                "cells": [text for _, text in (*one["counted"], *one["lacking"])],
                "lacks": one["lacks"],
            }
            for one in rows
        ],
        "note": f"{at} {pick(_NOTE, language)}",
    }


def what(values: dict[str, Any], where: Where) -> str:
    """Give the capability and what it is counted in."""
    kind = Capability(values["capability"])
    said = word(kind, where.language)
    return f"{said[:1].upper()}{said[1:]} ({word(MEASURES[kind], where.language)})"


def stock_sentence(values: dict[str, Any], where: Where) -> str:
    """Say all of a row that is not nought, and always what is free."""
    language = where.language
    counted = [
        f"{number_text(values[state.value], language)} {word(state, language)}"
        for state in STATES
        if values[state.value] or state is ResourceState.FREE
    ]
    told = [f"{what(values, where)}: {', '.join(counted)}"]
    hours = [f"{each} om {ahead} t" if language == "da" else f"{each} in {ahead} h"
             for ahead, each in values["missing"] if each]  # fmt: skip
    if hours:
        told.append(f"{pick(('mangler', 'missing'), language)} {', '.join(hours)}")
    return "; ".join((*told, *_notes(values, language)))


def owners_text(values: dict[str, Any], where: Where) -> str:
    """Name whose words it is; of many the first, and how many more."""
    names = [name(where.planning, one) for one in values["owners"]]
    more = len(names) - OWNERS_NAMED
    told = ", ".join(names[:OWNERS_NAMED])
    both = (f"{told} og {more} til", f"{told} and {more} more")
    return pick(both, where.language) if more > 0 else told


def reopened_sentence(values: dict[str, Any], where: Where) -> str:
    """Say that it must be decided anew, and why."""
    why = ", ".join(word(Reopening(each), where.language) for each in values["why"])
    number = values["allotment"]
    both = (f"Prioritering {number} skal besluttes igen: {why}",
            f"Priorities {number} must be decided anew: {why}")  # fmt: skip
    return pick(both, where.language)
