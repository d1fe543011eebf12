"""Simulated participants: what the seats of a drill do about an inject when no person plays them.

Pure: the same script, cast and seed give the same acts. Most is done in time, some of it late, and
some of it by nobody, as it is with people; each act draws a chance of its own, so that one change
of the script moves nothing else. What is sent for an act stands in `simulated_wishes.py`.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import timedelta
from enum import StrEnum
from typing import NamedTuple

import msgspec

from crisis.commands.base import Command
from crisis.commands.callouts import CallStaff
from crisis.commands.decisions import TakeDecision
from crisis.commands.log import CorrectEntry, RecordEntry
from crisis.commands.meetings import OpenMeeting
from crisis.commands.operations import DecideLevel
from crisis.commands.publishing import IssueHoldingStatement
from crisis.commands.requests import MakeRequest
from crisis.commands.sitreps import FreezeSitrep
from crisis.commands.tasks import AskTask, MoveTask
from crisis.drills.cast import Actor, Cast, may_play
from crisis.drills.due import Due
from crisis.drills.injects import Deed, Expected
from crisis.drills.script import Script, span
from crisis.rules.role_groups import HEADS
from crisis.terms.roles import Role

WITHIN = timedelta(minutes=10)
"""How soon one acts when the script does not say."""
IN_TIME, LATE = 0.75, 0.9
"""Below the first it is done in time, below the second late; the rest is done by nobody."""
FIRST_ANSWERS, OTHERS_ANSWER = 0.9, 0.4
"""How often who was told first answers who gave the inject, and each of the others."""
A_MEETING, A_TASK, A_CALL = timedelta(minutes=20), timedelta(minutes=4), timedelta(minutes=2)
"""How long a meeting lasts, and how soon a task and a call are answered."""
FOR_THE_HEAD = frozenset({Deed.LEVEL, Deed.CALLED_STAFF, Deed.SITREP, Deed.MET})
POLICE_ALONE = FOR_THE_HEAD | {Deed.WARNED}

COMMAND_OF: dict[Deed, type[Command]] = {
    Deed.WROTE: RecordEntry,
    Deed.CORRECTED: CorrectEntry,
    Deed.LEVEL: DecideLevel,
    Deed.CALLED_STAFF: CallStaff,
    Deed.DECIDED: TakeDecision,
    Deed.ASKED_TASK: AskTask,
    Deed.ANSWERED_TASK: MoveTask,
    Deed.REQUESTED: MakeRequest,
    Deed.WARNED: IssueHoldingStatement,
    Deed.SITREP: FreezeSitrep,
    Deed.MET: OpenMeeting,
}
"""By which command a deed is done."""
DEED_OF = {command: deed for deed, command in COMMAND_OF.items()}


class Doing(StrEnum):
    """What a simulated participant does beside the deed that is expected of him."""

    ANSWER = "answer"
    COME = "come"
    END_MEETING = "end_meeting"


class Act(msgspec.Struct, frozen=True, kw_only=True):
    """What a seat does of an inject, and when. Dansk: simuleret handling.

    whom: the other authority that it is about. words: drawn among several.
    """

    at: timedelta
    seat: str
    inject: str
    time: int
    does: Deed | Doing
    whom: str = ""
    words: int = 0


class _Turn(NamedTuple):
    """An inject that came, by which script and to which seats, and who plays."""

    script: Script
    cast: Cast
    came: Due
    told: tuple[str, ...]

    def act(
        self, at: timedelta, seat: str, does: Deed | Doing, *, whom: str = "", words: int = 0
    ) -> Act:
        """Give an act, at a whole second after the inject."""
        whole = timedelta(seconds=round(at.total_seconds()))
        return Act(
            at=max(whole, self.came.at + timedelta(seconds=1)),
            seat=seat,
            inject=self.came.inject,
            time=self.came.time,
            does=does,
            whom=whom,
            words=words,
        )

    def others(self, own: str) -> dict[str, str]:
        """Give of each other authority a seat that may answer a task: who was told first, the
        police last."""
        found: dict[str, str] = {}
        police = police_of(self.cast)
        rest = sorted(seats_of(self.script), key=lambda one: self.cast.authorities[one] == police)
        for seat in (*self.told, *rest):
            authority = self.cast.authorities[seat]
            if authority != own and may_play(self.cast, MoveTask, Actor(seat=seat)):
                found.setdefault(authority, seat)
        return found


def acts_of(script: Script, cast: Cast, came: Due, seed: int) -> tuple[Act, ...]:
    """Give all that the seats do of an inject that came; nothing when it came to a cell."""
    inject = next(one for one in script.injects if one.id == came.inject)
    seats = {part.role: part.seat for part in script.cast}
    told = tuple(seat for role in inject.to if (seat := seats[role]) is not None)
    if not told or inject.command is not None:
        return ()
    draw = random.Random(f"{seed}/{came.inject}/{came.time}/acts")
    acts = _acts(_Turn(script, cast, came, told), inject.expects, draw)
    return tuple(sorted(acts, key=lambda one: (one.at, one.seat)))


def seats_of(script: Script) -> tuple[str, ...]:
    """Give the seats of the script's cast, in its order."""
    return tuple(dict.fromkeys(part.seat for part in script.cast if part.seat is not None))


