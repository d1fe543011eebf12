"""From release to receipts: what left, where it arrived, what was taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import msgspec

from crisis.events import Erased, Event, Stamp
from crisis.events.publishing import (
    DeliveryReported,
    HoldingStatementIssued,
    PublishingPaused,
    PublishingResumed,
    StatementReleased,
    StatementResent,
    StatementRetracted,
)
from crisis.projections.statements import (
    Attempt,
    Dispatch,
    Paused,
    Signature,
    Statement,
    StatementList,
    edition,
    mark,
    put,
)
from crisis.terms.statements import Act, Delivery, Outlet, StatementState


def fold(found: StatementList, stamp: Stamp, event: Event | Erased) -> StatementList:
    """Take one more entry in; what does not concern publishing leaves the list as it was."""
    step = _STEPS.get(type(event))
    return step(found, stamp, event) if step else found


def _dispatches(
    act: Act, version: int, channels: tuple[Outlet, ...], before: datetime
) -> tuple[Dispatch, ...]:
    return tuple(
        Dispatch(act=act, version=version, channel=one, send_before=before) for one in channels
    )


def _released(found: StatementList, stamp: Stamp, event: StatementReleased) -> StatementList:
    if event.corrects is not None:
        found = mark(
            found,
            event.corrects,
            state=StatementState.CORRECTED,
            corrected_by=event.statement,
            changed_at=stamp.recorded_at,
            flags=(),
        )
    return mark(
        found,
        event.statement,
        state=StatementState.RELEASED,
        released_at=stamp.recorded_at,
        released=stamp.number,
        changed_at=stamp.recorded_at,
        dispatches=_dispatches(Act.PUBLISH, event.version, event.channels, event.send_before),
    )


def _issued(found: StatementList, stamp: Stamp, event: HoldingStatementIssued) -> StatementList:
    """The police's template is the signature: its lines were agreed before."""
    signed = Signature(
        version=1,
        hash=event.frozen_hash,
        authority=event.signer.authority,
        authority_name=event.signer.authority_name,
        seat_name=event.seat_name,
        account=stamp.account,
        seat=stamp.seat,
        number=stamp.number,
        at=stamp.recorded_at,
    )
    return put(
        found,
        Statement(
            number=event.statement,
            state=StatementState.RELEASED,
            authority=stamp.authority,
            editions=(edition(stamp, event, 1),),
            hash=event.frozen_hash,
            required=(event.signer,),
            signatures=(signed,),
            released_at=stamp.recorded_at,
            released=stamp.number,
            changed_at=stamp.recorded_at,
            dispatches=_dispatches(Act.PUBLISH, 1, event.channels, event.send_before),
        ),
    )


def _retracted(found: StatementList, stamp: Stamp, event: StatementRetracted) -> StatementList:
    old = found.get(event.statement)
    if old is None:
        return found
    more = _dispatches(Act.RETRACT, event.version, event.channels, event.send_before)
    return mark(
        found,
        event.statement,
        state=StatementState.RETRACTED,
        retracted_at=stamp.recorded_at,
        changed_at=stamp.recorded_at,
        notice=event.notice,
        flags=(),
        dispatches=(*old.dispatches, *more),
    )


def _resent(found: StatementList, stamp: Stamp, event: StatementResent) -> StatementList:
    old = found.get(event.statement)
    if old is None:
        return found
    again = tuple(
        msgspec.structs.replace(one, outcome=Delivery.WAITING, send_before=event.send_before)
        if (one.act, one.channel.id) == (event.act, event.channel)
        else one
        for one in old.dispatches
    )
    return mark(found, event.statement, dispatches=again)


def _reported(found: StatementList, stamp: Stamp, event: DeliveryReported) -> StatementList:
    old = found.get(event.statement)
    if old is None:
        return found
    told = Attempt(
        number=stamp.number,
        at=stamp.recorded_at,
        outcome=event.outcome,
        attempt=event.attempt,
        detail=event.detail,
        again_at=event.again_at,
    )
    dispatches = tuple(
        msgspec.structs.replace(
            one,
            outcome=event.outcome,
            attempts=(*one.attempts, told),
            delivered=event.delivered,
            failed=event.failed,
            uncertain=event.uncertain,
        )
        if (one.act, one.channel.id) == (event.act, event.channel)
        else one
        for one in old.dispatches
    )
    out = old.state is StatementState.RELEASED and event.outcome is Delivery.DELIVERED
    state = StatementState.PUBLISHED if out else old.state
    return mark(found, event.statement, dispatches=dispatches, state=state)


def _paused(found: StatementList, stamp: Stamp, event: PublishingPaused) -> StatementList:
    told = Paused(reason=event.reason, authority_name=event.authority_name, at=stamp.recorded_at)
    return msgspec.structs.replace(found, paused=told)


def _resumed(found: StatementList, stamp: Stamp, event: PublishingResumed) -> StatementList:
    return msgspec.structs.replace(found, paused=None)


_STEPS: dict[type[Event | Erased], Callable[[StatementList, Stamp, Any], StatementList]] = {
    StatementReleased: _released,
    HoldingStatementIssued: _issued,
    StatementRetracted: _retracted,
    StatementResent: _resent,
    DeliveryReported: _reported,
    PublishingPaused: _paused,
    PublishingResumed: _resumed,
}
