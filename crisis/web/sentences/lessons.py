"""Refusals about lessons, in words."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "lesson.text_missing": ("Skriv, hvad I har lært.", "Write what was learnt."),
    "lesson.what_missing": ("Skriv, hvad der skal gøres.", "Write what is to be done."),
    "lesson.due_past": (
        "Fristen er passeret. Vælg en dag, der ikke er gået.",
        "The deadline has passed. Choose a day that has not gone by.",
    ),
    "lesson.unchanged": (
        "Der er ikke ændret noget. Ret det, der skal stå anderledes.",
        "Nothing was changed. Change what should stand differently.",
    ),
    "lesson.done": (
        "Læringspunktet er lukket. Genåbn det først.",
        "The lesson is closed. Reopen it first.",
    ),
    "lesson.open": (
        "Læringspunktet er åbent. Hent siden igen.",
        "The lesson is open. Load the page again.",
    ),
    "lesson.how_missing": (
        "Skriv, hvordan I har set, at det er gjort.",
        "Write how it was seen that it is done.",
    ),
    "lesson.reason_missing": ("Skriv hvorfor.", "Write why."),
    "lesson.unknown": (
        "Det læringspunkt findes ikke. Hent siden igen.",
        "There is no such lesson. Load the page again.",
    ),
    "lesson.meanwhile": (
        "Der er sagt noget nyt om læringspunktet. Hent siden igen, og læs det først.",
        "Something new was said of the lesson. Load the page again and read it first.",
    ),
    "lesson.no_program": (
        "Et læringspunkt skrives af et menneske uden for øvelsen. Log ind på din egen plads.",
        "A lesson is written by a person outside the drill. Log in on your own seat.",
    ),
    "lesson.not_yours": (
        "Jeres plads skriver kun om det, jeres egen myndighed skal gøre. Bed planlæggeren.",
        "Your seat writes only of what your own authority is to do. Ask the planner.",
    ),
    "lesson.no_operation": (
        "Vælg den indsats eller øvelse, posterne står i.",
        "Choose the operation or drill in which the entries stand.",
    ),
    "lesson.unknown_operation": (
        "Den indsats findes ikke. Vælg en fra listen.",
        "There is no such operation. Choose one of the list.",
    ),
    "lesson.unknown_entry": (
        "Post {number} kan ikke læses i den indsats. Ret nummeret.",
        "Entry {number} cannot be read in that operation. Correct the number.",
    ),
    "erasure.lesson_open": (
        "Læringspunktet er åbent. Luk det først, eller skriv det om.",
        "The lesson is open. Close it first, or say it anew.",
    ),
    "erasure.lesson_older": (
        "En ældre udgave ville komme frem i stedet. Slet de ældre udgaver først.",
        "An older version would come back in its place. Erase the older versions first.",
    ),
}
