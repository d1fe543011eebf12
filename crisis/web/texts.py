"""Every refusal in words: code → Danish and English. A sentence says what to do next.

Rules and readers know codes only; nowhere else is a refusal worded. `{name}` stands for a fact.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_LOG = {
    "log.text_missing": (
        "Skriv hvad der er sket. Kun teksten er nødvendig.",
        "Write what happened. Only the text is needed.",
    ),
    "log.occurred_in_future": (
        "Tidspunktet ligger mere end {limit_minutes} minutter ude i fremtiden. Ret tiden, eller "
        "skriv det, du venter, i feltet »Ventes«.",
        "The time lies more than {limit_minutes} minutes ahead. Put it right, or use the field "
        "for what is expected.",
    ),
    "log.expected_in_past": (
        "Det ventede tidspunkt er allerede passeret. Skriv et senere tidspunkt.",
        "The expected time has already passed. Give a later one.",
    ),
    "log.unknown_entry": (
        "Der er ingen post med det nummer i denne log.",
        "There is no entry with that number in this log.",
    ),
    "log.already_corrected": (
        "Posten er allerede rettet af post {by}. Ret den i stedet.",
        "The entry has already been corrected by entry {by}. Correct that one instead.",
    ),
    "log.not_yours": (
        "Posten tilhører en anden myndighed. Bed den eller logføreren om det.",
        "The entry belongs to another authority. Ask that authority or the log keeper.",
    ),
    "log.too_late_to_supplement": (
        "Der kan kun føjes til inden for {limit_minutes} minutter. Skriv en rettelse eller en "
        "ny post.",
        "Details can be added for {limit_minutes} minutes only. Write a correction or a new entry.",
    ),
    "log.supplement_empty": (
        "Skriv det, der skal føjes til.",
        "Write what is to be added.",
    ),
    "log.not_on_behalf": (
        "Posten er ikke skrevet på vegne af nogen, så der er intet at bekræfte.",
        "The entry was not written on anyone's behalf, so there is nothing to confirm.",
    ),
    "log.already_confirmed": (
        "Posten er allerede bekræftet.",
        "The entry has already been confirmed.",
    ),
    "log.unchanged": (
        "Rettelsen er lig med det, der står. Ret teksten eller oplysningerne først.",
        "The correction equals what stands. Change the text or the details first.",
    ),
    "log.erased": (
        "Postens indhold er slettet efter loven og kan ikke ændres.",
        "The entry's content was erased by law and cannot be changed.",
    ),
}

_OPERATIONS = {
    "operation.unknown": (
        "Der er ingen indsats her. Se listen over indsatser.",
        "There is no operation here. See the list of operations.",
    ),
    "operation.name_taken": (
        "Der er allerede en indsats med det navn. Vælg et andet, så ingen skriver i den "
        "forkerte log.",
        "There is already an operation of that name. Choose another, so that nobody writes in "
        "the wrong log.",
    ),
    "operation.level_unknown": (
        "Det aktiveringsniveau kendes ikke.",
        "That level of readiness is not known.",
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
    "authority.exists": (
        "Der er allerede en myndighed med det id.",
        "There is already an authority with that id.",
    ),
    "authority.unknown": ("Den myndighed kendes ikke.", "That authority is not known."),
    "seat.exists": (
        "Der er allerede en plads med det id.",
        "There is already a seat with that id.",
    ),
}

_ACCESS = {
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

_REQUESTS = {
    "idempotency.missing": (
        "Headeren Idempotency-Key mangler.",
        "The header Idempotency-Key is missing.",
    ),
    "idempotency.bad_key": (
        "Idempotency-Key skal være 16 til 64 tegn: bogstaver, tal, _ og -.",
        "Idempotency-Key must be 16 to 64 characters: letters, digits, _ and -.",
    ),
    "idempotency.other_content": (
        "Nøglen er allerede brugt til noget andet. Send igen med en ny nøgle.",
        "The key was already used for something else. Send again with a new key.",
    ),
    "idempotency.in_flight": (
        "Den samme kommando er på vej. Vent et øjeblik.",
        "The same command is on its way. Wait a moment.",
    ),
    "command.unknown": (
        "Den kommando findes ikke her.",
        "There is no such command here.",
    ),
    "store.unavailable": (
        "Det blev ikke gemt: databasen svarer ikke. Prøv igen om lidt; det, du skrev, står her "
        "endnu.",
        "It was not saved: the database does not answer. Try again shortly; what you wrote is "
        "still here.",
    ),
    "body.not_json": ("Indholdet er ikke gyldig JSON.", "The body is not valid JSON."),
    "body.not_an_object": (
        "Indholdet skal være ét JSON-objekt.",
        "The body must be one JSON object.",
    ),
    "body.too_large": (
        "Det er for stort. Del det op i flere poster.",
        "It is too large. Split it into several entries.",
    ),
    "body.duplicate_field": ("Feltet står der to gange.", "The field is there twice."),
    "body.not_readable": ("Formularen kan ikke læses.", "The form cannot be read."),
    "field.unknown": ("Det felt kendes ikke.", "That field is not known."),
    "field.missing": ("Feltet mangler.", "The field is missing."),
    "field.wrong_type": (
        "Feltet har en forkert slags indhold.",
        "The field holds the wrong sort of content.",
    ),
    "field.not_a_choice": ("Vælg en af mulighederne.", "Choose one of the options."),
    "field.too_long": (
        "Teksten er for lang: højst {limit} tegn. Del den op i flere poster.",
        "The text is too long: at most {limit} characters. Split it into several entries.",
    ),
    "field.too_short": ("Feltet må ikke være tomt.", "The field must not be empty."),
    "field.not_a_time": (
        "Det er ikke et tidspunkt. Skriv dato og klokkeslæt med tidszone.",
        "That is not a time. Give date, time of day and time zone.",
    ),
    "field.control_character": (
        "Teksten indeholder tegn, der ikke kan vises. Skriv den igen uden dem.",
        "The text holds characters that cannot be shown. Write it again without them.",
    ),
    "field.pattern": (
        "Kun små bogstaver a til z, tal og bindestreg; først et bogstav.",
        "Only small letters a to z, digits and hyphens; a letter first.",
    ),
    "field.out_of_range": ("Tallet ligger uden for det mulige.", "The number is out of range."),
    "request.not_json": (
        "Send som application/json.",
        "Send it as application/json.",
    ),
    "request.not_found": ("Siden findes ikke.", "There is no such page."),
    "request.method": ("Det kan man ikke her.", "That cannot be done here."),
    "request.bad": ("Anmodningen kan ikke læses.", "The request cannot be read."),
    "request.host": (
        "Tavlen kendes ikke under det navn. Brug adressen, der stod ved start.",
        "The board is not known by that name. Use the address printed at its start.",
    ),
    "server.error": (
        "Noget gik galt hos os. Prøv igen; sig nummeret nedenfor, hvis det sker igen.",
        "Something went wrong on our side. Try again; give the number below if it happens again.",
    ),
}

TEXTS: dict[str, tuple[str, str]] = {**_LOG, **_OPERATIONS, **_ACCESS, **_REQUESTS}
"""Code → (Danish, English)."""


class _Facts(dict[str, Any]):
    """A fact that is not there leaves a gap in the sentence, never an error in its place."""

    def __missing__(self, name: str) -> str:
        return "…"


def sentence(code: str, facts: Mapping[str, Any], language: str = "da") -> str:
    """Say a refusal in Danish or English; an unworded code is said as a fault of ours."""
    danish, english = TEXTS.get(code, TEXTS["server.error"])
    return (english if language == "en" else danish).format_map(_Facts(facts))
