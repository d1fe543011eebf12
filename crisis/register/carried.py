"""The demo's register: the 108 places of the district that the program carries with it."""

from __future__ import annotations

import csv
import io
from importlib.resources import files

import msgspec

from crisis.register.importing import draft, read_file
from crisis.terms.exposure import INHABITANTS
from crisis.terms.register import Capacity, Confidence, RegisterObject

FILE = "steder.csv"
INHABITED = "indbyggere.csv"
"""How many live in a town: GeoNames (geonames.org), CC BY 4.0. A town that is not in it is
unknown."""
CHECKED = "kontrolleret mod GeoNames/OurAirports, nov. 2026"
ESTIMATED = "almen viden, anslået"
COUNTED = "indbyggere efter GeoNames (CC BY 4.0)"
CHECKED_ON = "2026-11"


def places() -> tuple[RegisterObject, ...]:
    """Give the places, each with what its position rests on."""
    made = draft(read_file(_data(FILE)))
    assert not made.bad, "the carried file is read by the tests"
    people = _inhabitants()
    return tuple(_peopled(_sourced(one), people) for one in made.objects.values())


def _inhabitants() -> dict[str, int]:
    rows = csv.DictReader(io.StringIO(_data(INHABITED).decode("utf-8")))
    return {row["name"]: int(row["inhabitants"]) for row in rows}


def _data(name: str) -> bytes:
    return (files("crisis.register") / "data" / name).read_bytes()


def _peopled(one: RegisterObject, people: dict[str, int]) -> RegisterObject:
    many = people.get(one.name)
    if many is None:
        return one
    room = Capacity(amount=many, unit=INHABITANTS)
    return msgspec.structs.replace(one, capacity=room, source=f"{one.source}; {COUNTED}")


def _sourced(one: RegisterObject) -> RegisterObject:
    if one.confidence is Confidence.HIGH:
        return msgspec.structs.replace(one, source=CHECKED, checked_on=CHECKED_ON)
    return msgspec.structs.replace(one, source=ESTIMATED)
