"""Words of the risk and vulnerability register. Dansk: risiko- og sårbarhedsregister."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec import Meta

from crisis.terms.geodata import GeodataKind
from crisis.terms.ids import AuthorityId
from crisis.terms.log import Line
from crisis.terms.places import Shape, ShapeFault

ObjectId = Annotated[str, Meta(pattern=r"^ob-[0-9a-z]{12}$")]
Category = Annotated[str, Meta(min_length=1, max_length=80)]

OBJECTS_PER_ENTRY = 1_000


class Confidence(StrEnum):
    """How sure the register is of an object's place. Dansk: sikkerhed."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class RegisterObject(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something that is vulnerable or dangerous or needed. Dansk: registerobjekt."""

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


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """What the register holds of the things a command names. Dansk: stående i registret.

    objects: those named that stand now. faults: what is wrong with the shapes given, by object.
    file_held: the file named lies in the installation. geodata: the file in use, by kind.
    """

    objects: dict[str, RegisterObject] = {}
    faults: dict[str, ShapeFault] = {}
    file_held: bool = False
    geodata: dict[GeodataKind, str] = {}
