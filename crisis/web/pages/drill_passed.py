"""What of a script has not come and is not on its way: jumped over, not drawn, another way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import msgspec
from flask_babel import gettext as _

from crisis.drills.coming import EVER
from crisis.drills.due import Done, Due, drawn, due
from crisis.drills.injects import Inject
from crisis.drills.script import Script
from crisis.drills.settled import came_by_clock, settled
from crisis.drills.turns import next_of
from crisis.projections.drill_time import script_time, windows
from crisis.projections.drills import Drill


class Passed(msgspec.Struct, frozen=True, kw_only=True):
    """An inject that does not come of itself now, for the how-manieth time, and why."""

    inject: Inject
    time: int
    text: str
    why: str


def passed(
    script: Script, drill: Drill, done: list[Done], now: datetime, ahead: frozenset[str]
) -> Iterator[Passed]:
    """Give what control may give by hand, in the script's order; of what comes several times the
    first that was missed. ahead: the turns that are not decided, and lead nowhere yet."""
    released = {one: timedelta(seconds=since) for one, since in drill.released.items()}
    stands = settled(script, came_by_clock(drill))
    known = due(stands, (timedelta(), EVER), done, released, drill.seed)
    jumped = _jumped(known, drill, now)
    on_their_way = {one.inject for one in known}
    open_yet = {name for one in script.branches if one.id in ahead for name in next_of(one)}
    for one in script.injects:
        if one.command is not None:
            continue
        if one.id in jumped:
            missed = jumped[one.id]
            why = _("sprunget over")
            yield Passed(inject=one, time=missed.time, text=missed.text or "", why=why)
        elif not (one.held or one.id in on_their_way | open_yet or (one.id, 1) in drill.came):
            text = drawn(one, 1, drill.seed) or ""
            yield Passed(inject=one, time=1, text=text, why=_why(one, script))


def _jumped(known: list[Due], drill: Drill, now: datetime) -> dict[str, Due]:
    """Give the first time of each that lay in no stretch of the script's time that ran."""
    ran, reached = windows(drill, now), script_time(drill, now)
    found: dict[str, Due] = {}
    for one in known:
        came = (one.inject, one.time) in drill.came
        if one.at < reached and not came and not any(a <= one.at < b for a, b in ran):
            found.setdefault(one.inject, one)
    return found


def _why(one: Inject, script: Script) -> str:
    if one.at is not None:
        return str(_("ikke trukket"))
    if any(one.id in next_of(each) for each in script.branches):
        return str(_("anden vej"))
    return str(_("venter på en udløser"))
