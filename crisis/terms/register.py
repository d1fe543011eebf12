"""Words of the risk and vulnerability register. Dansk: risiko- og sårbarhedsregister."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec import Meta

from crisis.terms.geodata import GeodataKind
from crisis.terms.ids import AuthorityId
from crisis.terms.log import Line
from crisis.terms.places import Shape, ShapeFault

OBJECT_ID = r"^ob-[0-9a-z]{12}$"
ObjectId = Annotated[str, Meta(pattern=OBJECT_ID)]
Category = Annotated[str, Meta(min_length=1, max_length=80)]

OBJECTS_PER_ENTRY = 1_000


class Confidence(StrEnum):
    """How sure the register is of an object's place. Dansk: sikkerhed."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Criticality(StrEnum):
    """How much hangs on an object, the least first. Dansk: kritikalitet."""

    LIMITED = "limited"
    IMPORTANT = "important"
    CRITICAL = "critical"
    VITAL = "vital"


class Classification(StrEnum):
    """Who may read of an object at all. Dansk: objektets klassifikation.

    OWN_PLAN: it stands in a municipality's own plan, and is for that municipality and the chair.
    """

    PUBLIC = "public"
    INTERNAL = "internal"
    OWN_PLAN = "own_plan"


class Capacity(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How much there is room or means for: 120 places, 40 m³/h. Dansk: kapacitet."""

    amount: Annotated[float, Meta(ge=0, le=1_000_000_000)]
    unit: Annotated[str, Meta(min_length=1, max_length=40)]


class OccasionState(StrEnum):
    """Where an occasion is at a moment. Dansk: arrangementets stand."""

    ON = "on"
    COMING = "coming"
    PAST = "past"


class Occasion(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When an object is there at all, and with how many people: a concert, a fair.

    It is on from `begins` until just before `ends`. Dansk: arrangement.
    """

    begins: Annotated[datetime, Meta(tz=True)]
    ends: Annotated[datetime, Meta(tz=True)]
    attendance: Annotated[int, Meta(ge=0, le=10_000_000)]

    def state(self, moment: datetime) -> OccasionState:
        """Say whether it goes on at a moment, is yet to come or is over."""
        if moment < self.begins:
            return OccasionState.COMING
        return OccasionState.ON if moment < self.ends else OccasionState.PAST


class RegisterObject(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """Something that is vulnerable or dangerous or needed. Dansk: registerobjekt.

    What stands at its default is not written into an entry, so that a field that comes later costs
    the objects without it nothing; a default never changes. authority: who answers for it; owner
    is words. contact: a function and how to reach it, never a person. occasion: only then is it
    there. by_place: nobody said the municipality, it is the one in which the object lies.
    """

    id: ObjectId
    name: Line
    category: Category
    shape: Shape
    confidence: Confidence = Confidence.LOW
    municipality: AuthorityId | None = None
    owner: Line | None = None
    source: Line | None = None
    checked_on: Line | None = None
    note: Line | None = None
    authority: AuthorityId | None = None
    criticality: Criticality | None = None
    capacity: Capacity | None = None
    opening_times: Line | None = None
    contact: Line | None = None
    classification: Classification = Classification.INTERNAL
    occasion: Occasion | None = None
    by_place: bool = False


class RegisterReader(msgspec.Struct, frozen=True, kw_only=True):
    """Who reads the register: for which authority, and whether every municipality's plan is his.

    Whoever says nothing reads what is in no municipality's own plan. Dansk: registerets læser.
    """

    authority: str = ""
    every_plan: bool = False

    def plan_of(self, municipality: str | None) -> bool:
        """Says whether what stands in this municipality's own plan is for this reader."""
        return self.every_plan or (municipality is not None and municipality == self.authority)

    def may_read(self, one: RegisterObject) -> bool:
        """Says whether an object is for this reader."""
        in_a_plan = one.classification is Classification.OWN_PLAN
        return not in_a_plan or self.plan_of(one.municipality)


NO_PLANS = RegisterReader()
KEEPER = RegisterReader(every_plan=True)
"""Whoever runs the machine: the database is a file of his."""


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """What the register holds of the things a command names. Dansk: stående i registret.

    objects: those named that stand now. since: the planning entry by which each of them stands as
    it does, or went. before: those that stood until the entry that is named. seen: the version of
    an object that its change was made from. faults: what is wrong with the shapes given, by object.
    file_held: the file named lies in the installation. geodata: the file in use, by kind.
    """

    objects: dict[str, RegisterObject] = {}
    since: dict[str, int] = {}
    before: dict[str, RegisterObject] = {}
    seen: RegisterObject | None = None
    faults: dict[str, ShapeFault] = {}
    file_held: bool = False
    geodata: dict[GeodataKind, str] = {}
