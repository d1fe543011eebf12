"""Words about the district's resources: what there is, what it can do, and where it is.

A resource is a number of something that its owner alone disposes of: three pumps, a crew of eight,
two hundred places to sleep. It may be promised in parts. A part that is promised is *bound*: from
the promise until it has come back. What an owner says of the whole (ready, resting, out) and how
far each bound part has come are two things; `STATES` says which of all these shows.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec import Meta

from crisis.terms.ids import AuthorityId
from crisis.terms.log import Line
from crisis.terms.places import Position

MOST_AMOUNT = 1_000_000
MOST_READINESS = 7 * 24 * 60

ResourceId = Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9-]{1,59}$")]
"""The owner's own name for it in lists: it may begin with a digit, and is never given again."""
Amount = Annotated[int, Meta(ge=1, le=MOST_AMOUNT)]
"""How many, in the measure of the capability (`MEASURES`). Dansk: antal."""
Count = Annotated[int, Meta(ge=0, le=MOST_AMOUNT)]
Readiness = Annotated[int, Meta(ge=0, le=MOST_READINESS)]
"""Minutes from the call until it drives. Dansk: klartid."""


class ResourceKind(StrEnum):
    """What sort of thing it is. Dansk: ressourcens art."""

    UNIT = "unit"
    """People with what they need: they tire and are relieved. Dansk: mandskabsenhed."""
    EQUIPMENT = "equipment"
    """Things that others must work. Dansk: materiel."""
    SHELTER = "shelter"
    """A roof that protects; it does not move. Dansk: beskyttelsesrum."""
    CENTRE = "centre"
    """A centre for the evacuated and their relatives; it does not move. Dansk: EPC."""


FIXED = frozenset({ResourceKind.SHELTER, ResourceKind.CENTRE})
"""Kinds that stay where they are: people come to them, nothing is sent."""


class Capability(StrEnum):
    """What a resource can do, and what a request asks for. Dansk: formåen."""

    PUMPING = "pumping"
    FLOOD_BARRIER = "flood_barrier"
    SANDBAGS = "sandbags"
    FIREFIGHTING = "firefighting"
    RESCUE = "rescue"
    HAZMAT = "hazmat"
    ENVIRONMENT = "environment"
    SEARCH = "search"
    BOAT = "boat"
    CORDON = "cordon"
    GUARD = "guard"
    TRAFFIC = "traffic"
    AMBULANCE = "ambulance"
    BEDS = "beds"
    CARE = "care"
    CRISIS_SUPPORT = "crisis_support"
    PASSENGERS = "passengers"
    HAULAGE = "haulage"
    CLEARING = "clearing"
    POWER = "power"
    WATER = "water"
    FUEL = "fuel"
    HEAT = "heat"
    LIGHTING = "lighting"
    LODGING = "lodging"
    FOOD = "food"
    COMMUNICATION = "communication"
    OVERVIEW = "overview"
    CREW = "crew"


class Measure(StrEnum):
    """In what an amount is counted. Dansk: måleenhed."""

    PIECES = "pieces"
    CREWS = "crews"
    PEOPLE = "people"
    PLACES = "places"
    METRES = "metres"
    VEHICLES = "vehicles"
    PORTIONS = "portions"
    CUBIC_METRES = "cubic_metres"


MEASURES: dict[Capability, Measure] = {
    Capability.PUMPING: Measure.PIECES,
    Capability.FLOOD_BARRIER: Measure.METRES,
    Capability.SANDBAGS: Measure.PIECES,
    Capability.FIREFIGHTING: Measure.CREWS,
    Capability.RESCUE: Measure.CREWS,
    Capability.HAZMAT: Measure.CREWS,
    Capability.ENVIRONMENT: Measure.CREWS,
    Capability.SEARCH: Measure.CREWS,
    Capability.BOAT: Measure.PIECES,
    Capability.CORDON: Measure.CREWS,
    Capability.GUARD: Measure.PEOPLE,
    Capability.TRAFFIC: Measure.CREWS,
    Capability.AMBULANCE: Measure.VEHICLES,
    Capability.BEDS: Measure.PLACES,
    Capability.CARE: Measure.PEOPLE,
    Capability.CRISIS_SUPPORT: Measure.PEOPLE,
    Capability.PASSENGERS: Measure.PLACES,
    Capability.HAULAGE: Measure.VEHICLES,
    Capability.CLEARING: Measure.CREWS,
    Capability.POWER: Measure.PIECES,
    Capability.WATER: Measure.CUBIC_METRES,
    Capability.FUEL: Measure.CUBIC_METRES,
    Capability.HEAT: Measure.PIECES,
    Capability.LIGHTING: Measure.PIECES,
    Capability.LODGING: Measure.PLACES,
    Capability.FOOD: Measure.PORTIONS,
    Capability.COMMUNICATION: Measure.PIECES,
    Capability.OVERVIEW: Measure.CREWS,
    Capability.CREW: Measure.PEOPLE,
}
"""Capability → the one measure its amounts are counted in, so that two may be added up."""
PEOPLE_IN = frozenset({Measure.PLACES})
"""Measures of a house that its people take up: portions and vehicles they do not."""


class Condition(StrEnum):
    """What the owner says of the whole resource. Dansk: ejerens melding."""

    READY = "ready"
    RESTING = "resting"
    OUT = "out"


