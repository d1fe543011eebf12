"""An installation with drills, and a keeper that may die at any moment."""

from __future__ import annotations

from datetime import datetime, timedelta

from crisis.commands.base import Command
from crisis.commands.drills import PrepareDrill, SetDrillClock
from crisis.drills.ticking import Book, DrillTicker
from crisis.projections.drills import Drill
from crisis.terms.drills import ClockMove
from crisis.terms.operations import Mode
from tests.drilling import CODE_WORD, CONTROL, SCRIPT
from tests.given import Desk

START = ClockMove.START


class Board:
    """An installation with drills, and a keeper that may die at any moment."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.noted: list[datetime] = []
        self.ticker = self.keeper()

    def keeper(self) -> DrillTicker:
        """A new process: it knows nothing but what is on the disk."""
        book = Book(last=lambda: self.noted[-1] if self.noted else None, note=self.noted.append)
        return DrillTicker(self.desk.handler, lambda: self.desk.now, book)

    def dies(self) -> None:
        self.ticker = self.keeper()

    def drill(self, name: str = "Øvelse", script: str = SCRIPT) -> str:
        operation = self.desk.opens(name, Mode.EXERCISE)
        self.does(PrepareDrill(script=script, code_word=CODE_WORD), operation)
        self.moves(START, operation)
        return operation

    def does(self, command: Command, operation: str, seat: str = CONTROL) -> int:
        done = self.desk.do(command, seat, operation, mode=Mode.EXERCISE)
        return done.entries[0]

    def moves(self, move: ClockMove, operation: str, **more: float) -> None:
        wish = SetDrillClock(move=move, base=self.of(operation).base, **more)
        self.does(wish, operation)

    def of(self, operation: str) -> Drill:
        return self.desk.handler.whole(operation).drill

    def given(self, operation: str) -> list[tuple[str | None, int]]:
        found = self.of(operation).given
        return [(found[one].inject, found[one].time) for one in sorted(found)]

    def passes(self, seconds: float, *, every: float = 30) -> None:
        """Time passes, and the keeper looks after the drills meanwhile."""
        until = self.desk.now + timedelta(seconds=seconds)
        while self.desk.now < until:
            self.desk.now = min(until, self.desk.now + timedelta(seconds=every))
            self.ticker.tick()

    def alone(self, seconds: float) -> None:
        """Time passes, and nobody looks after anything."""
        self.desk.now += timedelta(seconds=seconds)
