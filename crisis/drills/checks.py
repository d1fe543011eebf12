"""A script is read through before the start: what it cannot do is refused with line and reason."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import NoReturn

from crisis.drills.cast import NOBODY, Cast
from crisis.drills.commanded import named_before, planned
from crisis.drills.forms import check_dilemmas, check_form
from crisis.drills.injects import Branch, Inject, Part
from crisis.drills.schedule import check, plan
from crisis.drills.script import STEP_LIMIT, Script, forward, read
from crisis.drills.turns import check_turns
from crisis.drills.yaml_file import lined
from crisis.errors import Malformed

_FILE_NAME = re.compile(r"[^\W_][\w .()-]{0,119}")
WORDS_LIMIT = 2_000_000
"""How many characters all injects may say together, each time they come."""
_SHORTEST = timedelta(seconds=10)
"""How close an inject may come again."""


def checked(text: str, cast: Cast = NOBODY) -> Script:
    """Read a script and all that is in it; raises Malformed or Refused with place and line."""
    script = read(text)
    with lined(text):
        plan(script, None, cast)
        check_injects(script, cast)
        check_form(script)
    return script


def check_injects(script: Script, cast: Cast = NOBODY) -> None:
    """Ask of all that a control will play what will be asked of it then."""
    _names(script)
    parts = {one.role: one for one in script.cast}
    for number, part in enumerate(script.cast, 1):
        _seated(part, f"cast[{number}]", cast)
    goals = {one.id for one in script.goals}
    for number, one in enumerate(script.injects, 1):
        place = f"injects[{number}]"
        _told(one, place, parts)
        _file(one, place)
        _repeats(one, place)
        _expects(one, place, goals)
        _commands(script, number, place, parts, cast)
    for place, asked in _questions(script):
        if asked is not None and asked not in parts:
            raise Malformed("scenario.unknown_role", field=f"{place}.by", role=asked)
    _in_all(script)
    _in_order(script.injects, "injects")
    _in_order(script.branches, "branches")
    check_turns(script)
    check_dilemmas(script)


def _names(script: Script) -> None:
    seen: set[str] = set()
    for where in ("injects", "branches", "triggers"):
        for number, one in enumerate(getattr(script, where), 1):
            _new(one.id, seen, f"{where}[{number}].id")
            seen.add(one.id)
    roles: set[str] = set()
    for number, part in enumerate(script.cast, 1):
        _new(part.role, roles, f"cast[{number}].role")
        roles.add(part.role)
    called: set[str] = set()
    for number, part in enumerate(script.cast, 1):
        if part.name is not None:
            _new(part.name, called, f"cast[{number}].name")
            called.add(part.name)
    goals: set[str] = set()
    for number, goal in enumerate(script.goals, 1):
        _new(goal.id, goals, f"goals[{number}].id")
        goals.add(goal.id)


def _new(name: str, seen: set[str], field: str) -> None:
    if name in seen:
        raise Malformed("scenario.two_alike", field=field, name=name)


def _seated(part: Part, place: str, cast: Cast) -> None:
    """A role is played by a seat that is there, or by a cell; by one of them."""
    if (part.seat is None) == (part.cell is None):
        raise Malformed("scenario.role_not_seated", field=f"{place}.role", role=part.role)
    if part.seat is not None and cast.seats and part.seat not in cast.seats:
        raise Malformed("scenario.unknown_seat", field=f"{place}.seat", seat=part.seat)


def _told(one: Inject, place: str, parts: dict[str, Part]) -> None:
    """An inject says something, once, from a role to roles of the cast."""
    if one.sender not in parts:
        raise Malformed("scenario.unknown_role", field=f"{place}.from", role=one.sender)
    for number, role in enumerate(one.to, 1):
        if role not in parts:
            raise Malformed("scenario.unknown_role", field=f"{place}.to[{number}]", role=role)
    if one.text and one.one_of:
        _both(f"{place}.one_of", "text", "one_of")
    if one.command is None:
        if not (one.text or one.one_of):
            raise Malformed("scenario.nothing_said", field=place)
        if one.fields:
            _both(f"{place}.fields", "text", "fields")
        if not one.to:
            raise Malformed("scenario.nobody_told", field=place)
    elif one.text or one.one_of:
        _both(f"{place}.command", "text", "command")


def _both(field: str, one: str, other: str) -> NoReturn:
    raise Malformed("scenario.said_twice", field=field, one=one, other=other)


def _file(one: Inject, place: str) -> None:
    name = one.attachment
    if name is not None and (not _FILE_NAME.fullmatch(name) or ".." in name):
        raise Malformed("scenario.climbing", field=f"{place}.attachment")


def _repeats(one: Inject, place: str) -> None:
    if one.repeat is None:
        return
    every = f"{place}.repeat.every"
    if forward(one.repeat.every, every) < _SHORTEST:
        raise Malformed("scenario.not_a_span", field=every)
    if one.repeat.times is None:
        raise Malformed("scenario.endless", field=f"{place}.repeat")


def _in_all(script: Script) -> None:
    """What comes again counts each time: the clock of all drills looks at it, and the drill's entry
    holds its words as often."""
    times = [(one, (one.repeat.times or 1) if one.repeat else 1) for one in script.injects]
    if sum(time for _, time in times) > STEP_LIMIT:
        raise Malformed("scenario.too_long", field="injects", limit=STEP_LIMIT)
    words = (time * max(map(len, (one.text or "", *one.one_of))) for one, time in times)
    if sum(words) > WORDS_LIMIT:
        raise Malformed("scenario.too_many_words", field="injects", limit=WORDS_LIMIT)


def _expects(one: Inject, place: str, goals: set[str]) -> None:
    if one.expects is None:
        return
    if one.expects.within is not None:
        forward(one.expects.within, f"{place}.expects.within")
    if one.expects.goal is not None and one.expects.goal not in goals:
        goal = one.expects.goal
        raise Malformed("scenario.unknown_goal", field=f"{place}.expects.goal", name=goal)


def _commands(script: Script, number: int, place: str, parts: dict[str, Part], cast: Cast) -> None:
    """A command comes from a seat, is one there is, and could be given as it stands."""
    one = script.injects[number - 1]
    if one.command is None:
        return
    if parts[one.sender].seat is None:
        raise Malformed("scenario.cell_commands", field=f"{place}.from", role=one.sender)
    check(planned(script, one, timedelta()), place, named_before(script, number), cast)


def _questions(script: Script) -> Iterator[tuple[str, str | None]]:
    for number, branch in enumerate(script.branches, 1):
        yield f"branches[{number}].if", branch.asks.by
    for number, trigger in enumerate(script.triggers, 1):
        yield f"triggers[{number}].when", trigger.when.by


def _in_order(all_: Iterable[Inject | Branch], where: str) -> None:
    """What has a time stands in the order of its times."""
    reached = timedelta()
    for number, one in enumerate(all_, 1):
        place = f"{where}[{number}]"
        if one.after is not None:
            forward(one.after, f"{place}.after")
        if one.at is not None:
            at = forward(one.at, f"{place}.at")
            if at < reached:
                raise Malformed("scenario.backwards", field=f"{place}.at")
            reached = at
