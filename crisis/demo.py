"""The demo's authorities and seats: the district's real authorities, invented accounts.

Source of the geography: the seed plan and the municipalities' own pages; which fire service
serves which municipality is in GLOSSARY.md and doctrine of the field, checked November 2026.
"""

from __future__ import annotations

from typing import NamedTuple

from crisis.terms.dependencies import Supply, SupplyKind
from crisis.terms.partners import Partner, PartnerGroup
from crisis.terms.places import Point
from crisis.terms.register import RegisterObject
from crisis.terms.roles import AuthorityKind, Role


class DemoAuthority(NamedTuple):
    """An authority of the district."""

    id: str
    name: str
    kind: AuthorityKind


class DemoSeat(NamedTuple):
    """A seat of the staff; its account has the same name."""

    id: str
    authority: str
    name: str
    role: Role


AUTHORITIES: tuple[DemoAuthority, ...] = (
    DemoAuthority("politi", "Sydøstjyllands Politi", AuthorityKind.POLICE),
    DemoAuthority("skanderborg", "Skanderborg Kommune", AuthorityKind.MUNICIPALITY),
    DemoAuthority("horsens", "Horsens Kommune", AuthorityKind.MUNICIPALITY),
    DemoAuthority("hedensted", "Hedensted Kommune", AuthorityKind.MUNICIPALITY),
    DemoAuthority("vejle", "Vejle Kommune", AuthorityKind.MUNICIPALITY),
    DemoAuthority("billund", "Billund Kommune", AuthorityKind.MUNICIPALITY),
    DemoAuthority("fredericia", "Fredericia Kommune", AuthorityKind.MUNICIPALITY),
    DemoAuthority("kolding", "Kolding Kommune", AuthorityKind.MUNICIPALITY),
    DemoAuthority("region-syddanmark", "Region Syddanmark", AuthorityKind.REGION),
    DemoAuthority("region-midtjylland", "Region Midtjylland", AuthorityKind.REGION),
    DemoAuthority("trekantbrand", "TrekantBrand", AuthorityKind.FIRE_SERVICE),
    DemoAuthority("vejle-brandvaesen", "Vejle Brandvæsen", AuthorityKind.FIRE_SERVICE),
    DemoAuthority(
        "sydoestjyllands-brandvaesen", "Sydøstjyllands Brandvæsen", AuthorityKind.FIRE_SERVICE
    ),
    DemoAuthority("oestjyllands-brandvaesen", "Østjyllands Brandvæsen", AuthorityKind.FIRE_SERVICE),
    DemoAuthority("brs", "Beredskabsstyrelsen", AuthorityKind.STATE),
    DemoAuthority("forsvar", "Hjemmeværnet/Forsvaret", AuthorityKind.DEFENCE),
)

_POLICE_SEATS: tuple[DemoSeat, ...] = (
    DemoSeat("formand", "politi", "Formand", Role.CHAIR),
    DemoSeat("stabschef", "politi", "Stabschef", Role.CHIEF_OF_STAFF),
    DemoSeat("logfoerer", "politi", "Logfører", Role.LOG_KEEPER),
    DemoSeat("vagtcentral", "politi", "Vagtcentral", Role.CONTROL_ROOM),
    DemoSeat("presse-politi", "politi", "Kommunikation, politi", Role.COMMUNICATION),
    DemoSeat("presse-kolding", "kolding", "Kommunikation, Kolding", Role.COMMUNICATION),
    DemoSeat("planlaegger", "politi", "Planlægger", Role.PLANNER),
    DemoSeat("observatoer", "politi", "Observatør", Role.OBSERVER),
)

_NAMES = {AuthorityKind.REGION: "AMK-repræsentant", AuthorityKind.DEFENCE: "Forbindelsesofficer"}


def seats() -> tuple[DemoSeat, ...]:
    """Give every seat: the police's functions and one representative for each other authority."""
    representatives = tuple(
        DemoSeat(one.id, one.id, _NAMES.get(one.kind, "Repræsentant"), Role.REPRESENTATIVE)
        for one in AUTHORITIES
        if one.kind is not AuthorityKind.POLICE
    )
    return _POLICE_SEATS + representatives


SEVERAL: dict[str, tuple[str, ...]] = {"vagtleder": ("vagtcentral", "logfoerer")}
"""Accounts of one person with several seats."""

DRILL_ACCOUNT = "drejebog"
"""The program that plays scripts: it holds every seat, and its tokens are for exercises only."""

OPERATION = "Stormflod oktober 2023"


def _partner(
    id_: str, name: str, group: PartnerGroup, can_help: str, municipality: str | None = None
) -> Partner:
    """All invented, and called so; the numbers are not in use."""
    return Partner(
        id=f"eksempel-{id_}",
        name=f"Eksempel {name}",
        group=group,
        can_help=can_help,
        contact="Vagttelefon 70 00 00 00 (eksempel)",
        municipality=municipality,
    )


PARTNERS: tuple[Partner, ...] = (
    _partner(
        "natteravne", "Natteravnene", PartnerGroup.ASSOCIATION, "frivillige, tryghed i bymidten"
    ),
    _partner("tolke", "Tolkebureau", PartnerGroup.COMPANY, "tolkning, døgnåbent"),
    _partner(
        "hallen", "Hallen Kolding", PartnerGroup.ASSOCIATION, "lokaler, senge, køkken", "kolding"
    ),
    _partner("busser", "Busselskab", PartnerGroup.COMPANY, "busser til evakuering"),
    _partner("dyrevaern", "Dyreværn", PartnerGroup.ASSOCIATION, "dyr: hentning og internat"),
    _partner(
        "boliger",
        "Boligforening",
        PartnerGroup.ASSOCIATION,
        "boliger, nøgler, vicevagt",
        "fredericia",
    ),
    _partner("tilsyn", "Tilsyn", PartnerGroup.AUTHORITY, "tilsyn med arbejdspladser efter ulykker"),
    _partner(
        "lokalraad-vejle",
        "Lokalråd+ Vejle",
        PartnerGroup.LOCAL_COUNCIL,
        "kontakt til lokalsamfundet, lokaler",
        "vejle",
    ),
)


EXAMPLES = "Eksempler"
"""The category of what is not there at all; nothing is said of any named plant."""


def _example(number: int, name: str, place: tuple[float, float], authority: str) -> RegisterObject:
    return RegisterObject(
        id=f"ob-eksempel{number:04}",
        name=f"Eksempel {name}",
        category=EXAMPLES,
        shape=Point(coordinates=place),
        municipality="vejle",
        owner=f"Eksempel {name} A/S",
        source="Opdigtet",
        note="Et eksempel på afhængigheder. Stedet findes ikke.",
        authority=authority,
    )


EXAMPLE_OBJECTS: tuple[RegisterObject, ...] = (
    _example(1, "Kraftværk", (9.21, 55.84), "vejle"),
    _example(2, "Transformerstation", (9.24, 55.85), "vejle"),
    _example(3, "Telecentral", (9.26, 55.84), "vejle"),
    _example(4, "Vandværk", (9.23, 55.86), "vejle"),
    _example(5, "Varmeværk", (9.27, 55.86), "vejle"),
    _example(6, "Sygehus", (9.25, 55.87), "region-syddanmark"),
    _example(7, "Plejecenter", (9.28, 55.85), "vejle"),
    _example(8, "Nødstrømscentral", (9.22, 55.87), "trekantbrand"),
)
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
