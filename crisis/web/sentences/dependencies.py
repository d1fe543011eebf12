"""Refusals about what depends on what, and what is out of use, in words."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "supply.itself": (
        "Et sted kan ikke forsyne sig selv. Vælg en anden leverandør, eller sæt holdetiden.",
        "A place cannot supply itself. Choose another supplier, or set how long it lasts.",
    ),
    "supply.doubled": (
        "Leverandøren står der to gange. Fjern den ene.",
        "The supplier is there twice. Remove one.",
    ),
    "supply.needed": (
        "Skriv, hvor mange der skal virke: mindst 1 og højst {limit}, så mange som gruppen har.",
        "Write how many must work: at least 1 and at most {limit}, as many as the group has.",
    ),
    "supply.holdout": (
        "Holdetiden er fra 0 minutter til {limit} døgn. Skriv den, som »4 t« eller »90 min«.",
        "The hold-out is from 0 minutes to {limit} days. Write it, such as '4 h' or '90 min'.",
    ),
    "supply.meanwhile": (
        "En anden har ændret forsyningen imens. Hent siden igen, og se, hvad der står nu.",
        "Somebody else has changed the supply meanwhile. Load the page again and see what it says.",
    ),
    "supply.name_missing": (
        "Stedet har allerede en leverandørgruppe af den art. Giv den nye gruppe et navn, som "
        "»Fødning nord«, eller ret den, der er.",
        "The place has a supplier group of that kind already. Give the new group a name, such as "
        "'northern feed', or change the one there is.",
    ),
    "supply.name_taken": (
        "En anden gruppe af den art hedder sådan på stedet. Skriv et andet navn.",
        "Another group of that kind is called so at the place. Write another name.",
    ),
    "supply.too_many_groups": (
        "Et sted kan have {limit} grupper af samme art. Udfas en, der ikke bruges.",
        "A place can have {limit} groups of one kind. Retire one that is not used.",
    ),
    "supply.another_plan": (
        "En af leverandørerne står i en anden kommunes egen plan. Bed den kommune om at rette.",
        "One of the suppliers is in another municipality's own plan. Ask it to make the change.",
    ),
    "supply.unchanged": (
        "Der er ikke ændret noget. Ret det, der skal stå anderledes.",
        "Nothing was changed. Change what should stand differently.",
    ),
    "supply.unknown": (
        "Den forsyning står ikke i planen. Hent siden igen.",
        "That supply is not in the plan. Load the page again.",
    ),
    "what_if.name_missing": ("Giv den et navn.", "Give it a name."),
    "what_if.name_taken": (
        "Der er allerede gemt en med det navn. Åbn den og gem den igen, eller skriv et andet navn.",
        "One of that name is saved already. Open it and save it again, or write another name.",
    ),
    "what_if.doubled": (
        "Stedet står der to gange. Fjern det ene.",
        "The place is there twice. Remove one.",
    ),
    "what_if.unknown": (
        "Den er ikke gemt mere. Hent siden igen.",
        "It is not saved any more. Load the page again.",
    ),
    "what_if.meanwhile": (
        "En anden har gemt den på ny imens. Åbn den igen, og se, hvad den antager nu.",
        "Somebody else has saved it anew meanwhile. Open it again and see what it supposes now.",
    ),
    "outage.source_missing": (
        "Skriv nummeret på den post, det står i, eller hvem der har sagt det.",
        "Write the number of the entry that says so, or who said it.",
    ),
    "outage.own_plan": (
        "Stedet står i en kommunes egen plan. Vælg »Kun for …«, så dets navn ikke står for alle.",
        "The place is in a municipality's own plan. Choose 'Only for …', so that its name does "
        "not stand for all.",
    ),
    "outage.unchanged": (
        "Det er allerede meldt. Skriv et andet tidspunkt, hvis det var forkert.",
        "That was reported already. Write another time if it was wrong.",
    ),
    "outage.older": (
        "Der er meldt noget nyere: {time}. Skriv et senere tidspunkt.",
        "Something newer was reported: {time}. Write a later time.",
    ),
    "log.outage_reported": (
        "Posten er en driftsmelding og rettes ikke som tekst. Meld stedet igen under »Svigt«.",
        "The entry is a report of use and is not corrected as text. Report the place anew under "
        "'Failures'.",
    ),
    "erasure.outage_stands": (
        "Posten er den seneste driftsmelding om stedet. Meld det igen uden det, der skal væk; "
        "slet derefter.",
        "The entry is the latest report of the place. Report it anew without what must go; then "
        "erase.",
    ),
    "erasure.need_stands": (
        "Det står sådan i planen nu. Ret eller fjern det først; slet derefter.",
        "It stands so in the plan now. Change or remove it first; then erase.",
    ),
}
