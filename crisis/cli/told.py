"""From what a board's interface tells to the situation it tells of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

import msgspec
from immutables import Map

from crisis.projections.callouts import CallOut, CallOuts
from crisis.projections.contradictions import Contradiction, Contradictions
from crisis.projections.decisions import Decision, Decisions
from crisis.projections.follows import Follow, Follows
from crisis.projections.incidents import Incident, IncidentList
from crisis.projections.log import LogBook, LogEntry
from crisis.projections.meetings import Meeting, Meetings
from crisis.projections.relief import Relief, Sheet
from crisis.projections.sectors import SectorStatus
from crisis.projections.sitreps import Frozen, Sitreps
from crisis.projections.situation import Situation
from crisis.projections.statements import Statement, StatementList
from crisis.projections.tasks import Task, TaskList
from crisis.terms.operations import Level, Mode

S = TypeVar("S", bound=msgspec.Struct)


def situation_of(said: dict[str, Any], log: list[dict[str, Any]]) -> Situation:
    """Make the situation of an answer of the interface, with all pages of its log."""
    entries = _by_number(log, LogEntry)
    incidents = _by_number(said["incidents"], Incident)
    tasks = _by_number(said["tasks"], Task)
    statements = _by_number(said["statements"], Statement)
    decisions = [msgspec.convert(one, Decision) for one in said["decisions"]]
    disputes = [msgspec.convert(one, Contradiction) for one in said["contradictions"]]
    sheets = [msgspec.convert(one, Sheet) for one in said["handovers"]]
    sectors = [msgspec.convert(one, SectorStatus) for one in said["sectors"]]
    meetings = [msgspec.convert(one, Meeting) for one in said["meetings"]]
    calls = [msgspec.convert(one, CallOut) for one in said["callouts"]]
    frozen = [msgspec.convert(one, Frozen) for one in said["sitreps"]]
    return Situation(
        operation=said["operation"],
        mode=Mode(said["mode"]),
        name=said["name"],
        level=Level(said["level"]),
        number=said["number"],
        hash=said["hash"],
        log=LogBook(entries=entries, last=_last(entries)),
        incidents=IncidentList(incidents=incidents, last=_last(incidents)),
        tasks=TaskList(tasks=tasks, last=_last(tasks)),
        sectors=Map({one.sector: one for one in sectors}),
        statements=StatementList(statements=statements, last=_last(statements)),
        decisions=Decisions(decisions=Map({one.decision: one for one in decisions})),
        contradictions=Contradictions(found=Map({one.contradiction: one for one in disputes})),
        follows=_follows(said["follows"]),
        relief=Relief(sheets=Map({one.sheet: one for one in sheets})),
        meetings=Meetings(meetings=Map({one.meeting: one for one in meetings}), last=len(meetings)),
        callouts=CallOuts(calls=Map({one.call: one for one in calls}), last=len(calls)),
        sitreps=Sitreps(frozen=Map({one.sitrep: one for one in frozen})),
    )


def _follows(told: Iterable[dict[str, Any]]) -> Follows:
    found: Map[int, tuple[Follow, ...]] = Map()
    for one in (msgspec.convert(each, Follow) for each in told):
        found = found.set(one.entry, (*found.get(one.entry, ()), one))
    return Follows(found=found)


def _by_number(told: Iterable[dict[str, Any]], kind: type[S]) -> Map[int, S]:
    return Map({one["number"]: msgspec.convert(one, kind) for one in told})


def _last(found: Map[int, Any]) -> int:
    return max(found, default=0)
