"""The demo's supplies: invented, and between objects that are called `Eksempel …` alone.

Nothing is said of any named plant.
"""

from __future__ import annotations

from crisis.terms.categories import SubCategory
from crisis.terms.dependencies import Supply, SupplyKind
from crisis.terms.places import Point
from crisis.terms.register import Classification, RegisterObject

EXAMPLES = "Eksempler"
"""What the batch of what is not there at all is called, and what it stands under in the table."""

_INDUSTRY, _POWER, _TELECOM, _PUBLIC = CATEGORIES = tuple(
    SubCategory(top=top, name=EXAMPLES)
    for top in ("Industri", "El", "Tele", "Offentlige institutioner – sygehuse mv.")
)
"""The sub-categories of the examples, so that the table's own counts tell them apart."""


def _example(
    number: int, name: str, under: SubCategory, place: tuple[float, float], authority: str
) -> RegisterObject:
    return RegisterObject(
        id=f"ob-eksempel{number:04}",
        name=f"Eksempel {name}",
        category=under.path,
        shape=Point(coordinates=place),
        municipality="vejle",
        owner=f"Eksempel {name} A/S",
        source="Opdigtet",
        note="Et eksempel på afhængigheder. Stedet findes ikke.",
        authority=authority,
    )


EXAMPLE_OBJECTS: tuple[RegisterObject, ...] = (
    _example(1, "Kraftværk", _POWER, (9.21, 55.84), "vejle"),
    _example(2, "Transformerstation", _POWER, (9.24, 55.85), "vejle"),
    _example(3, "Telecentral", _TELECOM, (9.26, 55.84), "vejle"),
    _example(4, "Vandværk", _INDUSTRY, (9.23, 55.86), "vejle"),
    _example(5, "Varmeværk", _INDUSTRY, (9.27, 55.86), "vejle"),
    _example(6, "Sygehus", _PUBLIC, (9.25, 55.87), "region-syddanmark"),
    _example(7, "Plejecenter", _PUBLIC, (9.28, 55.85), "vejle"),
    _example(8, "Nødstrømscentral", _POWER, (9.22, 55.87), "trekantbrand"),
)
OWN_PLAN_OBJECTS: tuple[RegisterObject, ...] = (
    RegisterObject(
        id="ob-eksempel0009",
        name="Eksempel Genhusning",
        category=_PUBLIC.path,
        shape=Point(coordinates=(9.47, 55.50)),
        municipality="kolding",
        owner="Kolding Kommune",
        source="Opdigtet",
        note="Står i Kolding Kommunes egen plan, så det kan ses, hvem der ser det.",
        authority="kolding",
        classification=Classification.OWN_PLAN,
    ),
)
"""What stands in Kolding's own plan: for Kolding and the chair alone."""

_KRAFT, _TRAFO, _TELE, _VAND, _VARME, _SYGEHUS, _PLEJE, _NOED = (one.id for one in EXAMPLE_OBJECTS)


def _supply(
    consumer: str, kind: SupplyKind, suppliers: tuple[str, ...], hours: float = 0
) -> Supply:
    minutes = round(hours * 60)
    source = "Opdigtet eksempel"
    return Supply(
        consumer=consumer, kind=kind, suppliers=suppliers, holdout_minutes=minutes, source=source
    )


EXAMPLE_SUPPLIES: tuple[Supply, ...] = (
    _supply(_KRAFT, SupplyKind.TELECOM, (_TELE,), 8),
    _supply(_TRAFO, SupplyKind.ELECTRICITY, (_KRAFT,)),
    _supply(_TELE, SupplyKind.ELECTRICITY, (_TRAFO,), 4),
    _supply(_VAND, SupplyKind.ELECTRICITY, (_TRAFO,), 4),
    _supply(_VARME, SupplyKind.ELECTRICITY, (_TRAFO,), 1),
    _supply(_SYGEHUS, SupplyKind.ELECTRICITY, (_TRAFO, _NOED), 24),
    _supply(_SYGEHUS, SupplyKind.WATER, (_VAND,), 2),
    _supply(_PLEJE, SupplyKind.HEAT, (_VARME,), 6),
    _supply(_PLEJE, SupplyKind.TELECOM, (_TELE,), 0.5),
)
"""The power station needs the telephone, which needs power: a circle, as they are."""
