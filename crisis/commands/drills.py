"""Wishes about a drill that is played: its clock, its injects, its end. None is there in LIVE."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from crisis.commands.base import Command
from crisis.terms.drills import (
    RECEIVERS,
    Cell,
    ClockMove,
    DrillEnding,
    InjectId,
    RefusalCode,
    ScriptText,
    Seconds,
    Speed,
)
from crisis.terms.ids import EntryNumber, SeatId
from crisis.terms.log import Channel, Line, Text


class PrepareDrill(Command, frozen=True, kw_only=True):
    """Lay a script ready for this drill, once, before it starts. Dansk: gør øvelse klar.

    seed: another than the script's own. code_word: ends the drill when something real happens.
    plays_steps: whoever asks plays the script's steps himself, for the drill's clock does not.
    """

    script: ScriptText
    code_word: Line
    seed: Annotated[int, Meta(ge=0, le=2**53 - 1)] | None = None
    plays_steps: bool = False


class AnswerComcheck(Command, frozen=True, kw_only=True):
    """Say that one's seat is there and hears. Dansk: svar på comcheck."""


class SetDrillClock(Command, frozen=True, kw_only=True):
    """Start, pause, speed up, jump or postpone. Dansk: stil øvelsesuret.

    base: the number of the newest move of the clock one knows, 0 before the first. to_s: where a
    jump or a step ends, and at what time of the drill a pause began that is told late. by_s: how
    much later all that is left comes.
    """

    move: ClockMove
    base: Annotated[int, Meta(ge=0, le=2**53 - 1)]
    speed: Speed | None = None
    to_s: Seconds | None = None
    by_s: Seconds | None = None


class GiveInject(Command, frozen=True, kw_only=True):
    """Give an inject of the script, for the how-manieth time. Dansk: giv indspil.

    due_s: when it was due, in seconds of the drill; None when control gives it by hand. entries:
    what its command wrote; failed: why its command could not be given.
    """

    inject: InjectId
    time: Annotated[int, Meta(ge=1, le=200)] = 1
    due_s: Seconds | None = None
    entries: Annotated[tuple[EntryNumber, ...], Meta(max_length=20)] = ()
    failed: RefusalCode | None = None


class ReleaseInject(Command, frozen=True, kw_only=True):
    """Let go of an inject that is held back. Dansk: frigiv indspil."""

    inject: InjectId


class WriteInject(Command, frozen=True, kw_only=True):
    """Give an inject that is not in the script. Dansk: skriv indspil.

    sender: a role of the script, or any name.
    """

    sender: Line
    text: Text
    seats: Annotated[tuple[SeatId, ...], Meta(max_length=RECEIVERS)] = ()
    cells: Annotated[tuple[Cell, ...], Meta(max_length=4)] = ()
    channel: Channel = Channel.PHONE


class AnswerInject(Command, frozen=True, kw_only=True):
    """Answer whoever telephoned or wrote, or answer back. Dansk: svar på indspil.

    given: the number of the entry by which the inject was given.
    """

    given: EntryNumber
    text: Text


class EndDrill(Command, frozen=True, kw_only=True):
    """End the drill: it is played out, or something real happens. Dansk: slut øvelsen.

    code_word: by which any seat may end it for something real.
    """

    kind: DrillEnding
    code_word: Line | None = None


class NoteWrongCodeWord(Command, frozen=True, kw_only=True):
    """Tell control that one's seat has tried a code word that is not the drill's; the board says it
    itself when it refuses one. Dansk: noter forkert kodeord."""


DRILL_COMMANDS: tuple[type[Command], ...] = (
    PrepareDrill,
    AnswerComcheck,
    SetDrillClock,
    GiveInject,
    ReleaseInject,
    WriteInject,
    AnswerInject,
    EndDrill,
    NoteWrongCodeWord,
)
"""Those that append to a drill that is open; none is there in LIVE."""
