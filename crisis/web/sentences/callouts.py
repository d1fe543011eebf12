"""Refusals about calling the staff in, in words."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "callout.in_person": (
        "Det gør man selv fra sin plads, ikke på vegne af en anden.",
        "The one in the seat does that, not for another.",
    ),
    "callout.place_missing": (
        "Skriv, hvor staben mødes: et rum, eller et møde på skærm.",
        "Write where the staff meets: a room, or a meeting on screen.",
    ),
    "callout.meeting_past": (
        "Det tidspunkt er passeret. Skriv, hvornår det første møde begynder.",
        "That time has passed. Write when the first meeting begins.",
    ),
    "callout.deputy_missing": (
        "Skriv, hvem der er kaldt i stedet, eller at ingen kunne kaldes.",
        "Write who was called instead, or that nobody could be called.",
    ),
    "callout.unknown": (
        "Den indkaldelse findes ikke. Hent siden igen.",
        "There is no such call. Load the page again.",
    ),
    "callout.not_called": (
        "Myndigheden er ikke indkaldt dér. Indkald den først.",
        "The authority was not called there. Call it first.",
    ),
    "callout.moved": (
        "En anden har indkaldt imens. Se under »Stab«, hvem der er indkaldt, og send igen, hvis "
        "nogen mangler.",
        "Somebody else has called meanwhile. See under 'Staff' who was called, and send again if "
        "somebody is missing.",
    ),
    "callout.newer": (
        "Myndigheden er indkaldt igen siden. Svar på den nye indkaldelse.",
        "The authority has been called again since. Answer the new call.",
    ),
    "callout.answered": (
        "Der er allerede svaret. Se listen igen.",
        "It has been answered already. Look at the list again.",
    ),
}
