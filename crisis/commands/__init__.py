"""Wishes: imperative, frozen, strict. One file per subject; this page lists them all."""

from __future__ import annotations

from crisis.commands.allotments import (
    ConfirmLine,
    DecidePriority,
    NoteShortage,
    TellAllotment,
)
from crisis.commands.assessments import (
    AssessScenario,
    DescribeScenario,
    WithdrawAssessment,
    WithdrawScenario,
)
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
from crisis.commands.deputies import PlanDeputies
from crisis.commands.differences import FinishAction, SettleDifference
from crisis.commands.drills import DRILL_COMMANDS
from crisis.commands.erasure import EraseEntry, ErasePlanningEntry, EraseResourceEntry
from crisis.commands.evaluation import EVALUATION_COMMANDS
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
from crisis.commands.lessons import ChangeLesson, FinishLesson, NoteLesson, ReopenLesson
from crisis.commands.letters import ResendMinutes, TellLetter
from crisis.commands.log import ConfirmEntry, CorrectEntry, RecordEntry, SupplementEntry
from crisis.commands.mailboxes import SetMailbox
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
from crisis.commands.requests import (
    AnswerRequest,
    MakeRequest,
    MovePromise,
    ReleasePromise,
    WithdrawRequest,
)
from crisis.commands.resources import (
    ChangeResource,
    RegisterResources,
    RetireResource,
    SayCondition,
    SayOccupancy,
)
from crisis.commands.responsibility import PlaceMunicipality, RetireMatrixRow, SetMatrixRow
from crisis.commands.restores import AllowPublishing
from crisis.commands.scales import WordHazards, WordScale
from crisis.commands.scripts import RetireScript, SaveScript
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
from crisis.commands.units import ChangeUnit, RegisterUnit, RetireUnit

PLANNING_COMMANDS: tuple[type[Command], ...] = (
    RegisterAuthority,
    RegisterSeat,
    PlaceMunicipality,
    SetMatrixRow,
    RetireMatrixRow,
    SetIncidentType,
    RetireIncidentType,
    SetCategory,
    RetireCategory,
    RestoreCategory,
    RegisterObjects,
    ChangeObject,
    RetireObject,
    FinishImport,
    TakeBackObjects,
    UndoImport,
    ImportGeodata,
    RegisterPartner,
    ChangePartner,
    RetirePartner,
    SetSupply,
    RetireSupply,
    SaveWhatIf,
    DropWhatIf,
    RegisterPlan,
    ChangePlan,
    RetirePlan,
    RegisterUnit,
    ChangeUnit,
    RetireUnit,
    PlanDeputies,
    SetMailbox,
    DescribeScenario,
    WithdrawScenario,
    AssessScenario,
    WithdrawAssessment,
    SettleDifference,
    FinishAction,
    NoteLesson,
    ChangeLesson,
    FinishLesson,
    ReopenLesson,
    WordScale,
    WordHazards,
    SaveScript,
    RetireScript,
    ErasePlanningEntry,
    AllowPublishing,
)
"""Those that append to the planning stream."""

OPENING_COMMANDS: tuple[type[Command], ...] = (OpenOperation,)
"""Those that begin a stream."""

OPERATION_COMMANDS: tuple[type[Command], ...] = (
    AssessFirst,
    DecideLevel,
    TellNationalStaff,
    SetPriorities,
    DecidePriority,
    ConfirmLine,
    NoteShortage,
    TellAllotment,
    ArchiveOperation,
    AnswerCall,
    SetFigure,
    TakeDecision,
    RecordDissent,
    SettleFollowUp,
    CallDeputy,
    CallStaff,
    SetRhythm,
    CallMeeting,
    CancelMeeting,
    OpenMeeting,
    NoteAttendance,
    NoteSaid,
    CloseMeeting,
    ApproveMinutes,
    TellLetter,
    ResendMinutes,
    SeatPartner,
    UnseatPartner,
    InviteGuest,
    RevokeGuestLink,
    LendSeat,
    ReturnSeat,
    OfferHandover,
    TakeHandover,
    WithdrawHandover,
    PlanShift,
    ChangeShift,
    WithdrawShift,
    CloseOperation,
    EvaluateOperation,
    RecordEntry,
    CorrectEntry,
    SupplementEntry,
    ConfirmEntry,
    ClassifyEntry,
    AttachFile,
    ReportContradiction,
    SettleContradiction,
    FollowEntry,
    SettleFollow,
    ReportDown,
    ReportUp,
    EraseEntry,
    OpenIncident,
    ChangeIncident,
    AskTask,
    ScheduleTask,
    LayOutCard,
    MoveTask,
    ReassignTask,
    ConfirmTaskMove,
    CloseTask,
    ReportSectorStatus,
    WriteSitrepField,
    FreezeSitrep,
    NoteSitrepSent,
    DraftStatement,
    ChangeStatement,
    SubmitStatement,
    SignStatement,
    ReturnStatement,
    DiscardStatement,
    PrepareCorrection,
    KeepStatement,
    ReleaseStatement,
    IssueHoldingStatement,
    RetractStatement,
    ResendStatement,
    PausePublishing,
    ResumePublishing,
    ReportDelivery,
    MakeRequest,
    AnswerRequest,
    MovePromise,
    ReleasePromise,
    WithdrawRequest,
    *DRILL_COMMANDS,
    *EVALUATION_COMMANDS,
)
"""Those that append to an open operation."""

PROMISING_COMMANDS = frozenset(
    {
        *(AnswerRequest, MovePromise, ReleasePromise, WithdrawRequest),
        *(DecidePriority, ConfirmLine, NoteShortage, TellAllotment),
    }
)
"""Those of an operation's that append to the resources too, and decide by them."""

RESOURCE_COMMANDS: tuple[type[Command], ...] = (
    RegisterResources,
    ChangeResource,
    RetireResource,
    SayCondition,
    SayOccupancy,
    EraseResourceEntry,
)
"""Those that append to the resources alone: in earnest to the one list, in a drill to its own."""

_ALL = PLANNING_COMMANDS + OPENING_COMMANDS + OPERATION_COMMANDS + RESOURCE_COMMANDS
COMMANDS: dict[str, type[Command]] = {kind.__name__: kind for kind in _ALL}

__all__ = [
    "COMMANDS",
    "OPENING_COMMANDS",
    "OPERATION_COMMANDS",
    "PLANNING_COMMANDS",
    "PROMISING_COMMANDS",
    "RESOURCE_COMMANDS",
    "Command",
]
