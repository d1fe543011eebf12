"""Facts about a drill that is played."""

from __future__ import annotations

from crisis.events.base import Event
from crisis.terms.drills import Cell, ClockMove, DrillEnding, DrillPhase, PlayedInject, PlayedPart
from crisis.terms.log import Channel


class DrillPrepared(Event, frozen=True, kw_only=True):
    """A script was laid ready. Dansk: øvelse gjort klar.

    code_mark: SHA-256 of the code word, by which it is known again and not read. goals: what it may
    be judged by; None where it was prepared before they were noted. safety: who stops it when
    somebody is in danger, and how; None where the script does not say or it was not noted yet.
    """

    title: str
    start: str | None
    script: str
    seed: int
    code_word: str
    code_mark: str
    parts: tuple[PlayedPart, ...]
    injects: tuple[PlayedInject, ...]
    goals: tuple[str, ...] | None = None
    safety: str | None = None
    seat_name: str
    authority_name: str


class ComcheckAnswered(Event, frozen=True, kw_only=True):
    """A seat said that it is there. Dansk: comcheck besvaret."""

    seat_name: str
    authority_name: str


class DrillClockSet(Event, frozen=True, kw_only=True):
    """The drill's clock was moved. Dansk: øvelsesuret stillet.

    came_s, at_s: the drill's time before and after; came_script_s, script_s: the script's.
    hold_s: for how long of the drill the script stands still, since all that is left was postponed.
    """

    move: ClockMove
    phase: DrillPhase
    came_s: float
    at_s: float
    came_script_s: float
    script_s: float
    hold_s: float
    speed: float
    seat_name: str
    authority_name: str


class InjectGiven(Event, frozen=True, kw_only=True):
    """An inject reached its receivers. Dansk: indspil givet.

    inject: None when it is not in the script. due_s: when it was due, in seconds of the drill;
    at_s: when it came. entries: what its command wrote; failed: why that could not be given.
    """

    inject: str | None
    time: int
    due_s: float | None
    at_s: float
    sender: str
    seats: tuple[str, ...]
    cells: tuple[Cell, ...]
    channel: Channel
    text: str | None
    attachment: str | None
    command: str | None
    entries: tuple[int, ...]
    failed: str | None
    by_hand: bool
    seat_name: str
    authority_name: str


class InjectReleased(Event, frozen=True, kw_only=True):
    """An inject is held back no longer. Dansk: indspil frigivet.

    script_s: the script's time then, from which it comes.
    """

    inject: str
    script_s: float
    seat_name: str
    authority_name: str


class InjectAnswered(Event, frozen=True, kw_only=True):
    """Somebody answered an inject, or answered back. Dansk: indspil besvaret."""

    given: int
    at_s: float
    text: str
    seat_name: str
    authority_name: str


class DrillEnded(Event, frozen=True, kw_only=True):
    """The drill is over. Dansk: øvelse slut."""

    kind: DrillEnding
    at_s: float
    seat_name: str
    authority_name: str


class CodeWordMissed(Event, frozen=True, kw_only=True):
    """A seat tried to end the drill by a word that is not its code word; which one is not kept.

    Dansk: forkert kodeord prøvet.
    """

    seat_name: str
    authority_name: str


DRILL_EVENTS: tuple[type[Event], ...] = (
    DrillPrepared,
    ComcheckAnswered,
    DrillClockSet,
    InjectGiven,
    InjectReleased,
    InjectAnswered,
    DrillEnded,
    CodeWordMissed,
)
"""What is kept of a drill in its operation's own stream."""
