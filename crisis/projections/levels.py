"""On which level of readiness the staff stands, and each decision that led there."""

from __future__ import annotations

from datetime import datetime

import msgspec

from crisis.events import Erased, Event, Stamp
from crisis.events.erasure import EntryErased
from crisis.events.operations import LevelDecided, OperationOpened
from crisis.terms.operations import Level


class LevelStep(msgspec.Struct, frozen=True, kw_only=True):
    """One decision on the ladder. Dansk: niveaubeslutning. reason is None when none was given."""

    decision: int
    number: int
    at: datetime
    level: Level
    reason: str | None
    basis: str | None
    authority_name: str


class Levels(msgspec.Struct, frozen=True, kw_only=True):
    """All decisions on the ladder, in order. Dansk: stigen.

    The level an operation opened on is the first; the decision that says why has its number too.
    That nothing was called in, in daily operation, was no decision: the first is then number 1.
    """

    steps: tuple[LevelStep, ...] = ()

    @property
    def now(self) -> Level:
        """The level that holds."""
        return self.steps[-1].level if self.steps else Level.DAILY

    @property
    def decided(self) -> int:
        """The last decision's number."""
        return self.steps[-1].decision if self.steps else 0


def fold(found: Levels, stamp: Stamp, event: Event | Erased) -> Levels:
    """Take one more entry in; what does not concern the level leaves it as it was."""
    if isinstance(event, OperationOpened):
        first = 0 if event.level is Level.DAILY else 1
        return Levels(steps=(_step(stamp, event, first, None, None),))
    if isinstance(event, LevelDecided):
        step = _step(stamp, event, event.decision, event.reason, event.basis)
        return Levels(steps=(*found.steps, step))
    if isinstance(event, EntryErased):
        gone = {one.number for one in event.entries}
        return Levels(steps=tuple(one for one in found.steps if one.number not in gone))
    return found


def _step(
    stamp: Stamp,
    event: OperationOpened | LevelDecided,
    decision: int,
    reason: str | None,
    basis: str | None,
) -> LevelStep:
    return LevelStep(
        decision=decision,
        number=stamp.number,
        at=stamp.recorded_at,
        level=event.level,
        reason=reason,
        basis=basis,
        authority_name=event.authority_name,
    )
