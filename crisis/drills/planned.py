"""A command of a script: what it points at, what is filled in, and whether it can be given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from difflib import get_close_matches
from typing import Any

import msgspec

from crisis.commands import COMMANDS, OPERATION_COMMANDS, RESOURCE_COMMANDS
from crisis.commands.base import Command
from crisis.commands.parse import parse_object
from crisis.drills.cast import Actor, Cast, allowed
from crisis.drills.faults import Faults, Problem
from crisis.drills.script import span
from crisis.errors import Malformed

RELATIVE = (
    "occurred_at",
    "expected_at",
    "since",
    "deadline",
    "normal_at",
    "next_update_at",
    "meeting_at",
    "next_at",
    "sent_at",
    "first_at",
    "until",
    "as_of",
    "expires_at",
    "taken_at",
    "valid_until",
    "begin",
    "end",
    "begins",
    "ends",
)
"""Fields that a script writes as a length of time from the moment of the step, at any depth."""
REFERRING = frozenset({"number", "entries", "entry", "holds", "assessment"})
"""Fields that a script may fill with the label of a step, at whatever depth."""
FILLED = ("version", "base", "hash")
"""Fields of a statement's command that the player fills in when the script leaves them out."""
READING = {"TakeHandover": "seen", "ApproveMinutes": "seen", "FreezeSitrep": "seen"}
"""What the player fills in likewise: up to which entry one has read, who has read all there is."""
PLACE = "op:"
SOMEWHERE = "op-000000000000"
"""Stands for the id of an operation that is not opened yet."""
NO_HASH = "0" * 64
"""Stands for the hash of a text that has not been frozen; no rule takes it."""
STAND_IN = (1, NO_HASH)


class Planned(msgspec.Struct, frozen=True, kw_only=True):
    """One command with its time since the start."""

    at: timedelta
    step: int
    actor: Actor
    command: str
    fields: dict[str, Any]
    label: str | None
    operation: str | None = None

    @property
    def seat(self) -> str:
        """The seat that acts."""
        return self.actor.seat


def command_of(
    planned: Planned,
    now: datetime,
    numbers: Mapping[str, int | str],
    text: tuple[int, str] = STAND_IN,
    head: int = 1,
) -> Command:
    """Make the command of a step at its moment: labels become numbers, lengths become times.

    numbers: entries by the steps' labels, and the ids of operations by theirs. text: version and
    hash of the statement it is about, head: the number of the newest entry, for what the script
    leaves out.
    """
    fields: dict[str, Any] = _numbered(planned.fields, numbers)
    fields = _dated(fields, now, f"steps[{planned.step}].fields")
    version, hash_ = text
    standing: dict[str, Any] = {"version": version, "base": version, "hash": hash_}
    fields |= {name: standing[name] for name in left_out(planned)}
    if reads_all(planned):
        fields[READING[planned.command]] = head
    command, _ = parse_object(COMMANDS[planned.command], fields)
    return command


def labels_in(planned: Planned) -> list[str]:
    """Give the labels that a command points at."""
    return [label for _, label in references(planned.fields)]


def left_out(planned: Planned) -> tuple[str, ...]:
    """Give the fields of a statement's command that the player must fill in."""
    kind = COMMANDS[planned.command].__struct_fields__
    if "statement" not in kind:
        return ()
    return tuple(name for name in FILLED if name in kind and name not in planned.fields)


def reads_all(planned: Planned) -> bool:
    """Says whether the player must fill in up to which entry one has read."""
    return READING.get(planned.command, "") not in ("", *planned.fields)


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


def place_label(label: str) -> str:
    """Give the name under which an operation stands among the labels; no step's looks like that."""
    return f"{PLACE}{label}"


def _numbered(value: Any, numbers: Mapping[str, int | str], name: str = "") -> Any:
    """Give the fields with the number of its entry in place of every label."""
    if isinstance(value, dict):
        return {key: _numbered(one, numbers, key) for key, one in value.items()}
    if isinstance(value, list):
        return [_numbered(one, numbers, name) for one in value]
    if not _refers(name, value):
        return value
    return numbers[place_label(_label(value)) if name == "operation" else _label(value)]


def references(value: Any, name: str = "", path: str = "") -> Iterator[tuple[str, str]]:
    """Give the labels a step points at, each with the field that does."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield from references(one, key, f"{path}.{key}" if path else str(key))
    elif isinstance(value, list):
        for place, one in enumerate(value):
            yield from references(one, name, f"{path}[{place}]")
    elif _refers(name, value):
        yield path, place_label(_label(value)) if name == "operation" else _label(value)


def _refers(name: str, value: Any) -> bool:
    """What was seen is an entry's number in some commands, and a word in others."""
    if not isinstance(value, str):
        return False
    return name in REFERRING or (name in ("seen", "operation") and value.startswith("$"))


_KINDS = frozenset(kind.__name__ for kind in OPERATION_COMMANDS + RESOURCE_COMMANDS)


def amiss(one: Planned, place: str, known: set[str], cast: Cast) -> Iterator[Problem]:
    """Every step is read as a command before the start, with stand-ins for what comes later; give
    what is wrong with it."""
    if one.command not in _KINDS:
        near = ", ".join(get_close_matches(one.command, _KINDS, n=3))
        told = {"command": one.command, "near": near}
        code = "scenario.unknown_command" if not near else "scenario.no_such_command"
        yield Malformed(code, field=f"{place}.command", **told)
        return
    permitted = Faults()
    with permitted.here():
        allowed(cast, one.command, one.actor, place)
    yield from permitted.found
    labels: dict[str, int | str] = {label: _stand_in(label) for label in known}
    for field, label in references(one.fields):
        if label not in known:
            name = label.removeprefix(PLACE)
            yield Malformed("scenario.unknown_label", field=f"{place}.fields.{field}", label=name)
            labels[label] = _stand_in(label)
    yield from _unfit(one, place, labels)


def _stand_in(label: str) -> int | str:
    return SOMEWHERE if label.startswith(PLACE) else 1


def _unfit(one: Planned, place: str, labels: Mapping[str, int | str]) -> Iterator[Malformed]:
    """Give each field that the command does not take: one that does not fit is left out, and the
    rest is read again."""
    left = one
    while True:
        try:
            command_of(left, datetime.fromisoformat("2000-01-01T00:00:00+00:00"), labels)
        except Malformed as problem:
            inner = (problem.field or "").removeprefix(f"steps[{one.step}].fields.")
            first = inner.split(".")[0].split("[")[0]
            if left is not one and first in one.fields and first not in left.fields:
                return
            yield Malformed(problem.code, f"{place}.fields.{inner}", **problem.facts)
            if first not in left.fields:
                return
            rest = {name: value for name, value in left.fields.items() if name != first}
            left = msgspec.structs.replace(left, fields=rest)
        else:
            return
