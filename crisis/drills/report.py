"""What came of a drill: how soon, how much, and what never reached anybody.

Made of the steps that were played, which know the drill's time, and of the situation at its end,
which knows what everybody did. Pure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TypeVar

import msgspec

from crisis.drills.drill_clock import DrillClock
from crisis.drills.loose_ends import FollowUps, follow_ups
from crisis.drills.player import Played
from crisis.projections.situation import Situation
from crisis.projections.statements import Statement
from crisis.review.course import Course
from crisis.review.firsts import First, firsts
from crisis.terms.contradictions import ContradictionState
from crisis.terms.log import EntryKind
from crisis.terms.relief import SheetState
from crisis.terms.statements import (
    OPEN,
    OUT,
    Act,
    Delivery,
    StatementState,
)
from crisis.terms.tasks import TaskStatus

K = TypeVar("K", bound=StrEnum)


class Signatures(msgspec.Struct, frozen=True, kw_only=True):
    """How many were given, how many of those a change or a return made void, how many lack."""

    given: int
    void: int
    missing: int


class UnconfirmedCall(msgspec.Struct, frozen=True, kw_only=True):
    """What was written down for an authority that never confirmed it; a task's, if it says so."""

    entry: int
    authority: str
    text: str
    task: int | None = None


class UnansweredTask(msgspec.Struct, frozen=True, kw_only=True):
    """A task that the one who was asked never answered."""

    task: int
    authority: str
    title: str


class UnreleasedStatement(msgspec.Struct, frozen=True, kw_only=True):
    """A text that never left, and who has not signed it."""

    statement: int
    state: StatementState
    title: str
    missing: tuple[str, ...]


class Undelivered(msgspec.Struct, frozen=True, kw_only=True):
    """A sending that did not arrive, or of which nobody knows."""

    statement: int
    act: Act
    channel: str
    outcome: Delivery


class UnansweredFlag(msgspec.Struct, frozen=True, kw_only=True):
    """A fact corrected after a text cited it, and nobody did anything about the text."""

    statement: int
    entry: int
    corrected_by: int


class NeverReached(msgspec.Struct, frozen=True, kw_only=True):
    """What came to nobody."""

    calls: tuple[UnconfirmedCall, ...]
    tasks: tuple[UnansweredTask, ...]
    statements: tuple[UnreleasedStatement, ...]
    deliveries: tuple[Undelivered, ...]
    flags: tuple[UnansweredFlag, ...]


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """A drill on one page."""

    operation: str
    name: str
    steps: int
    length: float
    head: int
    entries: dict[EntryKind, int]
    tasks: dict[TaskStatus, int]
    statements: dict[StatementState, int]
    contradictions: dict[ContradictionState, int]
    follow_ups: FollowUps
    handovers: dict[SheetState, int]
    signatures: Signatures
    firsts: tuple[First, ...]
    never: NeverReached


def report(played: Sequence[Played], seen: Situation) -> Report:
    """Give the report of a drill that has been played."""
    length = played[-1].planned.at if played else timedelta()
    log = seen.log.latest(seen.log.count)
    statements, disputes = seen.statements.all(), seen.contradictions.all()
    return Report(
        operation=seen.operation,
        name=seen.name,
        steps=len(played),
        length=length.total_seconds(),
        head=seen.number,
        entries=_counted(EntryKind, (one.kind for one in log if one.kind)),
        tasks=_counted(TaskStatus, (one.status for one in seen.tasks.all())),
        statements=_counted(StatementState, (one.state for one in statements)),
        contradictions=_counted(ContradictionState, (one.state for one in disputes)),
        follow_ups=follow_ups(played, seen),
        handovers=_counted(SheetState, (one.state for one in seen.relief.all())),
        signatures=_signatures(statements),
        firsts=_firsts(played, seen, length),
        never=_never(seen),
    )


def waiting(statements: Iterable[Statement]) -> int:
    """Give how many sendings nothing has come of yet."""
    sent = [one for statement in statements for one in statement.dispatches]
    return sum(one.outcome is Delivery.WAITING for one in sent)


def _counted(kinds: type[K], found: Iterable[K]) -> dict[K, int]:
    """Count in the order of the words, leaving out what there is none of."""
    count = Counter(found)
    return {one: count[one] for one in kinds if count[one]}


def _signatures(statements: list[Statement]) -> Signatures:
    given = sum(len(one.signatures) for one in statements)
    valid = sum(len(one.valid) for one in statements)
    missing = sum(len(one.missing) for one in statements if one.state in OPEN)
    return Signatures(given=given, void=given - valid, missing=missing)


def _firsts(played: Sequence[Played], seen: Situation, length: timedelta) -> tuple[First, ...]:
    clock = DrillClock(played)

    def at(number: int, _written: datetime) -> timedelta:
        return clock.entry(number)

    return firsts(Course(seen=seen, clock=at, end=length))


def _never(seen: Situation) -> NeverReached:
    statements = seen.statements.all()
    return NeverReached(
        calls=(*_calls(seen), *_task_calls(seen)),
        tasks=tuple(
            UnansweredTask(task=one.number, authority=one.responsible_name, title=one.title)
            for one in seen.tasks.all()
            if one.status is TaskStatus.ASKED
        ),
        statements=tuple(
            UnreleasedStatement(
                statement=one.number,
                state=one.state,
                title=one.content.title,
                missing=tuple(signer.authority_name for signer in one.missing),
            )
            for one in statements
            if one.state in OPEN
        ),
        deliveries=tuple(
            Undelivered(
                statement=one.number, act=sent.act, channel=sent.channel.name, outcome=sent.outcome
            )
            for one in statements
            for sent in one.dispatches
            if sent.outcome is not Delivery.DELIVERED
        ),
        flags=tuple(
            UnansweredFlag(statement=one.number, entry=flag.entry, corrected_by=flag.corrected_by)
            for one in statements
            if one.state in OPEN | OUT
            for flag in one.flags
        ),
    )


def _calls(seen: Situation) -> list[UnconfirmedCall]:
    return [
        UnconfirmedCall(
            entry=one.number, authority=one.on_behalf_of.authority_name, text=one.text or ""
        )
        for one in reversed(seen.log.latest(seen.log.count))
        if one.on_behalf_of and one.confirmed_by is None and one.corrected_by is None
    ]


def _task_calls(seen: Situation) -> list[UnconfirmedCall]:
    """Give the answers to tasks that wait for their authority's own word."""
    waits = [(one, one.unconfirmed) for one in seen.tasks.all()]
    return [
        UnconfirmedCall(
            entry=step.number, authority=one.responsible_name, text=one.title, task=one.number
        )
        for one, step in waits
        if step is not None
    ]
