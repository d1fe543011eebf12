"""Refusals about following up, in words."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "follow.in_person": (
        "Hver plads følger op for sig selv, ikke på vegne af en anden.",
        "Each seat follows up for itself, not for another.",
    ),
    "follow.until_past": (
        "Det tidspunkt er passeret. Skriv, hvornår der senest skal være fulgt op.",
        "That time has passed. Write by when it is to be followed up.",
    ),
    "follow.already": (
        "Din plads følger allerede op på posten. Ret fristen eller ordene, eller sæt den fulgt op.",
        "Your seat follows the entry up already. Change the time or the words, or settle it.",
    ),
    "follow.settled": (
        "Din plads har allerede fulgt op på posten. Følg op igen, hvis der er mere at gøre.",
        "Your seat has followed the entry up already. Follow it up again if there is more to do.",
    ),
    "follow.corrected": (
        "Posten er rettet af post {by}. Følg op på den i stedet.",
        "The entry was corrected by entry {by}. Follow that one up instead.",
    ),
}
