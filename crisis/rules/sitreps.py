"""Rules about the situation picture: words by field, frozen once under one number."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import NamedTuple

import msgspec
from immutables import Map

from crisis.commands.sitreps import FreezeSitrep, NoteSitrepSent, WriteSitrepField
from crisis.errors import RefusalKind, Refused
from crisis.events.sitreps import SitrepFieldWritten, SitrepFrozen, SitrepSent
from crisis.projections.resources import Resources
from crisis.projections.sitrep_facts import Changed, Fact, changes_since
from crisis.projections.sitrep_order import ordered
from crisis.projections.sitrep_prefill import prefill
from crisis.projections.sitreps import Frozen, Words
from crisis.projections.situation import Situation
from crisis.rules.authorities import names_of
from crisis.rules.competing import Asked
from crisis.rules.known import Answer, By, Known
from crisis.rules.reopening import reopening
from crisis.rules.sitrep_stock import request_facts, stock_facts
from crisis.rules.visibility import view
from crisis.terms.log import AHEAD_LIMIT
from crisis.terms.roles import Role
from crisis.terms.sitreps import (
    IF_ANY,
    UNWRITTEN,
    FactKind,
    SitrepField,
    sitrep_label,
)

_NO_ANSWER = frozenset({FactKind.PRIORITIES})
"""What stands in a field and leaves what people must write there unanswered: in which order the
aims come says nothing of what the staff wants to achieve."""


class Picture(NamedTuple):
    """A picture as one reader may have it. Dansk: situationsbillede.

    facts, words: what is for all of the staff, the same for every reader. apart: what is for this
    reader and not for all: it stands in a part of its own, and never goes on.
    """

    facts: tuple[Fact, ...]
    words: Map[SitrepField, Words]
    apart: tuple[Fact, ...]
    apart_words: Map[SitrepField, Words]


class Besides(NamedTuple):
    """What a picture takes in besides its operation, and as of when. Dansk: ressourcer i billedet.

    competing: all that is asked of the same resources, in every operation.
    """

    stock: Resources
    now: datetime
    competing: tuple[Asked, ...]

    def facts(self, shared: Situation) -> Iterator[Fact]:
        """Give what it adds to what is for all."""
        yield from stock_facts(shared, self.stock, self.now)
        again = reopening(shared, self.stock, self.competing)
        if again is not None:
            why = tuple(each.value for each in again.kinds)
            yield Fact(
                field=SitrepField.DECISIONS,
                kind=FactKind.REOPENED,
                key=str(again.allotment),
                values={
                    "allotment": again.allotment,
                    "why": why,
                    "owners": (again.by,),
                },
                number=0,
                at=again.since,
            )


def write(known: Known, command: WriteSitrepField, by: By) -> Answer:
    """Who writes has seen what stands there; of two who write in one field the second is told."""
    situation = _situation(known)
    if command.field in UNWRITTEN:
        return Refused("sitrep.not_written", field="field")
    now = situation.sitreps.words.get(command.field)
    if now is not None and now.hidden:
        return Refused("sitrep.not_for_you", field="field", kind=RefusalKind.FORBIDDEN)
    if command.seen != (now.number if now else None):
        who = now.authority_name if now else ""
        return Refused("sitrep.words_moved", field="text", kind=RefusalKind.CONFLICT, who=who)
    text = command.text.strip()
    certainty = command.certainty if text else None
    stood = (now.text, now.certainty) if now else ("", None)
    if (text, certainty) == stood and command.readers is None:
        return Refused("sitrep.unchanged", field="text")
    seat_name, authority_name = names_of(known, by)
    return (
        SitrepFieldWritten(
            field=command.field,
            text=text,
            corrects=now.number if now else None,
            certainty=certainty,
            seat_name=seat_name,
            authority_name=authority_name,
        ),
    )


def freeze(known: Known, command: FreezeSitrep, by: By) -> Answer:
    """What is frozen is what was seen, under the next number: of two who freeze at once one does,
    and the other is told by whom."""
    situation = _situation(known)
    last = situation.sitreps.last
    if command.sitrep != situation.sitreps.coming:
        return _frozen_already(last)
    until = min(command.seen, situation.number)
    if last is not None and until < last.number:
        return _frozen_already(last)
    late = [one for one in situation.sitreps.words.values() if one.number > until]
    if late:
        who = max(late, key=lambda one: one.number).authority_name
        return Refused("sitrep.moved", field="seen", kind=RefusalKind.CONFLICT, who=who)
    if command.next_at is not None and command.next_at <= by.now:
        return Refused("sitrep.next_past", field="next_at")
    seat_name, authority_name = names_of(known, by)
    return (
        SitrepFrozen(
            sitrep=command.sitrep,
            until=until,
            after=last.until if last else 0,
            next_at=command.next_at,
            stock=command.stock,
            text=f"{sitrep_label(command.sitrep)} er frosset.",
            seat_name=seat_name,
            authority_name=authority_name,
        ),
    )


def note_sent(known: Known, command: NoteSitrepSent, by: By) -> Answer:
    """A person sends it and says so: to whom, how and when. What is not frozen is not sent."""
    one = _situation(known).sitreps.get(command.sitrep)
    sent_at = command.sent_at or by.now
    if one is None:
        return Refused("sitrep.unknown", field="sitrep", kind=RefusalKind.UNKNOWN)
    if not command.who.strip():
        return Refused("sitrep.who_missing", field="who")
    if sent_at > by.now + AHEAD_LIMIT:
        return Refused("log.occurred_in_future", field="sent_at", limit_minutes=5)
    if sent_at < one.at:
        return Refused("sitrep.sent_too_early", field="sent_at")
    seat_name, authority_name = names_of(known, by)
    staff = command.staff.value.upper()
    return (
        SitrepSent(
            sitrep=one.sitrep,
            staff=command.staff,
            who=command.who,
            channel=command.channel,
            sent_at=sent_at,
            text=f"{sitrep_label(one.sitrep)} er sendt til {staff} ({command.who}).",
            seat_name=seat_name,
            authority_name=authority_name,
        ),
    )


def picture(situation: Situation, besides: Besides | None = None) -> Picture:
    """Give the picture of a situation that was narrowed to its reader. besides: what the operation
    itself does not hold."""
    for_all = shared(situation)
    plain = _told(for_all, besides)
    known = {one.about: one for one in plain}
    apart = ordered(one for one in _told(situation, besides) if known.get(one.about) != one)
    common = ordered((*plain, *(besides.facts(for_all) if besides else ())))
    words, mine = for_all.sitreps.words, situation.sitreps.words
    return Picture(
        facts=common,
        words=_with_text(words),
        apart=apart,
        apart_words=_with_text(Map({one: mine[one] for one in mine if words[one].hidden})),
    )


def _told(situation: Situation, besides: Besides | None) -> tuple[Fact, ...]:
    """Give what may be for all or for some; of requests nothing where nobody knows the stock."""
    found = prefill(situation)
    if besides is None:
        return found
    asked = request_facts(situation, besides.stock, besides.now)
    return (*(one for one in found if _holds(one, situation, besides.stock)), *asked)


def _holds(one: Fact, situation: Situation, stock: Resources) -> bool:
    """A decision on who gets what holds until the next, wherever that was taken."""
    row = situation.log.get(one.number) if one.field is SitrepField.DECISIONS else None
    return row is None or not row.allotment or row.allotment == stock.allotments.number


def shared(situation: Situation) -> Situation:
    """Give of a situation what is for all of the staff."""
    return view(situation, _nobody(situation))


def changes(before: Picture, after: Picture) -> Changed:
    """Give what is another in what is for all, of two pictures of the same reader."""
    made = changes_since(before.facts, after.facts)
    return msgspec.structs.replace(made, words=_rewritten(before.words, after.words))


def changes_apart(before: Picture, after: Picture) -> Changed:
    """Give what is another in what is not for all: it is told where that stands, and nowhere else.
    What only moved from one part into the other is told in neither as gone."""
    made = changes_since(before.apart, after.apart)
    elsewhere = {one.about for one in after.facts}
    gone = tuple(one for one in made.gone if one.about not in elsewhere)
    written = _rewritten(before.apart_words, after.apart_words)
    return msgspec.structs.replace(made, gone=gone, words=written)


def unanswered(found: Picture) -> tuple[SitrepField, ...]:
    """Give the fields that must say something and do not; that it is unknown is an answer."""
    told = {one.field for one in found.facts if one.kind not in _NO_ANSWER} | set(found.words)
    told |= set(found.apart_words) | {SitrepField.CHANGES, SitrepField.EXTENT}
    return tuple(one for one in SitrepField if one not in told and one not in IF_ANY)


def _frozen_already(last: Frozen | None) -> Refused:
    if last is None:
        return Refused("sitrep.not_next", field="sitrep", kind=RefusalKind.CONFLICT)
    return Refused(
        "sitrep.frozen_already",
        field="sitrep",
        kind=RefusalKind.CONFLICT,
        sitrep=last.sitrep,
        who=f"{last.seat_name}, {last.authority_name}",
    )


def _nobody(situation: Situation) -> By:
    """Somebody of the staff for whom nothing was ever written alone."""
    moment = situation.recorded_at or datetime.max.replace(tzinfo=UTC)
    return By(account=0, seat="", authority="", role=Role.OBSERVER, mode=situation.mode, now=moment)


def _with_text(words: Map[SitrepField, Words]) -> Map[SitrepField, Words]:
    return Map({field: one for field, one in words.items() if one.text})


def _rewritten(
    before: Map[SitrepField, Words], after: Map[SitrepField, Words]
) -> tuple[SitrepField, ...]:
    return tuple(one for one in SitrepField if _number(before, one) != _number(after, one))


def _number(words: Map[SitrepField, Words], field: SitrepField) -> int:
    return words[field].number if field in words else 0


def _situation(known: Known) -> Situation:
    assert known.situation is not None
    return known.situation
