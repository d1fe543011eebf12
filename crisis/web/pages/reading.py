"""The glossary and the state of the installation."""

from __future__ import annotations

from datetime import timedelta
from functools import lru_cache
from pathlib import Path

from flask import Blueprint, current_app, render_template
from flask_babel import gettext as _
from flask_babel import ngettext

import crisis
from crisis.journal.check import Checked, last_check
from crisis.journal.codec import stamp_time
from crisis.sockets.bell import bell_of
from crisis.terms.ids import is_operation_id
from crisis.terms.operations import Mode
from crisis.web import edge
from crisis.web.guard import leads_to
from crisis.web.keeping import Fact, keeping_facts
from crisis.web.parts import parts
from crisis.web.times import day_and_time
from crisis.web.words import spoken

pages = Blueprint("reading", __name__)

GLOSSARY = Path(crisis.__file__).parent.parent / "GLOSSARY.md"
CHECK_AGE = timedelta(days=2)


@pages.get("/ordliste")
@leads_to(view="operations.list")
def glossary() -> str:
    """The words of the field and what they mean."""
    return render_template("glossary.html", terms=read_glossary(GLOSSARY))


@pages.get("/status")
@leads_to(view="status.board")
def status() -> str:
    """How the installation is."""
    facts = [*_journal(), _check(), *keeping_facts(), _sending(), *_program()]
    return render_template("status/status.html", facts=facts)


@lru_cache(maxsize=4)
def read_glossary(file: Path) -> tuple[tuple[str, str, str], ...]:
    """Read the table rows `| dansk | english | meaning |` of the glossary; none when there is none.

    Read once: the glossary changes with the program.
    """
    if not file.exists():
        return ()
    found: list[tuple[str, str, str]] = []
    for line in file.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip().strip("*`") for cell in line.strip().strip("|").split("|")]
        is_row = line.lstrip().startswith("|") and len(cells) >= 3
        if is_row and cells[0] and not set(cells[0]) <= set("-: "):
            found.append((cells[0], cells[1], cells[2]))
    return tuple(found[1:]) if found else ()


def _journal() -> list[Fact]:
    heads = [head for head in parts().handler.all_heads() if is_operation_id(head.stream)]
    entries = sum(head.number for head in heads)
    said = ngettext("%(num)s indsats", "%(num)s indsatser", len(heads))
    more = ngettext("%(num)s post", "%(num)s poster", entries)
    return [(_("Stabslog"), f"{said}, {more}", "grn", _("læses"))]


def _check() -> Fact:
    name = _("Efterprøvning af logkæden")
    last = last_check(parts().database)
    if last is None:
        return (name, _("aldrig efterprøvet"), "unk", _("ukendt"))
    at, found = stamp_time(last[0]), last[1]
    when = day_and_time(at, parts().clock(), spoken())
    broken = next((one for one in found if one.broken_at), None)
    if broken is not None:
        return (name, _broken(broken, when), "red", _("brudt"))
    late = parts().clock() - at > CHECK_AGE
    entries = sum(one.number for one in found)
    said = ngettext("%(num)s post, %(when)s", "%(num)s poster, %(when)s", entries, when=when)
    return (name, said, "yel" if late else "grn", _("for gammel") if late else _("hel"))


def _sending() -> Fact:
    """Whether what is let out leaves; the live publisher's, for an exercise harms nobody."""
    name = _("Udsendelse til presse og borgere")
    if edge.planning().restored is not None:
        text = _("tavlen er gendannet fra en kopi")
        return (name, text, "red", _("holdes tilbage, til politiet giver fri"))
    found = parts().outbox.standing(Mode.LIVE, parts().clock())
    if found.lying:
        text = ngettext(
            "%(num)s udsendelse har ventet over et minut",
            "%(num)s udsendelser har ventet over et minut",
            found.lying,
        )
        return (name, text, "red", _("udgiveren svarer ikke"))
    if found.asks:
        text = ngettext(
            "%(num)s udsendelse er fejlet eller uvis",
            "%(num)s udsendelser er fejlet eller uvisse",
            found.asks,
        )
        return (name, text, "yel", _("se pressebordet"))
    return (name, _("intet venter"), "grn", _("i orden"))


def _broken(one: Checked, when: str) -> str:
    text = _("%(stream)s brudt ved post %(number)s", stream=one.stream, number=one.broken_at)
    return f"{text} ({when})"


def _bell() -> Fact:
    """What is slower while it is away; nothing is lost by it."""
    name = _("Livetjenesten (Valkey)")
    if not parts().settings.redis_url:
        return (name, _("ikke sat op"), "yel", _("én proces"))
    away = bell_of(current_app).away_for()
    if away is None:
        return (name, _("svarer"), "grn", _("i orden"))
    when = day_and_time(parts().clock() - timedelta(seconds=away), parts().clock(), spoken())
    said = _(
        "svarer ikke siden %(when)s: tavlerne ser efter hvert 2. sekund, udgiveren hvert 5.",
        when=when,
    )
    return (name, said, "yel", _("langsommere; alt gemmes"))


def _program() -> list[Fact]:
    settings = parts().settings
    crypt = (
        (_("Forbindelse"), "https", "grn", _("krypteret"))
        if settings.https
        else (_("Forbindelse"), "http", "yel", _("kun denne maskine"))
    )
    return [
        _bell(),
        crypt,
        (_("Database"), parts().database.version(), "grn", _("i orden")),
    ]
