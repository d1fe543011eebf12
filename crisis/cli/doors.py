"""Where the command line sends its commands: a running board's interface, else the handler here.

One process writes to the database at a time: while a board runs on the same data, the command
line speaks to it like any other program, with a token for exercises only.
"""

from __future__ import annotations

import contextlib
import json
import ssl
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from crisis.commands.base import Command
from crisis.commands.operations import OpenOperation
from crisis.demo import DRILL_ACCOUNT
from crisis.drills.player import Door
from crisis.errors import RefusalKind, Refused, StartRefused
from crisis.journal.lanes import ThreadLanes
from crisis.rules.known import By
from crisis.supervisor import state
from crisis.terms.ids import PLANNING
from crisis.terms.log import OnBehalfOf
from crisis.terms.operations import Mode
from crisis.web.accounts.people import Account
from crisis.web.accounts.tokens import Tokens
from crisis.wiring import Parts, build, clock, new_key

TIMEOUT = 30.0
_KINDS = {403: RefusalKind.FORBIDDEN, 404: RefusalKind.UNKNOWN, 409: RefusalKind.CONFLICT}


class SeatedDoor(Door):
    """A door that knows which seats there are."""

    def seats(self) -> frozenset[str]:
        """Give the ids of all seats."""
        raise NotImplementedError


class HandlerDoor(SeatedDoor):
    """The handler in this process; every command acts in an EXERCISE."""

    def __init__(self, parts: Parts, account: int) -> None:
        self._parts = parts
        self._account = account

    def seats(self) -> frozenset[str]:
        """Give the ids of all seats."""
        return frozenset(self._parts.handler.planning().seats)

    def open(self, command: OpenOperation, seat: str) -> str:
        """Open the exercise; give the operation's id."""
        by = self._by(seat, None)
        done = self._parts.handler.do(command, by, stream=None, key=new_key())
        return done.operation

    def send(
        self, operation: str, command: Command, seat: str, on_behalf_of: OnBehalfOf | None
    ) -> int:
        """Send a command from a seat; give the number of its entry."""
        by = self._by(seat, on_behalf_of)
        done = self._parts.handler.do(command, by, stream=operation, key=new_key())
        return done.entries[0]

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
        self._url = str(board["url"])
        authority = str(board.get("authority") or "")
        self._context = ssl.create_default_context(cafile=authority) if authority else None
        self._tokens = tokens
        self._account = account
        self._made: dict[str, str] = {}

    def seats(self) -> frozenset[str]:
        """Give the ids of the seats this program may act as."""
        return frozenset(self._account.seats)

    def close(self) -> None:
        """Revoke what was made for this drill."""
        for secret in self._made.values():
            self._tokens.revoke_secret(secret)

    def open(self, command: OpenOperation, seat: str) -> str:
        """Open the exercise; give the operation's id."""
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
        request = urllib.request.Request(  # noqa: S310 - the address is our own board's
            f"{self._url}/api/v1{path}",
            method="POST",
            data=json.dumps(body).encode(),
            headers={
                "Authorization": f"Bearer {self._token(seat)}",
                "Content-Type": "application/json",
                "Idempotency-Key": new_key(),
            },
        )
        try:
            with urllib.request.urlopen(request, timeout=TIMEOUT, context=self._context) as answer:  # noqa: S310
                return json.load(answer)
        except urllib.error.HTTPError as problem:
            raise _refusal(problem) from problem
        except OSError as problem:
            raise StartRefused(f"Tavlen på {self._url} svarer ikke: {problem}") from problem


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


def _refusal(problem: urllib.error.HTTPError) -> Refused | StartRefused:
    try:
        said = json.load(problem)["error"]
        kind = _KINDS.get(problem.code, RefusalKind.INVALID)
        return Refused(said["code"], said.get("field"), kind, **(said.get("facts") or {}))
    except (ValueError, KeyError, TypeError):
        return StartRefused(f"Tavlen svarede {problem.code}.")
