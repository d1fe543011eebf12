"""Examples of the events about the register, for the golden files."""

from __future__ import annotations

from datetime import UTC, datetime

from crisis.events import Event
from crisis.events.categories import (
    CategoryReplaced,
    CategoryRestored,
    CategoryRetired,
    CategorySet,
)
from crisis.events.imports import ImportFinished, ImportUndone, NamedObject, ObjectsTakenBack
from crisis.events.register import ObjectChanged, ObjectRetired, ObjectsRegistered
from crisis.terms.imports import Tally, Undoing
from crisis.terms.places import Point
from crisis.terms.register import (
    Capacity,
    Classification,
    Confidence,
    Criticality,
    Occasion,
    RegisterObject,
)

HARBOUR = RegisterObject(
    id="ob-000000000001",
    name="Kolding Havn",
    category="Havne, søer, fjorde, hav",
    shape=Point((9.4859, 55.4913)),
    confidence=Confidence.MEDIUM,
    municipality="kolding",
    source="almen viden, anslået",
)
CONCERT = RegisterObject(
    id="ob-000000000002",
    name="Eksempel koncert",
    category="Koncerter",
    shape=Point((9.4722, 55.4907)),
    municipality="kolding",
    authority="kolding",
    criticality=Criticality.IMPORTANT,
    capacity=Capacity(amount=4500, unit="pladser"),
    opening_times="kl. 18-24",
    contact="Arrangørens vagttelefon",
    classification=Classification.OWN_PLAN,
    occasion=Occasion(
        begins=datetime(2026, 11, 28, 17, 0, tzinfo=UTC),
        ends=datetime(2026, 11, 28, 23, 0, tzinfo=UTC),
        attendance=4200,
    ),
)

REGISTER_EXAMPLES: tuple[Event, ...] = (
    CategorySet(top="Industri", name="Kølehuse"),
    CategoryRetired(top="Industri", name="Kølehuse"),
    CategoryReplaced(
        top="Industri", name="Kølehuse", successor="Industri / Køl", objects=3, entries=1
    ),
    CategoryRestored(top="Industri", name="Kølehuse", objects=2, left=1),
    ObjectsRegistered(objects=(HARBOUR, CONCERT), batch="steder.csv"),
    ObjectChanged(object=CONCERT),
    ObjectRetired(id="ob-000000000001", name="Kolding Havn", reason="Nedlagt"),
    ImportFinished(
        batch="im-000000000001",
        file="havne.csv",
        tally=Tally(rows=4, new=1, changed=1, unchanged=1, bad=1),
    ),
    ObjectsTakenBack(
        batch="im-000000000001",
        entry=7,
        objects=(HARBOUR,),
        retired=(NamedObject(id="ob-000000000003", name="Eksempel pumpe"),),
        left=(NamedObject(id="ob-000000000002", name="Eksempel koncert"),),
    ),
    ImportUndone(
        batch="im-000000000001",
        file="havne.csv",
        undoing=Undoing(restored=1, retired=1, left=1),
    ),
)
RELEASED: tuple[Event, ...] = (
    ObjectsRegistered(objects=(HARBOUR,), batch="steder.csv"),
    ObjectChanged(object=HARBOUR),
)
"""What stands in `released/` as it was written before objects had more fields."""
