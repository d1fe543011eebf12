"""The decisions by number: what was decided, what was said against it, and what follows."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec
from immutables import Map

from crisis.events import Erased, Event, Stamp
from crisis.events.decisions import DecisionTaken, DissentRecorded, FollowUpSettled
from crisis.events.erasure import EntryErased
from crisis.terms.decisions import Competence, DecisionState, FollowUpState, Outcome, Settlement


class Reservation(msgspec.Struct, frozen=True, kw_only=True):
    """What an authority said against a decision. Dansk: uenighed.

    number: the entry that says so; the decision's own when it was noted there, by noted_by.
    """

    number: int
    at: datetime
    authority: str
    authority_name: str
    words: str
    noted_by: str | None = None


class Settled(msgspec.Struct, frozen=True, kw_only=True):
    """How a follow-up was settled, and by which entry. Dansk: udført opfølgning."""

    number: int
    at: datetime
    settlement: Settlement
    words: str | None
    authority_name: str


class FollowUp(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody must see to; what was said last stands. Dansk: punkt til opfølgning."""

    item: int
    what: str
    authority: str
    authority_name: str
    deadline: datetime | None
    settlements: tuple[Settled, ...] = ()

    @property
    def last(self) -> Settled | None:
        """How it was settled; None while it is open."""
        return self.settlements[-1] if self.settlements else None

    @property
    def state(self) -> FollowUpState:
        """How far it has come."""
        return FollowUpState(self.last.settlement.value) if self.last else FollowUpState.OPEN


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """One decision with all that was said of it later. Dansk: truffet beslutning."""

    decision: int
    number: int
    at: datetime
    question: str
    options: tuple[str, ...]
    outcome: Outcome
    chosen: int | None
    ground: str
    known: str | None
    entries: tuple[int, ...]
    unknown: str | None
    competence: Competence
    competence_note: str | None
    decided_by: str
    authority: str
    authority_name: str
    taken_at: datetime | None
    valid_until: datetime | None
    reservations: tuple[Reservation, ...]
    follow_ups: tuple[FollowUp, ...]
    replaces: int | None
    replaced_by: int | None = None
    over: bool = False
    """It holds no longer, and this reader is not told by what."""

    @property
    def option(self) -> str | None:
        """The words of what was chosen; None when nothing was."""
        return self.options[self.chosen - 1] if self.chosen is not None else None

    @property
    def standing(self) -> bool:
        """Says whether nothing took its place."""
        return self.replaced_by is None and not self.over

    @property
    def open(self) -> tuple[FollowUp, ...]:
        """What still has to be seen to."""
        return tuple(one for one in self.follow_ups if one.state is FollowUpState.OPEN)

    def state(self, now: datetime) -> DecisionState:
        """Says whether it holds."""
        if self.replaced_by is not None:
            return DecisionState.REPLACED
        if self.over:
            return DecisionState.OVER
        over = self.valid_until is not None and self.valid_until <= now
        return DecisionState.EXPIRED if over else DecisionState.HOLDS

    def follow_up(self, item: int) -> FollowUp | None:
        """Give what has a place in it; None when there is nothing."""
        return next((one for one in self.follow_ups if one.item == item), None)


class Decisions(msgspec.Struct, frozen=True, kw_only=True):
    """All of them by number; one that was erased keeps its number. Dansk: beslutninger."""

    decisions: Map[int, Decision] = Map()
    last: int = 0

    def get(self, decision: int) -> Decision | None:
        """Give a decision by its number."""
        return self.decisions.get(decision)

    def without(self, hidden: frozenset[int]) -> Decisions:
        """Give them as one sees them for whom these entries are not. What one of those took the
        place of holds no longer, and says neither by which nor that there is one."""
        gone = {one.decision for one in self.decisions.values() if one.number in hidden}
        kept = self.decisions
        for number, one in kept.items():
            if number in gone:
                kept = kept.delete(number)
            elif {one.replaced_by, one.replaces} & gone:
                kept = kept.set(number, _unlinked(one, gone))
        return msgspec.structs.replace(self, decisions=kept)

    def all(self) -> list[Decision]:
        """Give them in order."""
        return [self.decisions[number] for number in sorted(self.decisions)]

    def settled(self, event: Event | Erased) -> Settled | None:
        """Give how that was settled last which an entry speaks of."""
        if not isinstance(event, FollowUpSettled):
            return None
        one = self.get(event.decision)
        found = one.follow_up(event.item) if one else None
        return found.last if found else None


