"""Refusals about meetings and their minutes, in words."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "meeting.in_person": (
        "Det gør man selv fra sin plads, ikke på vegne af en anden.",
        "The one in the seat does that, not for another.",
    ),
    "meeting.unknown": (
        "Der er intet møde med det nummer. Hent siden igen.",
        "There is no meeting with that number. Load the page again.",
    ),
    "meeting.no_rhythm": (
        "Der er ingen rytme at ophæve. Skriv et antal minutter eller nogle klokkeslæt for at sætte "
        "en.",
        "There is no rhythm to end. Write a number of minutes or some times of day to set one.",
    ),
    "meeting.rhythm_same": (
        "Rytmen er allerede sådan. Ret minutter, tid eller sted, hvis den skal være en anden.",
        "The rhythm is so already. Change minutes, time or place if it is to be another.",
    ),
    "meeting.rhythm_both": (
        "Vælg én af dem: hver så mange minutter, eller faste klokkeslæt.",
        "Choose one of them: every so many minutes, or fixed times of day.",
    ),
    "meeting.first_missing": (
        "Minutter og første møde hører sammen. Udfyld begge eller ingen af dem.",
        "Minutes and the first meeting go together. Fill in both or neither.",
    ),
    "meeting.too_close": (
        "Der skal være mindst en halv time mellem to møder. Fjern eller flyt et klokkeslæt.",
        "There must be at least half an hour between two meetings. Remove or move a time.",
    ),
    "meeting.past": (
        "Det tidspunkt er passeret. Skriv, hvornår mødet begynder, eller åbn det nu.",
        "That time has passed. Write when the meeting begins, or open it now.",
    ),
    "meeting.place_missing": (
        "Skriv, hvor staben mødes, eller hvordan man er med: et rum, et link eller et nummer.",
        "Write where the staff meets or how to take part: a room, a link or a number.",
    ),
    "meeting.called_already": (
        "Møde nr. {number} er allerede indkaldt til den tid. Aflys det først, eller vælg en anden "
        "tid.",
        "Meeting no. {number} is called for that time already. Call it off first, or choose "
        "another time.",
    ),
    "meeting.not_waiting": (
        "Møde nr. {number} er begyndt, holdt eller aflyst. Hent siden igen.",
        "Meeting no. {number} has begun, is over or was called off. Load the page again.",
    ),
    "meeting.reason_missing": (
        "Skriv, hvorfor mødet er aflyst.",
        "Write why the meeting is called off.",
    ),
    "meeting.open_already": (
        "Møde nr. {number} er i gang. Luk det, før et nyt åbnes.",
        "Meeting no. {number} is being held. Close it before another is opened.",
    ),
    "meeting.not_open": (
        "Møde nr. {number} er ikke i gang. Åbn det først.",
        "Meeting no. {number} is not being held. Open it first.",
    ),
    "meeting.not_closed": (
        "Møde nr. {number} er ikke lukket. Luk det, og godkend så referatet.",
        "Meeting no. {number} is not closed. Close it, and then approve its minutes.",
    ),
    "meeting.not_yours": (
        "Man noterer sin egen myndigheds fremmøde. For andre gør logføreren eller stabschefen det.",
        "One notes one's own authority. For others the log keeper or the chief of staff does.",
    ),
    "meeting.noted_so": (
        "Det er allerede noteret sådan.",
        "It is noted so already.",
    ),
    "meeting.no_item": (
        "Punktet er ikke på dette mødes dagsorden. Vælg et, der er.",
        "The item is not on this meeting's agenda. Choose one that is.",
    ),
    "meeting.words_missing": (
        "Skriv, hvad der blev sagt. I bordet rundt er det nok at vælge myndigheden.",
        "Write what was said. In the round it is enough to choose the authority.",
    ),
    "meeting.approved_already": (
        "Referatet er allerede godkendt og sendt (post {by}). Skriv det, der mangler, i "
        "stabsloggen eller på næste møde.",
        "The minutes are approved and sent already (entry {by}). Write what is missing in the "
        "staff log or at the next meeting.",
    ),
    "meeting.minutes_moved": (
        "Der er noteret mere siden. Læs referatet igen, og godkend det så.",
        "More has been noted since. Read the minutes again, and then approve them.",
    ),
}
