"""Where the command line sends its commands: a running board's interface, else the handler here.

One process writes to the database at a time: while a board runs on the same data, the command
line speaks to it like any other program, with a token for exercises only.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from crisis.channels.publisher import Publisher
from crisis.cli.api_line import ApiLine
from crisis.cli.told import situation_of
from crisis.commands.base import Command
from crisis.commands.operations import OpenOperation
from crisis.commands.publishing import IssueHoldingStatement, ReleaseStatement, RetractStatement
from crisis.demo import DRILL_ACCOUNT
from crisis.drills.player import Door
from crisis.drills.report import waiting
from crisis.drills.schedule import NO_HASH, STAND_IN
from crisis.errors import Refused, StartRefused
from crisis.journal.lanes import ThreadLanes
from crisis.projections.situation import Situation
from crisis.projections.statements import Statement
from crisis.rules.known import By
from crisis.supervisor import state
from crisis.terms.ids import PLANNING
from crisis.terms.log import OnBehalfOf
from crisis.terms.operations import Mode
from crisis.web.accounts.people import Account
from crisis.web.accounts.tokens import Tokens
from crisis.wiring import Parts, build, clock, new_key, publisher

PAGE = 1_000
"""How many entries of the log are asked for at a time."""
SETTLING = 10.0
"""How many seconds a board is given to send what a drill let out."""
LOOK = 0.2
SWEEPS = 5
"""A retraction leaves one sweep after what it takes back."""
LET_OUT = (ReleaseStatement, IssueHoldingStatement, RetractStatement)


class SeatedDoor(Door):
    """A door that knows which seats there are, and how it ended."""

    def seats(self) -> frozenset[str]:
        """Give the ids of all seats."""
        raise NotImplementedError

    def settle(self, operation: str) -> None:
        """See to it that what was let out has left, or that it was given its time."""
        raise NotImplementedError

    def situation(self, operation: str) -> Situation:
        """Give all that is known of the operation."""
        raise NotImplementedError


class HandlerDoor(SeatedDoor):
    """The handler in this process; every command acts in an EXERCISE."""

    def __init__(self, parts: Parts, account: int) -> None:
        self._parts = parts
        self._account = account
        self._seat = ""
        self._publisher: Publisher | None = None

    def seats(self) -> frozenset[str]:
        """Give the ids of all seats."""
        return frozenset(self._parts.handler.planning().seats)

    def open(self, command: OpenOperation, seat: str) -> str:
        """Open the exercise; give the operation's id."""
        by = self._by(seat, None)
        self._seat = seat
        done = self._parts.handler.do(command, by, stream=None, key=new_key())
        return done.operation

    def send(
        self, operation: str, command: Command, seat: str, on_behalf_of: OnBehalfOf | None
    ) -> int:
        """Send a command from a seat; give the number of its entry."""
        by = self._by(seat, on_behalf_of)
        done = self._parts.handler.do(command, by, stream=operation, key=new_key())
        if isinstance(command, LET_OUT):
            self.settle(operation)
        return done.entries[0]

    def statement(self, operation: str, number: int) -> tuple[int, str]:
        """Give version and hash of a statement as it stands."""
        found = self.situation(operation).statements.get(number)
        return STAND_IN if found is None else _text_of(found)

    def settle(self, operation: str) -> None:
        """Send what was let out: no board runs, so nobody else does."""
        if self._publisher is None:
            self._publisher = publisher(self._parts, Mode.EXERCISE)
        for _ in range(SWEEPS):
            if not self._publisher.sweep(operation):
                return

    def situation(self, operation: str) -> Situation:
        """Give all that is known of the operation."""
        return self._parts.handler.situation(self._by(self._seat, None), operation)

    def _by(self, seat: str, on_behalf_of: OnBehalfOf | None) -> By:
        held = self._parts.handler.planning().seats.get(seat)
        if held is None:
            raise Refused("seat.unknown", field="seat", seat=seat)
        return By(
            account=self._account,
            seat=seat,
            authority=held.authority,
            role=held.role,
            mode=Mode.EXERCISE,
            now=clock(),
            program=True,
            on_behalf_of=on_behalf_of,
        )


