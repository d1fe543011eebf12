"""From a script and a seed to what will be sent when; the same seed gives the same plan."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

import msgspec

from crisis.commands import COMMANDS, OPERATION_COMMANDS, RESOURCE_COMMANDS
from crisis.commands.base import Command
from crisis.commands.lending import LendSeat
from crisis.commands.parse import parse_object
from crisis.drills.cast import NOBODY, Actor, Cast, allowed, person_of
from crisis.drills.script import Script, Step, forward, span
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

    @property
    def seat(self) -> str:
        """The seat that acts."""
        return self.actor.seat


def plan(script: Script, seed: int | None = None, cast: Cast = NOBODY) -> list[Planned]:
    """Lay out the drill in the order of its times; raises Malformed or Refused naming step and
    field: what no seat or person of the cast may do is not begun."""
    draw = random.Random(script.seed if seed is None else seed)
    planned: list[Planned] = []
    clock = timedelta()
    known: set[str] = set()
    reached: dict[str, timedelta] = {}
    for number, step in enumerate(script.steps, 1):
        place = f"steps[{number}]"
        clock += forward(step.after, f"{place}.after")
        # Every step draws as often whatever comes of it, so that one change moves nothing else.
        happens = draw.random() < step.chance
        shift = timedelta(seconds=round(draw.uniform(-step.jitter, step.jitter)))
        text = draw.choice(step.one_of) if step.one_of else None
        actor = _actor(step, place, cast, known)
        fields = _fields(step, place, cast, text)
        one = Planned(
            at=max(clock + shift, timedelta()),
            step=number,
            actor=actor,
            command=step.command,
            fields=fields,
            label=step.label,
        )
        check(one, place, known, cast)
        one = _not_before(one, reached)
        for made in _made(one):
            known.add(made)
            reached[made] = one.at
        if happens:
            planned.append(one)
    return sorted(_whole(planned), key=lambda one: (one.at, one.step))


def command_of(
    planned: Planned,
    now: datetime,
    numbers: Mapping[str, int],
    text: tuple[int, str] = STAND_IN,
    head: int = 1,
) -> Command:
    """Make the command of a step at its moment: labels become numbers, lengths become times.

    text: version and hash of the statement it is about, head: the number of the newest entry, for
    what the script leaves out.
    """
    fields: dict[str, Any] = _numbered(planned.fields, numbers)
    fields = _dated(fields, now, f"steps[{planned.step}].fields")
    version, hash_ = text
    standing = {"version": version, "base": version, "hash": hash_}
    fields |= {name: standing[name] for name in left_out(planned)}
    if reads_all(planned):
        fields[READING[planned.command]] = head
    command, _ = parse_object(COMMANDS[planned.command], fields)
    return command


def labels_in(planned: Planned) -> list[str]:
    """Give the labels that a command points at."""
    return [label for _, label in _references(planned.fields)]


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


def _actor(step: Step, place: str, cast: Cast, known: set[str]) -> Actor:
    """Say as what a step is played; on a seat that is not his own a person sits by a loan."""
    if step.person is None:
        return Actor(seat=step.seat, on_behalf_of=step.on_behalf_of)
    person = person_of(cast, step.person, f"{place}.person")
    lent = step.seat not in person.seats and _loan(person.account, step.seat) in known
    return Actor(seat=step.seat, person=person, on_behalf_of=step.on_behalf_of, lent=lent)


def _fields(step: Step, place: str, cast: Cast, text: str | None) -> dict[str, Any]:
    """Give a step's fields with the text that was drawn, and an account in place of a user name."""
    fields = {**step.fields, **({"text": text} if text else {})}
    if step.command == LendSeat.__name__ and isinstance(fields.get("account"), str):
        borrower = person_of(cast, fields["account"], f"{place}.fields.account")
        fields["account"] = borrower.account
    return fields


def _loan(account: object, seat: object) -> str:
    """Name the loan of a seat; no label looks like that."""
    return f"{account}@{seat}"


def _made(one: Planned) -> Iterator[str]:
    """Give what later steps may rest on: a step's label, and the loan it makes."""
    if one.label:
        yield one.label
    if one.command == LendSeat.__name__:
        yield _loan(one.fields.get("account"), one.fields.get("seat"))


def _needed(one: Planned) -> Iterator[str]:
    """Give what a step rests on: what it points at, and the loan by which it is played."""
    yield from (label for _, label in _references(one.fields))
    if one.actor.lent and one.actor.person:
        yield _loan(one.actor.person.account, one.seat)


def _not_before(one: Planned, reached: Mapping[str, timedelta]) -> Planned:
    """A step waits for what it rests on, though jitter drew that later."""
    waits = [reached[needed] for needed in _needed(one) if needed in reached]
    return msgspec.structs.replace(one, at=max([one.at, *waits]))


def check(one: Planned, place: str, known: set[str], cast: Cast) -> None:
    """Every step is read as a command before the start, with stand-ins for what comes later."""
    if one.command not in {kind.__name__ for kind in OPERATION_COMMANDS + RESOURCE_COMMANDS}:
        raise Malformed("scenario.unknown_command", field=f"{place}.command", command=one.command)
    allowed(cast, one.command, one.actor, place)
    for field, label in _references(one.fields):
        if label not in known:
            raise Malformed("scenario.unknown_label", field=f"{place}.fields.{field}", label=label)
    stand_in = dict.fromkeys(known, 1)
    try:
        command_of(one, datetime.fromisoformat("2000-01-01T00:00:00+00:00"), stand_in)
    except Malformed as problem:
        inner = (problem.field or "").removeprefix(f"steps[{one.step}].fields.")
        raise Malformed(problem.code, f"{place}.fields.{inner}", **problem.facts) from problem


def _whole(planned: list[Planned]) -> list[Planned]:
    """Drop what rests on a step that chance left out."""
    present = {made for one in planned for made in _made(one)}
    kept: list[Planned] = []
    for one in planned:
        if any(needed not in present for needed in _needed(one)):
            present.difference_update(_made(one))
            continue
        kept.append(one)
    return kept
