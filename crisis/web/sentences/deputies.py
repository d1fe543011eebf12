"""Refusals about deputies, in words."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "deputies.unknown_seat": (
        "Den plads er der ikke. Hent siden igen.",
        "There is no such seat. Load the page again.",
    ),
    "deputies.not_yours": (
        "Stedfortrædere skrives af pladsens egen myndighed, eller af formanden. Ring til dem.",
        "Deputies are written by the seat's own authority, or by the chair. Telephone them.",
    ),
    "deputies.meanwhile": (
        "En anden har rettet listen imens. Hent siden igen, og se, hvad der står nu.",
        "Somebody else changed the list meanwhile. Load the page again and see what stands now.",
    ),
    "deputies.function_missing": (
        "Linje {place}: skriv funktionen, som »Vicedirektør for teknik«. Ingen navne.",
        "Line {place}: write the function, such as 'Deputy director of works'. No names.",
    ),
    "deputies.contact_missing": (
        "Linje {place}: skriv, hvordan funktionen nås, som »vagttelefon 70 00 00 00«.",
        "Line {place}: write how it is reached, such as 'duty telephone 70 00 00 00'.",
    ),
    "deputies.twice": (
        "Linje {place} står der allerede. Skriv hver stedfortræder én gang.",
        "Line {place} stands there already. Write each deputy once.",
    ),
    "deputies.unchanged": (
        "Der er ikke ændret noget. Ret det, der skal stå anderledes.",
        "Nothing was changed. Change what should stand differently.",
    ),
    "erasure.deputies_stand": (
        "Stedfortræderne står sådan nu. Ret listen først; slet derefter.",
        "The deputies stand so now. Change the list first; then erase.",
    ),
}
"""The refusals in words, by subject: code → Danish and English. Read through texts.py alone."""
