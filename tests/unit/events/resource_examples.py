"""Examples of the events about resources and requests, for the golden files."""

from __future__ import annotations

from datetime import UTC, datetime

from crisis.events import Event
from crisis.events.log import SpokenFor
from crisis.events.requests import (
    AskedOwner,
    PromisedPart,
    PromiseMade,
    PromiseMoved,
    RequestAnswered,
    RequestMade,
    RequestTold,
    RequestWithdrawn,
)
from crisis.events.resources import (
    ConditionSaid,
    CopiedResource,
    OccupancySaid,
    ResourceChanged,
    ResourceRetired,
    ResourcesCopied,
    ResourcesRegistered,
)
from crisis.terms.log import Channel
from crisis.terms.priority import Aim
from crisis.terms.resources import (
    Capability,
    Condition,
    HelpPath,
    Need,
    Occupancy,
    Resource,
    ResourceKind,
    ResourceState,
    Spot,
    Window,
)

WHO = {
    "seat_name": "Repræsentant",
    "authority_name": "TrekantBrand",
    "on_behalf_of": SpokenFor(
        authority="trekantbrand",
        authority_name="TrekantBrand",
        who="Vagthavende",
        channel=Channel.PHONE,
    ),
}
PUMPS = Resource(
    id="pumpe-3",
    name="Eksempel Pumpegruppe",
    kind=ResourceKind.EQUIPMENT,
    capability=Capability.PUMPING,
    amount=3,
    owner="trekantbrand",
    readiness=20,
    home=Spot(name="Station Kolding", position=(9.4722, 55.4907)),
    contact="Vagtcentralen",
    assumed=True,
)
WINDOW = Window(
    begin=datetime(2026, 11, 27, 8, 0, tzinfo=UTC), end=datetime(2026, 11, 27, 20, 0, tzinfo=UTC)
)
NEED = Need(
    capability=Capability.PUMPING,
    amount=2,
    window=WINDOW,
    spot=Spot(name="Hejlsminde"),
    why="Vand ved plejehjemmet",
)
PART = {"operation": "op-000000000001", "request": 1, "promise": 1, "resource_id": "pumpe-3"}

RESOURCE_EXAMPLES: tuple[Event, ...] = (
    ResourcesCopied(
        resources=(
            CopiedResource(resource=PUMPS, condition=Condition.READY, occupancy=Occupancy()),
        )
    ),
    ResourcesRegistered(resources=(PUMPS,), **WHO),
    ResourceChanged(resource=PUMPS, **WHO),
    ResourceRetired(id="pumpe-3"),
    ConditionSaid(resource_id="pumpe-3", condition=Condition.OUT, reason="Slange sprunget", **WHO),
    OccupancySaid(resource_id="epc-kolding", occupancy=Occupancy(is_open=True, present=120), **WHO),
    RequestMade(
        request=1,
        incident=1,
        task=None,
        aim=Aim.LIFE,
        need=NEED,
        path=HelpPath.DISTRICT,
        asked=(AskedOwner(authority="trekantbrand", authority_name="TrekantBrand"),),
        asked_by="kolding",
        text="Anmodning 1: 2 stk. pumpning til Hejlsminde. Spurgt: TrekantBrand.",
        **WHO,
    ),
    RequestAnswered(
        request=1,
        entry=4,
        owner_authority="trekantbrand",
        owner_name="TrekantBrand",
        promised=(
            PromisedPart(promise=1, resource_id="pumpe-3", label="Eksempel Pumpegruppe", amount=1),
        ),
        reason="Resten er bundet i Vejle",
        transport="Egen lastbil",
        source=None,
        text="Anmodning 1 (2 stk. pumpning): TrekantBrand lover 1 af Eksempel Pumpegruppe.",
        **WHO,
    ),
    RequestTold(
        request=1,
        entry=4,
        reason="Kørt kl. 8",
        text="Anmodning 1: 1 af Eksempel Pumpegruppe (TrekantBrand) er på vej.",
        **WHO,
    ),
    RequestWithdrawn(request=1),
    PromiseMade(**PART, owner_authority="trekantbrand", amount=1, window=WINDOW),
    PromiseMoved(**PART, state=ResourceState.ON_THE_WAY),
)
