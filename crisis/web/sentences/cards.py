"""Refusals about action cards in an operation, in words."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "card.unknown": (
        "Det indsatskort er der ikke. Hent siden igen, og vælg et af dem, der står.",
        "There is no such action card. Load the page again and choose one that stands there.",
    ),
    "card.retired": (
        "Planen, kortet står i, gælder ikke mere. Vælg et kort fra en plan, der gælder.",
        "The plan the card stands in is no longer in force. Choose a card of a plan that is.",
    ),
    "card.meanwhile": (
        "{who} har ændret planen imens. Hent siden igen, og se kortet, som det nu er.",
        "{who} has changed the plan meanwhile. Load the page again and see the card as it is now.",
    ),
    "card.no_step": (
        "Kortet har intet trin {step}. Hent siden igen.",
        "The card has no step {step}. Load the page again.",
    ),
    "card.nobody": (
        "Trin {step}, »{part}«: ingen er fundet til det. Vælg, hvem der bedes.",
        "Step {step}, '{part}': nobody was found for it. Choose whom to ask.",
    ),
    "card.laid_out": (
        "Kortet er allerede lagt ud på hændelsen som {tasks}. Tryk igen, hvis det skal lægges ud "
        "én gang til.",
        "The card is laid out on the incident already, as {tasks}. Press again if it is to be laid "
        "out once more.",
    ),
}
