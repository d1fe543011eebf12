"""Refusals about the script of a drill, in words."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "scenario.unreadable": (
        "Filen {name} kan ikke læses.",
        "The file {name} cannot be read.",
    ),
    "scenario.not_yaml": (
        "Drejebogen er ikke gyldig YAML (linje {line}).",
        "The script is not valid YAML (line {line}).",
    ),
    "scenario.alias": (
        "Drejebogen bruger YAML-henvisninger (& og *). Skriv teksten ud.",
        "The script uses YAML aliases (& and *). Write the text out.",
    ),
    "scenario.field": (
        "Feltet passer ikke ind i en drejebog: {why}",
        "The field does not fit a script: {why}",
    ),
    "scenario.format": (
        "Drejebogen har et andet format end {known}.",
        "The script has another format than {known}.",
    ),
    "scenario.too_long": (
        "Drejebogen har over {limit} trin. Del den i flere.",
        "The script has more than {limit} steps. Split it.",
    ),
    "scenario.unknown_command": (
        "Der er ingen kommando »{command}« i en drejebog.",
        "There is no command '{command}' in a script.",
    ),
    "scenario.unknown_seat": (
        "Der er ingen plads »{seat}«.",
        "There is no seat '{seat}'.",
    ),
    "scenario.unknown_person": (
        "Ingen åben konto med en plads hedder »{person}«. Se navnene med crisis account list.",
        "No open account with a seat is called '{person}'. See the names by crisis account list.",
    ),
    "scenario.seat_not_held": (
        "»{person}« har ikke pladsen »{seat}«, og intet tidligere trin låner den ud til kontoen.",
        "'{person}' does not hold the seat '{seat}', and no earlier step lends it to the account.",
    ),
    "scenario.unknown_label": (
        "Intet tidligere trin hedder »{label}«.",
        "No earlier step is called '{label}'.",
    ),
    "scenario.not_a_span": (
        "Skriv tiden som 90s, 10m eller 2h30m.",
        "Write the time as 90s, 10m or 2h30m.",
    ),
}
