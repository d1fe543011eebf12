"""Refusals about relief, in words."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "relief.in_person": (
        "Det gør man selv fra sin plads, ikke på vegne af en anden.",
        "The one in the seat does that, not for another.",
    ),
    "relief.important_missing": (
        "Skriv det vigtigste, din afløser skal vide.",
        "Write what matters most for whoever relieves you.",
    ),
    "relief.moved": (
        "Det, der står på arket, har ændret sig imens. Læs arket igen, og skriv så under. Dine ord "
        "står der endnu.",
        "What is on the sheet has changed meanwhile. Read the sheet again, then sign. Your words "
        "are still there.",
    ),
    "relief.unread": (
        "Nye poster, siden du hentede siden: {count}. Læs dem, og tag så vagten.",
        "New entries since you loaded the page: {count}. Read them, then take over.",
    ),
    "relief.unknown": (
        "Det overdragelsesark findes ikke. Se listen over ark.",
        "There is no such handover sheet. See the list of sheets.",
    ),
    "relief.other_seat": (
        "Arket gælder en anden plads. Skift til den plads, hvis du har den.",
        "The sheet is another seat's. Change to that seat if you hold it.",
    ),
    "relief.settled": (
        "Arket er allerede taget, trukket tilbage eller erstattet. Hent siden igen.",
        "The sheet was already taken, withdrawn or replaced. Load the page again.",
    ),
    "relief.own_sheet": (
        "Du har selv skrevet under på arket. Din afløser tager vagten med sin egen konto.",
        "You signed the sheet yourself. Whoever relieves you takes over with an account of their "
        "own.",
    ),
    "relief.not_yours": (
        "Kun den, der skrev under på arket, kan trække det tilbage. Lav et nyt ark, så erstatter "
        "det det gamle.",
        "Only the one who signed the sheet can take it back. Make a new sheet, and it replaces the "
        "old one.",
    ),
}
