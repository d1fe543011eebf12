"""Refusals about mailboxes, in words."""

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
    "erasure.mailbox_stands": (
        "Stabspostkassen står sådan nu. Ret adressen først; slet derefter.",
        "The staff mailbox stands so now. Change the address first; then erase.",
    ),
}
"""The refusals in words, by subject: code → Danish and English. Read through texts.py alone."""
