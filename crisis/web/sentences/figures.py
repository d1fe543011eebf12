"""Refusals about figures, in words."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "figure.name_missing": (
        "Skriv, hvad der tælles.",
        "Write what is counted.",
    ),
    "figure.name_taken": (
        "Det tal findes i listen. Vælg det dér.",
        "That figure is on the list. Choose it there.",
    ),
    "figure.name_given": (
        "Kun egne tal har et navn. Vælg »eget tal«, eller lad navnet stå tomt.",
        "Only own figures have a name. Choose 'own figure', or leave the name empty.",
    ),
    "figure.source_missing": (
        "Skriv, hvor tallet kommer fra: en post i loggen eller hvem der sagde det.",
        "Write where the figure comes from: an entry of the log, or who said so.",
    ),
    "figure.source_corrected": (
        "Den post er rettet af {by}. Henvis til den i stedet.",
        "That entry was corrected by {by}. Refer to that one instead.",
    ),
    "figure.not_so_sure": (
        "Post {number} er ikke bekræftet, så det er tallet heller ikke. Vælg en anden sikkerhed, "
        "eller skriv en anden kilde.",
        "Entry {number} is not confirmed, so neither is the figure. Choose another status, or give "
        "another source.",
    ),
    "figure.moved": (
        "Tallet er sat imens: det er nu {now}. Se under »Tal«, og sæt det igen, hvis det stadig "
        "skal ændres.",
        "The figure was set meanwhile: it is now {now}. Look under 'Figures', and set it again if "
        "it should still change.",
    ),
    "figure.older": (
        "Der står et nyere tal, fra {time}. Skriv et tidspunkt derefter.",
        "A newer value stands, from {time}. Give a time after that.",
    ),
    "figure.unchanged": (
        "Tallet står allerede sådan. Er det talt igen, så skriv det nye tidspunkt.",
        "The figure stands like that already. If it was counted again, give the new time.",
    ),
}
