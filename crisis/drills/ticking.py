"""The clock of all drills that run: gives each what has come, through the door like anybody else.

It keeps nothing that counts: what was given stands in the drill's own stream, so that whoever dies
here loses nothing. A drill that nobody looked after for a minute stands still from when somebody
last did, and control lets it go on; nothing piles up. When the machine's clock is put back while
this process lives, the drills go on by what has really passed; else they stand, and it is told.
Dansk: øvelsesuret.
"""

from __future__ import annotations

import hashlib
import logging
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from crisis.commands.base import Command
from crisis.commands.drills import GiveInject, SetDrillClock
from crisis.drills.coming import done_in, next_after, waits
from crisis.drills.commanded import given_now, numbers_in, planned
from crisis.drills.due import Due
from crisis.drills.injects import Inject
from crisis.drills.machine_clock import BACK, MachineClock
from crisis.drills.script import read
from crisis.errors import Malformed, RefusalKind, Refused, Unknown
from crisis.handler import Handler
from crisis.projections.drill_time import due_at, reading
from crisis.projections.drills import CLOCK_ACCOUNT, Drill
from crisis.projections.situation import Situation
from crisis.rules.known import By
from crisis.terms.drills import ClockMove, DrillPhase
from crisis.terms.ids import is_operation_id
from crisis.terms.operations import Mode
from crisis.terms.roles import Role

log = logging.getLogger(__name__)

NOTED = timedelta(seconds=5)
"""So often it is written down that somebody looks after the drills, while one runs."""
ALONE = timedelta(seconds=60) + NOTED
"""So long may nobody be known to look after a drill before its clock stands still."""

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class Book:
    """Where it is written when somebody last looked after the drills."""

    last: Callable[[], datetime | None]
    note: Callable[[datetime], None]


class Look(NamedTuple):
    """When a drill was last looked after, and by which move its clock ran then."""

    at: datetime
    base: int


