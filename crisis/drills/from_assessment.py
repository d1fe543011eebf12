"""A script out of an assessment: its scenario, where it is, and what was found weak there. Pure.

The scenario's words come along when the whole staff may read them; what happens around them is a
skeleton that whoever saves it fills.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from crisis.drills.starting import (
    CELLS,
    CITIZEN,
    LEADER,
    OUTSIDE,
    PRESS,
    LeftOut,
    Started,
    frame,
    line,
    passage,
    seat_of,
    seats_of,
)
from crisis.projections.assessments import Assessment, Assessments, Scenario
from crisis.projections.planning import Planning
from crisis.terms.assessments import CONSEQUENCES, Measure
from crisis.terms.sight import Sight

HAPPENS: dict[Measure, str] = {
    Measure.LIFE: "Flere er kommet til skade, og nogle kan ikke komme væk selv.",
    Measure.ECONOMY: "Skaderne på bygninger og anlæg breder sig, og ejerne ringer efter hjælp.",
    Measure.ENVIRONMENT: "Noget løber ud, og ingen ved endnu, hvad det er, og hvor langt det når.",
    Measure.SUPPLY: "Forsyningen svigter, og dem, der er afhængige af den, melder sig nu.",
    Measure.TRUST: "Rygterne løber hurtigere end beskederne, og mange tror ikke på dem.",
}
"""What the worst consequence may look like; the planner writes his own."""


def from_assessment(number: int, planning: Planning, title: str | None = None) -> Started | None:
    """Make a script of a scenario as its reader knows it; None when there is none such."""
    found = planning.assessments
    one = found.scenario(number)
    if one is None:
        return None
    open_ = one.readers.sight is not Sight.RESTRICTED
    said, left = _said(found, number)
    left = LeftOut(restricted=left.restricted + (not open_))
    place = _place(one, planning) if open_ else "et sted i distriktet"
    town = one.municipality if open_ else None
    owners = [town] if town else []
    cast = [*seats_of(planning, [*owners, *(each.authority for each in said)]), *CELLS]
    script = frame(
        title or f"Øvelse: {one.title if open_ else one.hazard}",
        purpose=line(f"At øve det, der er vurderet: {one.hazard}."),
        source=f"Scenariet er beskrevet i vurderingen SC{number}. Forløbet er antaget.",
        start=passage(one.text if open_ else f"{one.hazard}. Mere vides ikke endnu."),
        goals=GOALS,
        cast=cast,
        injects=_injects((one.hazard, place), town, _told(cast), said, planning),
    )
    return Started(script, left)


GOALS = [
    {
        "id": "niveau",
        "text": "Niveauet er besluttet i tide",
        "measure": "Niveaubeslutning inden T+20",
    },
    {
        "id": "besked",
        "text": "Borgerne ved, hvad de skal gøre",
        "measure": "Ventebesked eller udtalelse inden T+50",
    },
    {
        "id": "billede",
        "text": "Staben har ét fælles billede",
        "measure": "Situationsbillede låst inden T+120",
    },
]


def _said(found: Assessments, number: int) -> tuple[list[Assessment], LeftOut]:
    """Give the assessments for the whole staff, the weakest first, and how many are for some."""
    standing = found.standing(number)
    open_ = [one for one in standing if one.readers.sight is not Sight.RESTRICTED]
    open_.sort(key=lambda one: (-one.scores.vulnerability, one.authority))
    return open_, LeftOut(restricted=len(standing) - len(open_))


def _place(one: Scenario, planning: Planning) -> str:
    town = planning.authorities.get(one.municipality or "")
    # Whoever saves the script may read more of own plans than those who play it.
    both = zip(one.objects, one.object_names, strict=True)
    told = [name for object_, name in both if object_ not in planning.own_plans]
    names = (*told, *((town.name,) if town else ()))
    return line(", ".join(names)) if names else "det tegnede område"


def _told(cast: Iterable[dict[str, str]]) -> list[str]:
    """Give the roles that seats take; there is always somebody to tell."""
    return [one["role"] for one in cast if "seat" in one] or [LEADER]


def _injects(
    threat: tuple[str, str],
    town: str | None,
    roles: list[str],
    said: list[Assessment],
    planning: Planning,
) -> list[dict[str, Any]]:
    """threat: what happens, and where. town: whose it is, None where that is not told."""
    (hazard, place), heads, there = threat, roles[:3], _role(planning, town, roles)
    weak = said[0] if said else None
    made = [
        _inject("varsel", OUTSIDE, heads, "0m", f"{hazard} ved {place}. Det er begyndt.")
        | _expects("Formanden beslutter niveauet", "20m", "level", "niveau"),
        _inject("ramt", OUTSIDE, [there], "15m", f"Vi er ramt ved {place}. Hvem kommer?")
        | _expects("Stedets opgaver får en ejer", "20m", "asked_task"),
        _inject("borger", CITIZEN, [there], "30m", f"Jeg bor ved {place}. Skal jeg tage væk?")
        | _expects("Borgerne får en besked, de kan handle på", "20m", "warned", "besked"),
        _inject("presse", PRESS, [roles[-1]], "40m", "Vi sender om ti minutter. Hvad ved I nu?"),
        _inject("vaerst", OUTSIDE, heads, "60m", HAPPENS[_worst(said)])
        | _expects("Formanden beslutter, hvad der kommer først", "25m", "decided"),
    ]
    if weak is not None:
        words = f" I skrev: {weak.note}" if weak.note else ""
        role = _role(planning, weak.authority, roles)
        text = f"Det, I selv har vurderet mest sårbart, svigter nu.{words}"
        made.append(_inject("svaghed", OUTSIDE, [role], "75m", text))
    told = "NOST beder om jeres situationsbillede."
    made.append(
        _inject("billede", LEADER, heads, "90m", told)
        | _expects("Situationsbilledet låses", "30m", "sitrep", "billede")
    )
    return made


def _role(planning: Planning, authority: str | None, roles: list[str]) -> str:
    seat = seat_of(planning, authority or "")
    return seat.id if seat is not None and seat.id in roles else roles[0]


def _worst(said: list[Assessment]) -> Measure:
    """Give the dimension that anybody gave the highest number; the first of them when alike."""
    if not said:
        return Measure.LIFE
    return max(CONSEQUENCES, key=lambda each: max(one.scores.of(each) for one in said))


def _inject(name: str, sender: str, to: list[str], at: str, text: str) -> dict[str, Any]:
    return {"id": name, "from": sender, "to": to, "at": at, "text": passage(text)}


def _expects(reaction: str, within: str, deed: str, goal: str | None = None) -> dict[str, Any]:
    told = {"reaction": reaction, "doctrine": "Antaget: skriv hvor det står hos jer"}
    more = {"goal": goal} if goal else {}
    return {"expects": {**told, "within": within, "deed": deed, **more}}
