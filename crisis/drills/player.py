"""Plays a plan through the door, each command from its own seat."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Protocol

import msgspec

from crisis.commands.base import Command
from crisis.commands.operations import OpenOperation
from crisis.drills.schedule import STAND_IN, Planned, command_of, left_out
from crisis.drills.script import Script
from crisis.terms.log import OnBehalfOf
from crisis.terms.operations import Mode


class Door(Protocol):
    """Where the commands go: the handler in this process, or a running board's interface."""

    def open(self, command: OpenOperation, seat: str) -> str:
        """Open the exercise; give the operation's id."""
        ...

    def send(
        self, operation: str, command: Command, seat: str, on_behalf_of: OnBehalfOf | None
    ) -> int:
        """Send a command from a seat; give the number of its entry."""
        ...

    def statement(self, operation: str, number: int) -> tuple[int, str]:
        """Give version and hash of a statement as it stands; a text not frozen has NO_HASH."""
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
    """Send each step when its time has come; `wait` takes seconds of drill time."""
    numbers: dict[str, int] = {}
    reached = 0.0
    for one in plan:
        due = one.at.total_seconds()
        if due > reached:
            wait(due - reached)
            reached = due
        text = STAND_IN
        if left_out(one):
            text = door.statement(operation, one.fields["statement"])
        command, on_behalf_of = command_of(one, now(), numbers, text)
        number = door.send(operation, command, one.seat, on_behalf_of)
        if one.label:
            numbers[one.label] = number
        yield Played(planned=one, number=number)