class DrillTicker:
    """Looks after all drills, each time it is asked."""

    def __init__(
        self,
        handler: Handler,
        clock: Callable[[], datetime],
        book: Book,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._handler = handler
        self._clock = clock
        self._book = book
        self._machine = MachineClock(clock, monotonic)
        self._owed: dict[str, timedelta] = {}
        self._looked: dict[str, Look] = {}
        self._noted: datetime | None = None
        self._before: datetime | None = None
        self._idle: dict[str, int] = {}
        self._next: dict[str, tuple[int, float]] = {}

    def tick(self) -> None:
        """Give all that has come. What goes wrong in one drill stops no other, and is raised."""
        wrong: list[Exception] = []
        self._put_back_by(self._machine.gone_back())
        running = list(self._running(wrong))
        here = {one.operation for one in running}
        self._looked = {one: at for one, at in self._looked.items() if one in here}
        self._next = {one: known for one, known in self._next.items() if one in here}
        self._owed = {one: back for one, back in self._owed.items() if one in here}
        well = False
        for one in running:
            try:
                self._look_after(one)
                well = True
            except Exception as problem:  # whatever it is, the others' clocks go on
                log.debug("the drill %s", one.operation, exc_info=True)
                wrong.append(problem)
        now = self._clock()
        if self._before is not None:
            self._before = min(self._before, now)  # a clock that was put back is dealt with by now
        self._note(now, well=well)
        if wrong:
            raise wrong[0]

    def _note(self, now: datetime, *, well: bool) -> None:
        """Write down that drills are looked after; a clock put back does not keep it from that."""
        if well and (self._noted is None or abs(now - self._noted) >= NOTED):
            self._book.note(now)
            self._noted = now

    def _running(self, wrong: list[Exception]) -> Iterator[Situation]:
        """Give the drills that run by the clock. One that does not is not read again before
        something is written in it; one that cannot be read keeps no other waiting."""
        for head in self._handler.all_heads():
            drill = head.mode is Mode.EXERCISE and is_operation_id(head.stream)
            if not drill or self._idle.get(head.stream) == head.number:
                continue
            try:
                situation = self._handler.whole(head.stream)
            except Exception as problem:
                log.debug("the drill %s", head.stream, exc_info=True)
                wrong.append(problem)
                continue
            if runs_by_the_clock(situation):
                yield situation
            else:
                self._idle[head.stream] = situation.number

    def _look_after(self, situation: Situation) -> None:
        now = self._clock()
        drill, operation = situation.drill, situation.operation
        look, owed = self._looked.get(operation), self._owed.pop(operation, None)
        if owed and look and look.base == drill.base:
            self._put_right(situation, now + owed)
            return
        last = max(look.at if look else self._begun(), drill.moves[-1].at)
        if last - now > BACK:
            # Nobody knows for how long: it stands where it is known to have been.
            self._put_right(situation, last)
            self._stand_still(self._handler.whole(operation), now)
            return
        if now - last > ALONE:
            self._stand_still(situation, last)
            return
        number, second = self._next.get(operation, (0, 0.0))
        if number != situation.number or reading(drill, now).script_s >= second:
            self._give_all(situation, now)
        self._looked[operation] = Look(now, drill.base)

    def _put_back_by(self, back: timedelta) -> None:
        """What was remembered of the machine's clock is said anew by it as it goes now; each drill
        that was looked after until then has that much coming."""
        if not back:
            return
        if self._before is not None and self._before > LONG_AGO:
            self._before -= back
        for operation, look in self._looked.items():
            self._looked[operation] = Look(look.at - back, look.base)
            self._owed[operation] = self._owed.get(operation, timedelta()) + back

    def _put_right(self, situation: Situation, before: datetime) -> None:
        """Let a drill's clock say what it would by the machine's clock as it went before."""
        drill = situation.drill
        to_s = round(max(reading(drill, before).at_s, reading(drill, self._clock()).at_s), 3)
        wish = SetDrillClock(move=ClockMove.PUT_RIGHT, base=drill.base, to_s=to_s)
        self._do(situation, wish, self._as_control(drill), f"right/{drill.base}")

    def _begun(self) -> datetime:
        """Give when somebody last looked before this process did: read once, for what is written
        from then on says nothing of a drill that could not be looked after."""
        if self._before is None:
            self._before = self._book.last() or LONG_AGO
        return self._before

    def _give_all(self, situation: Situation, now: datetime) -> None:
        """Give what has come, and remember when the next comes if nothing is written before."""
        operation, seats = situation.operation, self._handler.planning().seats
        for one in waits(situation.drill, done_in(situation.drill, seats), now):
            if not self._give(self._handler.whole(operation), one):
                break
        after = self._handler.whole(operation)
        reached = reading(situation.drill, now).script_s
        second = next_after(after.drill, done_in(after.drill, seats), reached)
        self._next[operation] = (after.number, second)

    def _stand_still(self, situation: Situation, since: datetime) -> None:
        """Tell that the clock stood from then on. Whoever moved it meanwhile was there."""
        drill = situation.drill
        to_s = max(round(reading(drill, since).at_s, 3), drill.moves[-1].at_s)
        pause = SetDrillClock(move=ClockMove.PAUSE, base=drill.base, to_s=to_s)
        self._do(situation, pause, self._as_control(drill), f"pause/{drill.base}")

    def _give(self, situation: Situation, one: Due) -> bool:
        """Give one inject; no when the drill meanwhile stands or is over."""
        script = read(situation.drill.script)
        inject = next(each for each in script.injects if each.id == one.inject)
        name = f"{one.inject}/{one.time}"
        entries: tuple[int, ...] = ()
        failed: str | None = None
        if inject.command is not None:
            try:
                entries = self._command(situation, inject, one)
            except (Refused, Malformed, Unknown) as no:
                failed = no.code
        due_s = round(due_at(situation.drill, one.at).total_seconds(), 3)
        wish = GiveInject(
            inject=one.inject, time=one.time, due_s=due_s, entries=entries, failed=failed
        )
        try:
            self._do(situation, wish, self._as_control(situation.drill), f"give/{name}")
        except Refused as no:
            if no.kind is not RefusalKind.CONFLICT:
                raise
            return no.code == "drill.given_already"
        return True

    def _command(self, situation: Situation, inject: Inject, due: Due) -> tuple[int, ...]:
        """Do what a seat of the script does, as that seat; what it names came by the clock too."""
        drill, now = situation.drill, self._clock()
        one = planned(read(drill.script), inject, due.at)
        seat = self._handler.planning().seats.get(one.seat)
        if seat is None:
            raise Unknown("drill.unknown_seat", seat=one.seat)
        command = given_now(one, now, numbers_in(drill), situation.number)
        by = self._by(seat.id, seat.authority, seat.role, now)
        return self._do(situation, command, by, f"command/{due.inject}/{due.time}")

    def _as_control(self, drill: Drill) -> By:
        return self._by(drill.seat, drill.authority, Role.PLANNER, self._clock())

    def _by(self, seat: str, authority: str, role: Role, now: datetime) -> By:
        return By(
            account=CLOCK_ACCOUNT,
            seat=seat,
            authority=authority,
            role=role,
            mode=Mode.EXERCISE,
            now=now,
            program=True,
        )

    def _do(self, situation: Situation, command: Command, by: By, name: str) -> tuple[int, ...]:
        """Do it under a key that is the same however often it is tried, after any crash too."""
        known = key(situation.operation, name)
        done = self._handler.do(
            command, by, stream=situation.operation, key=known, request_hash=known
        )
        return done.entries


def runs_by_the_clock(situation: Situation) -> bool:
    """Says whether a drill runs by itself, and not by the steps of who plays it."""
    drill = situation.drill
    running = drill.phase is DrillPhase.RUNNING and drill.moves[-1].speed > 0
    return running and situation.closing.closed is None


def key(operation: str, name: str) -> str:
    """Give the key of what the clock does in a drill, the same each time it is done."""
    return "drill-" + hashlib.sha256(f"{operation}/{name}".encode()).hexdigest()[:56]
