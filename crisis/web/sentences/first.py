"""Refusals about the first assessment, in words."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "first.in_person": (
        "En førstevurdering er dens egen, der skriver den. Skriv den uden »på vegne af«.",
        "A first assessment is its writer's own. Write it without 'on behalf of'.",
    ),
    "first.not_police": (
        "Førstevurderingen gør politiet. Skriv det, du ved, som en melding.",
        "The first assessment is made by the police. Write what you know as a report.",
    ),
    "first.no_report": (
        "Kun en melding kan førstevurderes. Skriv meldingens nummer.",
        "Only a report can be assessed. Give the number of the report.",
    ),
    "first.corrected": (
        "Den melding er rettet af {by}. Vurdér den i stedet.",
        "That report was corrected by {by}. Assess that one instead.",
    ),
    "first.what_missing": (
        "Skriv, hvad der er sket, så vidt det vides.",
        "Write what has happened, as far as is known.",
    ),
    "first.known_missing": (
        "Skriv, hvad I ved. Er det kun meldingen selv, så skriv det.",
        "Write what you know. If it is the report alone, say so.",
    ),
    "first.unknown": (
        "Den førstevurdering findes ikke. Skriv nummeret på dens post, eller lad feltet stå tomt.",
        "There is no such first assessment. Give the number of its entry, or leave it empty.",
    ),
    "log.first_assessed": (
        "En førstevurdering rettes ikke. Vurdér meldingen igen; begge bliver stående.",
        "A first assessment is not corrected. Assess the report again; both remain.",
    ),
}
