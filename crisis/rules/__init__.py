"""The decisions: (Known, Command, By) → events or Refused. Pure; this page lists them all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from crisis.commands.allotments import DecidePriority
from crisis.commands.assessments import DescribeScenario
from crisis.commands.attachments import AttachFile
from crisis.commands.authorities import RegisterAuthority, RegisterSeat
from crisis.commands.base import Command
from crisis.commands.callouts import AnswerCall, CallDeputy, CallStaff
from crisis.commands.cards import LayOutCard
from crisis.commands.categories import RestoreCategory, RetireCategory, SetCategory
from crisis.commands.closing import ArchiveOperation, CloseOperation, EvaluateOperation
from crisis.commands.contradictions import ReportContradiction, SettleContradiction
from crisis.commands.decisions import RecordDissent, SettleFollowUp, TakeDecision
from crisis.commands.dependencies import DropWhatIf, RetireSupply, SaveWhatIf, SetSupply
from crisis.commands.drills import PrepareDrill
from crisis.commands.erasure import EraseEntry, ErasePlanningEntry, EraseResourceEntry
from crisis.commands.figures import SetFigure
from crisis.commands.first import AssessFirst
from crisis.commands.follows import FollowEntry, SettleFollow
from crisis.commands.geodata import ImportGeodata
from crisis.commands.guests import InviteGuest, RevokeGuestLink
from crisis.commands.imports import FinishImport, TakeBackObjects, UndoImport
from crisis.commands.incidents import (
    ChangeIncident,
    OpenIncident,
    RetireIncidentType,
    SetIncidentType,
)
from crisis.commands.lending import LendSeat, ReturnSeat
from crisis.commands.letters import ResendMinutes, TellLetter
from crisis.commands.log import ConfirmEntry, CorrectEntry, RecordEntry, SupplementEntry
from crisis.commands.meetings import (
    CallMeeting,
    CancelMeeting,
    CloseMeeting,
    OpenMeeting,
    SetRhythm,
)
from crisis.commands.minutes import ApproveMinutes, NoteAttendance, NoteSaid
from crisis.commands.national import TellNationalStaff
from crisis.commands.operations import DecideLevel, OpenOperation
from crisis.commands.outages import ReportDown, ReportUp
from crisis.commands.partners import (
    ChangePartner,
    RegisterPartner,
    RetirePartner,
    SeatPartner,
    UnseatPartner,
)
from crisis.commands.plans import ChangePlan, RegisterPlan, RetirePlan
from crisis.commands.priorities import SetPriorities
from crisis.commands.publishing import (
    IssueHoldingStatement,
    PausePublishing,
    ReleaseStatement,
    ReportDelivery,
    ResendStatement,
    ResumePublishing,
    RetractStatement,
)
from crisis.commands.register import ChangeObject, RegisterObjects, RetireObject
from crisis.commands.relief import OfferHandover, TakeHandover, WithdrawHandover
from crisis.commands.restores import AllowPublishing
from crisis.commands.scripts import SaveScript
from crisis.commands.sectors import ReportSectorStatus
from crisis.commands.shifts import ChangeShift, PlanShift, WithdrawShift
from crisis.commands.sight import ClassifyEntry
from crisis.commands.sitreps import FreezeSitrep, NoteSitrepSent, WriteSitrepField
from crisis.commands.statements import (
    ChangeStatement,
    DiscardStatement,
    DraftStatement,
    KeepStatement,
    PrepareCorrection,
    ReturnStatement,
    SignStatement,
    SubmitStatement,
)
from crisis.commands.task_order import ScheduleTask
from crisis.commands.tasks import AskTask, CloseTask, ConfirmTaskMove, MoveTask, ReassignTask
from crisis.errors import Refused
from crisis.rules import (
    allotments,
    assessments,
    attachments,
    authorities,
    callouts,
    cards,
    categories,
    closing,
    contradictions,
    decisions,
    dependencies,
    drills,
    erasure,
    figures,
    first,
    follows,
    geodata,
    guests,
    imports,
    incidents,
    lending,
    letters,
    log,
    meetings,
    minutes,
    national,
    operations,
    outages,
    partners,
    plans,
    priorities,
    publishing,
    register,
    relief,
    restores,
    scripts,
    sectors,
    shifts,
    sight,
    sitreps,
    statements,
    task_order,
    tasks,
)
from crisis.rules.drill_table import DRILL_RULES
from crisis.rules.knowing import seen
from crisis.rules.known import Answer, By, Known, Question
from crisis.rules.permissions import may
from crisis.rules.planning_table import OF_OPERATIONS, PLANNING_RULES
from crisis.rules.stock_table import STOCK_RULES


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A decision and the questions it wants answered first (NEEDS)."""

    decide: Callable[[Known, Any, By], Answer]
    needs: tuple[Question, ...] = ()


