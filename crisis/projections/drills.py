"""A drill as it stands: its script, its clock, what was given, answered and done, and its end.

The drill has two times. The drill's own runs on every screen. The script's is the one the injects
are laid out by: it runs along, and stands still for as long as all that is left was postponed.
"""

from __future__ import annotations

from datetime import datetime

import msgspec
from immutables import Map

from crisis.events import Erased, Event, Stamp
from crisis.events.closing import OperationClosed
from crisis.events.drills import (
    CodeWordMissed,
    ComcheckAnswered,
    DrillClockSet,
    DrillEnded,
    DrillPrepared,
    InjectAnswered,
    InjectGiven,
    InjectReleased,
)
from crisis.projections import seat_links
from crisis.projections.seat_links import SeatLinks
from crisis.projections.stretches import Stretches, joined
from crisis.terms.drills import (
    Cell,
    ClockMove,
    DrillEnding,
    DrillPhase,
    PlayedInject,
    PlayedPart,
)
from crisis.terms.log import Channel

ACTS = frozenset(
    {
        *("EntryRecorded", "EntryCorrected", "LevelDecided", "StaffCalled", "DecisionTaken"),
        *("TaskAsked", "TaskMoved", "RequestMade", "StatementReleased", "HoldingStatementIssued"),
        *("SitrepFrozen", "MeetingOpened"),
    }
)
"""What a branch or a trigger of a script may ask for, as the journal calls it."""
CLOCK_ACCOUNT = 0
"""By whose account the clock acts: nobody's."""


