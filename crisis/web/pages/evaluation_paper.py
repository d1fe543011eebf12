"""How an operation went as the data of a document. Nothing of it is markup."""

from __future__ import annotations

from typing import Any

from crisis.reports.review_drawings import bar_of, strip_of
from crisis.web.because import pick
from crisis.web.pages.incident_rows import Where
from crisis.web.times import moment_in_full

_SAY = {
    "exercise": ("ØVELSE", "EXERCISE"),
    "page": ("Side", "Page"),
    "of": ("af", "of"),
    "goals": ("Mål mod målinger", "Goals against measures"),
    "reached": ("Målt: i tide", "Measured: in time"),
    "missed": ("Målt: ikke i tide", "Measured: not in time"),
    "partly": ("Målt: delvist i tide", "Measured: partly in time"),
    "in_time": ("i tide", "in time"),
    "late_word": ("for sent", "too late"),
    "unmeasured": ("Måles ikke af loggen", "Not measured by the log"),
    "within": ("inden", "within"),
    "measures": ("Målinger fra loggen", "Measures from the log"),
    "firsts": ("Hvor hurtigt", "How soon"),
    "waits": ("Kvitteringer", "Acknowledgements"),
    "late": ("Forsinkede opgaver", "Late tasks"),
    "corrections": ("Rettelser", "Corrections"),
    "silences": ("Tavshed", "Silence"),
    "activity": ("Hvem skrev hvornår", "Who wrote when"),
    "injects": ("Indspil", "Injects"),
    "attachment": ("Bilag", "Attachment"),
    "expected": ("Ventet", "Expected"),
    "shown": ("Loggen viser det efter", "The log shows it after"),
    "answered": ("Besvaret", "Answered"),
    "unanswered": ("Ubesvaret", "Unanswered"),
    "notes": ("Andre noter", "Other notes"),
    "washes": ("Hot wash", "Hot wash"),
    "good": ("Godt", "Good"),
    "better": ("Bedre", "Better"),
    "compared": ("Sammenlignet med tidligere afviklinger", "Compared with earlier runs"),
    "none": ("Ingen.", "None."),
    "never": ("aldrig", "never"),
}
_COLUMNS = {
    "firsts": (("Hvad", "What"), ("Tid", "Time"), ("Post", "Entry"), ("", "")),
    "waits": (
        ("Hvad", "What"),
        ("Spurgt", "Asked"),
        ("Midterste", "Median"),
        ("Længste", "Longest"),
        ("Uden svar", "Unanswered"),
    ),
    "late": (("Opgave", "Task"), ("Hvem", "Who"), ("Over tiden", "Over its time")),
    "silences": (("Plads", "Seat"), ("Længde", "Length"), ("Fra", "From"), ("Til", "To")),
}


def document(model: dict[str, Any], where: Where) -> dict[str, Any]:
    """Give all of it. model: as the page shows it."""
    seen = where.situation
    moment = seen.recorded_at or where.by.now

    def say(danish: str, english: str) -> str:
        return pick((danish, english), where.language)

    return {
        "lang": where.language,
        "exercise": model["exercise"],
        "title": say("Evaluering", "Evaluation"),
        "operation": seen.name,
        "author": say("Stabstavlen", "The staff board"),
        "about": say("Evaluering mod mål", "Evaluation against goals"),
        "data_from": say("Data fra", "Data as of") + f" {moment_in_full(moment, where.language)}",
        "say": {name: say(*both) for name, both in _SAY.items()},
        "columns": {name: [say(*one) for one in both] for name, both in _COLUMNS.items()},
        "head": [one for one in _head(model, where) if one[1]],
        "goals": [_goal(one) for one in model["goals"]],
        "measures": _measures(model["measures"]),
        "activity": [_strip(one, where) for one in model["activity"]],
        "injects": [_inject(one) for one in model["injects"]],
        "notes": [_note(one) for one in model["notes"]],
        "washes": model["washes"],
        "compared": model["compared"],
    }


