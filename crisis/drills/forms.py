"""The four forms of drill: what each asks of its script, and how a dilemma's time runs.

A procedure is drilled against the clock; a dilemma is talked over and nobody acts; a staff works
at the board with the world outside it played by cells; at full scale people move in the open, so
that somebody must be able to stop it. A script without a form is asked for nothing more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import timedelta
from enum import StrEnum
from typing import Any, NamedTuple

from crisis.drills.faults import Faults
from crisis.drills.injects import Form, Inject
from crisis.drills.script import Script, forward, span
from crisis.errors import Malformed


class Need(StrEnum):
    """What a form asks of its script; the code by which it is asked for.

    Dansk: krav til øvelsesformen.
    """

    GOAL = "scenario.needs_goal"
    DEADLINE = "scenario.needs_deadline"
    DILEMMA = "scenario.needs_dilemma"
    TALK_ONLY = "scenario.needs_talk_only"
    ONE_AT_A_TIME = "scenario.needs_one_at_a_time"
    START = "scenario.needs_start"
    SEATS = "scenario.needs_seats"
    EXPECTED = "scenario.needs_expected"
    SAFETY = "scenario.needs_safety"


NEEDS: dict[Form, tuple[Need, ...]] = {
    Form.PROCEDURE: (Need.GOAL, Need.DEADLINE),
    Form.DILEMMA: (Need.GOAL, Need.START, Need.DILEMMA, Need.TALK_ONLY, Need.ONE_AT_A_TIME),
    Form.STAFF: (Need.GOAL, Need.START, Need.SEATS, Need.EXPECTED),
    Form.FULL_SCALE: (Need.GOAL, Need.START, Need.SEATS, Need.EXPECTED, Need.SAFETY),
}
"""In the order in which they are looked at and shown."""


class Lack(NamedTuple):
    """What a form asks for and the script has not: where, and what one has to know of it."""

    need: Need
    field: str
    facts: Mapping[str, Any] = {}


class Dilemma(NamedTuple):
    """A dilemma that is on the table, and until when of the drill's time. Dansk: dilemma."""

    inject: str
    since: timedelta
    until: timedelta
    text: str
    questions: tuple[str, ...]

    def left(self, now: timedelta) -> timedelta:
        """Say how long is left for it; nothing when its time is over."""
        return max(self.until - now, timedelta())


def check_dilemmas(script: Script, faults: Faults) -> None:
    """A dilemma is a text to somebody that comes once."""
    for number, one in enumerate(script.injects, 1):
        field = f"injects[{number}].discuss"
        if one.discuss is None and not one.questions:
            continue
        if one.discuss is None or one.command is not None or one.repeat is not None:
            faults.add(Malformed("scenario.not_talked", field=field))
            continue
        with faults.here():
            if forward(one.discuss, field) == timedelta():
                raise Malformed("scenario.not_a_span", field=field)


def check_form(script: Script, faults: Faults) -> None:
    """Look for all that the script's form asks for and it has not."""
    for lack in lacking(script):
        faults.add(Malformed(lack.need.value, field=lack.field, **lack.facts))


def lacking(script: Script) -> Iterator[Lack]:
    """Give all that the script's form asks for and it has not; a time that cannot be read is told
    where it stands."""
    for need in NEEDS[script.form] if script.form else ():
        try:
            found = _LACKS[need](script)
        except Malformed:
            continue
        if found is not None:
            yield found


def checklist(script: Script) -> tuple[tuple[Need, bool], ...]:
    """Give what the script's form asks for, and whether it is there, for a page to show."""
    missing = {one.need for one in lacking(script)}
    return tuple((one, one not in missing) for one in (NEEDS[script.form] if script.form else ()))


def talked(one: Inject, text: str) -> str:
    """Give a dilemma's words as they reach the table: with its time and its questions, so that
    whoever gets it has them before him whatever he reads it on."""
    minutes = round(span(one.discuss or "0m", "discuss").total_seconds() / 60)
    asked = "".join(f"\n{number}. {each}" for number, each in enumerate(one.questions, 1))
    return f"{text}\n\nDrøft det i højst {max(minutes, 1)} min.:{asked}"


def on_the_table(
    script: Script, given: Iterable[tuple[str, timedelta]], now: timedelta
) -> Dilemma | None:
    """Give the dilemma that was given last, also when its time is over; given: injects and when of
    the drill's time. None when none was given, or something else has been given since."""
    injects = {one.id: one for one in script.injects}
    come = [(at, name) for name, at in given if name in injects and at <= now]
    if not come:
        return None
    at, name = max(come, key=lambda one: one[0])
    found = injects[name]
    if found.discuss is None:
        return None
    until = at + span(found.discuss, "discuss")
    return Dilemma(name, at, until, found.text or "", found.questions)


def _goal(script: Script) -> Lack | None:
    return None if script.goals else Lack(Need.GOAL, "goals")


def _start(script: Script) -> Lack | None:
    return None if script.start else Lack(Need.START, "start")


def _safety(script: Script) -> Lack | None:
    return None if script.safety else Lack(Need.SAFETY, "safety")


def _deadline(script: Script) -> Lack | None:
    expected = [(n, one.expects) for n, one in enumerate(script.injects, 1) if one.expects]
    if not expected:
        return Lack(Need.DEADLINE, "injects")
    late = (n for n, one in expected if one.within is None)
    return next((Lack(Need.DEADLINE, f"injects[{n}].expects") for n in late), None)


def _expected(script: Script) -> Lack | None:
    told = any(one.expects for one in script.injects)
    return None if told else Lack(Need.EXPECTED, "injects")


def _seats(script: Script) -> Lack | None:
    seats = sum(one.seat is not None for one in script.cast)
    cells = sum(one.cell is not None for one in script.cast)
    return None if seats >= 2 and cells else Lack(Need.SEATS, "cast")


def _dilemma(script: Script) -> Lack | None:
    talked = [(n, one) for n, one in enumerate(script.injects, 1) if one.discuss is not None]
    if not talked:
        return Lack(Need.DILEMMA, "injects")
    dumb = (n for n, one in talked if not one.questions)
    return next((Lack(Need.DILEMMA, f"injects[{n}]") for n in dumb), None)


def _talk_only(script: Script) -> Lack | None:
    if script.steps:
        return Lack(Need.TALK_ONLY, "steps[1]")
    acts = (n for n, one in enumerate(script.injects, 1) if one.command is not None)
    return next((Lack(Need.TALK_ONLY, f"injects[{n}].command") for n in acts), None)


def _one_at_a_time(script: Script) -> Lack | None:
    """What has a time of its own does not come into another's discussion; control sees to what it
    releases itself and to what a branch brings."""
    talked: tuple[Inject, timedelta] | None = None
    for number, one in enumerate(script.injects, 1):
        if one.at is None or one.held:
            continue
        at = span(one.at, "at")
        if talked is not None and at < talked[1]:
            return Lack(Need.ONE_AT_A_TIME, f"injects[{number}].at", {"name": talked[0].id})
        if one.discuss is not None:
            talked = (one, at + span(one.discuss, "discuss"))
    return None


_LACKS: dict[Need, Callable[[Script], Lack | None]] = {
    Need.GOAL: _goal,
    Need.DEADLINE: _deadline,
    Need.DILEMMA: _dilemma,
    Need.TALK_ONLY: _talk_only,
    Need.ONE_AT_A_TIME: _one_at_a_time,
    Need.START: _start,
    Need.SEATS: _seats,
    Need.EXPECTED: _expected,
    Need.SAFETY: _safety,
}
