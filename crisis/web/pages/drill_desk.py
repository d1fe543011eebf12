"""The control's desk: what comes, what is held, what came, and what each has done last."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import msgspec

from crisis.drills.coming import EVER, done_in
from crisis.drills.criteria import grades
from crisis.drills.due import due
from crisis.drills.forms import on_the_table
from crisis.drills.injects import Branch, Inject
from crisis.drills.machine_clock import BACK
from crisis.drills.script import Script, span
from crisis.drills.settled import came_by_clock, settled
from crisis.projections.drill_time import Reading, reading
from crisis.projections.drills import Drill
from crisis.terms.drills import Cell, ClockMove, DrillPhase
from crisis.terms.log import Channel
from crisis.web.pages.drill_clock import face, phase_word, speed_text
from crisis.web.pages.drill_links import Used, links_by_seat
from crisis.web.pages.drill_names import role_name, seat_name
from crisis.web.pages.drill_passed import passed
from crisis.web.pages.drill_people import people
from crisis.web.pages.drill_rows import given_row, seats_of
from crisis.web.pages.drill_script import script_of
from crisis.web.pages.drill_turns import turn_rows, waiting_turns
from crisis.web.pages.incident_rows import Where
from crisis.web.times import day_and_time
from crisis.web.words import choices, word

SHOWN = 60
"""How much of what comes, and of what came, the page lists."""
SPEEDS = (1, 2, 5, 10, 60)
LISTENS = (
    "DrillPrepared ComcheckAnswered DrillClockSet InjectGiven InjectReleased InjectAnswered "
    "DrillEnded EntryRecorded EntryCorrected LevelDecided StaffCalled CallAnswered DecisionTaken "
    "TaskAsked TaskMoved RequestMade RequestAnswered StatementReleased HoldingStatementIssued "
    "SitrepFrozen MeetingOpened EntryErased OperationClosed"
)


def desk_model(where: Where, used: Used | None = None) -> dict[str, Any]:
    """Give all that the desk shows of a drill that is prepared. used: when its links were."""
    drill = where.situation.drill
    bare = _bare(drill, where) | {"links": links_by_seat(where, used or {})}
    if not drill.script:
        return {"prepared": bool(drill.number), **bare}
    script, seen = script_of(drill.script), reading(drill, where.by.now)
    injects = {one.id: one for one in script.injects}
    came = sorted(drill.given.values(), key=lambda one: -one.number)
    return {
        "prepared": True,
        **bare,
        **writing(drill, where),
        "start": drill.start,
        "table": _table(script, drill, seen),
        "coming": _coming(script, seen, where),
        "held": [
            _planned(one, seen, script, where)
            for one in script.injects
            if one.held and (one.id, 1) not in drill.came and one.id not in drill.released
        ],
        "waits_for": waiting_turns(script, drill),
        "passed": list(_passed(script, seen, where)),
        "came": [
            given_row(one, where) | expected(injects.get(one.inject or "")) for one in came[:SHOWN]
        ],
        "given_count": len(drill.given),
        "all_count": len(injects),
    }


def _bare(drill: Drill, where: Where) -> dict[str, Any]:
    rows = people(where)
    speed = drill.moves[-1].speed if drill.moves else 1.0
    return {
        "title": drill.title,
        "phase": drill.phase.value,
        "phase_word": phase_word(drill),
        "code_word": drill.code_word,
        "safety": drill.safety,
        "seed": drill.seed,
        "base": drill.base,
        "alone_since": _alone_since(drill),
        "put_back": _put_back(drill, where),
        "missed": _missed(drill, where),
        "speed": speed_text(drill),
        "speeds": [{"value": one, "label": str(one), "now": one == speed} for one in SPEEDS],
        "listens": f"{LISTENS} GuestInvited GuestLinkRevoked CodeWordMissed",
        "people": rows,
        "answered": sum(row["cast"] and bool(row["comcheck"]) for row in rows),
        "asked": sum(row["cast"] for row in rows),
        "start": None,
        "table": None,
        "coming": [],
        "held": [],
        "waits_for": [],
        "passed": [],
        "came": [],
        "given_count": 0,
        "all_count": 0,
    }


def _alone_since(drill: Drill) -> str | None:
    """Give since when the clock stands because nobody looked after it; None when a person said."""
    last = drill.moves[-1] if drill.moves else None
    stands = last is not None and last.by_clock and drill.phase is DrillPhase.PAUSED
    stands = stands and drill.moves[-2].move is not ClockMove.PUT_RIGHT
    return face(last.at_s) if last is not None and stands else None


def _put_back(drill: Drill, where: Where) -> dict[str, Any] | None:
    """Say that the machine's clock was put back, and whether the drill's goes on; None when its
    newest moves are people's."""
    last = drill.moves[-1] if drill.moves else None
    if last is None or drill.phase is DrillPhase.ENDED:
        return None
    if drill.phase is DrillPhase.RUNNING and last.at - where.by.now > BACK:
        return {"state": "stands", "at": face(last.at_s)}
    moves = [one.move for one in drill.moves[-2:]]
    if last.move is ClockMove.PUT_RIGHT:
        return {"state": "goes", "at": face(last.at_s)}
    alone = last.by_clock and moves == [ClockMove.PUT_RIGHT, ClockMove.PAUSE]
    return {"state": "paused", "at": face(last.at_s)} if alone else None


