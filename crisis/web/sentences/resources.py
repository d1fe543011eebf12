"""Refusals about resources, requests and promises, in words."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "resource.unknown": (
        "Den ressource er der ikke. Hent listen igen.",
        "There is no such resource. Load the list again.",
    ),
    "resource.exists": (
        "Række {row}: »{id}« er brugt. Giv ressourcen et andet kortnavn, eller ret den, der er.",
        "Row {row}: '{id}' is taken. Give the resource another short name, or change the old one.",
    ),
    "resource.twice": (
        "Række {row}: »{id}« står to gange. Giv hver ressource sit eget kortnavn.",
        "Row {row}: '{id}' is there twice. Give each resource a short name of its own.",
    ),
    "resource.no_owner": (
        "Række {row}, {name}: vælg en ejer fra listen over myndigheder.",
        "Row {row}, {name}: choose an owner from the list of authorities.",
    ),
    "resource.name_missing": (
        "Række {row}: skriv, hvad ressourcen hedder.",
        "Row {row}: write what the resource is called.",
    ),
    "resource.home_missing": (
        "Række {row}, {name}: skriv, hvor den står til daglig.",
        "Row {row}, {name}: write where it stands when nobody uses it.",
    ),
    "resource.not_yours": (
        "Kun ejeren siger, hvad den har, og hvordan det er. Ring til den, og skriv det på dens "
        "vegne fra logførerens plads.",
        "Only the owner says what it has and how it is. Call it, and write it down for it from "
        "the log keeper's seat.",
    ),
    "resource.meanwhile": (
        "Ressourcen er ændret imens. Åbn den igen, og ret i det, der nu står.",
        "The resource was changed meanwhile. Open it again and change what stands now.",
    ),
    "resource.unchanged": (
        "Der er ikke ændret noget. Ret det, der skal stå anderledes.",
        "Nothing was changed. Change what should stand differently.",
    ),
    "resource.bound": (
        "Noget af den er lovet væk. Før den tilbage eller frigiv tilsagnet først.",
        "Some of it is promised. Bring it back or release the promise first.",
    ),
    "resource.fewer_than_bound": (
        "{name}: {bound} er lovet på én gang. Skriv mindst så mange, eller frigiv et tilsagn.",
        "{name}: {bound} are promised at once. Write at least as many, or release a promise.",
    ),
    "resource.said_already": (
        "Det er meldt allerede. Meld kun, når noget er anderledes.",
        "That was said already. Tell only what is different.",
    ),
    "resource.why_out": (
        "Skriv, hvorfor den er ude af drift.",
        "Write why it is out of service.",
    ),
    "resource.no_house": (
        "Kun et center eller et beskyttelsesrum har en belægning. Meld tilstanden i stedet.",
        "Only a centre or a shelter holds people. Tell its condition instead.",
    ),
    "resource.shut": (
        "Der kan ikke være nogen, når det er lukket. Meld det åbent, eller skriv 0.",
        "Nobody can be there while it is shut. Say that it is open, or write 0.",
    ),
    "resource.full": (
        "Der er {places} pladser. Skriv højst så mange, eller ret antallet af pladser først.",
        "There are {places} places. Write no more, or change the number of places first.",
    ),
    "sheet.unreadable": (
        "Filen kan ikke læses. Gem den som .xlsx eller CSV, og send den igen.",
        "The file cannot be read. Save it as .xlsx or CSV and send it again.",
    ),
    "sheet.too_large": (
        "Filen er for stor: højst {most} MB. Del den op.",
        "The file is too large: {most} MB at most. Split it.",
    ),
    "sheet.too_long": (
        "Der er for mange rækker: højst {most}. Del filen op.",
        "There are too many rows: {most} at most. Split the file.",
    ),
    "sheet.empty": (
        "Der er ingen rækker under overskrifterne. Skriv mindst én.",
        "There are no rows below the headings. Write at least one.",
    ),
    "sheet.columns": (
        "Disse kolonner mangler: {missing}. Hent listen som regneark, og brug dens overskrifter.",
        "These columns are missing: {missing}. Get the list as a workbook and use its headings.",
    ),
    "sheet.no_such": (
        "»{text}« kendes ikke. Skriv ordet, som det står i listen.",
        "'{text}' is not known. Write the word as it stands in the list.",
    ),
    "sheet.no_number": (
        "»{text}« er ikke et helt tal. Skriv det med cifre.",
        "'{text}' is not a whole number. Write it in digits.",
    ),
    "sheet.yes_or_no": (
        "»{text}« er hverken ja eller nej. Skriv ja eller nej, eller lad cellen stå tom.",
        "'{text}' is neither yes nor no. Write yes or no, or leave the cell empty.",
    ),
    "sheet.no_position": (
        "»{text}« er ikke en position. Skriv bredde og længde, som 55.49070, 9.47220.",
        "'{text}' is not a position. Write latitude and longitude, as 55.49070, 9.47220.",
    ),
    "request.unknown": (
        "Den anmodning er der ikke. Hent siden igen.",
        "There is no such request. Load the page again.",
    ),
    "request.spot_missing": ("Skriv, hvor hjælpen skal hen.", "Write where the help is wanted."),
    "request.why_missing": ("Skriv, hvad hjælpen skal bruges til.", "Write what it is for."),
    "request.ends_before": (
        "Sluttiden ligger før starttiden. Ret en af dem, eller lad slutningen stå åben.",
        "It ends before it begins. Change one of them, or leave the end open.",
    ),
    "request.over": (
        "Tiden er gået. Skriv et tidsrum, der ikke er forbi.",
        "The time is past. Write one that is not over.",
    ),
    "request.nobody_asked": (
        "Vælg mindst én ejer, der skal spørges.",
        "Choose at least one owner to ask.",
    ),
    "request.asked_twice": (
        "En ejer er valgt to gange. Vælg hver én gang.",
        "An owner was chosen twice. Choose each once.",
    ),
    "request.outside_asks_nobody": (
        "Ad den vej spørges ingen på listen. Tag ejerne ud, og ring; skriv svaret, når det kommer.",
        "That way nobody of the list is asked. Take the owners out and call; write the answer down "
        "when it comes.",
    ),
    "request.by_police": (
        "Den vej går kun gennem politiet. Bed politiet om at stille anmodningen.",
        "That way goes through the police alone. Ask the police to make the request.",
    ),
    "request.not_asked": (
        "Jeres myndighed er ikke spurgt. Kun den, der er spurgt, kan svare.",
        "Your authority was not asked. Only who was asked can answer.",
    ),
    "request.not_yours": (
        "Kun den, der bad om hjælpen, kan frafalde den.",
        "Only who asked for the help can withdraw it.",
    ),
    "request.withdrawn": (
        "Anmodningen er frafaldet. Stil en ny, hvis der igen er brug for noget.",
        "The request was withdrawn. Make a new one when something is needed again.",
    ),
    "request.away": (
        "Noget er på vej eller indsat. Bed ejeren melde det tilbage først.",
        "Something is on the way or in use. Ask its owner to say that it is back first.",
    ),
    "request.reason_missing": (
        "Lov noget, eller skriv, hvorfor I ikke kan.",
        "Promise something, or write why you cannot.",
    ),
    "request.not_outside": (
        "Anmodningen gik til ejere i distriktet. Lov en af jeres egne ressourcer.",
        "The request went to owners in the district. Promise one of your own resources.",
    ),
    "request.outside_only": (
        "Anmodningen gik ud af distriktet. Skriv, hvad der er lovet, og hvem der sagde det.",
        "The request went out of the district. Write what was promised, and who said so.",
    ),
    "promise.unknown": (
        "Det tilsagn er der ikke. Hent siden igen.",
        "There is no such promise. Load the page again.",
    ),
    "promise.not_yours": (
        "Den er ikke jeres at råde over. Kun ejeren lover den og flytter den.",
        "It is not yours to dispose of. Only its owner promises and moves it.",
    ),
    "promise.other_capability": (
        "{name} kan ikke det, der er bedt om. Vælg en anden.",
        "{name} cannot do what is asked for. Choose another.",
    ),
    "promise.out": (
        "{name} er ude af drift. Meld den klar først, eller vælg en anden.",
        "{name} is out of service. Say that it is ready first, or choose another.",
    ),
    "promise.resting": (
        "{name} hviler, og der er brug for den nu. Meld den klar først, eller vælg en anden.",
        "{name} is resting, and it is wanted now. Say that it is ready first, or choose another.",
    ),
    "promise.not_free": (
        "{name}: {free} er fri i det tidsrum. Lov højst så mange.",
        "{name}: {free} are free at that time. Promise no more.",
    ),
    "promise.no_places": (
        "{name} har {places} pladser, og {present} er til stede. Med det, der er lovet og ikke "
        "kommet, er {free} fri. Lov højst så mange.",
        "{name} has {places} places, and {present} are there. With what is promised and has not "
        "come {free} are free. Promise no more.",
    ),
    "promise.twice": (
        "En ressource står to gange i svaret. Lov hver én gang.",
        "A resource is there twice in the answer. Promise each once.",
    ),
    "promise.move": (
        "Det skridt passer ikke til, hvor langt den er. Hent siden igen.",
        "That step does not fit how far it has come. Load the page again.",
    ),
    "promise.left": (
        "Den er kørt. Ejeren melder den tilbage, når den er hjemme.",
        "It has left. Its owner says that it is back when it is home.",
    ),
    "promise.stays": (
        "Den bliver, hvor den er; folk kommer til den. Meld den indsat.",
        "It stays where it is; people come to it. Say that it is in use.",
    ),
    "promise.not_ready": (
        "Den hviler eller er ude af drift. Meld den klar, før den kører.",
        "It is resting or out of service. Say that it is ready before it leaves.",
    ),
    "promise.elsewhere": (
        "Den er stadig ude et andet sted, hviler eller er ude af drift. Meld den tilbage derfra "
        "først.",
        "It is still out elsewhere, resting or broken. Say that it is back from there first.",
    ),
}
