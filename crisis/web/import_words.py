"""Where an import stands and what its columns mean, in words; `words.py` lists them too."""

from __future__ import annotations

from enum import StrEnum

from crisis.errors import Malformed
from crisis.terms.imports import Keep, Stage
from crisis.web.texts import sentence

IMPORT_WORDS: tuple[tuple[StrEnum, str, str], ...] = (
    (Stage.READ, "læses", "being read"),
    (Stage.DESCRIBED, "venter på kolonnernes betydning", "waits for its columns' meaning"),
    (Stage.CHECK, "prøves", "being tried"),
    (Stage.CHECKED, "prøvet, intet skrevet", "tried, nothing written"),
    (Stage.WRITE, "skrives", "being written"),
    (Stage.FINISHED, "indlæst", "imported"),
    (Stage.UNDO, "fortrydes", "being undone"),
    (Stage.UNDONE, "fortrudt", "undone"),
    (Stage.REFUSED, "afvist", "refused"),
    (Stage.DISCARDED, "kasseret", "discarded"),
    (Keep.REST, "tag resten", "take the rest"),
    (Keep.NOTHING, "intet, når noget er galt", "nothing, when something is wrong"),
)

_FIELDS: dict[str, tuple[str, str]] = {
    "id": ("nøgle", "key"),
    "name": ("navn", "name"),
    "category": ("kategori", "category"),
    "confidence": ("sikkerhed", "confidence"),
    "municipality": ("kommune", "municipality"),
    "owner": ("ejer", "owner"),
    "source": ("kilde", "source"),
    "checked_on": ("kontrolleret", "checked on"),
    "note": ("note", "note"),
    "authority": ("ansvarlig myndighed", "responsible authority"),
    "criticality": ("kritikalitet", "criticality"),
    "shape": ("plads", "place"),
    "capacity": ("kapacitet", "capacity"),
    "occasion": ("arrangement", "event"),
    "capacity.amount": ("kapacitet", "capacity"),
    "capacity.unit": ("kapacitetens enhed", "unit of the capacity"),
    "opening_times": ("åbningstider", "opening times"),
    "contact": ("kontakt (funktion)", "contact (function)"),
    "classification": ("klassifikation", "classification"),
    "occasion.begins": ("arrangement begynder", "event begins"),
    "occasion.ends": ("arrangement slutter", "event ends"),
    "occasion.attendance": ("ventet antal mennesker", "expected attendance"),
    "lat": ("bredde (grader)", "latitude (degrees)"),
    "lon": ("længde (grader)", "longitude (degrees)"),
    "north": ("nord (meter)", "north (metres)"),
    "east": ("øst (meter)", "east (metres)"),
}


_NAMED = frozenset({"body.duplicate_field"})
"""Faults whose sentence stands beside its field everywhere else."""
_NAME = ("»{name}«: {said}", "'{name}': {said}")
_ROW = ("Række {row}: {said}", "Row {row}: {said}")


def fault_words(fault: Malformed, language: str) -> str:
    """Say what is wrong with a file, and in which row when the sentence does not tell."""
    said, row = sentence(fault, language), fault.facts.get("row")
    if fault.code in _NAMED and fault.field:
        said = _NAME[language == "en"].format(name=fault.field, said=said)
    if row is None or str(row) in said:
        return said
    return _ROW[language == "en"].format(row=row, said=said)


def field_word(name: str, language: str) -> str:
    """Say what a column may mean; a field that has no word yet is told by its own name."""
    danish, english = _FIELDS.get(name, (name, name))
    return english if language == "en" else danish
