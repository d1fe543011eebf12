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
from crisis.cli.casting import cast_of
from crisis.cli.told import situation_of
from crisis.commands.base import Command
from crisis.commands.operations import OpenOperation
from crisis.commands.publishing import IssueHoldingStatement, ReleaseStatement, RetractStatement
from crisis.demo import DRILL_ACCOUNT
from crisis.drills.cast import NOBODY, Actor, Cast, Person, loan_of
from crisis.drills.planned import NO_HASH, STAND_IN
from crisis.drills.player import Door
from crisis.drills.report import waiting
from crisis.errors import Refused, StartRefused
from crisis.journal.lanes import ThreadLanes
from crisis.projections.situation import Situation
from crisis.projections.statements import Statement
from crisis.rules.known import By
from crisis.supervisor import state
from crisis.terms.ids import PLANNING
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
    """A door that knows who there is to play, and how it ended."""

    def cast(self) -> Cast:
        """Give all seats, and the people by whose accounts it may act."""
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

    def cast(self) -> Cast:
        """Give all seats, and the people by whose accounts it may act."""
        return cast_of(self._parts)

    def open(self, command: OpenOperation, seat: str) -> str:
        """Open the exercise; give the operation's id."""
        by = self._by(Actor(seat=seat))
        self._seat = seat
        done = self._parts.handler.do(command, by, stream=None, key=new_key())
        return done.operation

    def send(self, operation: str, command: Command, actor: Actor) -> int:
        """Send a command from a seat, as a person if one is named; give its entry's number."""
        lending = self._parts.handler.whole(operation).lending
        by = self._by(actor, loan_of(actor, lending, clock()))
        done = self._parts.handler.do(command, by, stream=operation, key=new_key())
        if isinstance(command, LET_OUT):
            self.settle(operation)
        return done.entries[0]

    def statement(self, operation: str, number: int) -> tuple[int, str]:
        """Give version and hash of a statement as it stands."""
        found = self.situation(operation).statements.get(number)
        return STAND_IN if found is None else _text_of(found)

    def head(self, operation: str) -> int:
        """Give the number of the operation's newest entry."""
        return self._parts.handler.head(operation).number

    def settle(self, operation: str) -> None:
        """Send what was let out: no board runs, so nobody else does."""
        if self._publisher is None:
            self._publisher = publisher(self._parts, Mode.EXERCISE)
        for _ in range(SWEEPS):
            if not self._publisher.sweep(operation):
                return

    def situation(self, operation: str) -> Situation:
        """Give all that is known of the operation."""
        return self._parts.handler.situation(self._by(Actor(seat=self._seat)), operation)

    def seen(self, operation: str) -> Situation:
        """Give the operation as it stands."""
        return self.situation(operation)

    def _by(self, actor: Actor, lent: int | None = None) -> By:
        held = self._parts.handler.planning().seats.get(actor.seat)
        if held is None:
            raise Refused("seat.unknown", field="seat", seat=actor.seat)
        return By(
            account=actor.person.account if actor.person else self._account,
            seat=actor.seat,
            authority=held.authority,
            role=held.role,
            mode=Mode.EXERCISE,
            now=clock(),
            program=True,
            on_behalf_of=actor.on_behalf_of,
            lent=lent,
        )


class ApiDoor(SeatedDoor):
    """A running board, spoken to over its own interface; one token for each who acts from each
    seat, revoked after. A person's is for exercises only, whatever the door itself is for."""

    def __init__(
        self,
        board: Mapping[str, Any],
        tokens: Tokens,
        account: Account,
        *,
        cast: Cast = NOBODY,
        exercise_only: bool = True,
    ) -> None:
        self._cast = cast
        self._exercise_only = exercise_only
        self._line = ApiLine(str(board["url"]), str(board.get("authority") or ""))
        self._seat = ""
        self._tokens = tokens
        self._account = account
        self._made: dict[tuple[int, str], str] = {}

    def cast(self) -> Cast:
        """Give the seats this program may act as, and the people by whose accounts it may."""
        return self._cast

    def close(self) -> None:
        """Revoke what was made for this drill, and hang up."""
        self._line.close()
        for secret in self._made.values():
            self._tokens.revoke_secret(secret)

    def open(self, command: OpenOperation, seat: str) -> str:
        """Open the exercise; give the operation's id."""
        self._seat = seat
        said = self._post("/operations", Actor(seat=seat), msgspec.to_builtins(command))
        return str(said["operation"])

    def send(self, operation: str, command: Command, actor: Actor) -> int:
        """Send a command from a seat, as a person if one is named; give its entry's number."""
        body = msgspec.to_builtins(command)
        if actor.on_behalf_of is not None:
            body["on_behalf_of"] = msgspec.to_builtins(actor.on_behalf_of)
        stream = PLANNING if operation == PLANNING else f"operations/{operation}"
        path = f"/{stream}/commands/{type(command).__name__}"
        return int(self._post(path, actor, body)["entries"][0])

    def statement(self, operation: str, number: int) -> tuple[int, str]:
        """Give version and hash of a statement as it stands."""
        told = self._told(operation, "limit=1")["statements"]
        found = next((one for one in told if one["number"] == number), None)
        return STAND_IN if found is None else _text_of(msgspec.convert(found, Statement))

    def head(self, operation: str) -> int:
        """Give the number of the operation's newest entry."""
        return int(self._told(operation, "limit=1")["number"])

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

    def seen(self, operation: str) -> Situation:
        """Give the operation as it stands; of its log no more than the newest entry."""
        said = self._told(operation, "limit=1")
        return situation_of(said, said["log"])

    def _token(self, person: Person | None, seat: str) -> str:
        account = person.account if person else self._account.id
        if (account, seat) not in self._made:
            self._made[account, seat] = self._tokens.create(
                account,
                seat,
                "the command line",
                days=1,
                exercise_only=self._exercise_only or person is not None,
            )
        return self._made[account, seat]

    def _post(self, path: str, actor: Actor, body: Any) -> Any:
        headers = {**self._signed(actor), "Content-Type": "application/json"}
        return self._line.ask("POST", path, headers | {"Idempotency-Key": new_key()}, body)

    def _told(self, operation: str, query: str) -> Any:
        path = f"/operations/{operation}/situation?{query}"
        return self._line.ask("GET", path, self._signed(Actor(seat=self._seat)))

    def _signed(self, actor: Actor) -> dict[str, str]:
        """Say who asks; a lent seat is named beside a token of one's own, and the board decides."""
        person, seat = actor.person, actor.seat
        own = person is None or seat in person.seats
        held = seat if person is None or own else person.seats[0]
        signed = {"Authorization": f"Bearer {self._token(person, held)}"}
        return signed if own else {**signed, "X-Seat": seat}


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
        cast = cast_of(parts, account.seats)
        door = ApiDoor(board, Tokens(parts.database, clock), account, cast=cast)
        try:
            yield door
        finally:
            door.close()
    finally:
        parts.database.close()


def _text_of(found: Statement) -> tuple[int, str]:
    return found.version, found.hash or NO_HASH