_ASKING_NOTHING = {**STOCK_RULES, **PLANNING_RULES, **DRILL_RULES}
PLAN_NEEDS = (Question.PLACE, Question.REGISTER, Question.FILE)

RULES: dict[type[Command], Rule] = {
    RegisterAuthority: Rule(decide=authorities.register_authority),
    RegisterSeat: Rule(decide=authorities.register_seat),
    OpenOperation: Rule(
        decide=operations.open_, needs=(Question.OPERATION_NAMES, Question.OPERATION)
    ),
    AssessFirst: Rule(decide=first.assess),
    DecideLevel: Rule(decide=operations.decide_level),
    CallStaff: Rule(decide=callouts.call),
    AnswerCall: Rule(decide=callouts.answer),
    CallDeputy: Rule(decide=callouts.call_deputy),
    SetRhythm: Rule(decide=meetings.set_rhythm),
    CallMeeting: Rule(decide=meetings.call),
    CancelMeeting: Rule(decide=meetings.cancel),
    OpenMeeting: Rule(decide=meetings.open_),
    NoteAttendance: Rule(decide=minutes.attend),
    NoteSaid: Rule(decide=minutes.note),
    CloseMeeting: Rule(decide=meetings.close),
    ApproveMinutes: Rule(decide=minutes.approve),
    TellLetter: Rule(decide=letters.tell),
    ResendMinutes: Rule(decide=letters.resend),
    LendSeat: Rule(decide=lending.lend, needs=(Question.ACCOUNT,)),
    ReturnSeat: Rule(decide=lending.return_),
    OfferHandover: Rule(decide=relief.offer),
    TakeHandover: Rule(decide=relief.take),
    WithdrawHandover: Rule(decide=relief.withdraw),
    PlanShift: Rule(decide=shifts.plan),
    ChangeShift: Rule(decide=shifts.change),
    WithdrawShift: Rule(decide=shifts.withdraw),
    SetFigure: Rule(decide=figures.set_figure),
    TakeDecision: Rule(decide=decisions.take),
    RecordDissent: Rule(decide=decisions.dissent),
    SettleFollowUp: Rule(decide=decisions.settle),
    CloseOperation: Rule(decide=closing.close_operation),
    EvaluateOperation: Rule(decide=closing.evaluate),
    ArchiveOperation: Rule(decide=closing.archive),
    TellNationalStaff: Rule(decide=national.tell),
    SetPriorities: Rule(decide=priorities.set_priorities),
    DescribeScenario: Rule(
        decide=assessments.describe, needs=(Question.PLACE, Question.OBJECT_NAMES)
    ),
    RegisterPartner: Rule(decide=partners.register),
    ChangePartner: Rule(decide=partners.change),
    RetirePartner: Rule(decide=partners.retire),
    RegisterPlan: Rule(decide=plans.register, needs=PLAN_NEEDS),
    ChangePlan: Rule(decide=plans.change, needs=PLAN_NEEDS),
    RetirePlan: Rule(decide=plans.retire),
    SeatPartner: Rule(decide=partners.seat),
    UnseatPartner: Rule(decide=partners.unseat),
    InviteGuest: Rule(decide=guests.invite),
    RevokeGuestLink: Rule(decide=guests.revoke),
    RecordEntry: Rule(decide=log.record),
    CorrectEntry: Rule(decide=log.correct),
    SupplementEntry: Rule(decide=log.supplement),
    ConfirmEntry: Rule(decide=log.confirm),
    ClassifyEntry: Rule(decide=sight.classify),
    AttachFile: Rule(decide=attachments.attach, needs=(Question.FILE,)),
    ReportContradiction: Rule(decide=contradictions.report),
    SettleContradiction: Rule(decide=contradictions.settle),
    FollowEntry: Rule(decide=follows.follow),
    SettleFollow: Rule(decide=follows.settle),
    SetSupply: Rule(decide=dependencies.set_supply, needs=(Question.REGISTER,)),
    RetireSupply: Rule(decide=dependencies.retire_supply, needs=(Question.REGISTER,)),
    SaveWhatIf: Rule(decide=dependencies.save_what_if, needs=(Question.REGISTER, Question.CASCADE)),
    DropWhatIf: Rule(decide=dependencies.drop_what_if, needs=(Question.REGISTER,)),
    ReportDown: Rule(decide=outages.down, needs=(Question.REGISTER,)),
    ReportUp: Rule(decide=outages.up, needs=(Question.REGISTER,)),
    EraseEntry: Rule(decide=erasure.erase, needs=(Question.ENTRY,)),
    ErasePlanningEntry: Rule(
        decide=erasure.erase_planning, needs=(Question.ENTRY, Question.REGISTER)
    ),
    SetIncidentType: Rule(decide=incidents.set_type),
    RetireIncidentType: Rule(decide=incidents.retire_type),
    SetCategory: Rule(decide=categories.set_),
    RetireCategory: Rule(
        decide=categories.retire, needs=(Question.CATEGORY_USES, Question.REGISTER)
    ),
    RestoreCategory: Rule(decide=categories.restore, needs=(Question.REGISTER,)),
    RegisterObjects: Rule(decide=register.register, needs=(Question.REGISTER, Question.LYING)),
    ChangeObject: Rule(decide=register.change, needs=(Question.REGISTER, Question.LYING)),
    RetireObject: Rule(decide=register.retire, needs=(Question.REGISTER,)),
    FinishImport: Rule(decide=imports.finish),
    TakeBackObjects: Rule(decide=imports.take_back, needs=(Question.ENTRY, Question.REGISTER)),
    UndoImport: Rule(decide=imports.undo),
    ImportGeodata: Rule(decide=geodata.import_, needs=(Question.REGISTER,)),
    AllowPublishing: Rule(decide=restores.allow_publishing),
    OpenIncident: Rule(decide=incidents.open_, needs=(Question.PLACE, Question.OBJECT_NAMES)),
    ChangeIncident: Rule(decide=incidents.change, needs=(Question.PLACE, Question.OBJECT_NAMES)),
    AskTask: Rule(decide=tasks.ask),
    LayOutCard: Rule(decide=cards.lay_out),
    ScheduleTask: Rule(decide=task_order.schedule),
    MoveTask: Rule(decide=tasks.move),
    ReassignTask: Rule(decide=tasks.reassign),
    ConfirmTaskMove: Rule(decide=tasks.confirm),
    CloseTask: Rule(decide=tasks.close),
    ReportSectorStatus: Rule(decide=sectors.report),
    WriteSitrepField: Rule(decide=sitreps.write),
    FreezeSitrep: Rule(decide=sitreps.freeze),
    NoteSitrepSent: Rule(decide=sitreps.note_sent),
    DraftStatement: Rule(decide=statements.draft),
    ChangeStatement: Rule(decide=statements.change),
    SubmitStatement: Rule(decide=statements.submit),
    SignStatement: Rule(decide=statements.sign),
    ReturnStatement: Rule(decide=statements.return_),
    DiscardStatement: Rule(decide=statements.discard),
    PrepareCorrection: Rule(decide=statements.prepare_correction),
    KeepStatement: Rule(decide=statements.keep),
    ReleaseStatement: Rule(decide=publishing.release, needs=(Question.CHANNELS,)),
    IssueHoldingStatement: Rule(decide=publishing.issue_holding, needs=(Question.CHANNELS,)),
    RetractStatement: Rule(decide=publishing.retract),
    ResendStatement: Rule(decide=publishing.resend),
    PausePublishing: Rule(decide=publishing.pause),
    ResumePublishing: Rule(decide=publishing.resume),
    ReportDelivery: Rule(decide=publishing.report_delivery),
    SaveScript: Rule(decide=scripts.save, needs=(Question.SCRIPT,)),
    **{kind: Rule(decide=one, needs=(Question.OPERATION,)) for kind, one in OF_OPERATIONS.items()},
    PrepareDrill: Rule(decide=drills.prepare, needs=(Question.SCRIPT,)),
    **{kind: Rule(decide=one) for kind, one in _ASKING_NOTHING.items()},
    DecidePriority: Rule(decide=allotments.decide, needs=(Question.COMPETING,)),
    EraseResourceEntry: Rule(decide=erasure.erase_resource, needs=(Question.ENTRY,)),
}


def decide(known: Known, command: Command, by: By) -> Answer:
    """Ask the permission table, whether the operation is still open, a guest still a guest and a
    lent seat still lent, then the command's rule, which knows no more than who asks may see."""
    kind = type(command)
    no = may(kind, by) or closing.shut(known.situation, kind)
    no = no or guests.gone(known, kind, by) or lending.over(known.situation, by)
    if no:
        return no
    known = seen(known, kind, by)
    return sight.classified(known, command, by, RULES[kind].decide(known, command, by))


def allows(known: Known, command: Command, by: By) -> bool:
    """Says whether it would be taken: a page offers no more, and nobody is asked in vain."""
    return not isinstance(decide(known, command, by), Refused)
