"""Words about what depends on what: by whom it is supplied, and how long it lasts without."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec import Meta

from crisis.terms.log import Line
from crisis.terms.register import ObjectId

HOLDOUT_LIMIT = 129_600
"""Minutes; ninety days. Who lasts longer than that without does not depend on it."""
SUPPLIERS_LIMIT = 50
GROUPS_LIMIT = 20
"""How many supplier groups of one kind an object may have."""
STARTS_LIMIT = 50
KEPT_LIMIT = 1_000
"""How many failures of a saved what-if are kept by name; the rest are counted."""


class SupplyKind(StrEnum):
    """What an object is supplied with. Dansk: forsyningsart."""

    ELECTRICITY = "electricity"
    TELECOM = "telecom"
    WATER = "water"
    SEWAGE = "sewage"
    HEAT = "heat"
    GAS = "gas"
    FUEL = "fuel"
    TRANSPORT = "transport"
    IT = "it"
    OTHER = "other"


SupplyKey = tuple[str, SupplyKind, int]
"""Consumer, kind and the number of the group: what a supply is known by."""


class Supply(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A supplier group of one object for one kind of supply. Dansk: forsyning.

    suppliers: those that can each give it. needed: how many of them must work. holdout_minutes: how
    long the consumer lasts without, by battery, tank or store. source: who says so. group: its
    number among the object's groups of that kind, each of which must hold; name: what it is called
    where there are several, as "the northern feed".
    """

    consumer: ObjectId
    kind: SupplyKind
    suppliers: Annotated[tuple[ObjectId, ...], Meta(min_length=1, max_length=SUPPLIERS_LIMIT)]
    needed: int = 1
    holdout_minutes: int = 0
    source: Line | None = None
    group: int = 1
    name: Line | None = None

    @property
    def key(self) -> SupplyKey:
        """What it is known by."""
        return self.consumer, self.kind, self.group


class Start(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An object that is supposed to fail, and how many minutes on. Dansk: antaget svigt."""

    object: ObjectId
    after_minutes: Annotated[int, Meta(ge=0, le=HOLDOUT_LIMIT)] = 0


class FailedLater(msgspec.Struct, frozen=True, kw_only=True):
    """What failed in a what-if when it was saved, and how many minutes on. Dansk: følgesvigt."""

    object: str
    after_minutes: int
