"""Examples of the events about dependencies and outages, for the golden files."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from crisis.events import Event
from crisis.events.dependencies import SupplyRetired, SupplySet, WhatIfDropped, WhatIfSaved
from crisis.events.outages import ObjectDown, ObjectUp
from crisis.terms.dependencies import FailedLater, Start, Supply, SupplyKind

STATION, WORKS = "ob-00000000e001", "ob-00000000e002"
NAMES = {STATION: "Eksempel Transformerstation", WORKS: "Eksempel Vandværk"}
REPORT: dict[str, Any] = {
    "object": STATION,
    "object_name": NAMES[STATION],
    "as_of": datetime(2026, 11, 26, 13, 5, tzinfo=UTC),
    "entry": 4,
    "source": "Eksempel Netselskab, vagten",
    "seat_name": "Repræsentant",
    "authority_name": "Kolding Kommune",
    "on_behalf_of": None,
}

DEPENDENCY_EXAMPLES: tuple[Event, ...] = (
    SupplySet(
        supply=Supply(
            consumer=WORKS,
            kind=SupplyKind.ELECTRICITY,
            suppliers=(STATION,),
            needed=1,
            holdout_minutes=240,
            source="Eksempel",
            group=2,
            name="Fødning nord",
        ),
        names=(NAMES[WORKS], NAMES[STATION]),
    ),
    SupplyRetired(consumer=WORKS, kind=SupplyKind.ELECTRICITY, group=2),
    WhatIfSaved(
        what_if=1,
        name="Strømmen går",
        starts=(Start(object=STATION, after_minutes=30),),
        names=(NAMES[STATION],),
        failed=(FailedLater(object=WORKS, after_minutes=270),),
        total=1,
    ),
    WhatIfDropped(what_if=1),
    ObjectDown(**REPORT, text="Eksempel Transformerstation er ude af drift fra kl. 14:05."),
    ObjectUp(**REPORT, text="Eksempel Transformerstation er i drift fra kl. 14:05."),
)


DEPENDENCIES_RELEASED: tuple[Event, ...] = (
    SupplySet(
        supply=Supply(
            consumer=WORKS,
            kind=SupplyKind.ELECTRICITY,
            suppliers=(STATION,),
            holdout_minutes=240,
            source="Eksempel",
        ),
        names=(NAMES[WORKS], NAMES[STATION]),
    ),
    SupplyRetired(consumer=WORKS, kind=SupplyKind.ELECTRICITY),
)
"""What stands in `released/` as it was written before a kind could have several groups."""
