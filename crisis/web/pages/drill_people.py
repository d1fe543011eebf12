"""Who takes part in a drill: whether the seat has answered, and the last thing it has done."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from flask_babel import gettext as _

from crisis.projections.drills import CLOCK_ACCOUNT, Drill
from crisis.projections.situation import Situation
from crisis.rules.drill_presence import seats_here, silent, written
from crisis.rules.role_groups import PLANNERS
from crisis.terms.drills import DrillPhase
from crisis.web.pages.drill_names import role_name, seat_name
from crisis.web.pages.drill_rows import seats_of
from crisis.web.pages.incident_rows import Where
from crisis.web.times import clock_time, iso

QUIET = timedelta(minutes=15)
"""After so long without a word a seat is marked on the desk."""


def people(where: Where) -> list[dict[str, Any]]:
    """Give each seat of the script, who has been quiet longest first."""
    drill, last = where.situation.drill, last_done(where.situation)
    owing = [seat for one in drill.given.values() for seat in silent(where.situation, one)]
    rows = []
    led = {one.id for one in where.planning.seats.values() if one.role in PLANNERS}
    others = sorted(seats_here(where.situation) - set(seats_of(drill)) - led)
    for seat in (*seats_of(drill), *others):
        heard, done = drill.comchecked.get(seat), last.get(seat)
        quiet = done is None or where.by.now - done[0] > QUIET
        rows.append(
            {
                "seat": seat,
                "cast": seat not in others,
                "name": seat_name(where.planning, seat),
                "roles": _roles(drill, seat),
                "comcheck": clock_time(heard.at) if heard else None,
                "last": _told(done, where.by.now) if done else None,
                "waiting": owing.count(seat),
                "silent": quiet and drill.phase is DrillPhase.RUNNING,
                "since": done[0] if done else datetime.min.replace(tzinfo=where.by.now.tzinfo),
            }
        )
    return sorted(rows, key=lambda row: (row["since"], row["name"]))


def _roles(drill: Drill, seat: str) -> str:
    mine = [one for one in drill.parts if one.seat == seat]
    return ", ".join(role_name(one.role, mine) for one in mine)


def last_done(situation: Situation) -> dict[str, tuple[datetime, str]]:
    """Give the last thing each seat has done since the drill was prepared, as far as it is seen."""
    drill = situation.drill
    found: dict[str, tuple[datetime, str]] = {}
    for entry in written(situation):
        _later(found, entry.seat, entry.recorded_at, _("post %(number)s", number=entry.number))
    for act in drill.acts.values():
        if act.account != CLOCK_ACCOUNT:
            _later(found, act.seat, act.at, _("handlede"))
    for reply in drill.answers.values():
        _later(found, reply.seat, reply.at, _("svarede på indspil"))
    return found


def _later(found: dict[str, tuple[datetime, str]], seat: str, at: datetime, what: str) -> None:
    if seat not in found or found[seat][0] < at:
        found[seat] = (at, what)


def _told(done: tuple[datetime, str], now: datetime) -> dict[str, str]:
    at, what = done
    minutes = max(0, int((now - at).total_seconds() // 60))
    ago = _("for %(n)s min siden", n=minutes) if minutes else _("lige nu")
    return {"what": what, "iso": iso(at), "ago": ago}
