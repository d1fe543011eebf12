"""The page on which an entry is erased by law: what goes, what repeats it, what has left."""

from __future__ import annotations

import re
from typing import Any

from flask import Blueprint, render_template, request
from flask_babel import gettext as _

from crisis.events import EVENTS
from crisis.terms.operations import Mode
from crisis.web import edge
from crisis.web.because import name
from crisis.web.erasing import Reckoning, Sent, reckon
from crisis.web.guard import leads_to
from crisis.web.looking import LAST_NUMBER
from crisis.web.looking import number as asked_number
from crisis.web.pages.models import operation_model, seen
from crisis.web.pages.statement_rows import statement_label
from crisis.web.parts import parts
from crisis.web.texts import sentence
from crisis.web.times import day_and_time
from crisis.web.words import spoken, word

pages = Blueprint("erasure", __name__)


@pages.get("/operationer/<operation>/sletning")
@leads_to(view="operations.erasure")
def erasure(operation: str) -> str:
    """One entry as those see it who answer for the log before the law; without one, which."""
    situation, by = seen(operation)
    number = asked_number("post", 0, most=LAST_NUMBER) if request.args.get("post") else 0
    told = reckon(parts().handler, parts().audit, by, operation, number) if number else None
    gone = situation.erasures.get(number)
    return render_template(
        "erasure/erasure.html",
        op=operation_model(situation),
        one=_model(told, situation.mode) if told else None,
        gone=gone and {
            "reason": gone.reason,
            "basis": gone.basis,
            "by": _label(gone.by, situation.mode),
            "who": gone.authority_name,
            "at": day_and_time(gone.at, by.now, spoken()),
        },
        bases=_bases(),
        reasons=_reasons(),
    )  # fmt: skip


def _model(told: Reckoning, mode: Mode) -> dict[str, Any]:
    now, language = parts().clock(), spoken()
    return {
        "number": told.number,
        "label": _label(told.number, mode),
        "type": _kind(told.type),
        "at": day_and_time(told.recorded_at, now, language),
        "authority": name(edge.planning(), told.authority),
        "words": told.words,
        "together": [_label(one, mode) for one in told.together],
        "repeats": [{"number": one, "label": _label(one, mode)} for one in told.repeats],
        "sent": [_sent(one, mode) for one in told.sent],
        "copies": [
            {"file": one.file, "at": day_and_time(one.at, now, language)} for one in told.copies
        ],
        "no": sentence(told.no, language) if told.no else None,
    }


def _sent(one: Sent, mode: Mode) -> dict[str, Any]:
    return {
        "statement": statement_label(one.statement, mode),
        "channel": one.channel,
        "act_word": word(one.act, spoken()),
        "outcome_word": word(one.outcome, spoken()),
        "delivered": one.delivered,
        "at": day_and_time(one.at, parts().clock(), spoken()) if one.at else None,
    }


def _kind(type_: str) -> str:
    """Say in the field's words what sort of entry it is, as the event itself has them."""
    found = re.search(r"Dansk:\s+([^.]+)\.", EVENTS[type_].__doc__ or "")
    return found[1] if found and spoken() != "en" else type_


def _label(number: int, mode: Mode) -> str:
    return f"Ø{number}" if mode is Mode.EXERCISE else str(number)


def _bases() -> list[str]:
    """What an erasure most often rests on; another law may be written."""
    return [
        "GDPR art. 17, stk. 1, litra a",
        "GDPR art. 17, stk. 1, litra d",
        "GDPR art. 5, stk. 1, litra c",
        "GDPR art. 16",
    ]


def _reasons() -> list[str]:
    return [
        _("personoplysninger uden betydning for indsatsen"),
        _("helbredsoplysninger uden betydning for indsatsen"),
        _("skrevet i den forkerte indsats"),
        _("den registrerede har ret til sletning"),
    ]
