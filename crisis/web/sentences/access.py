"""Refusals about rights, log-in and accounts, in words."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "permission.role": (
        "Din plads har ikke lov til det. Skift plads, hvis du har en anden.",
        "Your seat may not do that. Change seat if you have another.",
    ),
    "permission.proof_needed": (
        "Log ind igen, før du gør det: det kræver, at du lige har vist, hvem du er.",
        "Sign in again first: this takes a fresh proof of who you are.",
    ),
    "permission.proof_old": (
        "Det er over et kvarter siden, du viste, hvem du er. Log ind igen.",
        "It is more than a quarter of an hour since you proved who you are. Sign in again.",
    ),
    "permission.program": (
        "Det kan kun et menneske gøre, ikke et program.",
        "Only a person can do that, not a program.",
    ),
    "permission.queued": (
        "Det er for længe siden, du trykkede. Se på det igen, og gør det på ny.",
        "It is too long since you pressed. Look at it again and do it anew.",
    ),
    "permission.mode": (
        "Kommandoen passer ikke til, om indsatsen er skarp eller øvelse.",
        "The command does not fit the operation: live or exercise.",
    ),
    "access.sign_in": (
        "Du er ikke logget ind. Log ind, og prøv igen; det, du skrev, er gemt på denne maskine.",
        "You are not signed in. Sign in and try again; what you wrote is kept on this machine.",
    ),
    "access.bad_token": (
        "Adgangsnøglen gælder ikke. Den kan være udløbet eller trukket tilbage.",
        "The token is not valid. It may have expired or been revoked.",
    ),
    "access.seat_not_held": (
        "Den plads har du ikke. Vælg en af dine egne.",
        "You do not hold that seat. Choose one of your own.",
    ),
    "access.no_seat": (
        "Kontoen har ingen plads i staben endnu. Bed stabschefen om en.",
        "The account has no seat in the staff yet. Ask the chief of staff for one.",
    ),
    "access.exercise_only": (
        "Den adgangsnøgle er kun til øvelser.",
        "That token is for exercises only.",
    ),
    "access.csrf": (
        "Siden er for gammel til at sende fra. Genindlæs den, og prøv igen.",
        "The page is too old to send from. Reload it and try again.",
    ),
    "access.foreign_origin": (
        "Det kom fra en anden hjemmeside og blev derfor afvist.",
        "It came from another site and was therefore refused.",
    ),
    "access.too_many": (
        "For mange forsøg. Vent fem minutter, og prøv igen.",
        "Too many attempts. Wait five minutes and try again.",
    ),
    "access.wrong_password": (
        "Brugernavn eller adgangskode passer ikke.",
        "The user name or the password is not right.",
    ),
    "access.undeclared": (
        "Siden er lukket, fordi ingen har sagt, hvem der må se den.",
        "The page is closed because nobody has said who may see it.",
    ),
    "account.exists": (
        "Der er allerede en konto med det brugernavn.",
        "There is already an account of that user name.",
    ),
    "account.password_wrong": (
        "Den nuværende adgangskode passer ikke.",
        "The current password is not right.",
    ),
    "account.password_short": (
        "Adgangskoden skal være på mindst {limit} tegn.",
        "The password must have at least {limit} characters.",
    ),
    "account.password_differs": (
        "De to nye adgangskoder er ikke ens.",
        "The two new passwords are not the same.",
    ),
    "account.password_same": (
        "Den nye adgangskode er lig med den gamle.",
        "The new password equals the old one.",
    ),
    "account.password_known": (
        "Adgangskoden er for let at gætte. Vælg en anden.",
        "The password is too easy to guess. Choose another.",
    ),
    "session.unknown": (
        "Den indlogning er ikke din eller er allerede afsluttet.",
        "That session is not yours or has already ended.",
    ),
}
