"""Refusals about the script of a drill, in words."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "scenario.unreadable": (
        "Filen {name} kan ikke læses.",
        "The file {name} cannot be read.",
    ),
    "scenario.not_yaml": (
        "Drejebogen er ikke gyldig YAML (linje {line}).",
        "The script is not valid YAML (line {line}).",
    ),
    "scenario.yaml_colon": (
        "Drejebogen er ikke gyldig YAML (linje {line}): der står et kolon inde i en tekst, eller "
        "linjen er rykket for langt ind. Sæt teksten i anførselstegn, eller ret indrykningen.",
        "The script is not valid YAML (line {line}): there is a colon inside a text, or the line "
        "is indented too far. Put the text in quotes, or mend the indentation.",
    ),
    "scenario.yaml_tab": (
        "Drejebogen er ikke gyldig YAML (linje {line}): linjen er rykket ind med tabulator. Brug "
        "mellemrum.",
        "The script is not valid YAML (line {line}): the line is indented by a tab. Use spaces.",
    ),
    "scenario.yaml_open": (
        "Drejebogen er ikke gyldig YAML (linje {line}): et anførselstegn eller en parentes er ikke "
        "lukket, eller der mangler et komma.",
        "The script is not valid YAML (line {line}): a quote or a bracket is not closed, or a "
        "comma is missing.",
    ),
    "scenario.yaml_indent": (
        "Drejebogen er ikke gyldig YAML (linje {line}): linjen er rykket anderledes ind end dem, "
        "den hører sammen med.",
        "The script is not valid YAML (line {line}): the line is indented otherwise than those it "
        "belongs with.",
    ),
    "scenario.cell_acts": (
        "Rollen »{role}« spilles af en celle eller af øvelsesledelsen, og det, de gør, tælles ikke "
        "med. Vælg en rolle på en plads, der øves.",
        "The role '{role}' is played by a cell or by control, and what they do is not counted. "
        "Choose a role on a seat that is drilled.",
    ),
    "scenario.after_nothing": (
        "»after« tælles fra det, der peger på indspillet, og intet peger på »{name}«. Slet det, "
        "eller skriv en tid fra start (at).",
        "'after' counts from what points at the inject, and nothing points at '{name}'. Delete it, "
        "or write a time from the start (at).",
    ),
    "scenario.alias": (
        "Drejebogen bruger YAML-henvisninger (& og *). Skriv teksten ud.",
        "The script uses YAML aliases (& and *). Write the text out.",
    ),
    "scenario.tag": (
        "Drejebogen bruger YAML-mærket {tag}. Skriv almindelig tekst og tal.",
        "The script uses the YAML tag {tag}. Write plain text and numbers.",
    ),
    "scenario.field": (
        "Feltet passer ikke ind i en drejebog: {why}",
        "The field does not fit a script: {why}",
    ),
    "scenario.faults": (
        "Drejebogen har {count} fejl.",
        "The script has {count} faults.",
    ),
    "scenario.no_such_field": (
        "Der er intet felt »{name}« her. Felterne er: {known}.",
        "There is no field '{name}' here. The fields are: {known}.",
    ),
    "scenario.cut_by_comma": (
        "Teksten er delt ved et komma, så »{name}« står alene. Sæt teksten i anførselstegn.",
        "The text is cut at a comma, so that '{name}' stands alone. Put the text in quotes.",
    ),
    "scenario.not_a_choice": (
        "»{told}« kan ikke stå her. Skriv ét af: {choices}.",
        "'{told}' cannot stand here. Write one of: {choices}.",
    ),
    "scenario.not_a_list": (
        "Her skal stå en liste, fx [formand, kolding], og ikke »{told}«.",
        "Here must be a list, for example [formand, kolding], and not '{told}'.",
    ),
    "scenario.not_text": (
        "Her skal stå tekst. YAML læste {told}; sæt den i anførselstegn, og skriv tider som 40m.",
        "Here must be text. YAML read {told}; put it in quotes, and write times as 40m.",
    ),
    "scenario.not_fields": (
        "Her skal stå felter med navn og kolon: {known}.",
        "Here must be fields with a name and a colon: {known}.",
    ),
    "scenario.not_a_name": (
        "»{told}« kan ikke være et navn. Brug små bogstaver a-z, tal, _ og -, og begynd med et "
        "bogstav.",
        "'{told}' cannot be a name. Use small letters a-z, digits, _ and -, and begin with a "
        "letter.",
    ),
    "scenario.no_such_command": (
        "Der er ingen kommando »{command}« i en drejebog. Det, der ligner, er {near}.",
        "There is no command '{command}' in a script. What is like it is {near}.",
    ),
    "scenario.format": (
        "Drejebogen har et andet format end {known}.",
        "The script has another format than {known}.",
    ),
    "scenario.too_long": (
        "Drejebogen har over {limit} trin, indspil eller vendepunkter. Del den i flere.",
        "The script has more than {limit} steps, injects or turns. Split it.",
    ),
    "scenario.too_many_words": (
        "Indspillene siger tilsammen over {limit} tegn, når gentagelser tælles med. Gentag færre.",
        "The injects say more than {limit} characters, repetitions counted. Repeat fewer.",
    ),
    "scenario.unknown_command": (
        "Der er ingen kommando »{command}« i en drejebog.",
        "There is no command '{command}' in a script.",
    ),
    "scenario.unknown_seat": (
        "Der er ingen plads »{seat}«.",
        "There is no seat '{seat}'.",
    ),
    "scenario.unknown_person": (
        "Ingen åben konto med en plads hedder »{person}«. Se navnene med crisis account list.",
        "No open account with a seat is called '{person}'. See the names by crisis account list.",
    ),
    "scenario.seat_not_held": (
        "»{person}« har ikke pladsen »{seat}«, og intet tidligere trin låner den ud til kontoen.",
        "'{person}' does not hold the seat '{seat}', and no earlier step lends it to the account.",
    ),
    "scenario.unknown_operation": (
        "Ingen indsats i drejebogen hedder »{label}«. Giv den navnet i operations, eller ret "
        "trinnet.",
        "No operation of the script is called '{label}'. Name it in operations, or change the "
        "step.",
    ),
    "scenario.injects_in_several": (
        "En øvelse med indspil har én indsats. Lad trinene spille flere, eller tag indspillene ud.",
        "A drill with injects has one operation. Let the steps play several, or take the injects "
        "out.",
    ),
    "scenario.unknown_label": (
        "Intet tidligere trin hedder »{label}«.",
        "No earlier step is called '{label}'.",
    ),
    "scenario.not_a_span": (
        "Skriv tiden som 90s, 10m eller 2h30m.",
        "Write the time as 90s, 10m or 2h30m.",
    ),
    "scenario.backwards": (
        "Tiden går baglæns. Skriv dem i den rækkefølge, de kommer, og tider uden minus.",
        "The time goes backwards. Write them in the order they come, and times without a minus.",
    ),
    "scenario.too_deep": (
        "Drejebogen har mere end {limit} lag i hinanden (linje {line}).",
        "The script is nested more than {limit} deep (line {line}).",
    ),
    "scenario.two_alike": (
        "To ting i drejebogen hedder »{name}«.",
        "Two things in the script are called '{name}'.",
    ),
    "scenario.unknown_role": (
        "Rollen »{role}« står ikke i drejebogens rolleliste.",
        "The role '{role}' does not stand in the script's cast.",
    ),
    "scenario.role_not_seated": (
        "Ingen spiller rollen »{role}«. Giv den en plads eller en celle, og kun én af dem.",
        "Nobody plays the role '{role}'. Give it a seat or a cell, and only one of them.",
    ),
    "scenario.cell_commands": (
        "Rollen »{role}« spilles af en celle. En kommando skal komme fra en plads.",
        "The role '{role}' is played by a cell. A command must come from a seat.",
    ),
    "scenario.nothing_said": (
        "Indspillet siger ingenting. Skriv en tekst eller en kommando.",
        "The inject says nothing. Write a text or a command.",
    ),
    "scenario.nobody_told": (
        "Indspillet går ikke til nogen. Skriv, hvilke roller der får det.",
        "The inject goes to nobody. Write which roles get it.",
    ),
    "scenario.said_twice": (
        "Skriv enten »{one}« eller »{other}«, ikke begge.",
        "Write either '{one}' or '{other}', not both.",
    ),
    "scenario.climbing": (
        "Bilaget skal være et filnavn uden mapper, fx kort.pdf.",
        "The attachment must be a file name without folders, for example kort.pdf.",
    ),
    "scenario.endless": (
        "Gentagelsen ender ikke. Skriv, hvor mange gange i alt (times).",
        "The repetition does not end. Write how many times in all (times).",
    ),
    "scenario.circle": (
        "Vendepunkterne går i ring og ender ikke: {names}.",
        "The branches go in a circle and do not end: {names}.",
    ),
    "scenario.unknown_goal": (
        "Intet øvelsesmål hedder »{name}«.",
        "No goal is called '{name}'.",
    ),
    "scenario.unknown_next": (
        "Intet indspil eller vendepunkt hedder »{name}«.",
        "No inject or branch is called '{name}'.",
    ),
    "scenario.never_comes": (
        "»{name}« kommer aldrig: det har ingen tid, holdes ikke tilbage, og intet peger på det.",
        "'{name}' never comes: it has no time, is not held back, and nothing points at it.",
    ),
    "scenario.two_starts": (
        "»{name}« har både en tid fra start og noget, der peger på det. Vælg ét af dem.",
        "'{name}' has both a time from the start and something that points at it. Choose one.",
    ),
    "scenario.leads_nowhere": (
        "»{name}« fører ingen steder hen. Skriv, hvad der så skal komme.",
        "'{name}' leads nowhere. Write what shall come then.",
    ),
    "scenario.not_talked": (
        "Et dilemma er en tekst til nogen, med en tid at drøfte den i (discuss), og kommer én "
        "gang.",
        "A dilemma is a text to somebody with a time to discuss it (discuss), and comes once.",
    ),
    "scenario.needs_goal": (
        "Øvelsen har intet mål. Skriv mindst ét i goals; formen kræver det.",
        "The drill has no goal. Write at least one in goals; its form asks for it.",
    ),
    "scenario.needs_deadline": (
        "I en procedureøvelse skal mindst ét indspil vente noget, og alt, der ventes, have en tid"
        " (within).",
        "In a procedure drill at least one inject must expect something, and all that is expected"
        " must have a time (within).",
    ),
    "scenario.needs_dilemma": (
        "En dilemmaøvelse skal have mindst ét dilemma: et indspil med discuss og mindst ét "
        "spørgsmål i questions.",
        "A dilemma drill must have at least one dilemma: an inject with discuss and at least one "
        "question in questions.",
    ),
    "scenario.needs_talk_only": (
        "I en dilemmaøvelse tales der; ingen handler ved tavlen. Fjern trinnet eller kommandoen.",
        "In a dilemma drill people talk; nobody acts at the board. Remove the step or the command.",
    ),
    "scenario.needs_one_at_a_time": (
        "Indspillet kommer, mens dilemmaet »{name}« stadig drøftes. Flyt det, eller gør "
        "drøftelsen kortere.",
        "The inject comes while the dilemma '{name}' is still discussed. Move it, or shorten the "
        "discussion.",
    ),
    "scenario.needs_seats": (
        "I en stabs- eller fuldskalaøvelse skal mindst to roller have en plads, og mindst én "
        "spilles af en celle.",
        "In a staff or full-scale drill at least two roles must have a seat, and at least one be "
        "played by a cell.",
    ),
    "scenario.needs_expected": (
        "Intet indspil siger, hvad der ventes. Skriv expects ved mindst ét, ellers kan ingen "
        "evaluere.",
        "No inject says what is expected. Write expects for at least one, or nobody can evaluate.",
    ),
    "scenario.needs_start": (
        "Skriv startsituationen (start): hvad alle ved, når øvelsen begynder.",
        "Write the start situation (start): what everybody knows when the drill begins.",
    ),
    "scenario.needs_safety": (
        "Skriv i safety, hvem der standser en fuldskalaøvelse, når nogen er i fare, og hvordan.",
        "Write in safety who stops a full-scale drill when somebody is in danger, and how.",
    ),
    "starting.still_running": (
        "Indsatsen er ikke afsluttet. En drejebog laves af en indsats, der er forbi.",
        "The operation is not closed. A script is made of an operation that is over.",
    ),
    "starting.not_written": (
        "Filen {name} kan ikke skrives, eller den er der allerede. Vælg et andet navn.",
        "The file {name} cannot be written, or is there already. Choose another name.",
    ),
    "starting.nothing_left": (
        "Der er ingen meldinger at øve med: {left} poster er udeladt.",
        "There are no reports to drill with: {left} entries are left out.",
    ),
}
