"""Who is at the occasions in an incident's area as time goes on, with nobody writing anything."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from babel.numbers import format_decimal

from crisis.projections.incidents import Incident
from crisis.register.register import Area
from crisis.rules.known import By
from crisis.rules.permissions import may_view
from crisis.rules.register_sight import register_reader_of
from crisis.terms.exposure import OccasionsOn
from crisis.terms.incidents import IncidentStatus
from crisis.web.parts import parts
from crisis.web.times import iso


class Attending(NamedTuple):
    """What a row tells of it. moves: the moment at which the row must be asked for again."""

    occasions: int
    people: str
    written: str
    same: bool
    moves: str


def attending(incidents: Sequence[Incident], by: By, language: str) -> list[Attending | None]:
    """Give it for each incident that goes on, by the register as it is for the reader; None of
    those that are over, and for who may not look into the register."""
    found: list[Attending | None] = [None] * len(incidents)
    if not may_view("register.list", by.role):
        return found
    going_on = [at for at, one in enumerate(incidents) if one.status is not IncidentStatus.OVER]
    areas = [
        Area(incidents[at].shape, None, incidents[at].exposure.distance_m, by.now)
        for at in going_on
    ]
    now = parts().register.attending(areas, register_reader_of(by))
    for at, one in zip(going_on, now, strict=True):
        found[at] = _told(one, incidents[at].exposure.attendance, language)
    return found


def _told(one: OccasionsOn, written: int, language: str) -> Attending:
    return Attending(
        occasions=one.occasions,
        people=format_decimal(one.people, locale=language),
        written=format_decimal(written, locale=language),
        same=one.people == written,
        moves=iso(one.moves) if one.moves else "",
    )