class Move(msgspec.Struct, frozen=True, kw_only=True):
    """One move of the clock; the fields are the event's. Dansk: øvelsesurets stilling.

    by_clock: made by no person, but by the clock that found that nobody had looked after it.
    """

    number: int
    at: datetime
    move: ClockMove
    phase: DrillPhase
    came_s: float
    at_s: float
    came_script_s: float
    script_s: float
    hold_s: float
    speed: float
    by_clock: bool = False


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """An inject that was given; without words where the law took them. Dansk: givet indspil."""

    number: int
    at: datetime
    inject: str | None = None
    time: int = 1
    due_s: float | None = None
    at_s: float = 0.0
    sender: str = ""
    seats: tuple[str, ...] = ()
    cells: tuple[Cell, ...] = ()
    channel: Channel = Channel.PHONE
    text: str | None = None
    attachment: str | None = None
    command: str | None = None
    entries: tuple[int, ...] = ()
    failed: str | None = None
    by_hand: bool = False
    erased: bool = False


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody answered to an inject. Dansk: svar på et indspil."""

    number: int
    at: datetime
    given: int
    at_s: float
    seat: str
    seat_name: str
    authority_name: str
    text: str


class Heard(msgspec.Struct, frozen=True, kw_only=True):
    """A seat that said it is there, or tried a wrong code word. Dansk: comcheck."""

    number: int
    at: datetime
    seat: str
    seat_name: str
    authority_name: str


class Act(msgspec.Struct, frozen=True, kw_only=True):
    """Something that was done in the drill and that the script may ask for."""

    type: str
    seat: str
    account: int
    at: datetime


class End(msgspec.Struct, frozen=True, kw_only=True):
    """When and why the drill was over."""

    number: int
    at: datetime
    kind: DrillEnding
    at_s: float
    seat: str


class Drill(msgspec.Struct, frozen=True, kw_only=True):
    """All that is known of a drill; number: the entry that prepared it, 0 before.

    Dansk: øvelsens forløb.

    came: inject and time → the entry that gave it. ran: the stretches of the script's time that
    lie behind, until the newest move. released: inject → the script's time from which it comes.
    goals: None where they are not known. safety: who stops it, and how.
    """

    number: int = 0
    seat: str = ""
    authority: str = ""
    title: str = ""
    start: str | None = None
    script: str = ""
    seed: int = 0
    code_word: str = ""
    code_mark: str = ""
    parts: tuple[PlayedPart, ...] = ()
    injects: Map[str, PlayedInject] = Map()
    goals: tuple[str, ...] | None = ()
    safety: str | None = None
    comchecked: Map[str, Heard] = Map()
    moves: tuple[Move, ...] = ()
    ran: Stretches = ()
    given: Map[int, Given] = Map()
    came: Map[tuple[str, int], int] = Map()
    answers: Map[int, Reply] = Map()
    released: Map[str, float] = Map()
    acts: Map[int, Act] = Map()
    links: SeatLinks = Map()
    misses: tuple[Heard, ...] = ()
    ended: End | None = None

    @property
    def phase(self) -> DrillPhase:
        """Say how far it has come."""
        if self.ended is not None:
            return DrillPhase.ENDED
        if self.moves:
            return self.moves[-1].phase
        return DrillPhase.READY if self.number else DrillPhase.NONE

    @property
    def base(self) -> int:
        """Give the number of the newest move of the clock, 0 before the first."""
        return self.moves[-1].number if self.moves else 0

    def answers_to(self, given: int) -> list[Reply]:
        """Give what was answered to an inject, oldest first."""
        return [
            self.answers[one] for one in sorted(self.answers) if self.answers[one].given == given
        ]


def fold(drill: Drill, stamp: Stamp, event: Event | Erased) -> Drill:
    """Take one more entry in; in LIVE there is none of it, and the slice stays as it was."""
    name = event.type if isinstance(event, Erased) else type(event).__name__
    if drill.moves and drill.ended is None and name in ACTS:
        act = Act(type=name, seat=stamp.seat, account=stamp.account, at=stamp.recorded_at)
        return msgspec.structs.replace(drill, acts=drill.acts.set(stamp.number, act))
    if name == OperationClosed.__name__ and drill.number and drill.ended is None:
        at_s = drill.moves[-1].at_s if drill.moves else 0.0
        return _ended(drill, stamp, DrillEnding.FINISHED, at_s)
    if isinstance(event, Erased):
        return _blank(drill, stamp, event)
    return _told(drill, stamp, event)


def _told(drill: Drill, stamp: Stamp, event: Event) -> Drill:
    match event:
        case DrillPrepared():
            return _prepared(stamp, event)
        case DrillClockSet():
            return _moved(drill, stamp, event)
        case InjectGiven():
            return _given(drill, stamp, event)
        case InjectReleased(inject=inject, script_s=since):
            return msgspec.structs.replace(drill, released=drill.released.set(inject, since))
        case InjectAnswered() | ComcheckAnswered() | CodeWordMissed():
            return _spoken(drill, stamp, event)
        case DrillEnded(kind=kind, at_s=at_s):
            return _ended(drill, stamp, kind, at_s)
        case _:
            links = seat_links.fold(drill.links, stamp, event)
            return drill if links is drill.links else msgspec.structs.replace(drill, links=links)


def _blank(drill: Drill, stamp: Stamp, event: Erased) -> Drill:
    """What was said goes; that something was prepared and given stays."""
    if event.type == DrillPrepared.__name__:
        drill = Drill(number=stamp.number, seat=stamp.seat, authority=stamp.authority)
        return msgspec.structs.replace(drill, goals=None)
    if event.type == InjectGiven.__name__:
        blank = Given(number=stamp.number, at=stamp.recorded_at, erased=True)
        return msgspec.structs.replace(drill, given=drill.given.set(stamp.number, blank))
    return drill


def _prepared(stamp: Stamp, event: DrillPrepared) -> Drill:
    return Drill(
        number=stamp.number,
        seat=stamp.seat,
        authority=stamp.authority,
        title=event.title,
        start=event.start,
        script=event.script,
        seed=event.seed,
        code_word=event.code_word,
        code_mark=event.code_mark,
        parts=event.parts,
        injects=Map({one.id: one for one in event.injects}),
        goals=event.goals,
        safety=event.safety,
    )


def _moved(drill: Drill, stamp: Stamp, event: DrillClockSet) -> Drill:
    fields = ("move", "phase", "came_s", "at_s", "came_script_s", "script_s", "hold_s", "speed")
    told = {name: getattr(event, name) for name in fields}
    told["by_clock"] = stamp.account == CLOCK_ACCOUNT
    move = Move(number=stamp.number, at=stamp.recorded_at, **told)
    since = drill.moves[-1].script_s if drill.moves else 0.0
    ran = joined(drill.ran, since, event.came_script_s)
    return msgspec.structs.replace(drill, moves=(*drill.moves, move), ran=ran)


def _given(drill: Drill, stamp: Stamp, event: InjectGiven) -> Drill:
    fields = (
        *("inject", "time", "due_s", "at_s", "sender", "seats", "cells", "channel", "text"),
        *("attachment", "command", "entries", "failed", "by_hand"),
    )
    told = {name: getattr(event, name) for name in fields}
    one = Given(number=stamp.number, at=stamp.recorded_at, **told)
    acts = drill.acts
    for number in event.entries:
        acts = acts.delete(number) if number in acts else acts
    came = drill.came
    if event.inject is not None:
        came = came.set((event.inject, event.time), stamp.number)
    given = drill.given.set(stamp.number, one)
    return msgspec.structs.replace(drill, given=given, came=came, acts=acts)


def _spoken(
    drill: Drill, stamp: Stamp, event: InjectAnswered | ComcheckAnswered | CodeWordMissed
) -> Drill:
    who = {"seat_name": event.seat_name, "authority_name": event.authority_name}
    where = {"number": stamp.number, "at": stamp.recorded_at, "seat": stamp.seat, **who}
    if isinstance(event, ComcheckAnswered):
        heard = drill.comchecked.set(stamp.seat, msgspec.convert(where, Heard))
        return msgspec.structs.replace(drill, comchecked=heard)
    if isinstance(event, CodeWordMissed):
        missed = (*drill.misses, msgspec.convert(where, Heard))
        return msgspec.structs.replace(drill, misses=missed)
    told = {"given": event.given, "at_s": event.at_s, "text": event.text}
    reply = msgspec.convert({**where, **told}, Reply)
    return msgspec.structs.replace(drill, answers=drill.answers.set(stamp.number, reply))


def _ended(drill: Drill, stamp: Stamp, kind: DrillEnding, at_s: float) -> Drill:
    ended = End(number=stamp.number, at=stamp.recorded_at, kind=kind, at_s=at_s, seat=stamp.seat)
    return msgspec.structs.replace(drill, ended=ended)
