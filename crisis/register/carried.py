"""The demo's register: the 108 places of the district that the program carries with it."""

from __future__ import annotations

from importlib.resources import files

import msgspec

from crisis.register.importing import draft, read_file
from crisis.terms.register import Confidence, RegisterObject

FILE = "steder.csv"
CHECKED = "kontrolleret mod GeoNames/OurAirports, nov. 2026"
ESTIMATED = "almen viden, anslået"
CHECKED_ON = "2026-11"


def places() -> tuple[RegisterObject, ...]:
    """Give the places, each with what its position rests on."""
    made = draft(read_file((files("crisis.register") / "data" / FILE).read_bytes()))
    assert not made.bad, "the carried file is read by the tests"
    return tuple(_sourced(one) for one in made.objects.values())


def _sourced(one: RegisterObject) -> RegisterObject:
    if one.confidence is Confidence.HIGH:
        return msgspec.structs.replace(one, source=CHECKED, checked_on=CHECKED_ON)
    return msgspec.structs.replace(one, source=ESTIMATED)
