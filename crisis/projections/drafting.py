"""From draft to signatures, and what a corrected fact does to a text that cites it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from crisis.events import Erased, Event, Stamp
from crisis.events.decisions import DecisionTaken
from crisis.events.figures import FigureSet
from crisis.events.log import EntryCorrected
from crisis.events.publishing import HoldingStatementIssued
from crisis.events.statements import (
    Content,
    StatementChanged,
    StatementDiscarded,
    StatementDrafted,
    StatementKept,
    StatementReturned,
    StatementSigned,
    StatementSubmitted,
)
from crisis.projections.statements import (
    Edition,
    Flag,
    Returned,
    Signature,
    Statement,
    StatementList,
    edition,
    mark,
    put,
)
from crisis.terms.erasure import ERASED_TITLE
from crisis.terms.statements import OPEN, OUT, Audience, StatementState

BLANK = Content(
    title=ERASED_TITLE,
    text="",
    audience=Audience.EVERYBODY,
    place=None,
    incident=None,
    shape=None,
    next_update_at=None,
    expires_at=None,
    facts=(),
)
"""What stands in place of words that were erased. No hash fits it: it can never be sent."""


def fold(found: StatementList, stamp: Stamp, event: Event | Erased) -> StatementList:
    """Take one more entry in; what does not concern statements leaves them as they were."""
    if isinstance(event, Erased):
        return _erased(found, stamp, event)
    if isinstance(event, EntryCorrected):
        return _fact_corrected(found, stamp, event.corrects)
    if isinstance(event, DecisionTaken):
        replaced = event.corrects
        return found if replaced is None else _fact_corrected(found, stamp, replaced)
    if isinstance(event, FigureSet):
        return _counted(found, stamp, event)
    step = _STEPS.get(type(event))
    return step(found, stamp, event) if step else found


def _erased(found: StatementList, stamp: Stamp, event: Erased) -> StatementList:
    """A statement without words keeps its number and all that happens to it; a fact that was put
    right is still put right."""
    if event.type == StatementDrafted.__name__:
        blank = Edition(
            version=1,
            content=BLANK,
            number=stamp.number,
            at=stamp.recorded_at,
            account=stamp.account,
            seat=stamp.seat,
            seat_name="",
            authority_name="",
        )
        made = Statement(
            number=found.last + 1,
            state=StatementState.DRAFT,
            authority=stamp.authority,
            editions=(blank,),
        )
        return put(found, made)
    if event.type == HoldingStatementIssued.__name__:
        # The number was given out and is never given again, though nobody may know for what.
        return msgspec.structs.replace(found, last=found.last + 1)
    return found if event.corrects is None else _fact_corrected(found, stamp, event.corrects)


def _drafted(found: StatementList, stamp: Stamp, event: StatementDrafted) -> StatementList:
    return put(
        found,
        Statement(
            number=event.statement,
            state=StatementState.DRAFT,
            authority=stamp.authority,
            editions=(edition(stamp, event, 1),),
            signers=event.signers,
        ),
    )


def _changed(found: StatementList, stamp: Stamp, event: StatementChanged) -> StatementList:
    old = found.get(event.statement)
    if old is None:
        return found
    cited = {fact.entry for fact in event.content.facts}
    return mark(
        found,
        event.statement,
        editions=(*old.editions, edition(stamp, event, event.version)),
        signers=event.signers,
        hash=event.frozen_hash,
        required=event.required,
        flags=tuple(one for one in old.flags if one.entry in cited),
    )


def _submitted(found: StatementList, stamp: Stamp, event: StatementSubmitted) -> StatementList:
    return mark(
        found,
        event.statement,
        state=StatementState.READY,
        hash=event.frozen_hash,
        required=event.required,
        returned=None,
    )


def _signed(found: StatementList, stamp: Stamp, event: StatementSigned) -> StatementList:
    old = found.get(event.statement)
    if old is None:
        return found
    made = Signature(
        version=event.version,
        hash=event.frozen_hash,
        authority=event.authority,
        authority_name=event.authority_name,
        seat_name=event.seat_name,
        account=stamp.account,
        seat=stamp.seat,
        number=stamp.number,
        at=stamp.recorded_at,
    )
    return mark(found, event.statement, signatures=(*old.signatures, made))


def _returned(found: StatementList, stamp: Stamp, event: StatementReturned) -> StatementList:
    said = Returned(
        version=event.version,
        reason=event.reason,
        authority_name=event.authority_name,
        at=stamp.recorded_at,
    )
    return mark(
        found, event.statement, state=StatementState.DRAFT, hash=None, required=(), returned=said
    )


def _discarded(found: StatementList, stamp: Stamp, event: StatementDiscarded) -> StatementList:
    return mark(found, event.statement, state=StatementState.DISCARDED, flags=())


def _kept(found: StatementList, stamp: Stamp, event: StatementKept) -> StatementList:
    old = found.get(event.statement)
    if old is None:
        return found
    flags = tuple(one for one in old.flags if one.corrected_by != event.entry)
    kept = tuple(one for one in old.flags if one.corrected_by == event.entry)
    return mark(found, event.statement, flags=flags, kept=(*old.kept, *kept))


def _counted(found: StatementList, stamp: Stamp, event: FigureSet) -> StatementList:
    """A new value corrects the old; and a figure falls with the entry it rests on."""
    for one in (*event.also, *((event.corrects,) if event.corrects else ())):
        found = _fact_corrected(found, stamp, one)
    if event.entry is None:
        return found
    return msgspec.structs.replace(found, rests=found.rests.set(stamp.number, event.entry))


def _fact_corrected(found: StatementList, stamp: Stamp, corrects: int) -> StatementList:
    """Every text that may still change or is outside is flagged when a fact of it is corrected;
    when the correction is corrected in its turn, also a text that was let stand after the first."""
    for one in found.all():
        if one.state not in OPEN | OUT:
            continue
        cited = {
            fact.entry
            for fact in one.content.facts
            if corrects in (fact.entry, found.rests.get(fact.entry))
        }
        moved = [flag.entry for flag in one.kept + one.flags if flag.corrected_by == corrects]
        now = {entry: Flag(entry=entry, corrected_by=stamp.number) for entry in (*cited, *moved)}
        if now:
            found = mark(
                found,
                one.number,
                flags=(*(flag for flag in one.flags if flag.entry not in now), *now.values()),
                kept=tuple(flag for flag in one.kept if flag.entry not in now),
            )
    return found


_STEPS: dict[type[Event], Callable[[StatementList, Stamp, Any], StatementList]] = {
    StatementDrafted: _drafted,
    StatementChanged: _changed,
    StatementSubmitted: _submitted,
    StatementSigned: _signed,
    StatementReturned: _returned,
    StatementDiscarded: _discarded,
    StatementKept: _kept,
}
