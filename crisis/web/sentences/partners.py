"""Refusals about partners and their seats, in words."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "partner.exists": (
        "Det korte navn er eller har været i brug. Vælg et andet.",
        "That short name is or has been in use. Choose another.",
    ),
    "partner.name_taken": (
        "Der står allerede en partner med det navn. Ret den, eller skriv et andet navn.",
        "There is a partner of that name already. Change it, or write another name.",
    ),
    "partner.name_missing": ("Skriv partnerens navn.", "Write the partner's name."),
    "partner.can_help_missing": (
        "Skriv, hvad partneren kan hjælpe med.",
        "Write what the partner can help with.",
    ),
    "partner.contact_missing": (
        "Skriv en funktion, og hvordan den nås, som »vagttelefon 70 00 00 00«. Ingen personer.",
        "Write a function and how to reach it, such as 'duty telephone 70 00 00 00'. No persons.",
    ),
    "partner.no_municipality": (
        "Vælg en kommune fra listen, eller »hele kredsen«.",
        "Choose a municipality of the list, or 'the whole district'.",
    ),
    "partner.unchanged": (
        "Der er ikke ændret noget. Ret det, der skal stå anderledes.",
        "Nothing was changed. Change what should stand differently.",
    ),
    "partner.unknown": (
        "Den partner står ikke i kataloget. Hent siden igen.",
        "That partner is not in the directory. Load the page again.",
    ),
    "partner.seated": (
        "Partneren er allerede med i staben. Se under »Stab«.",
        "The partner is in the staff already. See under 'Staff'.",
    ),
    "partner.not_seated": (
        "Partneren er ikke med i staben. Giv den først en plads under »Stab«.",
        "The partner is not in the staff. Give it a seat under 'Staff' first.",
    ),
    "partner.in_person": (
        "Det gør man selv fra sin plads, ikke på vegne af en anden.",
        "The one in the seat does that, not for another.",
    ),
    "log.partner_seated": (
        "Pladser rettes ikke i loggen. Giv eller tag pladsen under »Stab«.",
        "Seats are not corrected in the log. Give or take the seat under 'Staff'.",
    ),
    "erasure.partner_stands": (
        "Partneren står sådan i kataloget nu. Ret eller udfas den først; slet derefter.",
        "The partner stands so in the directory now. Change or retire it first; then erase.",
    ),
    "erasure.partner_seated": (
        "Partneren er med i staben. Tag pladsen tilbage først; slet derefter.",
        "The partner is in the staff. Take the seat back first; then erase.",
    ),
}
