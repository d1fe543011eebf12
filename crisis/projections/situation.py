"""The situation of one operation: the fold of its whole stream."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Protocol

import msgspec
from immutables import Map

from crisis.events import Erased, Event, Stamp
from crisis.events.operations import OperationOpened
from crisis.projections.callouts import CallOuts
from crisis.projections.callouts import fold as fold_callouts
from crisis.projections.closing import Closing
from crisis.projections.closing import fold as fold_closing
from crisis.projections.contradictions import Contradictions
from crisis.projections.contradictions import fold as fold_contradictions
from crisis.projections.decisions import Decisions
from crisis.projections.decisions import fold as fold_decisions
from crisis.projections.drafting import fold as fold_drafting
from crisis.projections.drills import Drill
from crisis.projections.drills import fold as fold_drill
from crisis.projections.erasure import Erasures
from crisis.projections.erasure import fold as fold_erasures
from crisis.projections.evaluation import Evaluation
from crisis.projections.evaluation import fold as fold_evaluation
from crisis.projections.figures import Figures
from crisis.projections.figures import fold as fold_figures
from crisis.projections.first import FirstAssessments
from crisis.projections.first import fold as fold_first
from crisis.projections.follows import Follows
from crisis.projections.follows import fold as fold_follows
from crisis.projections.incidents import IncidentList
from crisis.projections.incidents import fold as fold_incidents
from crisis.projections.lending import Lending
from crisis.projections.lending import fold as fold_lending
from crisis.projections.letters import Letters
from crisis.projections.letters import fold as fold_letters
from crisis.projections.levels import Levels
from crisis.projections.levels import fold as fold_levels
from crisis.projections.log import LogBook
from crisis.projections.log import fold as fold_log
from crisis.projections.meetings import Meetings
from crisis.projections.meetings import fold as fold_meetings
from crisis.projections.mentions import Mentions
from crisis.projections.mentions import fold as fold_mentions
from crisis.projections.national import National
from crisis.projections.national import fold as fold_national
from crisis.projections.outages import Outages
from crisis.projections.outages import fold as fold_outages
from crisis.projections.own_plans import OwnPlans
from crisis.projections.partners import Partners
from crisis.projections.partners import fold as fold_partners
from crisis.projections.priorities import Priorities
from crisis.projections.priorities import fold as fold_priorities
from crisis.projections.publishing import fold as fold_publishing
from crisis.projections.relief import Relief
from crisis.projections.relief import fold as fold_relief
from crisis.projections.requests import Requests
from crisis.projections.requests import fold as fold_requests
from crisis.projections.sectors import Sectors
from crisis.projections.sectors import fold as fold_sectors
from crisis.projections.shifts import Shifts
from crisis.projections.shifts import fold as fold_shifts
from crisis.projections.sight import Sights
from crisis.projections.sight import fold as fold_sights
from crisis.projections.sitreps import Sitreps
from crisis.projections.sitreps import fold as fold_sitreps
from crisis.projections.statements import StatementList
from crisis.projections.tasks import TaskList
from crisis.projections.tasks import fold as fold_tasks
from crisis.terms.ids import stock_of
from crisis.terms.operations import Level, Mode


class Folded(Protocol):
    """An entry as a fold takes it."""

    @property
    def stamp(self) -> Stamp:
        """When, who and as what."""
        ...

    @property
    def event(self) -> Event | Erased:
        """What happened."""
        ...


class Situation(msgspec.Struct, frozen=True, kw_only=True):
    """All that is known of an operation as of one entry. Dansk: situationen."""

    operation: str
    mode: Mode
    name: str = ""
    level: Level = Level.DAILY
    opened_at: datetime | None = None
    number: int = 0
    hash: str = ""
    recorded_at: datetime | None = None
    levels: Levels = Levels()
    log: LogBook = LogBook()
    incidents: IncidentList = IncidentList()
    tasks: TaskList = TaskList()
    sectors: Sectors = Map()
    national: National = Map()
    statements: StatementList = StatementList()
    erasures: Erasures = Map()
    closing: Closing = Closing()
    figures: Figures = Map()
    decisions: Decisions = Decisions()
    callouts: CallOuts = CallOuts()
    partners: Partners = Map()
    sights: Sights = Map()
    seen_by: str = ""
    """As whom it was narrowed; empty when it is whole."""
    own_plans: OwnPlans = Map()
    """What stands in a municipality's own plan now; given along by whoever shows it."""
    relief: Relief = Relief()
    lending: Lending = Lending()
    shifts: Shifts = Shifts()
    contradictions: Contradictions = Contradictions()
    follows: Follows = Follows()
    mentions: Mentions = Map()
    outages: Outages = Map()
    first: FirstAssessments = FirstAssessments()
    sitreps: Sitreps = Sitreps()
    requests: Requests = Requests()
    priorities: Priorities = Priorities()
    meetings: Meetings = Meetings()
    letters: Letters = Map()
    drill: Drill = Drill()
    evaluation: Evaluation = Evaluation()
    beside: str | None = None
    """The drill whose resources it draws on, where that is another."""

    @property
    def stock(self) -> str:
        """The stream of the resources it draws on."""
        return stock_of(self.beside or self.operation, drill=self.mode is Mode.EXERCISE)


