"""A script is read through before the start: all that it cannot do is told with line and reason."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Any, NamedTuple

from crisis.drills.cast import NOBODY, Cast
from crisis.drills.commanded import named_before, planned
from crisis.drills.faults import Faults, Problem
from crisis.drills.forms import check_dilemmas, check_form
from crisis.drills.injects import Branch, Inject, Part
from crisis.drills.planned import amiss
from crisis.drills.schedule import laid_out
from crisis.drills.script import FORMAT, STEP_LIMIT, Script, beyond, citizens, forward, read
from crisis.drills.shapes import follows, shaped
from crisis.drills.turns import check_turns
from crisis.drills.yaml_file import Page, page
from crisis.errors import Malformed
from crisis.terms.roles import Role

_FILE_NAME = re.compile(r"[^\W_][\w .()-]{0,119}")
WORDS_LIMIT = 2_000_000
"""How many characters all injects may say together, each time they come."""
_SHORTEST = timedelta(seconds=10)
"""How close an inject may come again."""


class Looked(NamedTuple):
    """What came of reading a script through. plain: None where it is no YAML of ours; script: None
    where anything is wrong; faults: all of it, by line. Dansk: gennemlæst drejebog."""

    plain: Any
    script: Script | None
    faults: tuple[Problem, ...]


def checked(text: str, cast: Cast = NOBODY) -> Script:
    """Read a script and all that is in it; raises Malformed or Refused with place and line."""
    found = looked(text, cast)
    for no in found.faults:
        raise no
    assert found.script is not None
    return found.script


def looked(text: str, cast: Cast = NOBODY) -> Looked:
    """Read a script through to the end, and give all that is wrong with it. Where the file itself
    cannot be read, or there is more than is looked at, that alone."""
    try:
        known = page(text)
    except Malformed as no:
        return Looked(None, None, (no,))
    faults = Faults()
    faults.add(*citizens(known.plain, text))
    script, shapes = shaped(known.plain)
    faults.add(*shapes.found)
    if not shapes.found and script.format != FORMAT:
        faults.add(Malformed("scenario.format", field="format", known=FORMAT))
    too_much = list(beyond(script))
    faults.add(*too_much)
    if not too_much:
        hanging = Faults()
        _hang_together(script, cast, hanging)
        faults.add(*(one for one in hanging.found if not follows(one, shapes)))
    told = _by_line(faults.found, known)
    return Looked(known.plain, None if told else read(text), told)


def _hang_together(script: Script, cast: Cast, faults: Faults) -> None:
    laid_out(script, None, cast, faults)
    _check_injects(script, cast, faults)
    check_form(script, faults)


def _by_line(found: Iterable[Problem], known: Page) -> tuple[Problem, ...]:
    """Give each fault once, with its line, in the order of the file."""
    once: dict[tuple[str, str | None, str], Problem] = {}
    for one in found:
        if "line" not in one.facts:
            one.facts = {**one.facts, "line": known.line(one.field)}
        once.setdefault((one.code, one.field, str(one.facts["line"])), one)
    return tuple(sorted(once.values(), key=lambda one: int(one.facts["line"])))


def _check_injects(script: Script, cast: Cast, faults: Faults) -> None:
    """Ask of all that a control will play what will be asked of it then."""
    if script.injects and script.operations:
        faults.add(Malformed("scenario.injects_in_several", field="operations"))
    faults.add(*_names(script))
    parts = {one.role: one for one in script.cast}
    for number, part in enumerate(script.cast, 1):
        faults.add(*_seated(part, f"cast[{number}]", cast))
    goals = {one.id for one in script.goals}
    for number, one in enumerate(script.injects, 1):
        place = f"injects[{number}]"
        faults.add(*_told(one, place, parts), *_file(one, place))
        with faults.here():
            _repeats(one, place)
        with faults.here():
            _expects(one, place, goals)
        with faults.here():
            faults.add(*_commands(script, number, place, parts, cast))
    for place, asked in _questions(script):
        if asked is not None and asked not in parts:
            faults.add(Malformed("scenario.unknown_role", field=f"{place}.by", role=asked))
        elif asked is not None and not _drilled(parts[asked], cast):
            faults.add(Malformed("scenario.cell_acts", field=f"{place}.by", role=asked))
    faults.add(*_in_all(script))
    _in_order(script.injects, "injects", faults)
    _in_order(script.branches, "branches", faults)
    check_turns(script, faults)
    check_dilemmas(script, faults)


def _names(script: Script) -> Iterator[Malformed]:
    ways = ("injects", "branches", "triggers")
    for names in (
        [(f"{where}[{n}].id", one.id) for where in ways for n, one in _counted(script, where)],
        [(f"cast[{n}].role", one.role) for n, one in _counted(script, "cast")],
        [(f"cast[{n}].name", one.name) for n, one in _counted(script, "cast") if one.name],
        [(f"goals[{n}].id", one.id) for n, one in _counted(script, "goals")],
        [("operation.label", script.operation.label), *_labelled(script)],
        [
            ("operation.name", script.operation.name),
            *((f"operations[{n}].name", one.name) for n, one in _counted(script, "operations")),
        ],
    ):
        seen: set[str] = set()
        for field, name in names:
            if name in seen:
                yield Malformed("scenario.two_alike", field=field, name=name)
            seen.add(name)


def _labelled(script: Script) -> Iterator[tuple[str, str]]:
    for n, one in _counted(script, "operations"):
        yield f"operations[{n}].label", one.label


def _counted(script: Script, where: str) -> Iterable[tuple[int, Any]]:
    return enumerate(getattr(script, where), 1)


def _seated(part: Part, place: str, cast: Cast) -> Iterator[Malformed]:
    """A role is played by a seat that is there, or by a cell; by one of them."""
    if (part.seat is None) == (part.cell is None):
        yield Malformed("scenario.role_not_seated", field=f"{place}.role", role=part.role)
    if _away(part, cast):
        yield Malformed("scenario.unknown_seat", field=f"{place}.seat", seat=part.seat)


def _drilled(part: Part, cast: Cast) -> bool:
    """Says whether what a role does is counted: a seat's that does not lead the drill."""
    return part.seat is not None and cast.seats.get(part.seat) is not Role.PLANNER


