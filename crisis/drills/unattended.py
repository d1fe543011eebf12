"""Plays a drill with injects alone: control, the clock, and simulated participants in every seat.

The drill's clock is moved by `step` alone, so that its time is the script's and not the machine's,
however fast it goes; the same script, seed and seats give the same commands in the same order.
"""

from __future__ import annotations

import heapq
import itertools
import random
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta

import msgspec

from crisis.commands.base import Command
from crisis.commands.drills import (
    AnswerComcheck,
    EndDrill,
    GiveInject,
    PrepareDrill,
    ReleaseInject,
    SetDrillClock,
)
from crisis.commands.log import CorrectEntry, RecordEntry
from crisis.drills.cast import Actor, Cast
from crisis.drills.commanded import given_now, planned
from crisis.drills.due import Done, Due, due
from crisis.drills.planned import Planned
from crisis.drills.player import Door, Played, command_for
from crisis.drills.schedule import plan
from crisis.drills.script import Script, span
from crisis.drills.simulated import DEED_OF, Act, acts_of, seats_of
from crisis.drills.simulated_wishes import Told, wishes
from crisis.errors import Malformed, Refused
from crisis.terms.drills import ClockMove, DrillEnding
from crisis.terms.roles import Role

CODE_WORD = "STOP ØVELSE"
EVER = timedelta(days=31)
"""Further on than any script goes."""
STEPS, RELEASES, ACTS = range(3)
"""What comes first of what comes at the same time; an inject comes before all of it."""

Item = tuple[timedelta, int, int, Planned | Act | str]


class Stage(msgspec.Struct, frozen=True, kw_only=True):
    """What a drill is played with: its script as text and read, by whom, and through which door."""

    text: str
    script: Script
    cast: Cast
    door: Door
    operation: str
    now: Callable[[], datetime]
    wait: Callable[[float], None]
    seed: int


def unattended(stage: Stage) -> Iterator[Played]:
    """Play it from comcheck to end; raises Refused naming what was not taken."""
    return _Playing(stage).run()


