"""Who was called into the staff, and how far each has come."""

from __future__ import annotations

from datetime import datetime

import msgspec
from immutables import Map

from crisis.events import Erased, Event, Stamp
from crisis.events.callouts import CallAnswered, DeputyCalled, StaffCalled
from crisis.events.erasure import EntryErased
from crisis.terms.callouts import SILENT_AFTER, UNANSWERED, CallState


class CallStep(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was heard of one who was called. Dansk: skridt i indkaldelsen."""

    number: int
    at: datetime
    state: CallState
    note: str | None
    expected_at: datetime | None
    by_phone: bool


class Summoned(msgspec.Struct, frozen=True, kw_only=True):
    """One authority that was called, with all that was heard of it. Dansk: indkaldt."""

    authority: str
    name: str
    steps: tuple[CallStep, ...] = ()

    @property
    def last(self) -> CallStep | None:
        """What was heard last; None when nothing was."""
        return self.steps[-1] if self.steps else None

    @property
    def state(self) -> CallState:
        """How far it has come."""
        return self.steps[-1].state if self.steps else CallState.CALLED


class CallOut(msgspec.Struct, frozen=True, kw_only=True):
    """One calling-in. Dansk: indkaldelse."""

    call: int
    number: int
    at: datetime
    place: str
    meeting_at: datetime
    agenda: str | None
    summoned: tuple[Summoned, ...]

    def of(self, authority: str) -> Summoned | None:
        """Give one of those who were called; None for who was not."""
        return next((one for one in self.summoned if one.authority == authority), None)


class CallOuts(msgspec.Struct, frozen=True, kw_only=True):
    """All of them by number. Dansk: indkaldelser."""

    calls: Map[int, CallOut] = Map()
    last: int = 0

    def get(self, call: int) -> CallOut | None:
        """Give a calling-in by its number."""
        return self.calls.get(call)

    def heard(self, event: Event | Erased) -> CallStep | None:
        """Give what was heard last of the one that an answer is about; None when it was called
        anew since, so that it is shown no more."""
        if not isinstance(event, CallAnswered | DeputyCalled):
            return None
        found = self.newest().get(event.authority)
        return found[1].last if found and found[0].call == event.call else None

    def falls_silent(self) -> dict[tuple[int, str], datetime]:
        """Give when each who was called, or its deputy, has said nothing for too long; by call and
        authority, those who answered left out."""
        return {
            (one.call, each.authority): (each.last.at if each.last else one.at) + SILENT_AFTER
            for one, each in self.newest().values()
            if each.state in UNANSWERED
        }

    def newest(self) -> dict[str, tuple[CallOut, Summoned]]:
        """Give for each authority the last time it was called."""
        found: dict[str, tuple[CallOut, Summoned]] = {}
        for call in sorted(self.calls):
            one = self.calls[call]
            found |= {each.authority: (one, each) for each in one.summoned}
        return found


def fold(found: CallOuts, stamp: Stamp, event: Event | Erased) -> CallOuts:
    """Take one more entry in; what does not concern it leaves it as it was."""
    if isinstance(event, Erased):
        # The number was given out and is never given again.
        gone = event.type == StaffCalled.__name__
        return msgspec.structs.replace(found, last=found.last + 1) if gone else found
    if isinstance(event, StaffCalled):
        return CallOuts(calls=found.calls.set(event.call, _called(stamp, event)), last=event.call)
    if isinstance(event, CallAnswered):
        by_phone = event.on_behalf_of is not None
        step = _step(stamp, event.state, event.note, event.expected_at, by_phone=by_phone)
        return _heard(found, event.call, event.authority, step)
    if isinstance(event, DeputyCalled):
        step = _step(stamp, CallState.DEPUTY_CALLED, event.deputy, None, by_phone=False)
        return _heard(found, event.call, event.authority, step)
    return _without(found, event) if isinstance(event, EntryErased) else found


def _called(stamp: Stamp, event: StaffCalled) -> CallOut:
    return CallOut(
        call=event.call,
        number=stamp.number,
        at=stamp.recorded_at,
        place=event.place,
        meeting_at=event.meeting_at,
        agenda=event.agenda,
        summoned=tuple(
            Summoned(authority=one.authority, name=one.authority_name) for one in event.called
        ),
    )


def _step(
    stamp: Stamp,
    state: CallState,
    note: str | None,
    expected_at: datetime | None,
    *,
    by_phone: bool,
) -> CallStep:
    return CallStep(
        number=stamp.number,
        at=stamp.recorded_at,
        state=state,
        note=note,
        expected_at=expected_at,
        by_phone=by_phone,
    )


def _heard(found: CallOuts, call: int, authority: str, step: CallStep) -> CallOuts:
    one = found.get(call)
    if one is None:
        return found
    summoned = tuple(
        msgspec.structs.replace(each, steps=(*each.steps, step))
        if each.authority == authority
        else each
        for each in one.summoned
    )
    changed = msgspec.structs.replace(one, summoned=summoned)
    return msgspec.structs.replace(found, calls=found.calls.set(call, changed))


def _without(found: CallOuts, event: EntryErased) -> CallOuts:
    """What was erased is as if it had never been heard; a calling-in goes whole."""
    gone = {one.number for one in event.entries}
    calls = {
        call: msgspec.structs.replace(one, summoned=_forgetting(one.summoned, gone))
        for call, one in found.calls.items()
        if one.number not in gone
    }
    return msgspec.structs.replace(found, calls=Map(calls))


def _forgetting(summoned: tuple[Summoned, ...], gone: set[int]) -> tuple[Summoned, ...]:
    return tuple(
        msgspec.structs.replace(
            one, steps=tuple(step for step in one.steps if step.number not in gone)
        )
        for one in summoned
    )
