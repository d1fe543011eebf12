"""Refusals about guests by link, in words."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "guest.many": (
        "Partneren har allerede {limit} links, der virker. Træk et tilbage først.",
        "The partner has {limit} links that work already. Revoke one first.",
    ),
    "guest.not_here": (
        "Et gæstelink laves på tavlen, under »Stab«.",
        "A guest's link is made on the board, under 'Staff'.",
    ),
    "guest.no_seat": (
        "Pladsen i staben er taget tilbage. Ring til den, der gav dig linket.",
        "The seat in the staff was taken back. Call whoever gave you the link.",
    ),
    "guest.revoked_already": (
        "Linket er allerede trukket tilbage.",
        "The link was revoked already.",
    ),
    "guest.unknown_link": (
        "Det link findes ikke i denne indsats. Hent siden igen.",
        "There is no such link in this operation. Load the page again.",
    ),
    "guest.unknown": (
        "Linket findes ikke, eller det er ikke helt. Åbn det, som du fik det, eller ring til den, "
        "der gav dig det.",
        "There is no such link, or it is not whole. Open it as you were given it, or call whoever "
        "gave it to you.",
    ),
    "guest.revoked": (
        "Linket er trukket tilbage og gælder ikke mere. Ring til {who}, hvis du skal ind.",
        "The link was revoked and no longer works. Call {who} if you are to come in.",
    ),
    "guest.expired": (
        "Linkets tid er gået, og det gælder ikke mere. Ring til {who}, hvis du stadig skal ind.",
        "The link's time is over and it no longer works. Call {who} if you are still to come in.",
    ),
    "guest.left": (
        "Pladsen i staben er taget tilbage; linket gælder ikke mere. Ring til {who}, hvis det er "
        "en fejl.",
        "The seat in the staff was taken back; the link no longer works. Call {who} if that is a "
        "mistake.",
    ),
    "guest.closed": (
        "Indsatsen er afsluttet; linket gælder ikke mere. Ring til {who}, hvis du har spørgsmål.",
        "The operation is closed; the link no longer works. Call {who} if you have questions.",
    ),
    "guest.drill_over": (
        "Øvelsen er slut. Med linket kan du nu kun give hot wash, til indsatsen afsluttes eller "
        "linkets tid er gået.",
        "The drill is over. By the link you can now only give your hot wash, until the operation "
        "is closed or the link's time is over.",
    ),
    "guest.real_event": (
        "REEL HÆNDELSE – ØVELSEN ER SLUT. Det, der sker nu, er virkeligt. Med linket kan du nu kun "
        "give hot wash, til indsatsen afsluttes eller linkets tid er gået.",
        "REAL EVENT – THE EXERCISE IS OVER. What happens now is real. By the link you can now "
        "only give your hot wash, until the operation is closed or the link's time is over.",
    ),
    "guest.control_only": (
        "Kun øvelsesledelsen giver links til øvelsens pladser og trækker dem tilbage.",
        "Exercise control alone gives links onto the drill's seats and revokes them.",
    ),
    "guest.whom": (
        "Nævn en partner eller en plads i øvelsen, én af dem.",
        "Name a partner or a seat of the drill, one of them.",
    ),
    "guest.no_drill": (
        "Der er ingen øvelse i gang at komme ind i. Gør den klar først.",
        "There is no drill to come into. Prepare it first.",
    ),
    "log.guest_decides": (
        "En gæst skriver ikke stabens beslutninger. Vælg melding, anmodning eller en anden type.",
        "A guest does not write the staff's decisions. Choose report, request or another kind.",
    ),
    "erasure.guest_link": (
        "Linket kan stadig bruges. Træk det tilbage først; slet derefter.",
        "The link can still be used. Revoke it first; then erase.",
    ),
}
