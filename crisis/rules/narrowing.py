"""What is told of hidden things by others that are seen: less, for whom the hidden are not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any, TypeVar

import msgspec

from crisis.events import Erased, Event
from crisis.events.closing import OperationClosed
from crisis.events.decisions import DecisionTaken
from crisis.events.figures import FigureSet
from crisis.events.incidents import IncidentChanged, IncidentOpened
from crisis.events.outages import ObjectDown, ObjectUp
from crisis.events.relief import HandoverOffered, SheetContents
from crisis.projections.closing import Closing
from crisis.projections.incidents import Incident
from crisis.projections.own_plans import OwnPlans
from crisis.projections.situation import Situation
from crisis.projections.statements import StatementList
from crisis.rules import own_plans
from crisis.terms.closing import Matter, MatterKind
from crisis.terms.decisions import follow_up_of
from crisis.terms.places import Exposure
from crisis.terms.register import RegisterReader
from crisis.terms.sight import STAFF, Sight

FOR_ALL = (FigureSet, ObjectDown, ObjectUp)
"""A figure, and that something works or not, is as it says, wherever it was taken from."""

Placed = TypeVar("Placed", Incident, IncidentOpened, IncidentChanged)
Hidden = frozenset[int]
"""The entries that are not for the reader."""

_NOBODY: dict[str, Any] = {"account": 0, "seat": "", "seat_name": ""}
"""An authority speaks to the public, never a person or a seat."""


def subject(situation: Situation, matter: Matter) -> int:
    """Give the entry by which what is open came to be; 0 when it is for all."""
    match matter.kind:
        case MatterKind.INCIDENT:
            incident = situation.incidents.get(matter.number)
            return incident.opened if incident else 0
        case MatterKind.TASK:
            task = situation.tasks.get(matter.number)
            return task.asked if task else 0
        case MatterKind.FOLLOW_UP:
            decision = situation.decisions.get(follow_up_of(matter.number)[0])
            return decision.number if decision else 0
        case MatterKind.REQUEST:
            asked = situation.requests.get(matter.number)
            return asked.entry if asked else 0
        case _:
            return 0


def closing(situation: Situation, hidden: Hidden) -> Closing:
    """What stood open at the end and is hidden says whose it is: it is not on the list."""
    steps = (
        msgspec.structs.replace(one, matters=_matters(situation, one.matters, hidden))
        for one in situation.closing.steps
    )
    return Closing(steps=tuple(steps))


def statements(found: StatementList, hidden: Hidden) -> StatementList:
    """A signer is named without the hidden entries for which he was asked."""
    kept = found.statements
    for number, one in kept.items():
        if any(hidden.intersection(each.entries) for each in one.required):
            less = (
                msgspec.structs.replace(
                    each, entries=tuple(entry for entry in each.entries if entry not in hidden)
                )
                for each in one.required
            )
            kept = kept.set(number, msgspec.structs.replace(one, required=tuple(less)))
    return msgspec.structs.replace(found, statements=kept)


def contents(found: SheetContents, hidden: Hidden) -> SheetContents:
    """Another's tasks and what waits for it say whose hidden things are: none of it is told."""
    decisions = tuple(one for one in found.decisions if one not in hidden)
    return msgspec.structs.replace(found, tasks=(), waits=(), decisions=decisions)


def places(situation: Situation, reader: RegisterReader) -> Situation:
    """Give a situation without what stood in others' own plans when it was written, or does now:
    neither what lies in incidents, nor what they are tied to, nor whether it works."""
    plans, found = situation.own_plans, situation.incidents
    if not (plans or found.own_plans):
        return situation
    kept, working = found.incidents, situation.outages
    for number, one in kept.items():
        less = placed(one, plans, reader)
        if less is not one:
            kept = kept.set(number, less)
    for object_ in own_plans.hidden(working, plans, reader):
        working = working.delete(object_)
    return msgspec.structs.replace(
        situation, incidents=msgspec.structs.replace(found, incidents=kept), outages=working
    )


def placed(found: Placed, plans: OwnPlans, reader: RegisterReader) -> Placed:
    """Give an incident, or what was written of it, with no more of others' own plans."""
    found = own_plans.untied(found, plans, reader)
    less = own_plans.exposed(exposure(found.exposure, reader), plans, reader)
    return found if less is found.exposure else msgspec.structs.replace(found, exposure=less)


def exposure(found: Exposure, reader: RegisterReader) -> Exposure:
    """Give an exposure without what stands in the own plans of municipalities that are not the
    reader's: neither the places, nor that there are any."""
    gone = {one: share for one, share in found.own_plans.items() if not reader.plan_of(one)}
    if not gone:
        return found
    counts = Counter(found.counts)
    for share in gone.values():
        counts.subtract(share.counts)
    hits = (one for one in found.hits if not one.own_plan or reader.plan_of(one.municipality))
    return msgspec.structs.replace(
        found,
        total=counts.total(),
        counts={category: many for category, many in counts.items() if many},
        hits=tuple(hits),
        attendance=found.attendance - sum(share.attendance for share in gone.values()),
        own_plans={one: each for one, each in found.own_plans.items() if one not in gone},
    )


def of_own_plans(situation: Situation, reader: RegisterReader) -> set[int]:
    """Give the reports of places in others' own plans that are for some, and for some others: of
    such a place the chief of staff reads as little as anybody, and a drill's planner too."""
    return {
        each.number
        for one in situation.outages.values()
        for each in one.reports
        if each.own_plan is not None
        and not reader.plan_of(each.own_plan)
        and (readers := situation.sights.get(each.number, STAFF)).sight is Sight.RESTRICTED
        and reader.authority not in readers.only_for
    }


def event(
    situation: Situation,
    found: Event | Erased,
    hidden: Hidden,
    *,
    own: bool,
    reader: RegisterReader,
) -> Event | Erased:
    """Give an event of the journal with no more in it. own: written by the reader's authority,
    which may not read all that was found where its incident lies."""
    if isinstance(found, IncidentOpened):
        return placed(found, situation.own_plans, reader)
    if isinstance(found, IncidentChanged):
        return placed(found, situation.own_plans, reader)
    if not hidden or own:
        return found
    match found:
        case OperationClosed():
            left = _matters(situation, found.matters, hidden)
            return msgspec.structs.replace(found, matters=left)
        case HandoverOffered():
            return msgspec.structs.replace(found, contents=contents(found.contents, hidden))
        case DecisionTaken(corrects=old) if old in hidden:
            return msgspec.structs.replace(found, corrects=None, replaces=None)
        case _:
            return found


def _matters(situation: Situation, found: Iterable[Matter], hidden: Hidden) -> tuple[Matter, ...]:
    return tuple(one for one in found if subject(situation, one) not in hidden)
