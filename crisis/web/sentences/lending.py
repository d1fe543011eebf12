"""Refusals about break-glass, in words."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "permission.lent": (
        "Du sidder på en lånt plads. Herfra kan intet underskrives, frigives eller gøres, som "
        "kræver adgangskode; det gør den, der har pladsen selv.",
        "You sit on a lent seat. From it nothing can be signed, released or proved; the one who "
        "holds the seat does that.",
    ),
    "lending.over": (
        "Lånet af pladsen er slut. Hent siden igen, og skriv fra din egen plads.",
        "The loan of the seat is over. Load the page again and write from your own seat.",
    ),
    "lending.in_person": (
        "Det gør man selv fra sin plads, ikke på vegne af en anden.",
        "The one in the seat does that, not for another.",
    ),
    "lending.reason_missing": (
        "Skriv, hvorfor pladsen skal lånes ud. Det står i loggen.",
        "Write why the seat must be lent. It stands in the log.",
    ),
    "lending.unknown_seat": (
        "Den plads findes ikke. Vælg en fra listen.",
        "There is no such seat. Choose one from the list.",
    ),
    "lending.chairs_own": (
        "Formandens plads lånes kun ud af formanden selv. Vælg en anden plads.",
        "Only the chair lends the chair's seat. Choose another seat.",
    ),
    "lending.controls": (
        "Planlæggerens plads leder øvelsen og lånes ikke ud i den. Vælg en anden plads.",
        "The planner's seat leads the drill and is not lent in it. Choose another seat.",
    ),
    "lending.to_oneself": (
        "Ingen låner en plads ud til sig selv. Bed en anden i ledelsen om det.",
        "Nobody lends a seat to themselves. Ask another of the heads.",
    ),
    "lending.unknown_account": (
        "Den konto findes ikke eller er lukket. Vælg en fra listen.",
        "There is no such account, or it is closed. Choose one from the list.",
    ),
    "lending.held_already": (
        "Kontoen har allerede pladsen og skal ikke låne den. Vælg en anden konto eller plads.",
        "The account holds the seat already and need not borrow it. Choose another.",
    ),
    "lending.lent_already": (
        "Pladsen er lånt ud. Afslut det lån først, eller vælg en anden plads.",
        "The seat is lent already. End that loan first, or choose another seat.",
    ),
    "lending.unknown": (
        "Det lån findes ikke. Se listen over lån.",
        "There is no such loan. See the list of loans.",
    ),
    "lending.not_yours": (
        "Kun den, der har lånt pladsen, formanden og stabschefen kan afslutte lånet.",
        "Only the borrower, the chair and the chief of staff can end the loan.",
    ),
    "lending.over_already": (
        "Lånet er allerede slut. Hent siden igen.",
        "The loan is over already. Load the page again.",
    ),
}
