"""Refusals about incidents, in words."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "incident.unknown": (
        "Der er ingen hændelse med det nummer i denne indsats.",
        "There is no incident with that number in this operation.",
    ),
    "incident.unknown_type": (
        "Den hændelsestype står ikke på listen. Vælg en anden, eller bed planlæggeren om at "
        "oprette den.",
        "That type of incident is not on the list. Choose another, or ask the planner to add it.",
    ),
    "incident.type_unchanged": (
        "Hændelsestypen står allerede sådan. Ret navnet eller gruppen først.",
        "The type already stands like that. Change the name or the group first.",
    ),
    "incident.unchanged": (
        "Der er intet nyt om hændelsen. Ret et felt eller tegn den om først.",
        "Nothing about the incident is new. Change a field or draw it anew first.",
    ),
    "incident.status_move": (
        "Hændelsen kan ikke gå til den status herfra. En hændelse, der er begyndt, bliver ikke "
        "»mulig« igen; er den slut, kan den blusse op og blive »i gang«.",
        "The incident cannot go to that status from here. One that has begun does not become "
        "'possible' again; one that is over may flare up and become 'ongoing'.",
    ),
}
