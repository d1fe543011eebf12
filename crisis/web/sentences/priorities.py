"""Refusals about who gets what first: code → (Danish, English)."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "priority.in_person": (
        "Rækkefølgen siges af formanden eller stabschefen selv, ikke på vegne af andre.",
        "The order is said by the chair or the chief of staff in person, not for others.",
    ),
    "priority.each_once": (
        "Alle fire hensyn skal med, hvert én gang. Flyt dem op og ned.",
        "All four aims must be there, each once. Move them up and down.",
    ),
    "priority.ground_missing": (
        "Skriv hvorfor: hvad i situationen gør, at hensynene kommer i den rækkefølge.",
        "Write why: what in the situation puts the aims in that order.",
    ),
    "priority.moved": (
        "Rækkefølgen er ændret imens. Se den, der gælder nu, og beslut så.",
        "The order has changed meanwhile. See the one that holds now, then decide.",
    ),
    "priority.unchanged": (
        "Den rækkefølge gælder allerede. Flyt et hensyn, eller luk igen.",
        "That order holds already. Move an aim, or close again.",
    ),
    "allotment.ground_missing": (
        "Skriv hvorfor: hvad der vejede tungest, og hvad der må vente.",
        "Write why: what weighed most, and what must wait.",
    ),
    "allotment.moved": (
        "Der er besluttet andet imens. Se det, der gælder nu, og beslut så.",
        "Something else was decided meanwhile. See what holds now, then decide.",
    ),
    "allotment.nothing_asked": (
        "Ingen har bedt om noget af distriktets ejere. Stil en anmodning først.",
        "Nobody has asked the district's owners for anything. Make a request first.",
    ),
    "allotment.twice": (
        "Den samme enhed står to gange til den samme anmodning. Læg linjerne sammen.",
        "The same unit stands twice for the same request. Put the lines together.",
    ),
    "allotment.too_much": (
        "{name}: linjerne giver mere på én gang, end de {amount}, der er. Sæt antallet ned.",
        "{name}: the lines give more at once than the {amount} there are. Lower the amount.",
    ),
    "allotment.more_than_asked": (
        "Anmodning {request} har bedt om {asked}: med det, den har og beholder, giver linjerne "
        "{more} for meget. Sæt antallet ned.",
        "Request {request} asked for {asked}: with what it has and keeps the lines give {more} too "
        "many. Lower the amount.",
    ),
    "allotment.covered": (
        "Anmodningen har bedt om {asked} og er imens lovet {promised}: {amount} til er for meget. "
        "Sig nej med det som grund, så besluttes der igen.",
        "The request asked for {asked} and was promised {promised} meanwhile: {amount} more is too "
        "much. Say no with that as the reason, and it is decided anew.",
    ),
    "allotment.no_line": (
        "Der er ingen besluttet linje for den enhed til den anmodning. Se siden igen.",
        "There is no decided line of that unit for that request. See the page again.",
    ),
    "allotment.answered": (
        "Linjen er besvaret, eller en ny beslutning er trådt i stedet. Se siden igen.",
        "The line is answered, or another decision has taken its place. See the page again.",
    ),
    "allotment.told": (
        "Det står der allerede.",
        "It stands there already.",
    ),
    "allotment.nothing_here": (
        "Prioriteringen handler ikke om noget i denne indsats, eller den er besluttet her.",
        "The decision is about nothing in this operation, or it was made here.",
    ),
    "allotment.no_shortage": (
        "Den seneste prioritering siger ikke, at anmodningen mangler noget.",
        "The latest decision does not say that the request lacks anything.",
    ),
    "allotment.noted": (
        "I har allerede kvitteret for det, der mangler.",
        "You have already noted what is missing.",
    ),
    "log.priorities_set": (
        "Posten siger, hvad der er besluttet om, hvem der får hvad først, og kan ikke rettes. "
        "Beslut på ny under »Prioritering«.",
        "The entry says what was decided on who gets what first and cannot be corrected. Decide "
        "anew under 'Priorities'.",
    ),
    "erasure.priorities_stand": (
        "Rækkefølgen gælder efter denne post. Sæt den på ny uden det, der skal væk; slet så.",
        "The order holds by this entry. Set it anew without what must go; then erase.",
    ),
}
