"""What the clocks of a drill say at a moment, and at what time of the drill something came."""

from __future__ import annotations

from bisect import bisect_left
from datetime import datetime, timedelta

import msgspec

from crisis.projections.drills import Drill
from crisis.projections.stretches import joined
from crisis.terms.drills import DrillEnding, DrillPhase


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """Both times of the drill in seconds, and for how long the script stands still yet."""

    at_s: float
    script_s: float
    hold_s: float

    def on(self, passed: float) -> Reading:
        """Give what they say when so many seconds of the drill have passed."""
        return Reading(
            at_s=self.at_s + passed,
            script_s=self.script_s + max(0.0, passed - self.hold_s),
            hold_s=max(0.0, self.hold_s - passed),
        )


class DrillState(msgspec.Struct, frozen=True, kw_only=True):
    """A drill's phase and clock at a moment. Dansk: øvelsens stand.

    at_s: seconds of its own clock; it goes on at speed while the phase is running, and stands else.
    """

    phase: DrillPhase
    at_s: float
    speed: float
    as_of: datetime
    ending: DrillEnding | None = None


def state_of(drill: Drill, now: datetime) -> DrillState | None:
    """Give phase and clock, as every screen of the drill shows them; None before it is prepared."""
    if drill.phase is DrillPhase.NONE:
        return None
    return DrillState(
        phase=drill.phase,
        at_s=round(reading(drill, now).at_s, 3),
        speed=drill.moves[-1].speed if drill.moves else 1.0,
        as_of=now,
        ending=drill.ended.kind if drill.ended is not None else None,
    )


def reading(drill: Drill, now: datetime) -> Reading:
    """Read both clocks; before the start and while paused they stand still."""
    if not drill.moves:
        return Reading(at_s=0.0, script_s=0.0, hold_s=0.0)
    last = drill.moves[-1]
    stood = Reading(at_s=last.at_s, script_s=last.script_s, hold_s=last.hold_s)
    until = drill.ended.at if drill.ended is not None else now
    if last.phase is not DrillPhase.RUNNING:
        return stood
    return stood.on(max(0.0, (until - last.at).total_seconds()) * last.speed)


def drill_time(drill: Drill, now: datetime) -> timedelta:
    """Give the time of the drill's own clock, as it stands on every screen."""
    return timedelta(seconds=reading(drill, now).at_s)


def script_time(drill: Drill, now: datetime) -> timedelta:
    """Give the time by which the injects are laid out."""
    return timedelta(seconds=reading(drill, now).script_s)


def later_by(drill: Drill, now: datetime) -> timedelta:
    """Give how much later than the script says, on the drill's clock, all that is left comes."""
    seen = reading(drill, now)
    return timedelta(seconds=seen.at_s - seen.script_s + seen.hold_s)


def due_at(drill: Drill, script: timedelta) -> timedelta:
    """Give when, on the drill's clock, a time of the script that has come was reached."""
    seconds = script.total_seconds()
    for move in reversed(drill.moves):
        if move.script_s <= seconds:
            passed = seconds - move.script_s
            return timedelta(seconds=move.at_s + (passed + move.hold_s if passed else 0.0))
    return script


def time_of(drill: Drill, number: int, at: datetime) -> timedelta:
    """Give the drill's time of an entry by its number and moment. What came while it was paused has
    the pause's time, and what came before a pause that was told late has no later one."""
    place = bisect_left(drill.moves, number, key=lambda one: one.number)
    if place == 0:
        return timedelta()
    move = drill.moves[place - 1]
    seconds = move.at_s
    if move.phase is DrillPhase.RUNNING:
        seconds += max(0.0, (at - move.at).total_seconds()) * move.speed
    if place < len(drill.moves):
        seconds = min(seconds, max(drill.moves[place].came_s, move.at_s))
    if drill.ended is not None and number > drill.ended.number:
        seconds = drill.ended.at_s
    return timedelta(seconds=seconds)


def script_time_of(drill: Drill, number: int, at: datetime) -> timedelta:
    """Give the script's time of an entry, by which branches and triggers ask of it."""
    place = bisect_left(drill.moves, number, key=lambda one: one.number)
    if place == 0:
        return timedelta()
    move = drill.moves[place - 1]
    passed = time_of(drill, number, at).total_seconds() - move.at_s
    stood = Reading(at_s=move.at_s, script_s=move.script_s, hold_s=move.hold_s)
    return timedelta(seconds=stood.on(max(0.0, passed)).script_s)


def windows(drill: Drill, now: datetime) -> tuple[tuple[timedelta, timedelta], ...]:
    """Give the stretches of the script's time that have run. A jump passes over what lay between;
    stretches that touch are one."""
    ran = drill.ran
    if drill.moves and drill.ended is None:
        ran = joined(ran, drill.moves[-1].script_s, reading(drill, now).script_s)
    return tuple((timedelta(seconds=since), timedelta(seconds=until)) for since, until in ran)
