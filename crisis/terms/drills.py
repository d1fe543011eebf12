"""Words about a drill that is played: its clock, its cells, and what of the script is told when."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec import Meta

from crisis.terms.log import Channel

SCRIPT_LIMIT = 512_000
"""How long the text of a script may be that is kept with its drill."""
SPEED_LIMIT = 1_000.0
DAYS_LIMIT = 31 * 86_400
"""How far a drill's clock may be put, in seconds."""
RECEIVERS = 60

ScriptText = Annotated[str, Meta(min_length=1, max_length=SCRIPT_LIMIT)]
InjectId = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_-]{0,39}$")]
Speed = Annotated[float, Meta(gt=0, le=SPEED_LIMIT)]
Seconds = Annotated[float, Meta(ge=0, le=DAYS_LIMIT)]
RefusalCode = Annotated[str, Meta(pattern=r"^[a-z_]{1,40}\.[a-z_]{1,40}$")]


class Cell(StrEnum):
    """Who plays a part that no seat takes.

    Dansk: øvelsesledelsen, mediecelle, borgercelle, svarcelle.
    """

    CONTROL = "control"
    MEDIA = "media"
    CITIZENS = "citizens"
    ANSWERING = "answering"


class ClockMove(StrEnum):
    """What is done to the drill's clock. Dansk: øvelsesurets skridt.

    step: whoever plays the drill unattended moves it on himself, and it runs by nobody else.
    put_right: the clock itself finds that the machine's was put back, and goes on by what passed.
    """

    START = "start"
    PAUSE = "pause"
    RESUME = "resume"
    SPEED = "speed"
    JUMP = "jump"
    POSTPONE = "postpone"
    STEP = "step"
    PUT_RIGHT = "put_right"


class DrillPhase(StrEnum):
    """How far a drill has come. Dansk: øvelsens fase."""

    NONE = "none"
    READY = "ready"
    RUNNING = "running"
    PAUSED = "paused"
    ENDED = "ended"


class DrillEnding(StrEnum):
    """Why a drill is over. Dansk: øvelsens afslutning."""

    FINISHED = "finished"
    REAL_EVENT = "real_event"


class PlayedPart(msgspec.Struct, frozen=True, kw_only=True):
    """A role of the script as it was prepared: a seat with its name, or a cell.

    name: what people see in place of the role; None where the script says nothing.
    """

    role: str
    name: str | None = None
    seat: str | None = None
    seat_name: str = ""
    cell: Cell | None = None

    @property
    def called(self) -> frozenset[str]:
        """Give all that the role may be called as somebody's sender."""
        return frozenset(one for one in (self.role, self.name, self.seat_name) if one)


class PlayedInject(msgspec.Struct, frozen=True, kw_only=True):
    """An inject as it was prepared: to whom, how, and its words each time it comes.

    command: given from the sender's seat instead of words; who gives it reads it in the script.
    """

    id: str
    sender: str
    to: tuple[str, ...]
    channel: Channel
    texts: tuple[str | None, ...]
    attachment: str | None = None
    command: str | None = None
    held: bool = False


class PreparedScript(msgspec.Struct, frozen=True, kw_only=True):
    """A script that was read through and can be played in this drill. Dansk: læst drejebog.

    safety: who stops it when somebody is in danger, and how. steps_line: where its steps begin,
    which the drill's clock does not play; 0 without.
    """

    title: str
    start: str | None
    seed: int
    parts: tuple[PlayedPart, ...]
    injects: tuple[PlayedInject, ...]
    goals: tuple[str, ...] = ()
    safety: str | None = None
    steps_line: int = 0


def sought_word(word: str) -> str:
    """Give a code word as it is compared: case and the spaces about it count for nothing."""
    return " ".join(word.casefold().split())