def start(operation: str, mode: Mode) -> Situation:
    """Give the situation before the first entry; the mode comes from the head row."""
    return Situation(operation=operation, mode=mode)


def fold(situation: Situation, entries: Iterable[Folded]) -> Situation:
    """Take entries in order into the situation."""
    for one in entries:
        situation = step(situation, one.stamp, one.event)
    return situation


def step(situation: Situation, stamp: Stamp, event: Event | Erased) -> Situation:
    """Take one entry into the situation. Every stored event folds; none is refused."""
    log = fold_log(situation.log, stamp, event)
    levels = fold_levels(situation.levels, stamp, event)
    return Situation(
        operation=situation.operation,
        mode=situation.mode,
        **_opened(situation, event),
        level=levels.now,
        opened_at=stamp.recorded_at if stamp.number == 1 else situation.opened_at,
        number=stamp.number,
        hash=stamp.hash,
        recorded_at=stamp.recorded_at,
        levels=levels,
        log=log,
        **_staff(situation, stamp, event),
        incidents=fold_incidents(situation.incidents, stamp, event),
        tasks=fold_tasks(situation.tasks, stamp, event),
        sectors=fold_sectors(situation.sectors, stamp, event),
        national=fold_national(situation.national, stamp, event),
        statements=fold_publishing(fold_drafting(situation.statements, stamp, event), stamp, event),
        erasures=fold_erasures(situation.erasures, stamp, event),
        figures=fold_figures(situation.figures, stamp, event),
        decisions=fold_decisions(situation.decisions, stamp, event),
        closing=fold_closing(situation.closing, stamp, event),
        sights=fold_sights(situation.sights, stamp, event),
        first=fold_first(situation.first, stamp, event),
        outages=fold_outages(situation.outages, stamp, event),
        sitreps=fold_sitreps(situation.sitreps, stamp, event),
        requests=fold_requests(situation.requests, stamp, event),
        priorities=fold_priorities(situation.priorities, stamp, event),
        meetings=fold_meetings(situation.meetings, stamp, event),
        letters=fold_letters(situation.letters, stamp, event),
        drill=fold_drill(situation.drill, stamp, event),
        evaluation=fold_evaluation(situation.evaluation, stamp, event),
        mentions=fold_mentions(situation.mentions, log, stamp, event),
        follows=fold_follows(situation.follows, stamp, event),
        contradictions=fold_contradictions(situation.contradictions, log, stamp, event),
    )


def _opened(situation: Situation, event: Event | Erased) -> dict[str, Any]:
    """What it is called, and whose resources it draws on: said once, when it is opened."""
    one = event if isinstance(event, OperationOpened) else situation
    return {"name": one.name, "beside": one.beside}


def _staff(situation: Situation, stamp: Stamp, event: Event | Erased) -> dict[str, Any]:
    """Who was called in, who sits there, and for how long."""
    return {
        "callouts": fold_callouts(situation.callouts, stamp, event),
        "partners": fold_partners(situation.partners, stamp, event),
        "relief": fold_relief(situation.relief, stamp, event),
        "lending": fold_lending(situation.lending, stamp, event),
        "shifts": fold_shifts(situation.shifts, stamp, event),
    }
