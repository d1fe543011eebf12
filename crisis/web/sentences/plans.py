"""Refusals about plans, action cards, units and their training, in words."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "plan.exists": (
        "Den plan er der allerede. Hent listen igen, og ret den der.",
        "That plan is there already. Load the list again and change it there.",
    ),
    "plan.unknown": (
        "Den plan er der ikke, eller den er ikke for jer. Hent listen igen.",
        "There is no such plan, or it is not for you. Load the list again.",
    ),
    "plan.no_card": (
        "Det indsatskort har planen ikke. Åbn planen, og vælg kortet der.",
        "The plan has no such action card. Open the plan and choose the card there.",
    ),
    "plan.no_such_municipality": (
        "Den kommune er der ikke. Vælg en under Planer.",
        "There is no such municipality. Choose one under Plans.",
    ),
    "plan.retired": (
        "Planen er udfaset. Opret en ny.",
        "The plan was retired. Write a new one.",
    ),
    "plan.meanwhile": (
        "{who} har ændret planen imens. Åbn den igen, og ret i det, der nu står.",
        "{who} changed the plan meanwhile. Open it again and change what stands now.",
    ),
    "plan.unchanged": (
        "Der er ikke ændret noget. Ret det, der skal stå anderledes.",
        "Nothing was changed. Change what should stand differently.",
    ),
    "plan.not_yours": (
        "Du kan skrive din egen myndigheds planer og enheder. Andres skriver planlæggeren.",
        "You can write your own authority's plans and units. The planner writes others'.",
    ),
    "plan.title_missing": ("Skriv planens titel.", "Write the plan's title."),
    "plan.no_owner": (
        "Vælg den myndighed fra listen, som planen eller enheden hører til.",
        "Choose the authority of the list that the plan or unit belongs to.",
    ),
    "plan.no_municipality": (
        "»{name}« er ingen kommune på listen. Vælg en derfra.",
        "'{name}' is no municipality of the list. Choose one of it.",
    ),
    "plan.area_missing": (
        "Tegn først området. Kun et område kan dække det, der ligger i det.",
        "Draw the area first. Only an area can cover what lies in it.",
    ),
    "plan.no_reader": (
        "»{name}« er ingen myndighed på listen. Vælg en derfra.",
        "'{name}' is no authority of the list. Choose one of it.",
    ),
    "plan.not_restricted": (
        "Vælg »Kun for …«, når planen kun er for nogle.",
        "Choose 'Only for …' when the plan is for some.",
    ),
    "plan.adopted_ahead": (
        "En plan kan ikke være vedtaget på en dag, der ikke er kommet. Lad feltet stå tomt til da.",
        "A plan cannot be adopted on a day to come. Leave the field empty until then.",
    ),
    "plan.revision_before": (
        "Næste revision skal ligge efter den dag, planen blev vedtaget.",
        "The next revision must come after the day on which the plan was adopted.",
    ),
    "plan.no_object": (
        "Objektet {id} står ikke i registret. Find det i listen, eller opret det først.",
        "Object {id} is not in the register. Find it in the list, or register it first.",
    ),
    "plan.nobodys_step": (
        "Indsatskort {card}, trin {step}: vælg, hvem der har ansvaret.",
        "Action card {card}, step {step}: choose who is responsible.",
    ),
    "plan.no_responsible": (
        "Indsatskort {card}, trin {step}: vælg en myndighed fra listen.",
        "Action card {card}, step {step}: choose an authority of the list.",
    ),
    "plan.no_sector": (
        "Indsatskort {card}, trin {step}: vælg en sektor fra ansvarsmatrixen.",
        "Action card {card}, step {step}: choose a sector of the responsibility matrix.",
    ),
    "plan.no_task": (
        "Indsatskort {card}, trin {step}: vælg en opgave fra ansvarsmatrixen.",
        "Action card {card}, step {step}: choose a task of the responsibility matrix.",
    ),
    "plan.no_kind": (
        "Indsatskort {card}: hændelsestypen {type} findes ikke. Vælg fra listen.",
        "Action card {card}: there is no incident type {type}. Choose from the list.",
    ),
    "plan.step_after": (
        "Indsatskort {card}, trin {step}: et trin kan kun vente på trin, der står før det.",
        "Action card {card}, step {step}: a step can wait only for steps that stand before it.",
    ),
    "plan.step_early": (
        "Indsatskort {card}, trin {step}: det, trinnet venter på, har frist efter {least} "
        "minutter. Skriv mindst det.",
        "Action card {card}, step {step}: what the step waits for is due after {least} minutes. "
        "Write no less than that.",
    ),
    "plan.not_https": (
        "Skriv en adresse, der begynder med https:// og et almindeligt domæne, uden navn og "
        "adgangskode.",
        "Write an address that begins with https:// and a plain domain, without name and password.",
    ),
    "plan.file_not_there": (
        "Filen ligger her ikke. Vælg den igen, så sendes den.",
        "The file is not here. Choose it again, and it is sent.",
    ),
    "plan.not_pdf": (
        "Filen er ingen PDF. Gem planen som PDF, og vælg den.",
        "The file is no PDF. Save the plan as PDF and choose that.",
    ),
    "plan.stands": (
        "For {place} gælder allerede »{title}«, vedtaget {adopted}. Ret eller udfas den først.",
        "For {place} '{title}', adopted {adopted}, is in force. Change or retire it first.",
    ),
    "plan.stands_unseen": (
        "For {place} gælder allerede en plan af den art, som ikke er for jer. Spørg ejeren.",
        "For {place} a plan of that kind is in force that is not for you. Ask its owner.",
    ),
    "unit.exists": (
        "Den enhed er der allerede. Hent listen igen, og ret den der.",
        "That unit is there already. Load the list again and change it there.",
    ),
    "unit.unknown": (
        "Den enhed er der ikke. Hent listen igen.",
        "There is no such unit. Load the list again.",
    ),
    "unit.meanwhile": (
        "En anden har ændret enheden imens. Hent listen igen, og ret i det, der nu står.",
        "Somebody changed the unit meanwhile. Load the list again and change what stands now.",
    ),
    "unit.name_missing": ("Skriv enhedens navn.", "Write the unit's name."),
    "unit.name_taken": (
        "Myndigheden har allerede en enhed med det navn. Ret den, eller skriv et andet navn.",
        "The authority has a unit of that name already. Change it, or write another name.",
    ),
    "unit.had_ahead": (
        "»{course}«: den dag er ikke kommet. Skriv, hvornår enheden havde det, eller intet.",
        "'{course}': that day has not come. Write when the unit had it, or nothing.",
    ),
    "unit.had_missing": (
        "»{course}«: skriv, hvornår enheden havde det, når det gælder til en dag.",
        "'{course}': write when the unit had it if it holds until a day.",
    ),
    "unit.valid_before": (
        "»{course}«: det skal gælde til efter den dag, enheden havde det.",
        "'{course}': it must hold until after the day on which the unit had it.",
    ),
    "unit.course_twice": (
        "»{course}« står der to gange. Skriv det én gang.",
        "'{course}' stands there twice. Write it once.",
    ),
    "erasure.plan_stands": (
        "Planen eller enheden står sådan nu. Ret eller udfas den først; slet derefter.",
        "The plan or unit stands so now. Change or retire it first; then erase.",
    ),
}