class ApiDoor(SeatedDoor):
    """A running board, spoken to over its own interface; one token for each seat, revoked after."""

    def __init__(
        self,
        board: Mapping[str, Any],
        tokens: Tokens,
        account: Account,
        *,
        exercise_only: bool = True,
    ) -> None:
        self._exercise_only = exercise_only
        self._line = ApiLine(str(board["url"]), str(board.get("authority") or ""))
        self._seat = ""
        self._tokens = tokens
        self._account = account
        self._made: dict[str, str] = {}

    def seats(self) -> frozenset[str]:
        """Give the ids of the seats this program may act as."""
        return frozenset(self._account.seats)

    def close(self) -> None:
        """Revoke what was made for this drill, and hang up."""
        self._line.close()
        for secret in self._made.values():
            self._tokens.revoke_secret(secret)

    def open(self, command: OpenOperation, seat: str) -> str:
        """Open the exercise; give the operation's id."""
        self._seat = seat
        said = self._post("/operations", seat, msgspec.to_builtins(command))
        return str(said["operation"])

    def send(
        self, operation: str, command: Command, seat: str, on_behalf_of: OnBehalfOf | None
    ) -> int:
        """Send a command from a seat; give the number of its entry."""
        body = msgspec.to_builtins(command)
        if on_behalf_of is not None:
            body["on_behalf_of"] = msgspec.to_builtins(on_behalf_of)
        stream = PLANNING if operation == PLANNING else f"operations/{operation}"
        path = f"/{stream}/commands/{type(command).__name__}"
        return int(self._post(path, seat, body)["entries"][0])

    def statement(self, operation: str, number: int) -> tuple[int, str]:
        """Give version and hash of a statement as it stands."""
        told = self._told(operation, "limit=1")["statements"]
        found = next((one for one in told if one["number"] == number), None)
        return STAND_IN if found is None else _text_of(msgspec.convert(found, Statement))

    def settle(self, operation: str) -> None:
        """Wait for the board's publisher, but not for ever."""
        for _ in range(round(SETTLING / LOOK)):
            told = msgspec.convert(self._told(operation, "limit=1")["statements"], list[Statement])
            if not waiting(told):
                return
            time.sleep(LOOK)

    def situation(self, operation: str) -> Situation:
        """Give all that is known of the operation, its log page by page."""
        said = self._told(operation, f"limit={PAGE}")
        log, page = list(said["log"]), said["log"]
        while len(page) == PAGE:
            page = self._told(operation, f"limit={PAGE}&before={page[-1]['number']}")["log"]
            log += page
        return situation_of(said, log)

    def _token(self, seat: str) -> str:
        if seat not in self._made:
            self._made[seat] = self._tokens.create(
                self._account.id,
                seat,
                "the command line",
                days=1,
                exercise_only=self._exercise_only,
            )
        return self._made[seat]

    def _post(self, path: str, seat: str, body: Any) -> Any:
        headers = {**self._signed(seat), "Content-Type": "application/json"}
        return self._line.ask("POST", path, headers | {"Idempotency-Key": new_key()}, body)

    def _told(self, operation: str, query: str) -> Any:
        path = f"/operations/{operation}/situation?{query}"
        return self._line.ask("GET", path, self._signed(self._seat))

    def _signed(self, seat: str) -> dict[str, str]:
        return {"Authorization": f"Bearer {self._token(seat)}"}


@contextlib.contextmanager
def door_for(settings: Any) -> Iterator[SeatedDoor]:
    """Give the door to use: the running board's when there is one, else our own handler."""
    board = state.running(Path(settings.var) / "run")
    parts = build(settings, ThreadLanes())
    try:
        account = parts.people.named(DRILL_ACCOUNT)
        if account is None:
            raise StartRefused(f"Kontoen »{DRILL_ACCOUNT}« findes ikke; start demoen først.")
        if not board:
            yield HandlerDoor(parts, account.id)
            return
        door = ApiDoor(board, Tokens(parts.database, clock), account)
        try:
            yield door
        finally:
            door.close()
    finally:
        parts.database.close()


def _text_of(found: Statement) -> tuple[int, str]:
    return found.version, found.hash or NO_HASH