def _missed(drill: Drill, where: Where) -> list[dict[str, Any]]:
    """Give the seats that tried a wrong code word: how often, and when last."""
    last = {one.seat: one for one in drill.misses}
    return [
        {
            "name": seat_name(where.planning, seat),
            "times": sum(each.seat == seat for each in drill.misses),
            "at": day_and_time(one.at, where.by.now, where.language),
        }
        for seat, one in sorted(last.items(), key=lambda each: -each[1].number)
    ]


def writing(drill: Drill, where: Where, cell: Cell | None = None) -> dict[str, Any]:
    """Give what an inject by hand may be: from whom, to whom, how."""
    roles = [one for one in drill.parts if one.cell and cell in (None, one.cell)]
    return {
        "senders": [role_name(one.role, roles) for one in roles],
        "seats": [(one, seat_name(where.planning, one)) for one in seats_of(drill)],
        "cells": [each for each in choices(Cell) if cell is None and each[0] != Cell.CONTROL],
        "channels": choices(Channel),
    }


def expected(one: Inject | None) -> dict[str, Any]:
    """Give what is expected of an inject of the script."""
    asked = one.expects if one else None
    if asked is None:
        return {"expects": None}
    told = {"reaction": asked.reaction, "within": asked.within, "doctrine": asked.doctrine}
    criterion = [(grade.value, text) for grade, text in grades(asked.criterion)]
    return {"expects": {**told, "criterion": criterion}}


def _table(script: Script, drill: Drill, seen: Reading) -> dict[str, Any] | None:
    """Give the dilemma that is discussed, until when of the drill's time, and whether that is
    over; None when none lies on the table."""
    given = [
        (one.inject, timedelta(seconds=one.at_s)) for one in drill.given.values() if one.inject
    ]
    found = on_the_table(script, given, timedelta(seconds=seen.at_s))
    if found is None:
        return None
    until = found.until.total_seconds()
    return {
        "id": found.inject,
        "until": face(until),
        "over": until <= seen.at_s,
        "questions": found.questions,
    }


def _coming(script: Script, seen: Reading, where: Where) -> list[dict[str, Any]]:
    """Give what has a time of its own and has not come: injects and turns, in their order."""
    drill = where.situation.drill
    told = [*_timed(script, seen, where), *turn_rows(script, drill, seen)]
    return sorted(told, key=lambda row: float(row["at"]))[:SHOWN]


def _timed(script: Script, seen: Reading, where: Where) -> Iterator[dict[str, Any]]:
    """Give what comes if nobody does anything more, as chance has drawn it; what a turn that lies
    ahead would lead to is not known yet."""
    drill = where.situation.drill
    stands = settled(script, came_by_clock(drill))
    decided = tuple(one for one in stands.branches if not _ahead(one, seen))
    known = msgspec.structs.replace(stands, branches=decided)
    left = (timedelta(seconds=seen.script_s), EVER)
    released = {one: timedelta(seconds=since) for one, since in drill.released.items()}
    injects = {one.id: one for one in script.injects}
    for one in due(known, left, done_in(drill, where.planning.seats), released, drill.seed):
        if (one.inject, one.time) not in drill.came:
            at = one.at.total_seconds()
            yield _planned(injects[one.inject], seen, script, where) | {
                "at": at,
                "again": one.time,
                "time": face(_told_at(at, seen)),
                "text": one.text or "",
            }


def _passed(script: Script, seen: Reading, where: Where) -> Iterator[dict[str, Any]]:
    """Give what does not come of itself any more, for control to give by hand."""
    drill = where.situation.drill
    if drill.phase not in (DrillPhase.RUNNING, DrillPhase.PAUSED):
        return
    ahead = frozenset(one.id for one in script.branches if _ahead(one, seen))
    for one in passed(script, drill, done_in(drill, where.planning.seats), where.by.now, ahead):
        more = {"again": one.time, "text": one.text, "why": one.why}
        yield _planned(one.inject, seen, script, where) | more


def _ahead(one: Branch, seen: Reading) -> bool:
    return one.at is not None and span(one.at, "at").total_seconds() >= seen.script_s


def _told_at(script_s: float, seen: Reading) -> float:
    """Give at what time of the drill something of the script comes, as the clock stands now."""
    return script_s + seen.at_s - seen.script_s + seen.hold_s


def _planned(one: Inject, seen: Reading, script: Script, where: Where) -> dict[str, Any]:
    parts = {each.role: each for each in script.cast}
    named = [
        seat_name(where.planning, part.seat) if part.seat else word(part.cell, where.language)
        for role in one.to
        if (part := parts.get(role))
    ]
    return {
        "kind": "inject",
        "id": one.id,
        "again": 1,
        "at": 0.0,
        "time": face(_told_at(span(one.at, "at").total_seconds(), seen)) if one.at else "–",
        "sender": role_name(one.sender, script.cast),
        "to": ", ".join(named),
        "channel_word": word(one.channel, where.language),
        "text": one.text or " / ".join(one.one_of),
        "attachment": one.attachment,
        "command": one.command,
        "chance": one.chance,
        **expected(one),
    }
