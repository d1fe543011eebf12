"""Examples of the events about plans and units, for the golden files."""

from __future__ import annotations

from datetime import date

import msgspec

from crisis.events import Event
from crisis.events.plans import PlanChanged, PlanRegistered, PlanRetired
from crisis.events.units import UnitChanged, UnitRegistered, UnitRetired
from crisis.terms.places import Point
from crisis.terms.plans import (
    ActionCard,
    CardStep,
    Course,
    CourseKind,
    Plan,
    PlanFile,
    PlanKind,
    Unit,
)
from crisis.terms.sight import Sight

WHO = {"seat_name": "Planlægger", "authority_name": "Sydøstjyllands Politi"}
CARD = ActionCard(
    title="Eksempel Stormflod",
    hazard="Vand over kote 1,5 m",
    steps=(
        CardStep(what="Luk højvandsporten", responsible="kolding"),
        CardStep(what="Spær Havnegade", responsible="politi", sector="Politi"),
    ),
)
TIMED = ActionCard(
    title="Eksempel Stormflod",
    hazard="Vand over kote 1,5 m",
    steps=(
        CardStep(what="Luk højvandsporten", kind="storm_surge", minutes=30),
        CardStep(what="Spær Havnegade", responsible="politi", minutes=45, after=(1,)),
    ),
    kinds=("flood",),
    source="Eksempel Delplan",
)
PLAN = Plan(
    id="pl-000000000001",
    kind=PlanKind.MUNICIPAL,
    title="Eksempel Beredskabsplan for Kolding",
    owner="kolding",
    adopted_on=date(2025, 5, 1),
    adopted_by="Kommunalbestyrelsen",
    next_revision=date(2029, 5, 1),
    web_address="https://eksempel.dk/plan",
    file=PlanFile(sha256="0a" * 32, name="plan.pdf", size=1234),
    municipalities=("kolding",),
    shape=Point((9.4722, 55.4907)),
    objects=("ob-000000000001",),
    cards=(CARD,),
    sight=Sight.RESTRICTED,
    only_for=("politi",),
)
UNIT = Unit(
    id="un-000000000001",
    name="Eksempel Pumpegruppe",
    owner="trekantbrand",
    people=12,
    courses=(
        Course(course="Pumper", had_on=date(2025, 3, 1), valid_until=date(2027, 3, 1)),
        Course(course="Fuldskala", kind=CourseKind.EXERCISE),
    ),
)

PLAN_EXAMPLES: tuple[Event, ...] = (
    PlanRegistered(plan=PLAN, **WHO),
    PlanChanged(plan=msgspec.structs.replace(PLAN, cards=(TIMED,)), **WHO),
    PlanRetired(id="pl-000000000001"),
    UnitRegistered(unit=UNIT),
    UnitChanged(unit=UNIT),
    UnitRetired(id="un-000000000001"),
)
PLANS_RELEASED: tuple[Event, ...] = (
    PlanRegistered(plan=PLAN, **WHO),
    PlanChanged(plan=PLAN, **WHO),
)
"""What stands in `released/` as it was written before cards had deadlines and an order."""
