"""Refusals about the responsibility matrix and the sectors' own status, in words."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "responsibility.one_lead": (
        "En række skal have netop én, der leder: enten en navngiven myndighed eller stedets eller "
        "anlæggets.",
        "A line has exactly one lead: either a named authority or the one the place or the plant "
        "gives.",
    ),
    "responsibility.unchanged": (
        "Rækken står allerede sådan. Ret et felt først.",
        "The line already stands like that. Change a field first.",
    ),
    "responsibility.unknown_row": (
        "Der er ingen række med det nummer i ansvarsmatricen.",
        "There is no line with that number in the matrix.",
    ),
    "sector.consequence_missing": (
        "Skriv hvad gul eller rød betyder hos jer, i én linje.",
        "Write in one line what yellow or red means for you.",
    ),
}

GAPS: dict[str, tuple[str, str]] = {
    "no_row": (
        "Ingen række i ansvarsmatricen dækker opgaven{place_da}.",
        "No line of the matrix covers the task{place_en}.",
    ),
    "no_place": (
        "Svaret afhænger af stedet, og der er intet sted angivet.",
        "The answer depends on the place, and no place was given.",
    ),
    "no_ground": (
        "Det er ikke skrevet ned, hvilken region og hvilket redningsberedskab kommunen hører "
        "til{place_da}.",
        "It is not written down which region and fire service the municipality belongs "
        "to{place_en}.",
    ),
    "no_owner": (
        "Anlæggets ejer har opgaven, og ejeren er ikke angivet eller står ikke i fortegnelsen.",
        "The plant's owner has the task, and the owner was not given or is not in the directory.",
    ),
    "unknown_authority": (
        "Rækken nævner en myndighed, der ikke står i fortegnelsen{place_da}.",
        "The line names an authority that is not in the directory{place_en}.",
    ),
}
"""Why nobody has a task → Danish, English; `{place_da}` is ` i Kolding Kommune` or nothing."""