class _Playing:
    """How far a play has come; the journal holds the drill itself."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.control = control_of(stage.script, stage.cast)
        self.reached = timedelta(seconds=-1)
        self.base = 0
        self.given: dict[tuple[str, int], tuple[int, Due]] = {}
        self.done: list[Done] = []
        self.released: dict[str, timedelta] = {}
        self.numbers: dict[str, int] = {}
        self.written: dict[str, int] = {}
        self.order = itertools.count()
        self.agenda: list[Item] = []
        self.upcoming: list[Due] = []

    def run(self) -> Iterator[Played]:
        """Play it from comcheck to end."""
        stage = self.stage
        prepare = PrepareDrill(
            script=stage.text, code_word=CODE_WORD, seed=stage.seed, plays_steps=True
        )
        yield self._by_control(prepare)
        for seat in seats_of(stage.script):
            yield self._sent(AnswerComcheck(), Actor(seat=seat))
        for step in plan(stage.script, stage.seed, stage.cast):
            self._later(step.at, STEPS, step)
        for at, inject in releases(stage.script, stage.seed):
            self._later(at, RELEASES, inject)
        yield from self._to(timedelta())
        self._look()
        while self.upcoming or self.agenda:
            yield from self._next()
        yield self._by_control(EndDrill(kind=DrillEnding.FINISHED))

    def _next(self) -> Iterator[Played]:
        if self.upcoming and (not self.agenda or self.upcoming[0].at <= self.agenda[0][0]):
            came = self.upcoming.pop(0)
            yield from self._to(came.at)
            yield from self._give(came)
            return
        at, _, _, item = heapq.heappop(self.agenda)
        yield from self._to(at)
        match item:
            case Planned():
                yield self._step(item)
            case Act():
                yield from self._act(item)
            case str():
                self.released[item] = at
                yield self._by_control(ReleaseInject(inject=item))
                self._look()

    def _later(self, at: timedelta, kind: int, item: Planned | Act | str) -> None:
        heapq.heappush(self.agenda, (at, kind, next(self.order), item))

    def _look(self) -> None:
        """Ask anew what is due, since something was done or let go."""
        script, seed = self.stage.script, self.stage.seed
        all_ = due(script, (timedelta(), EVER), self.done, self.released, seed)
        self.upcoming = [one for one in all_ if (one.inject, one.time) not in self.given]

    def _to(self, at: timedelta) -> Iterator[Played]:
        """Move the drill's clock on to a time."""
        if at <= self.reached:
            return
        self.stage.wait(max(0.0, (at - max(self.reached, timedelta())).total_seconds()))
        self.reached = at
        to_s = at.total_seconds()
        moved = self._by_control(SetDrillClock(move=ClockMove.STEP, base=self.base, to_s=to_s))
        self.base = moved.number
        yield moved

    def _give(self, came: Due) -> Iterator[Played]:
        script = self.stage.script
        inject = next(one for one in script.injects if one.id == came.inject)
        entries: tuple[int, ...] = ()
        failed = None
        if inject.command is not None:
            one = planned(script, inject, came.at)
            try:
                command = given_now(one, self.stage.now(), self.numbers)
            except Malformed as no:
                failed = no.code
            else:
                played = self._sent(command, one.actor)
                self.numbers[inject.id] = played.number
                entries = (played.number,)
                yield played
        wish = GiveInject(
            inject=came.inject,
            time=came.time,
            due_s=came.at.total_seconds(),
            entries=entries,
            failed=failed,
        )
        given = self._by_control(wish)
        self.given[came.inject, came.time] = given.number, came
        yield given
        for act in acts_of(script, self.stage.cast, came, self.stage.seed):
            self._later(act.at, ACTS, act)

    def _step(self, one: Planned) -> Played:
        stage = self.stage
        command = command_for(one, stage.operation, stage.door, stage.now(), self.numbers)
        played = self._sent(command, one.actor)
        if one.label:
            self.numbers[one.label] = played.number
        return msgspec.structs.replace(played, planned=one)

    def _act(self, act: Act) -> Iterator[Played]:
        stage = self.stage
        number, came = self.given[act.inject, act.time]
        told = Told(
            script=stage.script,
            cast=stage.cast,
            seen=stage.door.seen(stage.operation),
            now=stage.now(),
            given=number,
            text=came.text or "",
            written=self.written.get(act.seat),
        )
        for command in wishes(act, told):
            played = self._sent(command, Actor(seat=act.seat))
            self._noted(command, act.seat, played.number)
            yield played

    def _noted(self, command: Command, seat: str, number: int) -> None:
        """Remember what a branch or a trigger may ask for, and what can be corrected."""
        if isinstance(command, RecordEntry):
            self.written[seat] = number
        elif isinstance(command, CorrectEntry):
            self.written.pop(seat, None)
        deed = DEED_OF.get(type(command))
        if deed is not None:
            self.done.append(Done(deed=deed, seat=seat, at=self.reached))
            if deed in _asked(self.stage.script):
                self._look()

    def _by_control(self, command: Command) -> Played:
        return self._sent(command, Actor(seat=self.control))

    def _sent(self, command: Command, actor: Actor) -> Played:
        stage, name = self.stage, type(command).__name__
        one = Planned(
            at=max(self.reached, timedelta()),
            step=0,
            actor=actor,
            command=name,
            fields={},
            label=None,
        )
        try:
            return Played(planned=one, number=stage.door.send(stage.operation, command, actor))
        except Refused as no:
            raise Refused(no.code, f"{name}.{no.field or actor.seat}", no.kind, **no.facts) from no


def control_of(script: Script, cast: Cast) -> str:
    """Give the planner's seat from which the drill is led: the one that opened it, if it is one."""
    opened = script.operation.seat
    if cast.seats.get(opened) is Role.PLANNER:
        return opened
    planners = (seat for seat, role in cast.seats.items() if role is Role.PLANNER)
    return next(planners, opened)


def releases(script: Script, seed: int) -> Sequence[tuple[timedelta, str]]:
    """Give when a simulated control lets go of what is held: in the middle part of the drill."""
    last = max((span(one.at, "at") for one in script.injects if one.at), default=timedelta())
    held = [one.id for one in script.injects if one.held]
    draw = {one: random.Random(f"{seed}/{one}/release").uniform(0.3, 0.8) for one in held}
    return [(timedelta(seconds=round(last.total_seconds() * draw[one])), one) for one in held]


def _asked(script: Script) -> frozenset[object]:
    """Give what the script's branches and triggers ask for."""
    branches = {one.asks.deed for one in script.branches}
    return frozenset(branches | {one.when.deed for one in script.triggers})
