"""Refusals about statements to press and public, in words."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "statement.unknown": (
        "Der er ingen udtalelse med det nummer i denne indsats.",
        "There is no statement with that number in this operation.",
    ),
    "statement.state": (
        "Det kan ikke gøres, som udtalelsen står nu. Se på den igen, og tag et skridt, der er.",
        "That cannot be done as the statement stands now. Look again and take a step it offers.",
    ),
    "statement.text_changed": (
        "Teksten er ændret, mens du læste: nu er den version {version}. Læs den, og prøv igen.",
        "The text was changed while you read: it is version {version} now. Read it and try again.",
    ),
    "statement.unchanged": (
        "Der er intet ændret. Ret noget i teksten, eller luk den.",
        "Nothing was changed. Change something in the text, or close it.",
    ),
    "statement.not_yours": (
        "Teksten hører til en anden myndighed. Bed den eller politiets kommunikation ændre den.",
        "The text belongs to another authority. Ask it or the police's press office to change it.",
    ),
    "statement.not_asked": (
        "Din myndighed er ikke bedt om at skrive under på den. Bed forfatteren om at tilføje den.",
        "Your authority is not asked to sign it. Ask its author to add your authority.",
    ),
    "statement.own_words": (
        "Du har selv skrevet på teksten. Lad en anden fra din myndighed skrive under.",
        "You wrote some of the text. Let somebody else of your authority sign it.",
    ),
    "statement.already_signed": (
        "Din myndighed har allerede skrevet under på den tekst.",
        "Your authority has signed that text already.",
    ),
    "statement.signed_by_you": (
        "Du har allerede skrevet under for en anden myndighed. Lad en anden skrive under her.",
        "You have signed for another authority already. Let somebody else sign here.",
    ),
    "statement.not_by_phone": (
        "Det gør myndigheden selv på tavlen: en telefonbesked er ikke en underskrift.",
        "The authority does that itself on the board: a telephone call is no signature.",
    ),
    "statement.incident_restricted": (
        "Hændelsen er kun for nogle myndigheder, så dens sted kan ikke gå ud. Lad hændelsen stå "
        "tom, eller få den klassificeret som intern først.",
        "The incident is for some authorities only, so its place cannot go out. Leave the incident "
        "empty, or have it classified as internal first.",
    ),
    "statement.fact_restricted": (
        "Post {number} er kun for nogle myndigheder og kan ikke bære en tekst til alle. "
        "Klassificér den som intern eller offentlig først, eller støt jer på en anden post.",
        "Entry {number} is for some authorities only and cannot carry a text for everybody. "
        "Classify it as internal or public first, or rest on another entry.",
    ),
    "statement.not_confirmed": (
        "Post {number} er ikke bekræftet. Skriv »{number}?«, og sig i teksten, at I ikke ved det "
        "endnu, eller få posten bekræftet først.",
        "Entry {number} is not confirmed. Write '{number}?' and say in the text that it is not "
        "known yet, or have the entry confirmed first.",
    ),
    "statement.fact_corrected": (
        "Post {number} er rettet af post {by}. Henvis til {by}, og ret teksten efter den.",
        "Entry {number} was corrected by {by}. Cite {by} and put the text right after it.",
    ),
    "statement.fact_twice": (
        "Den samme post står to gange. Skriv hvert nummer én gang.",
        "The same entry stands twice. Write each number once.",
    ),
    "statement.mark_without_fact": (
        "Teksten nævner [{number}], men posten står ikke under Fakta. Skriv {number} der, så dens "
        "ejer bliver bedt om underskrift, eller tag mærket ud.",
        "The text names [{number}], but the entry is not among the facts. Write {number} there, "
        "so that its owner is asked to sign, or take the mark out.",
    ),
    "statement.expired": (
        "Teksten er udløbet. Ret tidspunktet for, hvor længe den gælder, eller skriv en ny.",
        "The text has expired. Change how long it holds, or write a new one.",
    ),
    "statement.title_missing": (
        "Skriv med få ord, hvad der er sket.",
        "Write in a few words what has happened.",
    ),
    "statement.text_missing": (
        "Skriv teksten. Sig, hvad I ved, og hvornår I siger mere.",
        "Write the text. Say what you know, and when you will say more.",
    ),
    "statement.signatures_missing": (
        "Der mangler underskrift fra {names}. Bed om den, eller ændr teksten.",
        "A signature is missing from {names}. Ask for it, or change the text.",
    ),
    "statement.nothing_to_correct": (
        "Intet i udtalelsen er rettet i loggen. Skriv en ny udtalelse, hvis der er mere at sige.",
        "Nothing in the statement was corrected in the log. Write a new one to say more.",
    ),
    "statement.no_such_flag": (
        "Den post har ikke rettet noget i udtalelsen. Genindlæs siden, og se igen.",
        "That entry has corrected nothing in the statement. Reload the page and look again.",
    ),
    "statement.correction_begun": (
        "En rettelse er allerede begyndt: {number}. Skriv videre på den.",
        "A correction has been begun already: {number}. Go on with that one.",
    ),
    "publishing.police_alone": (
        "Det er politiet, der lader udtalelser ud og trækker dem tilbage. Bed politiets "
        "kommunikation om det.",
        "The police let statements out and take them back. Ask the police's press office.",
    ),
    "publishing.unknown_channel": (
        "Udtalelsen er ikke sendt på den kanal. Genindlæs siden, og se igen.",
        "The statement was not sent on that channel. Reload the page and look again.",
    ),
    "publishing.nothing_to_resend": (
        "Kanalen er hverken fejlet eller uvis. Der er intet at gensende.",
        "The channel has neither failed nor is it uncertain. There is nothing to send again.",
    ),
    "publishing.paused_already": (
        "Udsendelsen er allerede på pause.",
        "Sending is on hold already.",
    ),
    "publishing.not_held": (
        "Udsendelse er ikke holdt tilbage efter en gendannelse.",
        "Sending is not held back after a restore.",
    ),
    "publishing.not_paused": (
        "Udsendelsen er ikke på pause.",
        "Sending is not on hold.",
    ),
    "publishing.settled": (
        "Det er allerede meldt, hvad der kom ud af den udsendelse.",
        "What came of that sending has been told already.",
    ),
    "publishing.fenced": (
        "En anden udgiver har overtaget udsendelsen; dens melding gælder.",
        "Another publisher has taken the sending over; what it tells counts.",
    ),
    "publishing.next_too_late": (
        "Lov næste besked inden for {limit_hours} timer.",
        "Promise the next message within {limit_hours} hours.",
    ),
    "sending.wrong_mode": (
        "En øvelse kan ikke sendes på en skarp kanal, og alvor ikke i en øvelses dræn.",
        "An exercise is not sent on a real channel, nor earnest into an exercise's sink.",
    ),
    "sending.too_late": (
        "Det blev for sent at sende. Skriv en ny udtalelse, hvis det stadig skal siges.",
        "It became too late to send. Write a new statement if it must still be said.",
    ),
    "sending.not_retracted": (
        "Der er intet at trække tilbage på den kanal.",
        "There is nothing to take back on that channel.",
    ),
    "sending.superseded": (
        "Teksten blev rettet eller trukket tilbage, før den gik ud.",
        "The text was corrected or taken back before it left.",
    ),
    "sending.other_text": (
        "Teksten er ikke den, der blev skrevet under på. Den er ikke sendt. Kald den, der driver "
        "tavlen.",
        "The text is not the one that was signed. It was not sent. Call whoever runs the board.",
    ),
    "sending.not_signed": (
        "Der mangler en underskrift. Teksten er ikke sendt. Kald den, der driver tavlen.",
        "A signature is missing. The text was not sent. Call whoever runs the board.",
    ),
    "seat.no_such_function": (
        "Den funktion er tavlens egen og kan ingen plads have. Vælg en anden.",
        "That function is the board's own and no seat can have it. Choose another.",
    ),
}
