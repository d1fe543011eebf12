"""Refusals about mailboxes and the letters to them, in words."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "mailbox.not_yours": (
        "En stabspostkasse sættes af myndigheden selv, eller af formanden. Ring til dem.",
        "A staff mailbox is set by the authority itself, or by the chair. Telephone them.",
    ),
    "mailbox.no_address": (
        "Skriv én e-mailadresse, som stab@kommune.dk. Ingen navne og ingen mellemrum.",
        "Write one e-mail address, such as stab@kommune.dk. No names and no spaces.",
    ),
    "mailbox.meanwhile": (
        "En anden har rettet adressen imens. Hent siden igen, og se, hvad der står nu.",
        "Somebody else changed the address meanwhile. Load the page again and see it as it is now.",
    ),
    "mailbox.unchanged": (
        "Adressen står sådan allerede. Ret det, der skal stå anderledes.",
        "The address stands so already. Change what should stand differently.",
    ),
    "letter.unknown": (
        "Der er ikke bestilt et brev til den myndighed.",
        "No letter to that authority has been ordered.",
    ),
    "letter.settled": (
        "En anden har meldt om brevet imens.",
        "Somebody else told of the letter meanwhile.",
    ),
    "letter.exercise": (
        "I en øvelse sendes intet ud af huset.",
        "In an exercise nothing leaves the house.",
    ),
    "letter.not_approved": (
        "Referatet er ikke godkendt. Godkend det først; så sendes det.",
        "The minutes are not approved. Approve them first; then they are sent.",
    ),
    "letter.not_noted": (
        "Myndigheden er ikke noteret ved mødet.",
        "The authority was not noted at the meeting.",
    ),
    "letter.no_mailbox": (
        "Myndigheden har ingen stabspostkasse. Bed den sætte en under Pladser.",
        "The authority has no staff mailbox. Ask it to set one under Seats.",
    ),
    "letter.sent_already": (
        "Referatet er sendt dertil. Det sendes ikke to gange.",
        "The minutes were sent there. They are not sent twice.",
    ),
    "letter.on_its_way": (
        "Referatet er ved at blive sendt. Vent, og hent siden igen.",
        "The minutes are being sent. Wait, and load the page again.",
    ),
    "erasure.mailbox_stands": (
        "Stabspostkassen står sådan nu. Ret adressen først; slet derefter.",
        "The staff mailbox stands so now. Change the address first; then erase.",
    ),
}
"""The refusals in words, by subject: code → Danish and English. Read through texts.py alone."""
