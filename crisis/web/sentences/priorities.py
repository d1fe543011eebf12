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
    "log.priorities_set": (
        "Posten siger, i hvilken rækkefølge hensynene kommer, og kan ikke rettes. Sæt rækkefølgen "
        "på ny under »Prioritering«.",
        "The entry says in which order the aims come and cannot be corrected. Set the order anew "
        "under 'Priorities'.",
    ),
    "erasure.priorities_stand": (
        "Rækkefølgen gælder efter denne post. Sæt den på ny uden det, der skal væk; slet så.",
        "The order holds by this entry. Set it anew without what must go; then erase.",
    ),
}
