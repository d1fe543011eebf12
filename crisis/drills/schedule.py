"""From a script and a seed to what will be sent when; the same seed gives the same plan."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

import msgspec

from crisis.commands import COMMANDS, OPERATION_COMMANDS
from crisis.commands.base import Command
from crisis.commands.parse import parse_object
from crisis.drills.script import Script, Step, span
from crisis.errors import Malformed
from crisis.terms.log import OnBehalfOf

RELATIVE = (
    "occurred_at",
    "expected_at",
    "since",
    "deadline",
    "normal_at",
    "next_update_at",
    "meeting_at",
    "until",
    "as_of",
    "expires_at",
    "taken_at",
    "valid_until",
)
"""Fields that a script writes as a length of time from the moment of the step, at any depth."""
REFERRING = frozenset({"number", "entries", "entry", "holds"})
"""Fields that a script may fill with the label of a step, at whatever depth."""
FILLED = ("version", "base", "hash")
"""Fields of a statement's command that the player fills in when the script leaves them out."""
NO_HASH = "0" * 64
"""Stands for the hash of a text that has not been frozen; no rule takes it."""
STAND_IN = (1, NO_HASH)


class Planned(msgspec.Struct, frozen=True, kw_only=True):
    """One command with its time since the start."""

    at: timedelta
    step: int
    seat: str
    command: str
    fields: dict[str, Any]
    label: str | None
    on_behalf_of: OnBehalfOf | None


def plan(
    script: Script, seed: int | None = None, seats: frozenset[str] = frozenset()
) -> list[Planned]:
    """Lay out the drill in the order of its times; raises Malformed naming step and field.

    seats: the seats that exist; empty when the caller cannot know them.
    """
    draw = random.Random(script.seed if seed is None else seed)
    planned: list[Planned] = []
    clock = timedelta()
    known: set[str] = set()
    reached: dict[str, timedelta] = {}
    for number, step in enumerate(script.steps, 1):
        place = f"steps[{number}]"
        clock += span(step.after, f"{place}.after")
        # Every step draws as often whatever comes of it, so that one change moves nothing else.
        happens = draw.random() < step.chance
        shift = timedelta(seconds=round(draw.uniform(-step.jitter, step.jitter)))
        text = draw.choice(step.one_of) if step.one_of else None
        one = _planned(step, number, max(clock + shift, timedelta()), text)
        _check(one, place, known, seats)
        one = _not_before(one, reached)
        if step.label:
            known.add(step.label)
            reached[step.label] = one.at
        if happens:
            planned.append(one)
    return sorted(_whole(planned), key=lambda one: (one.at, one.step))


def command_of(
    planned: Planned,
    now: datetime,
    numbers: Mapping[str, int],
    text: tuple[int, str] = STAND_IN,
) -> tuple[Command, OnBehalfOf | None]:
    """Make the command of a step at its moment: labels become numbers, lengths become times.

    text: version and hash of the statement it is about, for what the script leaves out.
    """
    fields: dict[str, Any] = _numbered(planned.fields, numbers)
    fields = _dated(fields, now, f"steps[{planned.step}].fields")
    version, hash_ = text
    standing = {"version": version, "base": version, "hash": hash_}
    fields |= {name: standing[name] for name in left_out(planned)}
    command, _ = parse_object(COMMANDS[planned.command], fields)
    return command, planned.on_behalf_of


def left_out(planned: Planned) -> tuple[str, ...]:
    """Give the fields of a statement's command that the player must fill in."""
    kind = COMMANDS[planned.command].__struct_fields__
    if "statement" not in kind:
        return ()
    return tuple(name for name in FILLED if name in kind and name not in planned.fields)


def _dated(value: Any, now: datetime, path: str, name: str = "") -> Any:
    """Give the fields with a moment in place of every length of time, at whatever depth."""
    if isinstance(value, dict):
        return {key: _dated(one, now, f"{path}.{key}", key) for key, one in value.items()}
    if isinstance(value, list):
        return [_dated(one, now, f"{path}[{place}]", name) for place, one in enumerate(value)]
    if name in RELATIVE and isinstance(value, str):
        return (now + span(value, path)).isoformat()
    return value


def _label(reference: str) -> str:
    return reference.removeprefix("$")


def _numbered(value: Any, numbers: Mapping[str, int], name: str = "") -> Any:
    """Give the fields with the number of its entry in place of every label."""
    if isinstance(value, dict):
        return {key: _numbered(one, numbers, key) for key, one in value.items()}
    if isinstance(value, list):
        return [_numbered(one, numbers, name) for one in value]
    return numbers[_label(value)] if _refers(name, value) else value


def _references(value: Any, name: str = "", path: str = "") -> Iterator[tuple[str, str]]:
    """Give the labels a step points at, each with the field that does."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield from _references(one, key, f"{path}.{key}" if path else str(key))
    elif isinstance(value, list):
        for place, one in enumerate(value):
            yield from _references(one, name, f"{path}[{place}]")
    elif _refers(name, value):
        yield path, _label(value)


def _refers(name: str, value: Any) -> bool:
    """What was seen is an entry's number in some commands, and a word in others."""
    if not isinstance(value, str):
        return False
    return name in REFERRING or (name == "seen" and value.startswith("$"))


def _planned(step: Step, number: int, at: timedelta, text: str | None) -> Planned:
    return Planned(
        at=at,
        step=number,
        seat=step.seat,
        command=step.command,
        fields={**step.fields, **({"text": text} if text else {})},
        label=step.label,
        on_behalf_of=step.on_behalf_of,
    )


def _not_before(one: Planned, reached: Mapping[str, timedelta]) -> Planned:
    """A step waits for what it points at, though jitter drew that later."""
    waits = [reached[label] for _, label in _references(one.fields) if label in reached]
    return msgspec.structs.replace(one, at=max([one.at, *waits]))


def _check(one: Planned, place: str, known: set[str], seats: frozenset[str]) -> None:
    """Every step is read as a command before the start, with stand-ins for what comes later."""
    if one.command not in {kind.__name__ for kind in OPERATION_COMMANDS}:
        raise Malformed("scenario.unknown_command", field=f"{place}.command", command=one.command)
    if seats and one.seat not in seats:
        raise Malformed("scenario.unknown_seat", field=f"{place}.seat", seat=one.seat)
    for field, label in _references(one.fields):
        if label not in known:
            raise Malformed("scenario.unknown_label", field=f"{place}.fields.{field}", label=label)
    stand_in = dict.fromkeys(known, 1)
    try:
        command_of(one, datetime.fromisoformat("2000-01-01T00:00:00+00:00"), stand_in)
    except Malformed as problem:
        inner = (problem.field or "").removeprefix(f"{place}.fields.")
        raise Malformed(problem.code, f"{place}.fields.{inner}", **problem.facts) from problem


def _whole(planned: list[Planned]) -> list[Planned]:
    """Drop what points at a step that chance left out."""
    present = {one.label for one in planned if one.label}
    kept: list[Planned] = []
    for one in planned:
        if any(label not in present for _, label in _references(one.fields)):
            present.discard(one.label)
            continue
        kept.append(one)
    return kept
