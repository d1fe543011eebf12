"""Refusals about the situation picture, in words."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "sitrep.not_written": (
        "Det felt skriver tavlen selv. Vælg et andet felt.",
        "The board itself writes that field. Choose another.",
    ),
    "sitrep.not_for_you": (
        "I det felt står der noget, som ikke er for din plads. Bed stabschefen om at skrive det.",
        "That field holds words that are not for your seat. Ask the chief of staff to write it.",
    ),
    "sitrep.words_moved": (
        "Feltet er ændret imens af {who}. Dine ord står her endnu. Læs, hvad der nu står, ret dine "
        "ord til, og gem igen.",
        "The field was changed meanwhile by {who}. Your words are still here. Read what stands "
        "there now, adapt your words and save again.",
    ),
    "sitrep.unchanged": (
        "Feltet står allerede sådan. Skriv noget nyt, eller lad det stå.",
        "The field says so already. Write something new, or leave it.",
    ),
    "sitrep.frozen_already": (
        "SITBIL {sitrep} er allerede frosset af {who}. Åbn den, eller frys det næste, hvis noget "
        "er ændret siden.",
        "SITREP {sitrep} was already frozen by {who}. Open it, or freeze the next one if something "
        "has changed since.",
    ),
    "sitrep.not_next": (
        "Det første situationsbillede har nummer 1. Hent siden igen.",
        "The first situation picture has number 1. Load the page again.",
    ),
    "sitrep.moved": (
        "{who} har skrevet i situationsbilledet imens. Læs det igen, og frys så.",
        "{who} has written in the situation picture meanwhile. Read it again, then freeze.",
    ),
    "sitrep.unknown": (
        "Det situationsbillede findes ikke. Hent siden igen.",
        "There is no such situation picture. Load the page again.",
    ),
    "sitrep.who_missing": (
        "Skriv, hvem der fik det: navn og funktion.",
        "Write who got it: name and function.",
    ),
    "sitrep.sent_too_early": (
        "Det kan ikke være sendt, før det blev frosset. Ret tidspunktet.",
        "It cannot have been sent before it was frozen. Put the time right.",
    ),
    "sitrep.not_set": (
        "PDF-filen kunne ikke laves. Udskriv siden i stedet, eller prøv igen.",
        "The PDF file could not be made. Print the page instead, or try again.",
    ),
    "sitrep.next_past": (
        "Det næste situationsbillede skal komme senere end nu. Skriv et senere tidspunkt.",
        "The next situation picture must come later than now. Give a later time.",
    ),
}
