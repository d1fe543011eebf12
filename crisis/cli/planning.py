"""The planner at the command line: through a running board, else through the handler here."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from crisis.cli.doors import ApiDoor
from crisis.commands.base import Command
from crisis.config import Settings
from crisis.drills.cast import Actor
from crisis.errors import StartRefused
from crisis.journal.lanes import ThreadLanes
from crisis.register.register import Register
from crisis.rules.known import By
from crisis.supervisor import state
from crisis.terms.ids import PLANNING
from crisis.terms.operations import Mode
from crisis.terms.register import OBJECTS_PER_ENTRY
from crisis.terms.responsibility import Ground
from crisis.terms.roles import Role
from crisis.web.accounts.people import Account
from crisis.web.accounts.tokens import Tokens
from crisis.wiring import Parts, build, clock, new_key

ON_A_BOARD = 200
"""Reading a larger command would hold up the others' screens for more than a blink."""


@dataclass(frozen=True, kw_only=True)
class Planner:
    """What the planner reads, and `do`, which gives the number of the entry a command made.

    at_once: how many objects a command carries; fewer where others are at work on the board.
    """

    register: Register
    at_once: int
    grounds: dict[str, Ground]
    do: Callable[[Command], int]


@contextlib.contextmanager
def planner_for(settings: Settings, username: str) -> Iterator[Planner]:
    """Act as an account that holds a planner's seat; raises StartRefused when it does not."""
    board = state.running(Path(settings.var) / "run")
    parts = build(settings, ThreadLanes())
    try:
        account = parts.people.named(username)
        if account is None:
            raise StartRefused(f"Kontoen »{username}« findes ikke. Nævn en med --account.")
        seat = _seat(parts, account)
        grounds = dict(parts.handler.planning().grounds)
        if not board:
            do = _directly(parts, account, seat)
            yield Planner(
                register=parts.register, at_once=OBJECTS_PER_ENTRY, grounds=grounds, do=do
            )
            return
        door = ApiDoor(board, Tokens(parts.database, clock), account, exercise_only=False)
        with contextlib.closing(door):
            yield Planner(
                register=parts.register,
                at_once=ON_A_BOARD,
                grounds=grounds,
                do=lambda command: door.send(PLANNING, command, Actor(seat=seat)),
            )
    finally:
        parts.database.close()


def _seat(parts: Parts, account: Account) -> str:
    seats = parts.handler.planning().seats
    for one in account.seats:
        if one in seats and seats[one].role is Role.PLANNER:
            return one
    raise StartRefused(f"Kontoen »{account.username}« har ingen plads som planlægger.")


def _directly(parts: Parts, account: Account, seat: str) -> Callable[[Command], int]:
    held = parts.handler.planning().seats[seat]

    def do(command: Command) -> int:
        by = By(
            account=account.id,
            seat=seat,
            authority=held.authority,
            role=held.role,
            mode=Mode.LIVE,
            now=clock(),
            program=True,
        )
        return parts.handler.do(command, by, stream=PLANNING, key=new_key()).entries[0]

    return do
