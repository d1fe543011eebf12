"""Refusals about erasing by law, in words: each says what to do instead."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "erasure.unknown": (
        "Der er ingen post med det nummer. Se nummeret i stabsloggen.",
        "There is no entry with that number. Find the number in the staff log.",
    ),
    "erasure.already": (
        "Postens indhold er allerede slettet.",
        "The entry's content has been erased already.",
    ),
    "erasure.missing": (
        "Skriv begrundelsen og det lovgrundlag, der slettes efter.",
        "Write the reason and the law by which it is erased.",
    ),
    "erasure.names_somebody": (
        "Begrundelse og lovgrundlag bliver stående for altid og må ikke nævne nogen. Skriv uden "
        "navn og nummer.",
        "Reason and law stay for ever and must name nobody. Write without name and number.",
    ),
    "erasure.in_person": (
        "Sletning sker ikke på vegne af andre. Gør det som dig selv.",
        "Erasing is not done on another's behalf. Do it as yourself.",
    ),
    "erasure.meanwhile": (
        "Noget blev slettet efter loven i samme øjeblik. Prøv igen.",
        "Something was erased by law at the same moment. Try again.",
    ),
    "erasure.operation": (
        "Indsatsens åbning kan ikke slettes: navn og skarpt eller øvelse hænger på den.",
        "The opening of the operation cannot be erased: its name and mode rest on it.",
    ),
    "erasure.request_open": (
        "Anmodning {number} er ikke afsluttet. Frafald den, eller meld det lovede tilbage først.",
        "Request {number} is not settled. Withdraw it, or bring back what was promised first.",
    ),
    "erasure.resource_stands": (
        "Listen over ressourcer viser noget fra den post. Ret det dér, eller lad det udgå, først.",
        "The list of resources shows something by that entry. Change or retire it there first.",
    ),
    "erasure.drill_copy": (
        "Posten er øvelsens kopi af ressourcerne. Slet den post, ordene kommer fra.",
        "The entry is the drill's copy of the resources. Erase the entry the words came from.",
    ),
    "erasure.no_words": (
        "Posten har ingen fri tekst om personer, kun hvem i staben der gjorde hvad. Slet den post, "
        "den handler om.",
        "The entry has no free text about people, only who of the staff did what. Erase the entry "
        "it is about.",
    ),
    "erasure.erasure": (
        "En sletning kan ikke slettes: den er sporet af, at loven blev fulgt.",
        "An erasure cannot be erased: it is the trace that the law was followed.",
    ),
    "erasure.record_of_sending": (
        "Posten er beviset for, hvad der er sendt ud eller trukket tilbage, og består. Slet i "
        "stedet udtalelsens udkast, når den er trukket tilbage eller rettet.",
        "The entry proves what was sent or taken back, and stays. Erase the statement's draft "
        "instead, once it is taken back or corrected.",
    ),
    "erasure.holds_back": (
        "Posten holder en kasseret tekst tilbage og består. Slet i stedet tekstens udkast.",
        "The entry holds back a text that was dropped, and stays. Erase the text's draft instead.",
    ),
    "erasure.incident_stands": (
        "Posten er det, hændelsen siger nu. Ret først hændelsen, så den ikke nævner det, der skal "
        "væk; slet så denne post.",
        "The entry is what the incident says now. Change the incident first so that it leaves out "
        "what must go; then erase this entry.",
    ),
    "erasure.task_open": (
        "Opgave {number} er ikke kvitteret. Før den til ende først; slet så posten.",
        "Task {number} is not closed. Bring it to its end first; then erase the entry.",
    ),
    "erasure.sector_stands": (
        "Posten er sektorens seneste melding. Meld en ny status uden det, der skal væk; slet så "
        "denne post.",
        "The entry is the sector's latest report. Report a new status without what must go; then "
        "erase this entry.",
    ),
    "erasure.level_stands": (
        "Posten er den niveaubeslutning, der gælder. Beslut et nyt niveau uden det, der skal væk; "
        "slet så denne post.",
        "The entry is the decision on the level that holds. Decide on a new level without what "
        "must go; then erase this entry.",
    ),
    "erasure.figure_stands": (
        "Posten er tallets seneste værdi. Sæt tallet på ny uden det, der skal væk; slet så denne "
        "post.",
        "The entry is the figure's latest value. Set the figure anew without what must go; then "
        "erase this entry.",
    ),
    "erasure.decision_stands": (
        "Beslutningen gælder eller er ikke erstattet. Erstat den uden det, der skal væk; slet så "
        "denne post.",
        "Nothing took the decision's place. Replace it without what must go; then erase this "
        "entry.",
    ),
    "erasure.follow_up_open": (
        "Beslutning nr. {number} har åben opfølgning. Afgør den først; slet så denne post.",
        "Decision no. {number} has follow-ups that are open. Settle them first; then erase this "
        "entry.",
    ),
    "erasure.follow_up_settled": (
        "Posten siger, hvad der blev af opfølgningen. Meld den på ny uden det, der skal væk; slet "
        "så denne post.",
        "The entry says what became of the follow-up. Settle it anew without what must go; then "
        "erase this entry.",
    ),
    "erasure.contradiction_open": (
        "Modstriden er ikke afgjort. Afgør den først; slet så posten.",
        "The contradiction is not settled. Settle it first; then erase the entry.",
    ),
    "erasure.follow_open": (
        "Opfølgningen er ikke sat fulgt op. Bed pladsen om det først; slet så posten.",
        "What is followed up is not settled. Ask the seat to settle it first; then erase the "
        "entry.",
    ),
    "erasure.call_stands": (
        "Posten er det seneste om indkaldelsen. Indkald på ny, eller lad myndigheden svare igen; "
        "slet så denne post.",
        "The entry is the latest about the call. Call anew, or let the authority answer again; "
        "then erase this entry.",
    ),
    "erasure.seat_lent": (
        "Posten siger, hvem der skrev på en lånt plads, og består. Begrundelsen står i posten "
        "efter; den kan slettes.",
        "The entry says who wrote on a lent seat, and stays. The reason stands in the entry after "
        "it, which can be erased.",
    ),
    "erasure.handover_waits": (
        "Overdragelsesark nr. {number} venter på afløseren. Træk det tilbage, eller lav et nyt; "
        "slet så denne post.",
        "Handover sheet no. {number} waits to be taken. Withdraw it or make a new one; then erase "
        "this entry.",
    ),
    "erasure.sitrep_stands": (
        "Ordene står i situationsbilledet nu. Skriv feltet på ny uden det, der skal væk; slet så "
        "denne post.",
        "The words stand in the situation picture now. Write the field anew without what must go; "
        "then erase this entry.",
    ),
    "erasure.rhythm_stands": (
        "Posten er den rytme, der gælder. Sæt den på ny uden det, der skal væk; slet så posten.",
        "The entry is the rhythm that holds. Set it anew without what must go; then erase the "
        "entry.",
    ),
    "erasure.meeting_stands": (
        "Møde nr. {number} er ikke holdt. Hold eller aflys det først; slet så posten.",
        "Meeting no. {number} is not over. Hold it or call it off first; then erase the entry.",
    ),
    "erasure.national_stands": (
        "Posten er det seneste om den nationale stab. Meld det på ny uden det, der skal væk; slet "
        "så denne post.",
        "The entry is the latest about that national staff. Say it anew without what must go; "
        "then erase this entry.",
    ),
    "erasure.statement_stands": (
        "Udtalelse {number} kan stadig sendes eller gælder ude i byen. Kassér den, ret den eller "
        "træk den tilbage først; slet så teksten.",
        "Statement {number} may still be sent or holds outside. Drop it, correct it or take it "
        "back first; then erase the text.",
    ),
    "erasure.statement_waits": (
        "Udtalelse {number} venter stadig på at blive sendt eller trukket tilbage på en kanal. "
        "Vent, til kvitteringen er der.",
        "Statement {number} still waits to be sent or taken back on a channel. Wait for the "
        "receipt.",
    ),
    "erasure.paused": (
        "Udsendelsen er på pause. Genoptag den først; slet så posten.",
        "Sending is on hold. Resume it first; then erase the entry.",
    ),
    "erasure.object_stands": (
        "Registeret bygger stadig på posten. Ret eller udfas objektet først, og slet de ældre "
        "poster om det før udfasningen.",
        "The register still rests on the entry. Change or retire the object first, and erase the "
        "older entries about it before its retirement.",
    ),
    "erasure.directory": (
        "Myndigheder, pladser, ansvar og typer er stabens fælles viden og slettes ikke. Ret dem i "
        "stedet.",
        "Authorities, seats, responsibilities and types are common knowledge and are not erased. "
        "Change them instead.",
    ),
    "erasure.bad_record": (
        "Linje {row} i listen over sletninger kan ikke læses. Intet er slettet efter den.",
        "Line {row} of the record of erasures cannot be read. Nothing was erased by it.",
    ),
}
