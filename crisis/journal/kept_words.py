"""Every place that keeps what people wrote in the journal, and how each forgets it.

A test holds the list to the tables: a new column of text or bytes is not in the house until
somebody has said here what it keeps.
"""

from __future__ import annotations

_NUMBERS = "tal, tider, koder og navne på ting i programmet; ingen ord fra en post"
_WHO = "hvem der har adgang; det er ikke ord fra en post"
_PROOF = "aftryk af en hel udtalelses tekst; beviset for, hvad der blev underskrevet og sendt"

COLUMNS: dict[str, dict[str, str]] = {
    "journal_payload": {
        "body": "ordene selv: slettes i samme transaktion som posten om sletningen",
        "salt": "slettes med ordene; uden den siger konvoluttens aftryk intet om dem",
        "stream": _NUMBERS,
    },
    "journal_entry": {
        "envelope": "ingen navne og ingen fri tekst; aftrykket af ordene er saltet",
        "hash": _NUMBERS,
        "recorded_at": _NUMBERS,
        "stream": _NUMBERS,
    },
    "journal_head": dict.fromkeys(("stream", "mode", "hash"), _NUMBERS),
    "idempotency": {
        "request_hash": "aftryk uden salt af det, der blev bedt om: erstattes af »-«",
        "outcome": "postens numre og tiden; står, så en sen gentagelse får det første svar",
        **dict.fromkeys(("route", "key", "recorded_at"), _NUMBERS),
    },
    "verification": dict.fromkeys(("stream", "checked_at", "why"), _NUMBERS),
    "register_object": {
        **dict.fromkeys(
            (
                *("name", "category", "shape", "municipality", "owner", "source", "checked_on"),
                *("note", "retired", "sought", "authority", "unit", "opening_times", "contact"),
            ),
            "rækker, som den slettede post gav: slettes i samme transaktion",
        ),
        **dict.fromkeys(
            ("id", "confidence", "criticality", "classification", "begins", "ends"), _NUMBERS
        ),
    },
    "register_geodata": dict.fromkeys(
        ("kind", "sha256", "source"), "kommunegrænser og kyst; posten kan ikke slettes"
    ),
    "import_job": {
        **dict.fromkeys(
            ("id", "stage", "made_at", "changed_at", "seat", "keep", "lease_until"), _NUMBERS
        ),
        "file": "filens navn, som den blev sendt; står i planlægningens post om indlæsningen",
        **dict.fromkeys(
            ("layers", "wish", "result", "problem"),
            "filens kolonner, de første rækker og fejl: tømmes for ord, når noget slettes",
        ),
    },
    "import_mapping": dict.fromkeys(
        ("columns", "wish", "used_at"), "hvad kolonner hedder og betyder; ingen rækker"
    ),
    "channel": dict.fromkeys(("id", "kind", "name"), "kanalernes navne fra kanalfilen"),
    "statement_author": dict.fromkeys(("stream", "person"), _WHO),
    "statement_signature": {
        **dict.fromkeys(("stream", "authority", "person"), _WHO),
        "hash": _PROOF,
    },
    "statement_release": {**dict.fromkeys(("stream", "act", "mode"), _NUMBERS), "hash": _PROOF},
    "outbox": {
        **dict.fromkeys(
            (
                *("stream", "mode", "act", "channel", "kind", "name", "state", "not_before"),
                *("send_before", "owner", "lease_until"),
            ),
            _NUMBERS,
        ),
        "hash": _PROOF,
    },
    "outbox_attempt": dict.fromkeys(("started_at", "ended_at", "outcome"), _NUMBERS),
    "outbox_part": {
        "receiver": "modtagerens adresse fra kanalfilen; beviset for, hvem der fik teksten",
        "state": _NUMBERS,
        "detail": "mailserverens svar; beviset for, hvad der skete",
    },
    "account": dict.fromkeys(
        ("username", "name", "password", "fs_uniquifier", "created", "password_changed"), _WHO
    ),
    "account_seat": {"seat": _WHO},
    "session": dict.fromkeys(
        ("hash", "public", "created", "seen", "agent", "ip", "data"),
        "indlogningens egne oplysninger; kladder står i browseren og ikke her",
    ),
    "token": dict.fromkeys(
        ("hash", "public", "seat", "name", "created", "expires", "last_used", "revoked"), _WHO
    ),
    "guest": dict.fromkeys(
        (
            *("hash", "public", "operation", "partner", "made_by_name", "made", "expires"),
            *("used", "state", "ended"),
        ),
        _WHO,
    ),
    "audit": {
        **dict.fromkeys(("at", "what", "ip"), _WHO),
        "detail": "numre, navne på filer og konti; aldrig ord fra en post",
    },
    "installation": dict.fromkeys(("id", "made_at"), _NUMBERS),
    "checkpoint": dict.fromkeys(
        ("made_at", "document", "signature"), "numre og aftryk af kæden; de slettedes numre"
    ),
    "checkpoint_copy": dict.fromkeys(("destination", "name", "copied_at", "not_before", "why"),
                                     _NUMBERS),
    "chore": dict.fromkeys(("name", "ran_at", "failed_since", "why"), _NUMBERS),
}  # fmt: skip
"""Table → column of text or bytes → what it keeps and how it forgets."""

ELSEWHERE: dict[str, str] = {
    "board.sqlite og board.sqlite-wal": "secure_delete skriver nuller; WAL-filen tømmes bagefter",
    "PostgreSQLs tabeller": "VACUUM bagefter; dens egen WAL genbruges, se drift.md",
    "folder i hver proces' hukommelse": "strømmen foldes forfra, når sletningen læses",
    "tegnede rækker i webprocessen": "glemmes alle, når den slettede række først tegnes",
    "de seneste poster hos den, der skriver": "smides ud ved næste skrivning i strømmen",
    "loggens søgeindeks i hukommelsen": "ordene fjernes, før der næste gang søges",
    "registerets indeks i hukommelsen": "læses om ved planlægningens næste nummer",
    "kørende kald": "et kald, der er i gang i samme øjeblik, kan nå at svare med det gamle",
    "tavlen i browseren": "panelerne henter igen; en kladde til rettelse af posten smides ud",
    "kladder i browseren": "den, der skriver, ejer dem; de er ikke sendt",
    "var/public": "udgiveren skriver siderne om; udtalelsens ord er væk",
    "var/exercise": "udgiveren sletter filer om udtalelsen og skriver siderne om",
    "var/status": "skrives om inden for et minut af det, tavlen viser; halve filer fejes væk",
    "var/objects": "bilag: fejes væk af keep, når ingen levende post har dem; grænser og kyst",
    "var/imports": "indlæste filer: rapporter fjernes ved hver sletning, resten efter brug",
    "var/erasures.jsonl": "numre, tider, begrundelse og lovgrundlag; nævner ingen",
    "Valkey": "numre og typer; dens fil bruges ikke",
    "programmets log": "numre og typer; aldrig ord fra en post",
    "sikkerhedskopier og udtræk": "nævnes for den, der sletter; en gendannelse sletter igen",
    "det, der er sendt ud": "nævnes for den, der sletter; det kan tavlen ikke hente tilbage",
    "udskrifter og øvelsesrapporter": "står på papir og i filer uden for tavlens rækkevidde",
}
"""Place that is no table → how it forgets, or why it cannot."""
