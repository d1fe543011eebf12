"""Invented resources of the demo, each marked as an example, its numbers as assumed."""

from __future__ import annotations

from crisis.terms.places import Position
from crisis.terms.resources import Capability, Resource, ResourceKind, Spot

_HOMES: dict[str, tuple[str, Position]] = {
    "trekantbrand": ("Kolding", (9.4722, 55.4907)),
    "vejle-brandvaesen": ("Vejle", (9.5357, 55.7090)),
    "sydoestjyllands-brandvaesen": ("Horsens", (9.8476, 55.8607)),
    "brs": ("Haderslev", (9.4898, 55.2494)),
    "kolding": ("Kolding", (9.4722, 55.4907)),
    "vejle": ("Vejle", (9.5357, 55.7090)),
    "politi": ("Fredericia", (9.7526, 55.5657)),
    "region-syddanmark": ("Vejle", (9.5357, 55.7090)),
}
_EAST = "sydoestjyllands-brandvaesen"
_UNIT, _THINGS, _CENTRE = ResourceKind.UNIT, ResourceKind.EQUIPMENT, ResourceKind.CENTRE

_ROWS: tuple[tuple[str, str, ResourceKind, Capability, int, str, int], ...] = (
    ("pumper", "pumpegruppe", _THINGS, Capability.PUMPING, 4, "trekantbrand", 20),
    ("pumper", "pumpegruppe", _THINGS, Capability.PUMPING, 3, "vejle-brandvaesen", 20),
    ("pumper", "pumper, store", _THINGS, Capability.PUMPING, 6, "brs", 120),
    ("slukning", "slukningshold", _UNIT, Capability.FIREFIGHTING, 3, "trekantbrand", 5),
    ("slukning", "slukningshold", _UNIT, Capability.FIREFIGHTING, 2, _EAST, 5),
    ("baad", "redningsbåd", _THINGS, Capability.BOAT, 2, "trekantbrand", 15),
    ("spaerring", "mobil spærring", _THINGS, Capability.FLOOD_BARRIER, 400, "trekantbrand", 60),
    ("sandsaekke", "sandsække", _THINGS, Capability.SANDBAGS, 5_000, "kolding", 90),
    ("noedstroem", "nødstrømsanlæg", _THINGS, Capability.POWER, 2, "brs", 180),
    ("afspaerring", "afspærringshold", _UNIT, Capability.CORDON, 4, "politi", 15),
    ("busser", "busser med chauffør", _UNIT, Capability.PASSENGERS, 200, "kolding", 60),
    ("ambulancer", "ambulancer", _UNIT, Capability.AMBULANCE, 5, "region-syddanmark", 5),
    ("epc", "EPC i hallen", _CENTRE, Capability.LODGING, 250, "kolding", 120),
    ("epc", "EPC i hallen", _CENTRE, Capability.LODGING, 300, "vejle", 120),
)  # fmt: skip


def resources() -> dict[str, tuple[Resource, ...]]:
    """Give them by owner: each tells its own."""
    found: dict[str, tuple[Resource, ...]] = {}
    for short, name, kind, capability, amount, owner, readiness in _ROWS:
        town, position = _HOMES[owner]
        one = Resource(
            id=f"{short}-{owner}",
            name=f"Eksempel {name}, {town}",
            kind=kind,
            capability=capability,
            amount=amount,
            owner=owner,
            readiness=readiness,
            home=Spot(name=town, position=position),
            contact="Eksempel vagttelefon",
            assumed=True,
        )
        found[owner] = (*found.get(owner, ()), one)
    return found
