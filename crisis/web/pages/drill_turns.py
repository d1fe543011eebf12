"""Where a script turns: what it asks at a time, and what it waits for somebody to do."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask_babel import gettext as _

from crisis.drills.injects import Asked, Deed
from crisis.drills.script import Script, span
from crisis.projections.drill_time import Reading
from crisis.projections.drills import Drill
from crisis.web.pages.drill_clock import face
from crisis.web.pages.drill_names import role_name


def turn_rows(script: Script, drill: Drill, seen: Reading) -> list[dict[str, Any]]:
    """Give the turns that have a time of their own and lie ahead."""
    rows = []
    for one in script.branches:
        at = span(one.at, "at").total_seconds() if one.at else -1.0
        if at < seen.script_s:
            continue
        rows.append(
            {
                "kind": "turn",
                "id": one.id,
                "again": 1,
                "at": at,
                "time": face(at + seen.at_s - seen.script_s + seen.hold_s),
                "asks": asks(one.asks, script),
                "yes": _named(one.then),
                "no": _named(one.otherwise),
            }
        )
    return rows


def waiting_turns(script: Script, drill: Drill) -> list[dict[str, Any]]:
    """Give what comes as soon as somebody has done something, and has not come."""
    return [
        {"asks": asks(one.when, script), "then": _named(one.then)}
        for one in script.triggers
        if not any((name, 1) in drill.came for name in one.then)
    ]


def asks(one: Asked, script: Script) -> str:
    """Say what is asked of the log: »Er der varslet?«, by whom if it is said."""
    told = {
        Deed.WROTE: _("Er der skrevet i loggen?"),
        Deed.CORRECTED: _("Er noget rettet?"),
        Deed.LEVEL: _("Er niveauet besluttet?"),
        Deed.CALLED_STAFF: _("Er staben indkaldt?"),
        Deed.DECIDED: _("Er der truffet en beslutning?"),
        Deed.ASKED_TASK: _("Er der bedt om en opgave?"),
        Deed.ANSWERED_TASK: _("Er der svaret på en opgave?"),
        Deed.REQUESTED: _("Er der anmodet om hjælp?"),
        Deed.WARNED: _("Er der varslet eller udsendt?"),
        Deed.SITREP: _("Er der låst et situationsbillede?"),
        Deed.MET: _("Er der åbnet et møde?"),
    }[one.deed]
    return f"{told} ({role_name(one.by, script.cast)})" if one.by else told


def _named(ids: Iterable[str]) -> str:
    return ", ".join(ids)