def fold(found: Decisions, stamp: Stamp, event: Event | Erased) -> Decisions:
    """Take one more entry in; what does not concern it leaves it as it was."""
    if isinstance(event, Erased):
        return _blank(found, event)
    if isinstance(event, DecisionTaken):
        return _taken(found, stamp, event)
    if isinstance(event, DissentRecorded):
        said = Reservation(**_who(stamp, event), authority=_owner(stamp, event), words=event.words)
        one = found.get(event.decision)
        return _with(found, one, reservations=(*one.reservations, said)) if one else found
    if isinstance(event, FollowUpSettled):
        return _settled(found, stamp, event)
    return _without(found, event) if isinstance(event, EntryErased) else found


def _blank(found: Decisions, event: Erased) -> Decisions:
    """The number was given out and is never given again; what it replaced stays replaced."""
    if event.type != DecisionTaken.__name__:
        return found
    number = found.last + 1
    old = next((one for one in found.all() if one.number == event.corrects), None)
    found = _with(found, old, replaced_by=number) if old else found
    return msgspec.structs.replace(found, last=number)


def _taken(found: Decisions, stamp: Stamp, event: DecisionTaken) -> Decisions:
    old = found.get(event.replaces) if event.replaces is not None else None
    found = _with(found, old, replaced_by=event.decision) if old else found
    who = _who(stamp, event)
    same = set(Decision.__struct_fields__) & set(event.__struct_fields__) - set(who)
    said = tuple(
        Reservation(
            number=stamp.number,
            at=stamp.recorded_at,
            authority=one.authority,
            authority_name=one.authority_name,
            words=one.words,
            noted_by=who["authority_name"],
        )
        for one in event.dissent
    )
    asked = tuple(
        FollowUp(item=place, **msgspec.structs.asdict(one))
        for place, one in enumerate(event.follow_up, 1)
    )
    made = Decision(
        **{name: getattr(event, name) for name in same},
        **who,
        authority=_owner(stamp, event),
        reservations=said,
        follow_ups=asked,
    )
    return Decisions(decisions=found.decisions.set(event.decision, made), last=event.decision)


def _settled(found: Decisions, stamp: Stamp, event: FollowUpSettled) -> Decisions:
    one = found.get(event.decision)
    if one is None:
        return found
    said = Settled(**_who(stamp, event), settlement=event.settlement, words=event.words)
    follow_ups = tuple(
        msgspec.structs.replace(each, settlements=(*each.settlements, said))
        if each.item == event.item
        else each
        for each in one.follow_ups
    )
    return _with(found, one, follow_ups=follow_ups)


def _without(found: Decisions, event: EntryErased) -> Decisions:
    """What was erased is as if it had never been said; a decision goes whole."""
    gone = {one.number for one in event.entries}
    kept = {
        number: msgspec.structs.replace(
            one,
            reservations=tuple(each for each in one.reservations if each.number not in gone),
            follow_ups=tuple(_forgetting(each, gone) for each in one.follow_ups),
        )
        for number, one in found.decisions.items()
        if one.number not in gone
    }
    return msgspec.structs.replace(found, decisions=Map(kept))


def _forgetting(one: FollowUp, gone: set[int]) -> FollowUp:
    kept = tuple(each for each in one.settlements if each.number not in gone)
    return msgspec.structs.replace(one, settlements=kept)


def _with(found: Decisions, one: Decision, **changes: Any) -> Decisions:
    made = msgspec.structs.replace(one, **changes)
    return msgspec.structs.replace(found, decisions=found.decisions.set(made.decision, made))


def _unlinked(one: Decision, gone: set[int]) -> Decision:
    over = one.replaced_by in gone
    return msgspec.structs.replace(
        one,
        replaces=None if one.replaces in gone else one.replaces,
        replaced_by=None if over else one.replaced_by,
        over=over,
    )


def _owner(stamp: Stamp, event: DecisionTaken | DissentRecorded) -> str:
    return event.on_behalf_of.authority if event.on_behalf_of else stamp.authority


def _who(stamp: Stamp, event: DecisionTaken | DissentRecorded | FollowUpSettled) -> dict[str, Any]:
    """By which entry, when, and the name of the authority whose words they are."""
    said = event.on_behalf_of
    name = said.authority_name if said else event.authority_name
    return {"number": stamp.number, "at": stamp.recorded_at, "authority_name": name}
