"""How the command line tells what is wrong: the sentence, and the column it is about."""

from __future__ import annotations

from crisis.errors import Malformed, Refused, Unknown
from crisis.web.texts import sentence

COLUMNS = {
    "name": "navn",
    "category": "kategori",
    "municipality": "kommune",
    "confidence": "sikkerhed",
    "owner": "ejer",
    "source": "kilde",
    "checked_on": "kontrolleret",
    "note": "note",
    "lat": "bredde",
    "lon": "længde",
    "north": "nord",
    "east": "øst",
}
"""Our word for a column → the Danish one, as an import knows it."""


def told(problem: Malformed | Refused | Unknown) -> str:
    """Say a refusal in Danish; a row that is named in it comes first."""
    row = problem.facts.get("row")
    return f"nr. {row}: {sentence(problem)}" if row else sentence(problem)


def where(problem: Malformed) -> str:
    """Say which column it is about, when it is one of a table's."""
    column = COLUMNS.get(problem.field or "")
    return f"{column}: " if column else ""
