"""Refusals about the staff log, in words."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "log.text_missing": (
        "Skriv, hvad der er sket. Kun teksten er nødvendig.",
        "Write what happened. Only the text is needed.",
    ),
    "log.occurred_in_future": (
        "Tidspunktet ligger mere end {limit_minutes} minutter ude i fremtiden. Ret tiden, eller "
        "skriv det, du venter, i feltet »Ventes«.",
        "The time lies more than {limit_minutes} minutes ahead. Put it right, or use the field "
        "for what is expected.",
    ),
    "log.expected_in_past": (
        "Det ventede tidspunkt er allerede passeret. Skriv et senere tidspunkt.",
        "The expected time has already passed. Give a later one.",
    ),
    "log.unknown_entry": (
        "Der er ingen post med det nummer i denne log.",
        "There is no entry with that number in this log.",
    ),
    "log.already_corrected": (
        "Posten er allerede rettet af post {by}. Ret den i stedet.",
        "The entry has already been corrected by entry {by}. Correct that one instead.",
    ),
    "log.level_decided": (
        "Posten er en niveaubeslutning og kan ikke rettes. Beslut et nyt niveau i stedet.",
        "The entry is a decision on the level and cannot be corrected. Decide on a new level "
        "instead.",
    ),
    "log.decision_taken": (
        "Posten hører til en beslutning og kan ikke rettes som tekst. Erstat beslutningen, notér "
        "et nyt forbehold, eller meld opfølgningen på ny under »Beslutninger«.",
        "The entry belongs to a decision and cannot be corrected as text. Replace the decision, "
        "note another reservation, or settle the follow-up anew under 'Decisions'.",
    ),
    "log.figure_set": (
        "Posten er et tal og kan ikke rettes som tekst. Sæt tallet på ny under »Tal«.",
        "The entry is a figure and cannot be corrected as text. Set the figure anew under "
        "'Figures'.",
    ),
    "log.staff_called": (
        "Posten siger, hvem der er indkaldt, og kan ikke rettes. Indkald på ny under »Stab«.",
        "The entry says who was called and cannot be corrected. Call anew under 'Staff'.",
    ),
    "log.seat_lent": (
        "Posten siger, hvem der sad på en lånt plads, og kan ikke rettes. Afslut lånet, og lån ud "
        "på ny.",
        "The entry says who sat on a lent seat and cannot be corrected. End the loan, lend anew.",
    ),
    "log.handover_sheet": (
        "Posten er et underskrevet overdragelsesark og kan ikke rettes. Skriv en ny post.",
        "The entry is a signed handover sheet and cannot be corrected. Write a new entry.",
    ),
    "log.sitrep_frozen": (
        "Posten siger, at et situationsbillede er frosset, og kan ikke rettes. Frys et nyt.",
        "The entry says that a situation picture was frozen and cannot be corrected. Freeze a new "
        "one.",
    ),
    "log.contradiction": (
        "Posten siger, at poster modsiger hinanden, og kan ikke rettes. Afgør modstriden, og meld "
        "den på ny.",
        "The entry says that entries disagree and cannot be corrected. Settle it, and report it "
        "anew.",
    ),
    "log.stage_reached": (
        "Posten siger, hvordan indsatsen sluttede, og kan ikke rettes.",
        "The entry says how the operation ended and cannot be corrected.",
    ),
    "log.meeting_held": (
        "Posten siger, hvad der skete med et møde, og kan ikke rettes. Gør det om under »Møde«, "
        "eller skriv en ny post.",
        "The entry says what happened to a meeting and cannot be corrected. Do it anew under "
        "'Meeting', or write a new entry.",
    ),
    "log.national_told": (
        "Posten siger, om en national stab er aktiv, og kan ikke rettes. Meld det på ny øverst på "
        "tavlen.",
        "The entry says whether a national staff is set and cannot be corrected. Say it anew at "
        "the top of the board.",
    ),
    "log.not_yours": (
        "Posten tilhører en anden myndighed. Bed den eller logføreren om det.",
        "The entry belongs to another authority. Ask that authority or the log keeper.",
    ),
    "log.too_late_to_supplement": (
        "Der kan kun føjes til inden for {limit_minutes} minutter. Skriv en rettelse eller en "
        "ny post.",
        "Details can be added for {limit_minutes} minutes only. Write a correction or a new entry.",
    ),
    "log.supplement_empty": (
        "Skriv det, der skal føjes til.",
        "Write what is to be added.",
    ),
    "log.not_on_behalf": (
        "Posten er ikke skrevet på vegne af nogen, så der er intet at bekræfte.",
        "The entry was not written on anyone's behalf, so there is nothing to confirm.",
    ),
    "log.already_confirmed": (
        "Posten er allerede bekræftet.",
        "The entry has already been confirmed.",
    ),
    "log.unchanged": (
        "Rettelsen er lig med det, der står. Ret teksten eller oplysningerne først.",
        "The correction equals what stands. Change the text or the details first.",
    ),
    "log.erased": (
        "Postens indhold er slettet efter loven og kan ikke ændres.",
        "The entry's content was erased by law and cannot be changed.",
    ),
}
