"""How a drill's clock is moved: what each move needs, when it may be made, what both clocks say."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from crisis.commands.drills import SetDrillClock
from crisis.errors import RefusalKind, Refused
from crisis.projections.drill_time import Reading, reading
from crisis.projections.drills import CLOCK_ACCOUNT, Drill
from crisis.rules.known import By
from crisis.terms.drills import ClockMove, DrillPhase

RUNNING, PAUSED, READY = DrillPhase.RUNNING, DrillPhase.PAUSED, DrillPhase.READY
NEEDED: dict[ClockMove, str] = {
    ClockMove.SPEED: "speed",
    ClockMove.JUMP: "to_s",
    ClockMove.STEP: "to_s",
    ClockMove.POSTPONE: "by_s",
    ClockMove.PUT_RIGHT: "to_s",
}
"""What must be said with a move."""
FROM: dict[ClockMove, frozenset[DrillPhase]] = {
    ClockMove.START: frozenset({READY}),
    ClockMove.PAUSE: frozenset({RUNNING}),
    ClockMove.RESUME: frozenset({PAUSED}),
    ClockMove.SPEED: frozenset({RUNNING, PAUSED}),
    ClockMove.JUMP: frozenset({RUNNING, PAUSED}),
    ClockMove.POSTPONE: frozenset({RUNNING, PAUSED}),
    ClockMove.STEP: frozenset({READY, RUNNING}),
    ClockMove.PUT_RIGHT: frozenset({RUNNING}),
}
"""In which phases a move may be made."""

WRONG_PHASE: dict[DrillPhase, str] = {
    DrillPhase.NONE: "drill.not_prepared",
    DrillPhase.READY: "drill.not_started",
    DrillPhase.RUNNING: "drill.runs_already",
    DrillPhase.PAUSED: "drill.paused",
    DrillPhase.ENDED: "drill.over",
}
"""Why it cannot be moved then."""


class Moved(NamedTuple):
    """What both clocks say before and after a move, and how they go on."""

    came: Reading
    ran_to_s: float
    now: Reading
    phase: DrillPhase
    speed: float


def move(drill: Drill, command: SetDrillClock, by: By) -> Moved | Refused:
    """Move the clock from where it stands; whoever knows an older move of it comes too late."""
    if command.move is ClockMove.PUT_RIGHT and by.account != CLOCK_ACCOUNT:
        return Refused("drill.clock_only", field="move", kind=RefusalKind.FORBIDDEN)
    if command.base != drill.base:
        return Refused("drill.clock_moved", field="base", kind=RefusalKind.CONFLICT)
    if drill.phase not in FROM[command.move]:
        code = WRONG_PHASE[drill.phase]
        return Refused(code, field="move", kind=RefusalKind.CONFLICT)
    needed = NEEDED.get(command.move)
    if needed is not None and getattr(command, needed) is None:
        return Refused("drill.move_needs", field=needed, missing=needed)
    return _MOVES[command.move](command, drill, reading(drill, by.now))


Step = Callable[[SetDrillClock, Drill, Reading], Moved | Refused]


def _start(command: SetDrillClock, drill: Drill, seen: Reading) -> Moved:
    return Moved(seen, seen.script_s, seen, RUNNING, command.speed or 1.0)


def _pause(command: SetDrillClock, drill: Drill, seen: Reading) -> Moved | Refused:
    """to_s: at what time of the drill it began, when it is told late."""
    last = drill.moves[-1]
    if command.to_s is not None:
        if not last.at_s <= command.to_s <= seen.at_s:
            return Refused("drill.backwards", field="to_s")
        stood = Reading(at_s=last.at_s, script_s=last.script_s, hold_s=last.hold_s)
        seen = stood.on(command.to_s - last.at_s)
    return Moved(seen, seen.script_s, seen, PAUSED, last.speed)


def _resume(command: SetDrillClock, drill: Drill, seen: Reading) -> Moved:
    return Moved(seen, seen.script_s, seen, RUNNING, command.speed or drill.moves[-1].speed)


def _speed(command: SetDrillClock, drill: Drill, seen: Reading) -> Moved:
    return Moved(seen, seen.script_s, seen, drill.phase, command.speed or 1.0)


def _jump(command: SetDrillClock, drill: Drill, seen: Reading) -> Moved | Refused:
    """Forwards only: what came once does not come again."""
    to_s = command.to_s or 0.0
    if to_s <= seen.at_s:
        return Refused("drill.backwards", field="to_s")
    then = seen.on(to_s - seen.at_s)
    return Moved(seen, seen.script_s, then, drill.phase, drill.moves[-1].speed)


def _postpone(command: SetDrillClock, drill: Drill, seen: Reading) -> Moved:
    hold_s = seen.hold_s + (command.by_s or 0.0)
    later = Reading(at_s=seen.at_s, script_s=seen.script_s, hold_s=hold_s)
    return Moved(seen, seen.script_s, later, drill.phase, drill.moves[-1].speed)


def _step(command: SetDrillClock, drill: Drill, seen: Reading) -> Moved | Refused:
    """Whoever plays it moves it on: what lay between has been played."""
    to_s = command.to_s or 0.0
    if to_s < seen.at_s:
        return Refused("drill.backwards", field="to_s")
    then = seen.on(to_s - seen.at_s)
    return Moved(seen, then.script_s, then, RUNNING, 0.0)


def _put_right(command: SetDrillClock, drill: Drill, seen: Reading) -> Moved | Refused:
    """The machine's clock was put back, and the drill's would stand: it says what it said before,
    and what passed since. Nothing is passed over and nothing comes twice."""
    to_s = command.to_s or 0.0
    if to_s < seen.at_s:
        return Refused("drill.backwards", field="to_s")
    then = seen.on(to_s - seen.at_s)
    return Moved(then, then.script_s, then, RUNNING, drill.moves[-1].speed)


_MOVES: dict[ClockMove, Step] = {
    ClockMove.START: _start,
    ClockMove.PAUSE: _pause,
    ClockMove.RESUME: _resume,
    ClockMove.SPEED: _speed,
    ClockMove.JUMP: _jump,
    ClockMove.POSTPONE: _postpone,
    ClockMove.STEP: _step,
    ClockMove.PUT_RIGHT: _put_right,
}