def _away(part: Part, cast: Cast) -> bool:
    return part.seat is not None and bool(cast.seats) and part.seat not in cast.seats


def _told(one: Inject, place: str, parts: dict[str, Part]) -> Iterator[Malformed]:
    """An inject says something, once, from a role to roles of the cast."""
    if one.sender not in parts:
        yield Malformed("scenario.unknown_role", field=f"{place}.from", role=one.sender)
    for number, role in enumerate(one.to, 1):
        if role not in parts:
            yield Malformed("scenario.unknown_role", field=f"{place}.to[{number}]", role=role)
    if one.text and one.one_of:
        yield _both(f"{place}.one_of", "text", "one_of")
    if one.command is None:
        if not (one.text or one.one_of):
            yield Malformed("scenario.nothing_said", field=place)
        if one.fields:
            yield _both(f"{place}.fields", "text", "fields")
        if not one.to:
            yield Malformed("scenario.nobody_told", field=place)
    elif one.text or one.one_of:
        yield _both(f"{place}.command", "text", "command")


def _both(field: str, one: str, other: str) -> Malformed:
    return Malformed("scenario.said_twice", field=field, one=one, other=other)


def _file(one: Inject, place: str) -> Iterator[Malformed]:
    name = one.attachment
    if name is not None and (not _FILE_NAME.fullmatch(name) or ".." in name):
        yield Malformed("scenario.climbing", field=f"{place}.attachment")


def _repeats(one: Inject, place: str) -> None:
    if one.repeat is None:
        return
    every = f"{place}.repeat.every"
    if forward(one.repeat.every, every) < _SHORTEST:
        raise Malformed("scenario.not_a_span", field=every)
    if one.repeat.times is None:
        raise Malformed("scenario.endless", field=f"{place}.repeat")


def _in_all(script: Script) -> Iterator[Malformed]:
    """What comes again counts each time: the clock of all drills looks at it, and the drill's entry
    holds its words as often."""
    times = [(one, (one.repeat.times or 1) if one.repeat else 1) for one in script.injects]
    if sum(time for _, time in times) > STEP_LIMIT:
        yield Malformed("scenario.too_long", field="injects", limit=STEP_LIMIT)
    words = (time * max(map(len, (one.text or "", *one.one_of))) for one, time in times)
    if sum(words) > WORDS_LIMIT:
        yield Malformed("scenario.too_many_words", field="injects", limit=WORDS_LIMIT)


def _expects(one: Inject, place: str, goals: set[str]) -> None:
    if one.expects is None:
        return
    if one.expects.within is not None:
        forward(one.expects.within, f"{place}.expects.within")
    if one.expects.goal is not None and one.expects.goal not in goals:
        goal = one.expects.goal
        raise Malformed("scenario.unknown_goal", field=f"{place}.expects.goal", name=goal)


def _commands(
    script: Script, number: int, place: str, parts: dict[str, Part], cast: Cast
) -> Iterator[Problem]:
    """A command comes from a seat, is one there is, and could be given as it stands."""
    one = script.injects[number - 1]
    if one.command is None or one.sender not in parts:
        return
    if parts[one.sender].seat is None:
        yield Malformed("scenario.cell_commands", field=f"{place}.from", role=one.sender)
        return
    told = NOBODY if _away(parts[one.sender], cast) else cast
    yield from amiss(planned(script, one, timedelta()), place, named_before(script, number), told)


def _questions(script: Script) -> Iterator[tuple[str, str | None]]:
    for number, branch in enumerate(script.branches, 1):
        yield f"branches[{number}].if", branch.asks.by
    for number, trigger in enumerate(script.triggers, 1):
        yield f"triggers[{number}].when", trigger.when.by


def _in_order(all_: Iterable[Inject | Branch], where: str, faults: Faults) -> None:
    """What has a time stands in the order of its times."""
    reached = timedelta()
    for number, one in enumerate(all_, 1):
        place = f"{where}[{number}]"
        if one.after is not None:
            with faults.here():
                forward(one.after, f"{place}.after")
        if one.at is not None:
            with faults.here():
                at = forward(one.at, f"{place}.at")
                if at < reached:
                    raise Malformed("scenario.backwards", field=f"{place}.at")
                reached = at