def _acts(turn: _Turn, expects: Expected | None, draw: random.Random) -> Iterator[Act]:
    within = span(expects.within, "within") if expects and expects.within else WITHIN
    for place, seat in enumerate(turn.told):
        soon, answers, words = draw.uniform(0.05, 0.3), draw.random(), draw.randrange(9)
        if answers < (FIRST_ANSWERS if place == 0 else OTHERS_ANSWER):
            yield turn.act(turn.came.at + soon * within, seat, Doing.ANSWER, words=words)
    luck, share = draw.random(), draw.random()
    if expects is None or expects.deed is None or luck >= LATE:
        return
    slow = 0.35 + 0.55 * share if luck < IN_TIME else 1.1 + 0.5 * share
    yield from _deed(turn, expects.deed, turn.came.at + slow * within)


def _deed(turn: _Turn, deed: Deed, at: timedelta) -> Iterator[Act]:
    """The deed that is expected, and what others do of it in their turn."""
    if deed in (Deed.ASKED_TASK, Deed.ANSWERED_TASK):
        yield from _task(turn, deed, at)
        return
    seat = doer(turn.script, turn.cast, deed, turn.told)
    if seat is None:
        return
    others = turn.others(turn.cast.authorities[seat])
    yield turn.act(at, seat, deed, whom=next(iter(others), ""))
    if deed is Deed.MET:
        yield turn.act(at + A_MEETING, seat, Doing.END_MEETING)
    if deed is Deed.CALLED_STAFF:
        for place, (authority, one) in enumerate(others.items(), 1):
            yield turn.act(at + place * A_CALL, one, Doing.COME, whom=authority)


def _task(turn: _Turn, deed: Deed, at: timedelta) -> Iterator[Act]:
    """One asks and another answers: who was told asks, or answers what the script's first asks."""
    asking = turn.told if deed is Deed.ASKED_TASK else ()
    asks = doer(turn.script, turn.cast, Deed.ASKED_TASK, asking)
    others = turn.others(turn.cast.authorities.get(asks or "", ""))
    if asks is None or not others:
        return
    authority, answers = next(iter(others.items()))
    yield turn.act(at, asks, Deed.ASKED_TASK, whom=authority)
    yield turn.act(at + A_TASK, answers, Deed.ANSWERED_TASK, whom=authority)


def doer(script: Script, cast: Cast, deed: Deed, told: tuple[str, ...]) -> str | None:
    """Give the seat that does it: of those who were told, else of the script's, who may; what the
    staff's head decides, its head first."""
    police = police_of(cast)
    all_ = [*told, *seats_of(script)]
    if deed in FOR_THE_HEAD:
        all_.sort(key=lambda one: cast.seats.get(one) not in HEADS)
    for seat in all_:
        alone = deed in POLICE_ALONE and cast.authorities.get(seat) != police
        if not alone and may_play(cast, COMMAND_OF[deed], Actor(seat=seat)):
            return seat
    return None


def police_of(cast: Cast) -> str:
    """Give the authority of the chair: the police."""
    chairs = (seat for seat, role in cast.seats.items() if role is Role.CHAIR)
    return cast.authorities.get(next(chairs, ""), "")
