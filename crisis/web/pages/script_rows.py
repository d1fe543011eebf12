"""Scripts as the planner's pages show them: what is in each, and whether it can be played here."""

from __future__ import annotations

from typing import Any

from flask import current_app, g
from msgspec.structs import replace

from crisis.drills.drafting import Draft, Fault
from crisis.drills.faults import TOLD
from crisis.drills.script import Script
from crisis.drills.timeline import MarkKind, TimeLine, timeline
from crisis.projections.planning import Planning
from crisis.projections.scripts import ScriptVersion
from crisis.rules.permissions import may_view
from crisis.terms.roles import Role
from crisis.web import edge
from crisis.web.command_words import command_word
from crisis.web.pages.drill_names import seat_name
from crisis.web.parts import parts
from crisis.web.scripts_known import KnownScript, read_here
from crisis.web.texts import sentence
from crisis.web.times import day_and_time
from crisis.web.words import spoken, word


def script_row(known: KnownScript) -> dict[str, Any]:
    """Give a script as a row of the library."""
    read = read_here(known.text)
    script = read.script
    line = timeline(script) if script else None
    return {
        "name": known.name,
        "own": known.listed is not None,
        "retired": known.listed is not None and not known.listed.stands,
        "title": script.title if script else titled(read, known.name),
        "purpose": script.purpose if script else "",
        "form": word(script.form) if script and script.form else "",
        "injects": len(script.injects) if script else 0,
        "steps": len(script.steps) if script else 0,
        "goals": len(script.goals) if script else 0,
        "length": clock_of(line.length_s) if line else "",
        "saved": said(known.version) if known.version else "",
        "fault": told(read.first),
        "faults": len(read.faults or read.unseated),
        "begin": begin(known.name, script) if script else None,
        "playable": read.script is not None and not read.unseated,
        "led": script is not None and led_here(script),
    }


def led_here(script: Script) -> bool:
    """Says whether a drill can be led by it at the board, whose clock knows injects only."""
    return bool(script.injects) and not script.steps


def begin(name: str, script: Script) -> dict[str, Any]:
    """Give what a drill is opened with."""
    return {"script": name, "name": script.operation.name, "level": script.operation.level.value}


def may_read(view: str = "scripts.list") -> bool:
    """Says whether the menu leads whoever reads this page to the scripts, or to another view."""
    known = g.get("visitor")
    return isinstance(known, edge.Visitor) and may_view(view, known.seat.role)


def may_begin() -> bool:
    """Says whether there is a desk from which a drill is led."""
    return "drills.desk" in current_app.view_functions


def titled(read: Draft, otherwise: str) -> str:
    """Give what a script that is wrong calls itself."""
    plain = read.plain if isinstance(read.plain, dict) else {}
    title = plain.get("title")
    return title if isinstance(title, str) and title else otherwise


def said(version: ScriptVersion) -> str:
    """Say when a version was saved and by whom."""
    at = day_and_time(version.at, parts().clock(), spoken())
    return f"{at} · {version.seat_name}, {version.authority_name}"


def told(fault: Fault | None) -> dict[str, Any] | None:
    """Give what is wrong in both languages, with its place and line."""
    if fault is None:
        return None
    return {
        "place": fault.place,
        "line": fault.line,
        "code": fault.problem.code,
        "da": sentence(fault.problem, "da"),
        "en": sentence(fault.problem, "en"),
        "text": sentence(fault.problem, spoken()),
    }


def draft_answer(read: Draft) -> dict[str, Any]:
    """Give a draft as the editor takes it."""
    script = read.script
    return {
        "text": read.text,
        "plain": read.plain if isinstance(read.plain, dict) else None,
        "faults": _all(read.faults),
        "unseated": _all(read.unseated),
        "count": len(read.faults or read.unseated),
        "line": _line(script) if script else None,
    }


def _all(faults: tuple[Fault, ...]) -> list[dict[str, Any] | None]:
    return [told(one) for one in faults[:TOLD]]


def _line(script: Script) -> TimeLine:
    """Give the time line with seats and commands in words."""
    made, planning, language = timeline(script), edge.planning(), spoken()
    roles = {"", *(one.role for one in script.cast)}
    rows = [
        one if one.name in roles else replace(one, title=_seat(planning, one.name))
        for one in made.rows
    ]
    marks = [
        replace(
            one,
            sender=_seat(planning, one.sender),
            command=command_word(one.command, language),
        )
        if one.kind is MarkKind.STEP
        else one
        for one in made.marks
    ]
    return replace(made, rows=tuple(rows), marks=tuple(marks))


def _seat(planning: Planning, seat: str) -> str:
    """Give a seat in few words: whom it represents, or else its own name."""
    found = planning.seats.get(seat)
    if found is not None and found.role is Role.REPRESENTATIVE:
        return planning.authorities[found.authority].name
    return seat_name(planning, seat)


def clock_of(seconds: int) -> str:
    """Give a time of the drill as it is read: 0:40, 24:00."""
    return f"{seconds // 3600}:{seconds % 3600 // 60:02}"
