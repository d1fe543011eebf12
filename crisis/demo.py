"""The demo's authorities and seats: the district's real authorities, invented accounts.

Source of the geography: the seed plan and the municipalities' own pages; which fire service
serves which municipality is in GLOSSARY.md and doctrine of the field, checked November 2026.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from crisis.commands.assessments import DescribeScenario
from crisis.demo_cards import CARDS
from crisis.terms.deputies import Deputy
from crisis.terms.partners import Partner, PartnerGroup
from crisis.terms.places import Polygon
from crisis.terms.plans import Course, CourseKind, Plan, PlanKind, Unit
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
    DemoSeat("planlaegger-kolding", "kolding", "Planlægger, Kolding", Role.PLANNER),
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


SCENARIO = DescribeScenario(
    hazard="Oversvømmelser fra havet",
    title="Eksempel: stormflod i Kolding Å",
    text="Eksempel, opdigtet: vandet står 1,8 m over dagligt vande ved åens udløb i to døgn. "
    "Bymidten langs åen oversvømmes, og veje og en pumpestation sættes ud af drift.",
    shape=Polygon(
        (((9.465, 55.484), (9.50, 55.484), (9.50, 55.497), (9.465, 55.497), (9.465, 55.484)),)
    ),
)
"""The demo's one scenario: invented, and called so."""

ASSESSED: dict[str, tuple[int, int, int, int, int, int, int]] = {
    "planlaegger": (4, 3, 3, 2, 3, 3, 3),
    "kolding": (4, 3, 4, 2, 4, 3, 4),
    "trekantbrand": (4, 3, 3, 2, 3, 3, 2),
}
"""Seat → its authority's invented numbers, in the order of the measures."""

DEPUTIES = (
    Deputy(function="Beredskabschefens stedfortræder", contact="70 00 00 00 (eksempel)"),
    Deputy(function="Vagthavende", contact="vagttelefonen 70 00 00 00 (eksempel)"),
)
DEPUTIES_OF = ("kolding", "vejle", "trekantbrand")
"""Invented, and called so; the number is not in use."""

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


def plans(today: date) -> tuple[Plan, ...]:
    """All invented, and called so: one that is fine, one that is late, one nobody adopted."""

    def ago(days: int) -> date:
        return today - timedelta(days=days)

    return (
        Plan(
            id="pl-eksempel0001",
            kind=PlanKind.MUNICIPAL,
            title="Eksempel Beredskabsplan for Kolding",
            owner="kolding",
            adopted_on=ago(1_400),
            adopted_by="Kommunalbestyrelsen (eksempel)",
            next_revision=ago(-25),
            municipalities=("kolding",),
            cards=CARDS,
        ),
        Plan(
            id="pl-eksempel0002",
            kind=PlanKind.MUNICIPAL,
            title="Eksempel Beredskabsplan for Vejle",
            owner="vejle",
            adopted_on=ago(1_500),
            adopted_by="Kommunalbestyrelsen (eksempel)",
            next_revision=ago(40),
            municipalities=("vejle",),
        ),
        *_others(today),
    )


def _others(today: date) -> tuple[Plan, ...]:
    """A plan of a region, and one that nobody has adopted."""
    return (
        Plan(
            id="pl-eksempel0003",
            kind=PlanKind.HEALTH,
            title="Eksempel Sundhedsberedskabsplan",
            owner="region-syddanmark",
            adopted_on=today - timedelta(days=900),
            adopted_by="Regionsrådet (eksempel)",
            next_revision=today + timedelta(days=80),
        ),
        Plan(
            id="pl-eksempel0004",
            kind=PlanKind.SUB_PLAN,
            title="Eksempel Delplan for stormflod",
            owner="politi",
            municipalities=("kolding", "fredericia", "vejle"),
        ),
    )


def units(today: date) -> tuple[Unit, ...]:
    """Two invented units; one has training that is over soon, and some it never had."""
    soon, over = today + timedelta(days=60), today - timedelta(days=20)
    exercise = CourseKind.EXERCISE
    return (
        Unit(
            id="un-eksempel0001",
            name="Eksempel Pumpegruppe",
            owner="trekantbrand",
            people=12,
            courses=(
                Course(
                    course="Højvandspumper", had_on=soon - timedelta(days=730), valid_until=soon
                ),
                Course(course="Stormflod, fuldskala", kind=exercise),
            ),
        ),
        Unit(
            id="un-eksempel0002",
            name="Eksempel Hold til evakueringscenter",
            owner="kolding",
            people=20,
            courses=(
                Course(
                    course="Modtagelse og registrering",
                    had_on=over - timedelta(days=365),
                    valid_until=over,
                ),
            ),
        ),
    )
