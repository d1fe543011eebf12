"""Refusals about requests and their fields, in words."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "idempotency.missing": (
        "Headeren Idempotency-Key mangler.",
        "The header Idempotency-Key is missing.",
    ),
    "idempotency.bad_key": (
        "Idempotency-Key skal være 16 til 64 tegn: bogstaver, tal, _ og -.",
        "Idempotency-Key must be 16 to 64 characters: letters, digits, _ and -.",
    ),
    "idempotency.other_content": (
        "Nøglen er allerede brugt til noget andet. Send igen med en ny nøgle.",
        "The key was already used for something else. Send again with a new key.",
    ),
    "idempotency.in_flight": (
        "Den samme kommando er på vej. Vent et øjeblik.",
        "The same command is on its way. Wait a moment.",
    ),
    "command.unknown": (
        "Den kommando findes ikke her.",
        "There is no such command here.",
    ),
    "store.unavailable": (
        "Det blev ikke gemt: databasen svarer ikke. Prøv igen om lidt; det, du skrev, står her "
        "endnu.",
        "It was not saved: the database does not answer. Try again shortly; what you wrote is "
        "still here.",
    ),
    "store.unsure": (
        "Ukendt, om det blev gemt: databasen holdt op med at svare. Prøv igen om lidt; tavlen "
        "gemmer det kun én gang.",
        "Nobody knows whether it was saved: the database stopped answering. Try again shortly; the "
        "board saves it only once.",
    ),
    "store.unreadable": (
        "Det kan ikke vises lige nu: databasen svarer ikke. Hvad der er gemt, er gemt; prøv igen "
        "om lidt.",
        "It cannot be shown right now: the database does not answer. What is saved is saved; try "
        "again shortly.",
    ),
    "body.not_json": (
        "Indholdet er ikke gyldig JSON. Tal skrives som 9.47; NaN og uendelig findes ikke.",
        "The body is not valid JSON. Numbers are written as 9.47; there is no NaN or infinity.",
    ),
    "body.too_deep": (
        "Indholdet har parenteser inde i hinanden i mere end {limit} lag. Ingen form er så dyb.",
        "The body has brackets within brackets more than {limit} deep. No shape is as deep.",
    ),
    "body.not_an_object": (
        "Indholdet skal være ét JSON-objekt.",
        "The body must be one JSON object.",
    ),
    "body.too_large": (
        "Det er for stort. Del det op i flere poster.",
        "It is too large. Split it into several entries.",
    ),
    "body.duplicate_field": ("Feltet står der to gange.", "The field is there twice."),
    "field.unknown": ("Det felt kendes ikke.", "That field is not known."),
    "field.missing": ("Feltet mangler.", "The field is missing."),
    "field.wrong_type": (
        "Feltet har en forkert slags indhold.",
        "The field holds the wrong sort of content.",
    ),
    "field.not_a_choice": ("Vælg en af mulighederne.", "Choose one of the options."),
    "field.too_long": (
        "Teksten er for lang: højst {limit} tegn. Del den op i flere poster.",
        "The text is too long: at most {limit} characters. Split it into several entries.",
    ),
    "field.too_short": ("Feltet må ikke være tomt.", "The field must not be empty."),
    "field.not_a_time": (
        "Det er ikke et tidspunkt. Skriv dato og klokkeslæt med tidszone.",
        "That is not a time. Give date, time of day and time zone.",
    ),
    "field.not_a_day": (
        "Det er ingen dag. Skriv den som 2026-11-17.",
        "That is no day. Write it as 2026-11-17.",
    ),
    "field.control_character": (
        "Teksten indeholder tegn, der ikke kan vises. Skriv den igen uden dem.",
        "The text holds characters that cannot be shown. Write it again without them.",
    ),
    "field.cpr": (
        "Det ligner et CPR-nummer. Borgeres personnumre må ikke stå på tavlen: loggen kan ikke "
        "slettes, og mange læser den. Skriv antal og sted i stedet. Er det et klokkeslæt, så skriv "
        "det med kolon; er det en virksomhed, så skriv »P-nr.« foran; er det en telefon i "
        "udlandet, så skriv den med + og landets nummer.",
        "That looks like a Danish civil registration number. Citizens' numbers must not stand on "
        "the board: the log cannot be deleted, and many read it. Give count and place instead. If "
        "it is a time of day, write it with a colon; if it is a company, put 'P-nr.' before it; if "
        "it is a telephone abroad, write it with + and the number of its country.",
    ),
    "field.pattern": (
        "Kun små bogstaver a til z, tal og bindestreg; først et bogstav.",
        "Only small letters a to z, digits and hyphens; a letter first.",
    ),
    "field.out_of_range": ("Tallet ligger uden for det mulige.", "The number is out of range."),
    "request.not_json": (
        "Send som application/json.",
        "Send it as application/json.",
    ),
    "request.not_found": ("Siden findes ikke.", "There is no such page."),
    "request.method": ("Det kan man ikke her.", "That cannot be done here."),
    "request.bad": ("Anmodningen kan ikke læses.", "The request cannot be read."),
    "request.host": (
        "Tavlen kendes ikke under det navn. Brug adressen, der stod ved start.",
        "The board is not known by that name. Use the address printed at its start.",
    ),
    "server.error": (
        "Noget gik galt hos os. Prøv igen; sig nummeret nedenfor, hvis det sker igen.",
        "Something went wrong on our side. Try again; give the number below if it happens again.",
    ),
}