class ResourceState(StrEnum):
    """What shows of a resource, or of a part of it.

    Dansk: fri, forespurgt, lovet, på vej, indsat, hviler, ude af drift.
    """

    FREE = "free"
    ASKED = "asked"
    PROMISED = "promised"
    ON_THE_WAY = "on_the_way"
    DEPLOYED = "deployed"
    RESTING = "resting"
    OUT = "out"


BOUND = frozenset({ResourceState.PROMISED, ResourceState.ON_THE_WAY, ResourceState.DEPLOYED})
"""States of a part that another must not be promised."""
AWAY = frozenset({ResourceState.ON_THE_WAY, ResourceState.DEPLOYED})
"""States in which it is not at home: it can be in one place only."""
LAID_UP = frozenset({ResourceState.RESTING, ResourceState.OUT})
"""States of a part that came back to rest, or broken: nobody's, and not free until its owner says
so."""

MOVES: dict[ResourceState, frozenset[ResourceState]] = {
    ResourceState.FREE: frozenset(
        {ResourceState.ASKED, ResourceState.PROMISED, ResourceState.RESTING, ResourceState.OUT}
    ),
    ResourceState.ASKED: frozenset(
        {ResourceState.FREE, ResourceState.PROMISED, ResourceState.RESTING, ResourceState.OUT}
    ),
    ResourceState.PROMISED: frozenset(
        {
            ResourceState.ON_THE_WAY,
            ResourceState.DEPLOYED,
            ResourceState.FREE,
            ResourceState.OUT,
        }
    ),
    ResourceState.ON_THE_WAY: frozenset(
        {ResourceState.DEPLOYED, ResourceState.FREE, ResourceState.OUT}
    ),
    ResourceState.DEPLOYED: frozenset(
        {ResourceState.FREE, ResourceState.RESTING, ResourceState.OUT}
    ),
    ResourceState.RESTING: frozenset({ResourceState.FREE, ResourceState.OUT}),
    ResourceState.OUT: frozenset({ResourceState.FREE, ResourceState.RESTING}),
}
"""State → the states that may follow. All by the owner's word, but `ASKED`: that shows by itself
while a request waits for this owner's answer. What is deployed may come back to rest, or broken;
what is promised or on the way may break."""


class Window(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """From when until when; without an end, until it is given back. Dansk: tidsrum."""

    begin: Annotated[datetime, Meta(tz=True)]
    end: Annotated[datetime, Meta(tz=True)] | None = None

    def meets(self, other: Window) -> bool:
        """Says whether there is a moment in both; one that ends when the other begins is none."""
        mine_first = self.end is None or other.begin < self.end
        return mine_first and (other.end is None or self.begin < other.end)


class Spot(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where something is or is wanted: in words, and as a point when known. Dansk: mødested."""

    name: Line
    position: Position | None = None


class Occupancy(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whether a centre or shelter takes people in, and how many are there; never who.

    Dansk: belægning.
    """

    is_open: bool = False
    present: Count = 0


class Resource(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What an owner has: a number of one thing with one capability. Dansk: ressource.

    home: where it stands when nobody uses it. assumed: the numbers are nobody's word.
    """

    id: ResourceId
    name: Line
    kind: ResourceKind
    capability: Capability
    amount: Amount
    owner: AuthorityId
    readiness: Readiness
    home: Spot
    contact: Line | None = None
    assumed: bool = False


RequestNumber = Annotated[int, Meta(ge=1, le=99_999)]
"""A request's number in its operation."""


class RequestStatus(StrEnum):
    """How far a request has come, read out of its answers.

    Dansk: afventer svar, delvist dækket, dækket, ikke dækket, frafaldet, tilbageleveret.
    """

    WAITING = "waiting"
    """Somebody who was asked has not answered, and nothing is promised."""
    PARTLY = "partly"
    """Something is promised, and less than was asked for."""
    COVERED = "covered"
    """All of it is promised, or has come."""
    UNMET = "unmet"
    """All who were asked said no."""
    WITHDRAWN = "withdrawn"
    """The asker needs it no more; nothing is bound by it."""
    FINISHED = "finished"
    """What was promised has come back."""


REQUEST_OPEN = frozenset({RequestStatus.WAITING, RequestStatus.PARTLY, RequestStatus.UNMET})
"""Statuses in which something is missing."""


class HelpPath(StrEnum):
    """By which way help is asked for. Dansk: bistandsvej."""

    DISTRICT = "district"
    """Owners who sit in the staff, or may: asked directly."""
    STATE = "state"
    """Beredskabsstyrelsen, by its duty officer."""
    DEFENCE = "defence"
    """Forsvaret and Hjemmeværnet: for civil tasks only through the police."""
    NEIGHBOUR = "neighbour"
    """The neighbouring police districts' staffs, and through them their owners."""
    NATIONAL = "national"
    """NOST: when the need goes beyond the districts around."""


EXTERNAL = frozenset(HelpPath) - {HelpPath.DISTRICT}
"""Ways out of the district: what comes of them is promised by telephone and written down."""

BY_POLICE = frozenset({HelpPath.DEFENCE, HelpPath.NEIGHBOUR, HelpPath.NATIONAL})
"""Ways that only the police may go: another authority asks the police to."""


class Need(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is asked for: of what, how many, when, where and why. Dansk: behov."""

    capability: Capability
    amount: Amount
    window: Window
    spot: Spot
    why: Line