def _head(model: dict[str, Any], where: Where) -> list[list[str]]:
    def say(danish: str, english: str) -> str:
        return pick((danish, english), where.language)

    until = model["until"]["label"] if model["until"] else ""
    return [
        [say("Drejebog", "Script"), model["title"]],
        [say("Formål", "Purpose"), model["purpose"]],
        [say("Varighed", "Length"), model["length"]],
        [say("Slut", "Ended"), model["ended"]],
        [say("Til og med post", "Until entry"), until],
    ]


def _label(one: dict[str, Any] | None) -> str:
    return str(one["label"]) if one else ""


def _labels(found: list[dict[str, Any]]) -> str:
    return ", ".join(_label(one) for one in found)


def _goal(one: dict[str, Any]) -> dict[str, Any]:
    return {
        "text": one["text"],
        "measure": one["measure"],
        "mark": one["mark"],
        "count": f"{one['kept']}/{one['measured']}" if one["measured"] else "",
        "grade": _grade(one["grade"]),
        "injects": [_reaction(each) for each in one["injects"] if each["reaction"]],
        "notes": [_note(each) for each in one["notes"]],
    }


def _reaction(one: dict[str, Any]) -> dict[str, str]:
    shown = one["shown"] or {"after": "", "entry": None, "kept": ""}
    return {
        "reaction": one["reaction"],
        "within": one["within"],
        "after": " ".join(each for each in (shown["after"], _label(shown["entry"])) if each),
        "kept": shown["kept"],
    }


def _grade(one: dict[str, str] | None) -> str:
    return f"{one['code']}: {one['name']}" if one else ""


def _note(one: dict[str, Any]) -> dict[str, str]:
    return {
        "about": one["about"],
        "grade": _grade(one["grade"]),
        "text": one["text"],
        "source": " · ".join(
            each for each in (one["who"], one["time"], _labels(one["entries"])) if each
        ),
    }


def _measures(found: dict[str, Any]) -> dict[str, Any]:
    reached = [one["minutes"] for one in found["firsts"] if one["at"]]
    longest = max([*reached, 1.0])
    return {
        "firsts": [
            {
                "cells": [one["name"], one["at"], _label(one["entry"])],
                "bar": bar_of(one["minutes"] / longest) if one["at"] else "",
                "alt": f"{one['name']}: {one['at']}",
            }
            for one in found["firsts"]
        ],
        "waits": [
            [
                one["name"],
                str(one["asked"]),
                one["median"],
                " ".join(each for each in (one["longest"], _label(one["longest_entry"])) if each),
                " ".join((str(one["open_count"]), _labels(one["open"]))).strip(),
            ]
            for one in found["waits"]
        ],
        "late": [
            [f"{one['label']} {one['title']}", one["who"], one["over"]] for one in found["late"]
        ],
        "corrections": [
            f"{_label(one['entry'])} → {_label(one['by'])} ({one['stood']})"
            for one in found["corrections"]
        ],
        "silences": [
            [one["seat"], one["length"], one["since"], one["until"]] for one in found["silences"]
        ],
    }


def _strip(one: dict[str, Any], where: Where) -> dict[str, str]:
    count = one["count"]
    told = pick((f"{count} poster", f"{count} entries"), where.language)
    return {"seat": one["seat"], "svg": strip_of(one["at"]), "alt": f"{one['seat']}: {told}",
            "count": str(count)}  # fmt: skip


def _inject(one: dict[str, Any]) -> dict[str, Any]:
    return {
        "head": " · ".join(
            each for each in (one["at"], one["id"], _label(one["entry"]), one["sender"]) if each
        ),
        "to": ", ".join(one["to"]),
        "text": one["text"],
        "attachment": one["attachment"],
        "reaction": one["reaction"],
        "shown": _reaction(one)["after"],
        "kept": _reaction(one)["kept"],
        "doctrine": one["doctrine"],
        "within": one["within"],
        "criterion": [[code, words] for code, words in one["criterion"]],
        "answered": " ".join(each for each in (one["after"], _label(one["answered"])) if each),
        "asked": bool(one["to"]) and bool(one["text"]),
        "notes": [_note(each) for each in one["notes"]],
    }
