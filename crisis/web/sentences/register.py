"""Refusals about the register's objects, in words."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "map.no_streets": (
        "Tavlen har intet gadekort i en fil.",
        "The board has no map of streets in a file.",
    ),
    "map.streets_part": (
        "Bed om én del af gadekortet ad gangen: Range med højst 8 MB.",
        "Ask for one part of the map of streets at a time: Range, 8 MB at most.",
    ),
    "register.unknown_object": (
        "Det objekt står ikke i registret. Søg det frem i listen.",
        "That object is not in the register. Look it up in the list.",
    ),
    "register.doubled": (
        "Det samme objekt står der to gange. Lad det stå én gang.",
        "The same object is there twice. Leave it once.",
    ),
    "register.unchanged": (
        "Objektet står allerede sådan. Ret et felt først.",
        "The object already stands like that. Change a field first.",
    ),
    "register.unknown_authority": (
        "Den myndighed står ikke i listen. Vælg en af dem, eller lad feltet stå tomt.",
        "That authority is not in the directory. Choose one of it, or leave the field empty.",
    ),
    "register.ends_first": (
        "Arrangementet slutter, før det begynder. Ret et af tidspunkterne.",
        "The event ends before it begins. Change one of the times.",
    ),
    "register.not_your_plan": (
        "Kun kommunens egen planlægger sætter et sted i dens plan. Vælg offentlig eller intern.",
        "Only a municipality's own planner puts a place into its plan. Choose public or internal.",
    ),
    "register.another_plan": (
        "Det sted står i en kommunes egen plan. Kun kommunens planlægger retter det.",
        "That place stands in a municipality's own plan. Only its planner changes it.",
    ),
    "register.changed_meanwhile": (
        "En anden har rettet stedet imens. Se, hvad der er ændret, og gem igen.",
        "Somebody else has changed the place meanwhile. See what was changed, and save again.",
    ),
    "register.retire_meanwhile": (
        "En anden har rettet stedet imens. Hent siden igen, og se, hvad der står nu, før du "
        "udfaser det.",
        "Somebody else has changed the place meanwhile. Load the page again and see what it says "
        "now before you retire it.",
    ),
    "register.other_category": (
        "»{name}« står ikke på listen over kategorier. Mener du »{nearest}«? Ellers vælg en på "
        "listen.",
        "'{name}' is not on the list of categories. Do you mean '{nearest}'? Otherwise choose one "
        "of the list.",
    ),
    "register.unlisted_category": (
        "»{name}« står ikke på listen over kategorier, og ingen dér ligner. Vælg en på listen, "
        "eller sæt en underkategori under en af de faste.",
        "'{name}' is not on the list of categories, and none there is like it. Choose one of the "
        "list, or put a sub-category under one of the fixed.",
    ),
    "register.bad_box": (
        "Skriv kortudsnittet som vest,syd,øst,nord i grader, for eksempel 9.3,55.4,9.7,55.6.",
        "Give the box as west,south,east,north in degrees, for example 9.3,55.4,9.7,55.6.",
    ),
}
