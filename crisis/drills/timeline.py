"""A script laid out by time and role, as a planner sees it before anything is played.

What waits for a branch stands at the earliest time at which it can come; what waits for somebody
to do something, or for control, has no time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from enum import StrEnum
from typing import Any

import msgspec

from crisis.drills.cast import ANYWHERE
from crisis.drills.injects import Branch, Inject
from crisis.drills.schedule import plan
from crisis.drills.script import Script, span
from crisis.drills.turns import next_of

TURNS = ""
"""The row of what turns the drill another way."""
TICKS = (60, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400)
MOST_TICKS = 13


class MarkKind(StrEnum):
    """What stands there: an inject, what a seat does by the script, what turns the drill."""

    INJECT = "inject"
    STEP = "step"
    BRANCH = "branch"
    TRIGGER = "trigger"


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """One thing of the script. place: where it stands there. at_s: None when it has no time.

    sure: it comes whatever is done, if chance and control let it. last_s: when it comes last.
    command: by what a seat acts, of a step alone.
    """

    place: str
    name: str
    kind: MarkKind
    at_s: int | None
    last_s: int | None
    rows: tuple[str, ...]
    sure: bool
    held: bool
    text: str
    sender: str = ""
    command: str = ""


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A role of the script, or a seat that acts by it. played_by: its seat or cell.

    title: what people see in place of the name; empty in the row of turns.
    """

    name: str
    title: str
    played_by: str


class TimeLine(msgspec.Struct, frozen=True, kw_only=True):
    """All marks in the order of their times, those without last. Dansk: drejebogens tidslinje."""

    rows: tuple[Row, ...]
    marks: tuple[Mark, ...]
    length_s: int
    ticks: tuple[int, ...]


def timeline(script: Script) -> TimeLine:
    """Lay out a script that has been checked."""
    times = _times(script)
    seats = {one.seat: one.role for one in script.cast if one.seat is not None}
    found = [
        *_injects(script, times, called(script)),
        *_turns(script, times),
        *_steps(script, seats),
    ]
    never = 1 << 40
    marks = sorted(found, key=lambda one: never if one.at_s is None else one.at_s)
    length = max((one.last_s or one.at_s or 0 for one in marks), default=0)
    return TimeLine(
        rows=tuple(_rows(script, marks)),
        marks=tuple(marks),
        length_s=length,
        ticks=_ticks(length),
    )


def _times(script: Script) -> dict[str, timedelta]:
    """Give when each thing comes at the earliest; what a trigger or control lets come has none."""
    known: dict[str, timedelta] = {}
    for one in _all(script):
        if one.at is not None:
            known[one.id] = span(one.at, "at")
    after = {one.id: span(one.after or "0s", "after") for one in _all(script)}
    left = list(script.branches)
    while left:
        ready = [one for one in left if one.id in known]
        if not ready:
            break
        for branch in ready:
            for name in next_of(branch):
                come = known[branch.id] + after.get(name, timedelta())
                known[name] = min(known.get(name, come), come)
        left = [one for one in left if one not in ready]
    return known


def _all(script: Script) -> Iterator[Inject | Branch]:
    yield from script.injects
    yield from script.branches


def called(script: Script) -> dict[str, str]:
    """Give what people see in place of each role."""
    return {one.role: one.name or one.role for one in script.cast}


def _injects(
    script: Script, times: Mapping[str, timedelta], names: Mapping[str, str]
) -> Iterator[Mark]:
    for number, one in enumerate(script.injects, 1):
        at = _seconds(times.get(one.id))
        last = at
        if at is not None and one.repeat is not None:
            again = (one.repeat.times or 1) - 1
            last = at + round(span(one.repeat.every, "every").total_seconds()) * again
        yield Mark(
            place=f"injects[{number}]",
            name=one.id,
            kind=MarkKind.INJECT,
            at_s=at,
            last_s=last,
            rows=one.to or (one.sender,),
            sure=one.at is not None and not one.held and one.chance >= 1,
            held=one.held,
            text=one.text or (one.one_of[0] if one.one_of else one.command or ""),
            sender=names.get(one.sender, one.sender),
        )


def _turns(script: Script, times: Mapping[str, timedelta]) -> Iterator[Mark]:
    for number, one in enumerate(script.branches, 1):
        at = _seconds(times.get(one.id))
        yield _turn(f"branches[{number}]", MarkKind.BRANCH, one.id, at, sure=one.at is not None)
    for number, each in enumerate(script.triggers, 1):
        yield _turn(f"triggers[{number}]", MarkKind.TRIGGER, each.id, None, sure=False)


def _turn(place: str, kind: MarkKind, name: str, at: int | None, *, sure: bool) -> Mark:
    return Mark(
        place=place,
        name=name,
        kind=kind,
        at_s=at,
        last_s=at,
        rows=(TURNS,),
        sure=sure,
        held=False,
        text="",
    )


def _steps(script: Script, seats: Mapping[str, str]) -> Iterator[Mark]:
    for one in plan(script, None, ANYWHERE):
        at = _seconds(one.at)
        yield Mark(
            place=f"steps[{one.step}]",
            name=one.label or "",
            kind=MarkKind.STEP,
            at_s=at,
            last_s=at,
            rows=(seats.get(one.seat, one.seat),),
            sure=script.steps[one.step - 1].chance >= 1,
            held=False,
            text=_words(one.fields),
            sender=one.seat,
            command=one.command,
        )


def _words(fields: Mapping[str, Any]) -> str:
    """Give what a command says, if it says anything."""
    told = (fields.get(name) for name in ("text", "title", "name", "reason"))
    return next((one for one in told if isinstance(one, str)), "")


def _rows(script: Script, marks: list[Mark]) -> Iterator[Row]:
    """Give the row of turns if there are any, the roles, then seats that only steps name."""
    named = dict.fromkeys(row for one in marks for row in one.rows)
    if TURNS in named:
        yield Row(name=TURNS, title="", played_by="")
    for part in script.cast:
        yield Row(
            name=part.role, title=part.name or part.role, played_by=part.seat or (part.cell or "")
        )
        named.pop(part.role, None)
    for row in named:
        if row != TURNS:
            yield Row(name=row, title=row, played_by=row)


def _seconds(at: timedelta | None) -> int | None:
    return None if at is None else round(at.total_seconds())


def _ticks(length: int) -> tuple[int, ...]:
    """Give where the time is told, so that the last is not before the end."""
    step = next((one for one in TICKS if length / one <= MOST_TICKS), TICKS[-1])
    return tuple(range(0, length + step, step))[: MOST_TICKS * 20]
