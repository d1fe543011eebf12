"""Refusals about operations and about speaking for others, in words."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "operation.unknown": (
        "Der er ingen indsats her. Se listen over indsatser.",
        "There is no operation here. See the list of operations.",
    ),
    "operation.beside_no_drill": (
        "Kun en øvelse kan trække på en andens ressourcer, og kun på en øvelses. Vælg en øvelse, "
        "der er i gang.",
        "Only a drill can draw on another's resources, and only on a drill's. Choose a drill that "
        "is under way.",
    ),
    "operation.beside_closed": (
        "Den øvelse er afsluttet, og dens ressourcer med den. Vælg en, der er i gang.",
        "That drill is over, and its resources with it. Choose one that is under way.",
    ),
    "operation.name_taken": (
        "Der er allerede en indsats med det navn. Vælg et andet, så ingen skriver i den "
        "forkerte log.",
        "There is already an operation of that name. Choose another, so that nobody writes in "
        "the wrong log.",
    ),
    "level.moved": (
        "Niveauet er ændret imens: det er nu {now}. Læs begrundelsen i loggen, og beslut igen, "
        "hvis det stadig skal ændres.",
        "The level has changed meanwhile: it is now {now}. Read the reason in the log, and decide "
        "again if it should still change.",
    ),
    "level.unchanged": (
        "Staben er allerede på {now}. Vælg et andet niveau, eller fortryd.",
        "The staff is already on {now}. Choose another level, or cancel.",
    ),
    "level.reason_missing": (
        "Skriv, hvorfor niveauet skal være sådan. Det læses af dem, der kommer bagefter.",
        "Write why the level should be so. Those who come afterwards will read it.",
    ),
    "level.basis_missing": (
        "Skriv, hvad det bygger på: et varsel, en melding, en post i loggen eller planen.",
        "Write what it rests on: a warning, a report, an entry of the log or the plan.",
    ),
    "level.in_person": (
        "Niveauet besluttes af den, der sidder på pladsen, ikke på vegne af en anden. Er det sagt "
        "i telefon, så skriv det i begrundelsen.",
        "The level is decided by the one in the seat, not for another. If it was said by "
        "telephone, write so in the reason.",
    ),
    "operation.closed": (
        "Indsatsen er afsluttet og kan kun læses. Sker der nyt, så åbn en ny indsats og henvis til "
        "denne.",
        "The operation is closed and can only be read. If something new happens, open a new "
        "operation and refer to this one.",
    ),
    "closing.in_person": (
        "Indsatsen afsluttes af den, der sidder på pladsen, ikke på vegne af en anden.",
        "The operation is closed by the one in the seat, not for another.",
    ),
    "closing.not_closed": (
        "Indsatsen er i gang. Afslut den først.",
        "The operation is running. Close it first.",
    ),
    "closing.done_already": (
        "Det er allerede gjort. Hvem og hvornår står på siden.",
        "That has been done already. Who and when stands on the page.",
    ),
    "closing.archived_already": (
        "Indsatsen er arkiveret og kan ikke længere meldes evalueret.",
        "The operation is archived and can no longer be said to be evaluated.",
    ),
    "closing.reason_missing": (
        "Skriv, hvorfor indsatsen slutter nu. Det læses af dem, der kommer bagefter.",
        "Write why the operation ends now. Those who come afterwards will read it.",
    ),
    "closing.basis_missing": (
        "Skriv, hvad det bygger på: en melding, et stabsmøde, en post i loggen.",
        "Write what it rests on: a report, a staff meeting, an entry of the log.",
    ),
    "closing.reference_missing": (
        "Skriv, hvor det findes: rapportens navn og sted, eller sagens nummer.",
        "Write where it is found: the report's name and place, or the case number.",
    ),
    "closing.moved": (
        "Det, der står åbent, har ændret sig imens. Læs listen igen, og beslut så.",
        "What is open has changed meanwhile. Read the list again, then decide.",
    ),
    "closing.open": (
        "{count} forhold står åbne. Overdrag dem til daglig drift, eller skriv, hvorfor de kan "
        "stå.",
        "{count} matters are open. Hand them over to daily operation, or write why they may stand.",
    ),
    "closing.one_of_two": (
        "Vælg ét: overdrag det åbne, eller skriv, hvorfor det kan stå.",
        "Choose one: hand over what is open, or write why it may stand.",
    ),
    "closing.unowned": (
        "{tasks} har ingen ejer og kan ikke overdrages. Bed en anden om dem først, eller luk med "
        "en begrundelse.",
        "{tasks} have no owner and cannot be handed over. Ask another first, or close with a "
        "reason.",
    ),
    "national.source_missing": (
        "Skriv, hvem der har sagt det, og hvordan det kom.",
        "Write who said so, and how it came.",
    ),
    "national.active_already": (
        "{staff} står allerede som aktiv. Er tiden forkert, så meld først, at den er ophørt.",
        "{staff} stands as active already. If the time is wrong, first say that it has ended.",
    ),
    "national.not_active": (
        "{staff} står allerede som ikke aktiv. Meld, når den bliver det.",
        "{staff} stands as not active already. Say so when it is set.",
    ),
    "on_behalf.unknown_authority": (
        "Den myndighed kendes ikke. Vælg en fra listen.",
        "That authority is not known. Choose one from the list.",
    ),
    "on_behalf.not_allowed": (
        "Kun logfører, stabschef og vagtcentral skriver på vegne af andre.",
        "Only the log keeper, the chief of staff and the control room write for others.",
    ),
    "on_behalf.own_authority": (
        "Det er din egen myndighed. Skriv posten uden »på vegne af«.",
        "That is your own authority. Write the entry without 'on behalf of'.",
    ),
}
