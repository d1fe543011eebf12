"""Plays a plan through the door, each command from its own seat."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Protocol

import msgspec

from crisis.commands import COMMANDS
from crisis.commands.base import Command
from crisis.commands.operations import OpenOperation
from crisis.drills.cast import Actor
from crisis.drills.planned import STAND_IN, Planned, command_of, left_out, place_label, reads_all
from crisis.drills.script import Script
from crisis.errors import Refused
from crisis.projections.situation import Situation
from crisis.terms.operations import Mode


class Door(Protocol):
    """Where the commands go: the handler in this process, or a running board's interface."""

    def open(self, command: OpenOperation, seat: str) -> str:
        """Open the exercise; give the operation's id."""
        ...

    def send(self, operation: str, command: Command, actor: Actor) -> int:
        """Send a command from a seat, as a person if one is named; give its entry's number."""
        ...

    def statement(self, operation: str, number: int) -> tuple[int, str]:
        """Give version and hash of a statement as it stands; a text not frozen has NO_HASH."""
        ...

    def head(self, operation: str) -> int:
        """Give the number of the operation's newest entry."""
        ...

    def seen(self, operation: str) -> Situation:
        """Give the operation as it stands; of its log no more than the newest entry."""
        ...


Places = Mapping[str, str]
"""The operations of a drill: label → id."""


class Played(msgspec.Struct, frozen=True, kw_only=True):
    """One step that has been played, and the entry it made."""

    planned: Planned
    number: int
    operation: str = ""


def begin(script: Script, door: Door, name: str | None = None) -> str:
    """Open the operation of the script, always as an EXERCISE."""
    opening = OpenOperation(
        name=name or script.operation.name, mode=Mode.EXERCISE, level=script.operation.level
    )
    return door.open(opening, script.operation.seat)


def begin_beside(script: Script, operation: str, door: Door, name: str | None = None) -> Places:
    """Open those that stand beside the first, drawing on its resources; give all by label."""
    places = {script.operation.label: operation}
    for one in script.operations:
        named = f"{name} · {one.name}" if name else one.name
        opening = OpenOperation(name=named, mode=Mode.EXERCISE, level=one.level, beside=operation)
        places[one.label] = door.open(opening, one.seat)
    return places


def play(
    plan: list[Planned],
    operation: str | Places,
    door: Door,
    *,
    now: Callable[[], datetime],
    wait: Callable[[float], None],
) -> Iterator[Played]:
    """Send each step when its time has come; `wait` takes seconds of drill time.

    operation: the only one, or all by their labels, the first one first.

    What the door refuses is never sent another way: the drill ends there, and Refused names the
    step.
    """
    places = {"": operation} if isinstance(operation, str) else operation
    numbers: dict[str, int | str] = {place_label(label): id_ for label, id_ in places.items()}
    first, reached = next(iter(places.values())), 0.0
    for one in plan:
        where = places[one.operation] if one.operation else first
        due = one.at.total_seconds()
        if due > reached:
            wait(due - reached)
            reached = due
        try:
            number = door.send(where, command_for(one, where, door, now(), numbers), one.actor)
        except Refused as no:
            raise _at(one, no) from no
        if one.label:
            numbers[one.label] = number
        yield Played(planned=one, number=number, operation=where)


def command_for(
    one: Planned, operation: str, door: Door, now: datetime, numbers: Mapping[str, int | str]
) -> Command:
    """Make a step's command, having asked for what the script leaves out."""
    text = door.statement(operation, one.fields["statement"]) if left_out(one) else STAND_IN
    head = door.head(operation) if reads_all(one) else 1
    return command_of(one, now, numbers, text, head)


def _at(one: Planned, no: Refused) -> Refused:
    """The same no, with the step's place in the script."""
    kind, place = COMMANDS[one.command].__struct_fields__, f"steps[{one.step}]"
    first = (no.field or "").partition(".")[0].partition("[")[0]
    field = f"{place}.fields.{no.field}" if first in kind else place
    return Refused(no.code, field, no.kind, **no.facts)
