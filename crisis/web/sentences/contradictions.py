"""Refusals about reports that disagree, in words."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "contradiction.two_needed": (
        "Skriv mindst to forskellige poster, der modsiger hinanden.",
        "Give at least two different entries that disagree.",
    ),
    "contradiction.about_missing": (
        "Skriv, hvad posterne er uenige om.",
        "Write what the entries disagree about.",
    ),
    "contradiction.corrected": (
        "Post {number} er rettet af {by}. Henvis til den i stedet.",
        "Entry {number} was corrected by {by}. Refer to that one instead.",
    ),
    "contradiction.of_contradictions": (
        "Post {number} handler selv om en modstrid. Henvis til de poster, der er uenige.",
        "Entry {number} is itself about a contradiction. Refer to the entries that disagree.",
    ),
    "contradiction.already": (
        "De poster står allerede over for hinanden i post {number}.",
        "Those entries already stand side by side in entry {number}.",
    ),
    "contradiction.unknown": (
        "Den modstrid findes ikke. Hent siden igen.",
        "There is no such contradiction. Load the page again.",
    ),
    "contradiction.not_yours": (
        "Det afgør logføreren, vagtcentralen, formanden, stabschefen eller en, hvis ord det er.",
        "The log keeper, the head of the staff or an authority whose words they are decides that. "
        "Ask one of them.",
    ),
    "contradiction.settled": (
        "Modstriden er afgjort af post {by}. Er posterne stadig uenige, så meld det igen.",
        "The contradiction was settled by entry {by}. If the entries still disagree, report it "
        "again.",
    ),
    "contradiction.fallen": (
        "Modstriden er faldet væk med post {by}. Er der stadig uenighed, så meld det igen.",
        "The contradiction fell away with entry {by}. If there is still disagreement, report it "
        "again.",
    ),
    "contradiction.reason_missing": (
        "Skriv, hvad afgørelsen bygger på.",
        "Write what the decision rests on.",
    ),
    "contradiction.holds_missing": (
        "Vælg den post, der gælder.",
        "Choose the entry that holds.",
    ),
    "contradiction.holds_other": (
        "Post {number} er ikke en af dem, der modsiger hinanden. Vælg en af dem.",
        "Entry {number} is not one of those that disagree. Choose one of them.",
    ),
    "contradiction.holds_given": (
        "Når ingen post gælder alene, skal der ikke vælges en. Lad feltet stå tomt.",
        "When no entry holds alone, none is to be chosen. Leave the field empty.",
    ),
    "contradiction.certainty_given": (
        "Sikkerhed hører til den post, der gælder. Skriv den nye viden som en ny post.",
        "Certainty goes with the entry that holds. Write what is known now as a new entry.",
    ),
}
