"""After a restore: the banner on every page, and the page on which sending is let go again."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, redirect, render_template, url_for
from flask_babel import gettext as _
from markupsafe import Markup
from werkzeug.wrappers import Response as Redirect

from crisis.commands.restores import AllowPublishing
from crisis.errors import Refused, StoreUnavailable
from crisis.rules.permissions import BY_TIME
from crisis.rules.role_groups import HEADS
from crisis.rules.signing import is_police
from crisis.terms.ids import PLANNING
from crisis.terms.operations import Mode
from crisis.web import edge
from crisis.web.guard import leads_to
from crisis.web.holding_back import Difference, Parting, Waiting, differences, waiting
from crisis.web.pages.statement_rows import statement_label
from crisis.web.parts import parts
from crisis.web.times import day_and_time, iso, moment_in_full
from crisis.web.words import spoken, word

pages = Blueprint("restores", __name__)


def held_model() -> dict[str, Any] | None:
    """Give what the banner says while sending is held back after a restore; else None."""
    try:
        restored = edge.planning().restored
    except StoreUnavailable:
        return None
    if restored is None:
        return None
    return {
        "made_at": moment_in_full(restored.made_at, spoken()),
        "made_iso": iso(restored.made_at),
        "at": moment_in_full(restored.at, spoken()),
        "lost": restored.lost,
    }


@pages.get("/gendannet")
@leads_to(view="publishing.held")
def restored() -> str:
    """What would be sent, what would change in the press room, and the way to let it."""
    seat, planning = edge.visitor().seat, edge.planning()
    operations = edge.operations()
    names = {one.operation: one.name for one in operations}
    room = parts().settings.var / "public"
    return render_template(
        "restores/restored.html",
        waiting=[_waiting(one) for one in waiting(operations)],
        differences=[_differing(one, names) for one in differences(
            parts().handler, operations, room
        )],
        may_allow=seat.role in HEADS and is_police(planning, seat.authority),
    )  # fmt: skip


@pages.post("/gendannet")
@leads_to(commands=True)
def allow() -> Response | Redirect:
    """Let sending go, without scripts; who must prove himself first does so and comes back."""
    restored = edge.planning().restored
    key = f"allow-after-restore-{restored.number if restored else 0}"
    try:
        parts().handler.do(AllowPublishing(), edge.by(Mode.LIVE), stream=PLANNING, key=key)
    except Refused as refused:
        if refused.code not in BY_TIME:
            raise
        return redirect(url_for("proof.form", next=url_for("restores.restored")), 303)
    return redirect(url_for("restores.restored"), 303)


def _waiting(one: Waiting) -> dict[str, Any]:
    now, mode = parts().clock(), one.operation.mode
    return {
        "operation": one.operation.name,
        "exercise": mode is Mode.EXERCISE,
        "url": f"/presse/{one.operation.operation}/{one.statement}",
        "label": statement_label(one.statement, mode),
        "title": one.title,
        "act_word": word(one.act, spoken()),
        "channel": one.channel,
        "until": day_and_time(one.until, now, spoken()),
        "late": one.until <= now,
    }


def _differing(one: Difference, names: dict[str, str]) -> dict[str, Any]:
    known = one.operation in names and one.parting is not Parting.UNKNOWN
    return {
        "operation": names.get(one.operation, one.operation),
        "url": f"/presse/{one.operation}/{one.number}" if known else None,
        "page": None if one.parting is Parting.MISSING else f"{one.operation}-{one.number}.html",
        "label": statement_label(one.number, Mode.LIVE),
        # A page's heading is read from our own file, where it is escaped already.
        "title": one.title if known else Markup(one.title).unescape(),  # noqa: S704
        "code": "red" if one.parting in (Parting.RETRACTED, Parting.CORRECTED) else "yel",
        "says": _says()[one.parting],
    }


def _says() -> dict[Parting, str]:
    return {
        Parting.UNKNOWN: _("Står i presserummet, men ikke i loggen. Siden fjernes."),
        Parting.RETRACTED: _("Er trukket tilbage efter kopien. Teksten kommer frem igen."),
        Parting.CORRECTED: _("Er rettet efter kopien. Den gamle tekst kommer til at gælde igen."),
        Parting.OTHER: _("Står der i en anden udgave end i loggen. Loggens kommer frem."),
        Parting.AGAIN: _("Er sendt efter kopien. Siden fjernes, og den sendes igen."),
        Parting.MISSING: _("Mangler i presserummet. Kommer frem."),
    }
