"""What is done and what is to come, as facts of the situation picture: measures, outlook, needs,
decisions, tasks, statements."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from crisis.projections.logbook import LogEntry
from crisis.projections.quick_decisions import kind_of, quick
from crisis.projections.requests import HelpRequest
from crisis.projections.sitrep_facts import Fact
from crisis.projections.situation import Situation
from crisis.terms.log import DECIDES, Channel, EntryKind
from crisis.terms.resources import RequestStatus
from crisis.terms.sitreps import FactKind, SitrepField
from crisis.terms.statements import LEFT
from crisis.terms.tasks import OPEN

_ELSEWHERE = frozenset({EntryKind.ACTION, EntryKind.REQUEST, *DECIDES})
"""Entries that stand in a field of their own."""


def measures(situation: Situation) -> Iterator[Fact]:
    """What was done, as the log says."""
    for one in _standing(situation):
        if kind_of(situation.log, one) is EntryKind.ACTION and not _of_the_staff(one):
            yield _entry(one, SitrepField.MEASURES, FactKind.ENTRY)


def outlook(situation: Situation) -> Iterator[Fact]:
    """What is expected, as long as it is yet to come."""
    now = situation.recorded_at
    for one in _standing(situation):
        if one.expected_at is not None and (now is None or one.expected_at > now):
            fact = _entry(one, SitrepField.OUTLOOK, FactKind.EXPECTED)
            values = {**fact.values, "expected_at": one.expected_at}
            yield msgspec.structs.replace(fact, values=values)


def resources(situation: Situation) -> Iterator[Fact]:
    """What the sectors lack, and what was asked for in the log. What was asked as a request is told
    beside the stock, which knows what of the promised is there."""
    for name in sorted(situation.sectors):
        one = situation.sectors[name]
        if one.need:
            yield Fact(
                field=SitrepField.RESOURCES,
                kind=FactKind.NEED,
                key=name,
                values={"name": one.sector_name, "need": one.need},
                number=one.number,
                at=one.at,
                who=one.sector_name,
            )
    for entry in _standing(situation):
        if kind_of(situation.log, entry) is EntryKind.REQUEST and entry.request is None:
            yield _entry(entry, SitrepField.RESOURCES, FactKind.ENTRY)


def request(one: HelpRequest, gone: int, missing: int, status: RequestStatus) -> Fact:
    """What was asked for, how much of it is promised, how much of that is not there, and how much
    is missing."""
    last = one.steps[-1] if one.steps else None
    return Fact(
        field=SitrepField.RESOURCES,
        kind=FactKind.REQUEST,
        key=str(one.number),
        values={
            "request": one.number,
            "capability": one.need.capability.value,
            "amount": one.need.amount,
            "promised": one.promised,
            "gone": gone,
            "missing": missing,
            "status": status.value,
            "asked_by": one.asked_by_name,
            "path": one.path.value,
            "place": one.need.spot.name,
            "begin": one.need.window.begin,
            "end": one.need.window.end,
        },
        number=last.number if last else one.entry,
        at=last.at if last else one.at,
        who=one.asked_by_name,
    )


def decisions(situation: Situation) -> Iterator[Fact]:
    """The decisions that nothing took the place of, who gets what first, and what was decided by an
    entry of the log."""
    for one in situation.decisions.all():
        if one.standing:
            yield Fact(
                field=SitrepField.DECISIONS,
                kind=FactKind.DECISION,
                key=str(one.decision),
                values={
                    "decision": one.decision,
                    "question": one.question,
                    "outcome": one.outcome.value,
                    "option": one.option,
                    "valid_until": one.valid_until,
                },
                number=one.number,
                at=one.taken_at or one.at,
                who=one.authority_name,
            )
    order = situation.priorities.last
    last = max((one.allotment or 0 for one in _standing(situation)), default=0)
    for entry in _standing(situation):
        given = entry.allotment and entry.allotment == last
        if given or (order is not None and entry.number == order.number):
            yield _entry(entry, SitrepField.DECISIONS, FactKind.ENTRY)
    for entry in quick(situation.log):
        fact = _entry(entry, SitrepField.DECISIONS, FactKind.ENTRY)
        values = {**fact.values, "omitted": kind_of(situation.log, entry) is EntryKind.OMISSION}
        yield msgspec.structs.replace(fact, values=values)


def tasks(situation: Situation) -> Iterator[Fact]:
    """The tasks that are not closed."""
    now = situation.recorded_at
    for one in situation.tasks.all():
        if one.status in OPEN:
            last = one.steps[-1]
            yield Fact(
                field=SitrepField.TASKS,
                kind=FactKind.TASK,
                key=str(one.number),
                values={
                    "task": one.number,
                    "title": one.title,
                    "responsible": one.responsible_name,
                    "status": one.status.value,
                    "deadline": one.deadline,
                    "overdue": now is not None and one.overdue(now),
                },
                number=last.number,
                at=last.at,
                who=last.authority_name,
            )


def statements(situation: Situation) -> Iterator[Fact]:
    """What went out, what was put right and what was taken back."""
    for one in situation.statements.all():
        if one.state in LEFT:
            yield Fact(
                field=SitrepField.COMMUNICATION,
                kind=FactKind.STATEMENT,
                key=str(one.number),
                values={
                    "statement": one.number,
                    "title": one.content.title,
                    "state": one.state.value,
                },
                number=one.edition.number,
                at=one.changed_at or one.edition.at,
                who=one.edition.authority_name,
            )


def rumours(situation: Situation) -> Iterator[Fact]:
    """What came by the media, and reports that speak against each other and nobody has settled."""
    for one in situation.contradictions.open():
        yield Fact(
            field=SitrepField.COMMUNICATION,
            kind=FactKind.CONTRADICTION,
            key=str(one.contradiction),
            values={"about": one.about},
            number=one.number,
            at=one.at,
            who=one.authority_name,
        )
    for entry in _standing(situation):
        said = entry.on_behalf_of
        channels = (entry.channel, said.channel if said else None)
        if Channel.MEDIA in channels and kind_of(situation.log, entry) not in _ELSEWHERE:
            yield _entry(entry, SitrepField.COMMUNICATION, FactKind.ENTRY)


def _of_the_staff(one: LogEntry) -> bool:
    """Who sits where and what followed from a decision is no measure against what happens."""
    about = (
        *(one.partner, one.sheet, one.loan, one.decision, one.call, one.sitrep),
        one.meeting,
    )
    return any(each is not None for each in about)


def _standing(situation: Situation) -> Iterator[LogEntry]:
    for number in sorted(situation.log.entries):
        one = situation.log.entries[number]
        if one.text and one.corrected_by is None and not one.erased:
            yield one


def _entry(one: LogEntry, field: SitrepField, kind: FactKind) -> Fact:
    said = one.on_behalf_of
    return Fact(
        field=field,
        kind=kind,
        key=str(one.number),
        values={"text": one.text},
        number=one.number,
        at=one.occurred_at or one.recorded_at,
        certainty=one.certainty,
        who=said.authority_name if said else one.authority_name,
    )
