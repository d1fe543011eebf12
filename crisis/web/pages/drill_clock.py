"""The drill's clock as every screen of it shows it, and how a time of the drill is read."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from flask_babel import gettext as _

from crisis.projections.drill_time import reading
from crisis.projections.drills import Drill
from crisis.projections.situation import Situation
from crisis.terms.drills import DrillEnding, DrillPhase
from crisis.web import edge
from crisis.web.pages.drill_names import seat_name
from crisis.web.pages.drill_script import dilemma_until
from crisis.web.times import day_and_time
from crisis.web.words import spoken


def face(seconds: float) -> str:
    """Give a time of the drill as it is read aloud: `T+00:42`."""
    whole = max(0, int(seconds))
    return f"T+{whole // 3600:02}:{whole // 60 % 60:02}"


def clock_model(situation: Situation, now: datetime) -> dict[str, Any] | None:
    """Give the drill's time, whether it runs, and that it is over; None before it is prepared."""
    drill = situation.drill
    if drill.phase is DrillPhase.NONE:
        return None
    at, ended = reading(drill, now).at_s, drill.ended
    return {
        "phase": drill.phase.value,
        "word": phase_word(drill),
        "at": round(at, 1),
        "speed": speed_text(drill),
        "table": _table(situation, at),
        "face": face(at),
        "real": ended is not None and ended.kind is DrillEnding.REAL_EVENT,
        "ended_by": seat_name(edge.planning(), ended.seat) if ended and ended.seat else "",
        "ended_at": day_and_time(ended.at, now, spoken()) if ended else "",
    }


def _table(situation: Situation, at_s: float) -> dict[str, Any] | None:
    """Give the dilemma that has reached the reader, and until when it is discussed."""
    found = dilemma_until(situation, at_s)
    if found is None:
        return None
    number, until = found
    return {"number": number, "until": face(until), "over": until <= at_s}


def speed_text(drill: Drill) -> str:
    """Give the clock's speed, without a decimal that says nothing."""
    return f"{drill.moves[-1].speed:g}" if drill.moves else "1"


def phase_word(drill: Drill) -> str:
    """Say whether it runs, and how fast."""
    if drill.phase is DrillPhase.RUNNING:
        return str(_("kører ×%(speed)s", speed=speed_text(drill)))
    told = {DrillPhase.PAUSED: _("PAUSE"), DrillPhase.ENDED: _("slut")}
    return str(told.get(drill.phase, _("ikke begyndt")))
