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
from crisis.drills.planned import STAND_IN, Planned, command_of, left_out, reads_all
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


class Played(msgspec.Struct, frozen=True, kw_only=True):
    """One step that has been played, and the entry it made."""

    planned: Planned
    number: int


def begin(script: Script, door: Door, name: str | None = None) -> str:
    """Open the operation of the script, always as an EXERCISE."""
    opening = OpenOperation(
        name=name or script.operation.name, mode=Mode.EXERCISE, level=script.operation.level
    )
    return door.open(opening, script.operation.seat)


def play(
    plan: list[Planned],
    operation: str,
    door: Door,
    *,
    now: Callable[[], datetime],
    wait: Callable[[float], None],
) -> Iterator[Played]:
    """Send each step when its time has come; `wait` takes seconds of drill time.

    What the door refuses is never sent another way: the drill ends there, and Refused names the
    step.
    """
    numbers: dict[str, int] = {}
    reached = 0.0
    for one in plan:
        due = one.at.total_seconds()
        if due > reached:
            wait(due - reached)
            reached = due
        try:
            number = door.send(
                operation, command_for(one, operation, door, now(), numbers), one.actor
            )
        except Refused as no:
            raise _at(one, no) from no
        if one.label:
            numbers[one.label] = number
        yield Played(planned=one, number=number)


def command_for(
    one: Planned, operation: str, door: Door, now: datetime, numbers: Mapping[str, int]
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
