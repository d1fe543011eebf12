"""Refusals about operations and about speaking for others, in words."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "operation.unknown": (
        "Der er ingen indsats her. Se listen over indsatser.",
        "There is no operation here. See the list of operations.",
    ),
    "operation.name_taken": (
        "Der er allerede en indsats med det navn. Vælg et andet, så ingen skriver i den "
        "forkerte log.",
        "There is already an operation of that name. Choose another, so that nobody writes in "
        "the wrong log.",
    ),
    "operation.level_unknown": (
        "Det aktiveringsniveau kendes ikke.",
        "That level of readiness is not known.",
    ),
    "on_behalf.unknown_authority": (
        "Den myndighed kendes ikke. Vælg en fra listen.",
        "That authority is not known. Choose one from the list.",
    ),
    "on_behalf.not_allowed": (
        "Kun logfører, stabschef og vagtcentral skriver på vegne af andre.",
        "Only the log keeper, the chief of staff and the control room write for others.",
    ),
    "on_behalf.own_authority": (
        "Det er din egen myndighed. Skriv posten uden »på vegne af«.",
        "That is your own authority. Write the entry without 'on behalf of'.",
    ),
}
