"""Which injects are due: by script, the drill's own clock, what was done, and what was released.

Pure, and asked anew each time: nothing is kept between two askings. A time of the drill belongs to
the askings from it and until it, `since <= at < until`; what was done before `until` is known then.
So askings that follow each other give each inject once; while the drill's clock stands still
nothing comes and nothing piles up; and a jump passes over what lay between.
"""

from __future__ import annotations

import heapq
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta

import msgspec

from crisis.drills.forms import talked
from crisis.drills.injects import Asked, Branch, Deed, Inject
from crisis.drills.script import Script, span
from crisis.drills.turns import next_of

DEEDS: dict[str, Deed] = {
    "EntryRecorded": Deed.WROTE,
    "EntryCorrected": Deed.CORRECTED,
    "LevelDecided": Deed.LEVEL,
    "StaffCalled": Deed.CALLED_STAFF,
    "DecisionTaken": Deed.DECIDED,
    "TaskAsked": Deed.ASKED_TASK,
    "TaskMoved": Deed.ANSWERED_TASK,
    "RequestMade": Deed.REQUESTED,
    "StatementReleased": Deed.WARNED,
    "HoldingStatementIssued": Deed.WARNED,
    "SitrepFrozen": Deed.SITREP,
    "MeetingOpened": Deed.MET,
}
"""By which event of the log it is seen that something was done."""


class Done(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody who takes part has done, and at what time of the drill.

    What the script itself played is not among them: whoever asks leaves it out.
    """

    deed: Deed
    seat: str
    at: timedelta


class Due(msgspec.Struct, frozen=True, kw_only=True):
    """An inject that has come, for the how-manieth time, and what it says."""

    at: timedelta
    inject: str
    time: int
    text: str | None


def due(
    script: Script,
    window: tuple[timedelta, timedelta],
    done: Sequence[Done] = (),
    released: Mapping[str, timedelta] | None = None,
    seed: int | None = None,
) -> list[Due]:
    """Give what comes in a window of the drill's time, in its order.

    released: what control let go of that which is held, and when. The script has been checked.
    """
    since, until = window
    drawn = script.seed if seed is None else seed
    place = {one.id: number for number, one in enumerate(script.injects)}
    starts = _starts(script, until, done)
    let_go = _let_go(script, starts, released or {})
    found = [
        each
        for one in script.injects
        if one.id in let_go
        for each in _times(one, let_go[one.id], drawn)
        if since <= each.at < until
    ]
    return sorted(found, key=lambda each: (each.at, place[each.inject], each.time))


def _let_go(
    script: Script, starts: Mapping[str, timedelta], released: Mapping[str, timedelta]
) -> dict[str, timedelta]:
    """Give when each inject comes: what is held waits for control, and for its own time if it has
    one or something points at it."""
    ways = [*(next_of(one) for one in script.branches), *(one.then for one in script.triggers)]
    pointed = {name for way in ways for name in way}
    found = dict(starts)
    for one in script.injects:
        if not one.held:
            continue
        if one.at is None and one.id not in pointed:
            found[one.id] = timedelta()
        if one.id in found and one.id in released:
            found[one.id] = max(found[one.id], released[one.id])
        else:
            found.pop(one.id, None)
    return found


def _times(one: Inject, start: timedelta, seed: int) -> Iterator[Due]:
    """Give each time an inject comes. Chance leaves out nothing that control releases by hand."""
    if not one.held and _chance(seed, one.id).random() >= one.chance:
        return
    every = span(one.repeat.every, "every") if one.repeat else timedelta()
    for time in range((one.repeat.times or 1) if one.repeat else 1):
        text = drawn(one, time + 1, seed)
        yield Due(at=start + time * every, inject=one.id, time=time + 1, text=text)


def drawn(one: Inject, time: int, seed: int) -> str | None:
    """Give the words of an inject the how-manieth time it comes; None when it is a command."""
    text = _chance(seed, one.id, time - 1).choice(one.one_of) if one.one_of else one.text
    return talked(one, text) if text and one.discuss else text


def _chance(seed: int, *names: object) -> random.Random:
    """Chance of its own for each thing drawn, so that one change moves nothing else."""
    return random.Random("/".join(map(str, (seed, *names))))


def _starts(script: Script, until: timedelta, done: Sequence[Done]) -> dict[str, timedelta]:
    """Give when each inject and branch first comes, of those that come before a time."""
    seats = {one.role: one.seat for one in script.cast}
    branches = {one.id: one for one in script.branches}
    after = _afters(script)
    queue = [(at, name) for at, name in _first(script, done, seats) if at < until]
    heapq.heapify(queue)
    starts: dict[str, timedelta] = {}
    while queue:
        at, name = heapq.heappop(queue)
        if name in starts:
            continue
        starts[name] = at
        if name in branches:
            for led in _way(branches[name], at, done, seats):
                if at + after[led] < until:
                    heapq.heappush(queue, (at + after[led], led))
    return starts


def _afters(script: Script) -> dict[str, timedelta]:
    both: list[Inject | Branch] = [*script.injects, *script.branches]
    return {one.id: span(one.after or "0s", "after") for one in both}


def _first(
    script: Script, done: Sequence[Done], seats: Mapping[str, str | None]
) -> Iterator[tuple[timedelta, str]]:
    """Give what has a time from the start, and what a trigger sets going."""
    both: list[Inject | Branch] = [*script.injects, *script.branches]
    for one in both:
        if one.at is not None:
            yield span(one.at, "at"), one.id
    after = _afters(script)
    for trigger in script.triggers:
        at = min(_matching(trigger.when, done, seats), default=None)
        if at is not None:
            for name in trigger.then:
                yield at + after[name], name


def _way(
    branch: Branch, at: timedelta, done: Sequence[Done], seats: Mapping[str, str | None]
) -> tuple[str, ...]:
    """Which way a branch goes: by what was done before its time, whatever was done later."""
    yes = any(when < at for when in _matching(branch.asks, done, seats))
    return branch.then if yes else branch.otherwise


def _matching(
    asked: Asked, done: Iterable[Done], seats: Mapping[str, str | None]
) -> Iterator[timedelta]:
    seat = seats.get(asked.by) if asked.by else None
    for one in done:
        if one.deed is asked.deed and (asked.by is None or one.seat == seat):
            yield one.at
