"""Refusals about scripts that are kept: code → (Danish, English)."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "script.unknown": (
        "Den drejebog er der ikke. Gå tilbage til listen.",
        "There is no such script. Go back to the list.",
    ),
    "script.retired": (
        "Drejebogen er udfaset. Gem den som en ny, hvis den skal bruges igen.",
        "The script is retired. Save it as a new one to use it again.",
    ),
    "script.meanwhile": (
        "{who} har gemt drejebogen imens. Dit står her endnu: se den nye udgave i et andet "
        "vindue, eller gem dit som en ny drejebog.",
        "{who} has saved the script meanwhile. Yours still stands here: look at the new version in "
        "another window, or save yours as a new script.",
    ),
    "script.unchanged": (
        "Drejebogen er gemt sådan allerede.",
        "The script is saved like that already.",
    ),
    "script.too_many": (
        "Der er allerede {limit} drejebøger. Udfas dem, der ikke bruges.",
        "There are {limit} scripts already. Retire those that are not used.",
    ),
    "script.too_large": (
        "Drejebogen er for stor: højst {limit} tegn. Del den i flere.",
        "The script is too large: {limit} characters at most. Split it.",
    ),
    "script.no_fields": (
        'Skriv kommandoens felter som JSON, fx {{"text": "Vandet stiger"}}.',
        'Write the command\'s fields as JSON, such as {{"text": "The water rises"}}.',
    ),
    "erasure.script_stands": (
        "Drejebogen er i brug, som posten siger. Gem den uden det, der skal væk, eller udfas den; "
        "slet så.",
        "The script is in use as the entry says. Save it without what must go, or retire it; then "
        "erase.",
    ),
}
