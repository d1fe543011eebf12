"""From a script and a seed to what will be sent when; the same seed gives the same plan."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import msgspec

from crisis.commands import COMMANDS, OPERATION_COMMANDS
from crisis.commands.base import Command
from crisis.commands.parse import parse_object
from crisis.drills.script import Script, Step, span
from crisis.errors import Malformed
from crisis.terms.log import OnBehalfOf

RELATIVE = ("occurred_at", "expected_at", "since", "deadline", "normal_at")
"""Fields that a script writes as a length of time from the moment of the step."""


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
    planned: Planned, now: datetime, numbers: Mapping[str, int]
) -> tuple[Command, OnBehalfOf | None]:
    """Make the command of a step at its moment: labels become numbers, lengths become times."""
    fields = dict(planned.fields)
    for name in RELATIVE:
        if isinstance(fields.get(name), str):
            moment = now + span(fields[name], f"steps[{planned.step}].fields.{name}")
            fields[name] = moment.isoformat()
    if isinstance(fields.get("number"), str):
        fields["number"] = numbers[_label(fields["number"])]
    if isinstance(fields.get("entries"), list):
        fields["entries"] = [
            numbers[_label(one)] if isinstance(one, str) else one for one in fields["entries"]
        ]
    command, _ = parse_object(COMMANDS[planned.command], fields)
    return command, planned.on_behalf_of


def _label(reference: str) -> str:
    return reference.removeprefix("$")


def _references(fields: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Give the labels a step points at, with the field that does."""
    found = [("number", fields.get("number"))]
    entries = fields.get("entries")
    if isinstance(entries, list):
        found += [("entries", one) for one in entries]
    return [(field, _label(one)) for field, one in found if isinstance(one, str)]


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
