"""What waits for a seat: asked of the rules, so nobody is asked for what he may not do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from crisis.commands.base import Command
from crisis.commands.callouts import AnswerCall
from crisis.commands.contradictions import SettleContradiction
from crisis.commands.decisions import SettleFollowUp
from crisis.commands.drills import AnswerComcheck, AnswerInject
from crisis.commands.follows import SettleFollow
from crisis.commands.log import ConfirmEntry
from crisis.commands.minutes import ApproveMinutes
from crisis.commands.publishing import ReleaseStatement
from crisis.commands.relief import OfferHandover, TakeHandover
from crisis.commands.sitreps import WriteSitrepField
from crisis.commands.statements import KeepStatement, SignStatement
from crisis.commands.tasks import CloseTask, ConfirmTaskMove, MoveTask, ReassignTask
from crisis.projections.callouts import CallOut, Summoned
from crisis.projections.contradictions import Contradiction
from crisis.projections.decisions import Decision
from crisis.projections.statements import Statement
from crisis.projections.tasks import Task
from crisis.rules import allows
from crisis.rules.closing import offers
from crisis.rules.contradictions import concerns
from crisis.rules.drill_sight import in_control
from crisis.rules.known import By, Known, Proof, Question
from crisis.rules.references import unseen
from crisis.rules.rhythm import next_meeting
from crisis.rules.role_groups import HEADS, LOG_OFFICE, STAFF
from crisis.rules.shift_plan import relief_due
from crisis.rules.silence import silent
from crisis.rules.sitreps_due import next_due
from crisis.rules.waiting_help import of_help
from crisis.terms.callouts import UNANSWERED, CallAnswer
from crisis.terms.contradictions import Verdict
from crisis.terms.decisions import Settlement, follow_up_key
from crisis.terms.drills import DrillPhase
from crisis.terms.meetings import SOON
from crisis.terms.shifts import RELIEF_SOON
from crisis.terms.sitreps import WARNED, SitrepField
from crisis.terms.statements import OUT, StatementState, outlets_of
from crisis.terms.tasks import TaskMove, TaskStatus
from crisis.terms.waiting import WaitKind


class Wait(NamedTuple):
    """One thing that waits: what, its number (of the call, task, entry or statement), since when.

    Dansk: venter på dig.
    """

    kind: WaitKind
    number: int
    since: datetime


def waits(known: Known, by: By) -> tuple[Wait, ...]:
    """Give what waits for the seat that asks, the longest waiting first.

    A signature waits though its proof is old: that is asked for when one signs.
    """
    situation = known.situation
    assert situation is not None
    by = replace(by, proved=Proof(how="offered", at=by.now), program=False, on_behalf_of=None)
    asks = _Asks(known, by)
    found = [
        *(
            wait
            for one, each in situation.callouts.newest().values()
            for wait in asks.of_call(one, each)
        ),
        *(Wait(WaitKind.CALL_SILENT, call, since) for call, since in silent(known, by)),
        *asks.of_relief(),
        *asks.of_sitrep(),
        *asks.of_drill(),
        *(wait for one in situation.tasks.all() for wait in asks.of_task(one)),
        *asks.of_meetings(),
        *asks.of_entries(),
        *(wait for one in situation.decisions.all() for wait in asks.of_decision(one)),
        *asks.of_mentions(),
        *asks.of_follows(),
        *(wait for one in situation.contradictions.open() for wait in asks.of_contradiction(one)),
        *(wait for one in situation.statements.all() for wait in asks.of_statement(one)),
        *(Wait(*one) for one in of_help(known, by)),
    ]
    return tuple(sorted(found, key=lambda one: (one.since, one.kind, one.number)))


class _Asks:
    """Asks what the rules would say to each step the seat might take."""

    def __init__(self, known: Known, by: By) -> None:
        assert known.situation is not None
        self._situation = known.situation
        ways = {Question.CHANNELS: outlets_of(known.situation.mode)}
        self._known = replace(known, answers={**known.answers, **ways})
        self._by = by

    def _yes(self, command: Command) -> bool:
        return allows(self._known, command, self._by)

    def of_call(self, one: CallOut, each: Summoned) -> Iterator[Wait]:
        """One's authority was called, and has not answered."""
        if each.authority != self._by.authority or each.state not in UNANSWERED:
            return
        if self._yes(AnswerCall(call=one.call, answer=CallAnswer.ACKNOWLEDGE)):
            yield Wait(WaitKind.CALL, one.call, each.last.at if each.last else one.at)

    def of_relief(self) -> Iterator[Wait]:
        """Another on one's seat has signed a sheet and waits to be relieved, or one must make it:
        by the plan of shifts a relief is near."""
        one = self._situation.relief.waiting(self._by.seat)
        if one and self._yes(TakeHandover(sheet=one.sheet, seen=self._situation.number)):
            yield Wait(WaitKind.HANDOVER, one.sheet, one.at)
        due = relief_due(self._situation, self._by.seat, self._by.now)
        if due and offers(self._situation, OfferHandover, self._by):
            yield Wait(WaitKind.RELIEF_DUE, due.on.shift, due.on.now.begins - RELIEF_SOON)

    def of_sitrep(self) -> Iterator[Wait]:
        """A picture is due soon, or late: for those who write it and those who freeze it."""
        by, situation = self._by, self._situation
        found = next_due(situation, by.now)
        if found is None or by.now < found.at - WARNED or by.role not in HEADS | LOG_OFFICE:
            return
        there = situation.sitreps.words.get(SitrepField.INTENT)
        seen = there.number if there else None
        if self._yes(WriteSitrepField(field=SitrepField.INTENT, text=".", seen=seen)):
            late = by.now > found.at
            kind = WaitKind.SITREP_LATE if late else WaitKind.SITREP
            yield Wait(kind, found.sitrep, found.at if late else found.at - WARNED)

    def of_drill(self) -> Iterator[Wait]:
        """Control calls round before a drill begins; then what reached one's seat in words. In a
        pause nothing can be answered, and what was not answered waits all the same."""
        drill, by = self._situation.drill, self._by
        if not drill.number or in_control(by):
            return
        if by.seat not in drill.comchecked and not drill.moves and self._yes(AnswerComcheck()):
            yield Wait(WaitKind.COMCHECK, drill.number, self._situation.opened_at or by.now)
        said = {one.given for one in drill.answers.values() if one.seat == by.seat}
        for one in drill.given.values():
            mine = by.seat in one.seats and one.text and one.number not in said
            stands = drill.phase is DrillPhase.PAUSED and offers(self._situation, AnswerInject, by)
            if mine and (stands or self._yes(AnswerInject(given=one.number, text="."))):
                yield Wait(WaitKind.INJECT, one.number, one.at)

    def of_task(self, one: Task) -> Iterator[Wait]:
        """It is asked of one's authority, or one's authority asked and must go on."""
        since, number = one.steps[-1].at, one.number
        if one.responsible == self._by.authority:
            if one.unconfirmed and self._yes(ConfirmTaskMove(task=number)):
                yield Wait(WaitKind.TASK_SAID, number, since)
            elif one.status is TaskStatus.ASKED and self._yes(
                MoveTask(task=number, move=TaskMove.ACCEPT)
            ):
                yield Wait(WaitKind.TASK_ASKED, number, since)
            yield from self._of_time(one)
        if one.asked_by != self._by.authority:
            return
        if one.status is TaskStatus.DONE and self._yes(CloseTask(task=number)):
            yield Wait(WaitKind.TASK_DONE, number, since)
        if one.unowned and self._may_ask_another(one):
            yield Wait(WaitKind.TASK_UNOWNED, number, since)

    def _of_time(self, one: Task) -> Iterator[Wait]:
        """It must be done soon or should have been, or what it waited for is done: one of them."""
        if one.unowned or not self._may_move(one):
            return
        ready = self._situation.tasks.ready_since(one)
        if one.overdue(self._by.now) and one.deadline:
            yield Wait(WaitKind.TASK_LATE, one.number, one.deadline)
        elif one.near(self._by.now) and one.remind_at:
            yield Wait(WaitKind.TASK_NEAR, one.number, max(one.remind_at, one.steps[0].at))
        elif ready is not None and one.status is TaskStatus.ACCEPTED:
            yield Wait(WaitKind.TASK_READY, one.number, ready)

    def _may_move(self, one: Task) -> bool:
        move = TaskMove.ACCEPT if one.status is TaskStatus.ASKED else TaskMove.FINISH
        return self._yes(MoveTask(task=one.number, move=move))

    def _may_ask_another(self, one: Task) -> bool:
        directory = self._known.planning.authorities
        other = next((each for each in directory if each != one.responsible), "")
        return self._yes(ReassignTask(task=one.number, authority=other, reason="-"))

    def of_meetings(self) -> Iterator[Wait]:
        """One begins in ten minutes, minutes are to be approved, or are new to one's authority."""
        situation, by = self._situation, self._by
        comes = next_meeting(situation, by.now)
        if comes and comes.at - by.now <= SOON and by.role in STAFF and not situation.meetings.open:
            number = comes.meeting or situation.meetings.last + 1
            yield Wait(WaitKind.MEETING, number, comes.at - SOON)
        for one in situation.meetings.all():
            if one.closed_at is not None and one.approved is None:
                seen = max(1, situation.number)
                if self._yes(ApproveMinutes(meeting=one.meeting, seen=seen)):
                    yield Wait(WaitKind.MINUTES, one.meeting, one.closed_at)
            elif one.approved is not None and one.of(by.authority):
                ticks = situation.follows.of(one.approved.number)
                ticked = any(each.authority == by.authority for each in ticks)
                if not ticked and self._yes(SettleFollow(entry=one.approved.number)):
                    yield Wait(WaitKind.MINUTES_NEW, one.meeting, one.approved.at)

    def of_entries(self) -> Iterator[Wait]:
        """What was written down for one's authority, and it has not said yes to."""
        log = self._situation.log
        for number, authority in log.unconfirmed.items():
            entry = log.get(number) if authority == self._by.authority else None
            if entry is not None and self._yes(ConfirmEntry(number=number)):
                yield Wait(WaitKind.ENTRY_SAID, number, entry.recorded_at)

    def of_decision(self, one: Decision) -> Iterator[Wait]:
        """Something that followed from it is for one's authority to see to."""
        for each in one.open:
            done = SettleFollowUp(decision=one.decision, item=each.item, settlement=Settlement.DONE)
            if self._yes(done):
                yield Wait(WaitKind.FOLLOW_UP, follow_up_key(one.decision, each.item), one.at)

    def of_mentions(self) -> Iterator[Wait]:
        """An entry names one's authority, and nobody of it has ticked that it was seen."""
        planning = self._known.planning
        for number in unseen(self._situation, planning, self._by.authority):
            entry = self._situation.log.get(number)
            if entry is not None and self._yes(SettleFollow(entry=number)):
                yield Wait(WaitKind.MENTION, number, entry.recorded_at)

    def of_follows(self) -> Iterator[Wait]:
        """What one's own seat follows up; what is past its time waits since then."""
        for one in self._situation.follows.open():
            if one.seat != self._by.seat or not self._yes(SettleFollow(entry=one.entry)):
                continue
            late = one.until if one.late(self._by.now) else None
            yield Wait(WaitKind.FOLLOW_LATE if late else WaitKind.FOLLOW, one.entry, late or one.at)

    def of_contradiction(self, one: Contradiction) -> Iterator[Wait]:
        """It is one's own words that disagree with others', or one keeps the log for all."""
        by = self._by
        mine = by.role in LOG_OFFICE or concerns(self._situation, one, by.authority)
        settle = SettleContradiction(
            contradiction=one.contradiction, verdict=Verdict.NONE, reason="-"
        )
        if mine and self._yes(settle):
            yield Wait(WaitKind.CONTRADICTION, one.number, one.at)

    def of_statement(self, one: Statement) -> Iterator[Wait]:
        """One must sign, may let it out, or what is outside rests on a fact that was corrected."""
        since, number = one.changed_at or one.edition.at, one.number
        version, hash_ = one.version, one.hash or ""
        if one.state is StatementState.READY:
            if self._yes(SignStatement(statement=number, version=version, hash=hash_)):
                yield Wait(WaitKind.SIGNATURE, number, since)
            elif self._yes(ReleaseStatement(statement=number, version=version, hash=hash_)):
                yield Wait(WaitKind.RELEASE, number, since)
        for flag in one.flags[:1] if one.state in OUT else ():
            keep = KeepStatement(statement=number, entry=flag.corrected_by, reason="-")
            if self._yes(keep):
                yield Wait(WaitKind.FLAG, number, since)
