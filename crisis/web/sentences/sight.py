"""Refusals about who may read an entry, in words."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "sight.nobody_named": (
        "Vælg, hvilke myndigheder posten er for.",
        "Choose which authorities the entry is for.",
    ),
    "sight.not_restricted": (
        "Kun det, der er »kun for«, nævner myndigheder. Vælg »Kun for …«, eller fjern dem.",
        "Only what is 'only for' names authorities. Choose 'Only for …', or take them away.",
    ),
    "sight.unchanged": (
        "Sådan er den allerede klassificeret. Vælg en anden.",
        "That is how it is classified now. Choose another.",
    ),
    "sight.shown_to_all": (
        "Det, posten siger, vises på tavlen for alle. Den kan ikke klassificeres for nogle.",
        "What the entry says is shown on the board to all. It cannot be classified for some.",
    ),
}
