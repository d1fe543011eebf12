"""Who may: one table for commands, one for views, and the proof that some commands need.

Read aloud: `RecordEntry: the staff may in LIVE, the staff and the planner in an EXERCISE`.
Dansk: rettigheder.
"""

from __future__ import annotations

from datetime import timedelta

from crisis.commands import cards, outages, task_order
from crisis.commands.allotments import ConfirmLine, DecidePriority, NoteShortage, TellAllotment
from crisis.commands.attachments import AttachFile
from crisis.commands.base import Command
from crisis.commands.callouts import AnswerCall, CallDeputy, CallStaff
from crisis.commands.closing import ArchiveOperation, CloseOperation, EvaluateOperation
from crisis.commands.contradictions import ReportContradiction, SettleContradiction
from crisis.commands.decisions import RecordDissent, SettleFollowUp, TakeDecision
from crisis.commands.erasure import EraseEntry, ErasePlanningEntry, EraseResourceEntry
from crisis.commands.figures import SetFigure
from crisis.commands.first import AssessFirst
from crisis.commands.follows import FollowEntry, SettleFollow
from crisis.commands.guests import InviteGuest, RevokeGuestLink
from crisis.commands.incidents import ChangeIncident, OpenIncident
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
from crisis.commands.partners import SeatPartner, UnseatPartner
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
from crisis.commands.relief import OfferHandover, TakeHandover, WithdrawHandover
from crisis.commands.restores import AllowPublishing
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
from crisis.commands.tasks import AskTask, CloseTask, ConfirmTaskMove, MoveTask, ReassignTask
from crisis.errors import RefusalKind, Refused
from crisis.rules.drill_permissions import DRILLS
from crisis.rules.known import By
from crisis.rules.planning_permissions import PLANNING
from crisis.rules.role_groups import (
    AFTERWARDS,
    ALLOWING,
    APPROVING,
    ERASING,
    EVERYBODY,
    GUESTS,
    HEADING,
    HEADS,
    INVITING,
    LETTING_OUT,
    LIAISON,
    LOG_OFFICE,
    LOG_WRITES,
    NOBODY,
    OPENERS,
    OWN_HAND,
    OWN_WORDS,
    PLANNERS,
    PRESS_DESK,
    PRESS_OFFICE,
    PRIORITISING,
    RELIEVING,
    SEATERS,
    SEATING,
    SENDING,
    SENDING_ON,
    SIGNING,
    STAFF_ONLY,
    STAFF_WRITES,
    Permission,
)
from crisis.rules.stock_permissions import STOCK
from crisis.terms.operations import Mode
from crisis.terms.roles import Role

PROOF_AGE = timedelta(minutes=15)
QUEUE_AGE = timedelta(minutes=2)

BY_TIME = frozenset({"permission.queued", "permission.proof_needed", "permission.proof_old"})
"""What only time took away; a new proof gives it back."""

COMMANDS: dict[type[Command], Permission] = {
    OpenOperation: Permission(live=OPENERS, exercise=OPENERS | PLANNERS),
    DecideLevel: Permission(live=OPENERS, exercise=OPENERS | PLANNERS),
    AssessFirst: Permission(live=SEATERS, exercise=SEATERS | PLANNERS),
    SetFigure: STAFF_WRITES,
    TakeDecision: STAFF_WRITES,
    RecordDissent: STAFF_WRITES,
    SettleFollowUp: STAFF_WRITES,
    ReportContradiction: STAFF_WRITES,
    SettleContradiction: STAFF_WRITES,
    FollowEntry: STAFF_WRITES,
    SettleFollow: STAFF_WRITES,
    CallStaff: Permission(live=OPENERS, exercise=OPENERS | PLANNERS),
    AnswerCall: STAFF_WRITES,
    CallDeputy: Permission(live=LOG_OFFICE | OPENERS, exercise=LOG_OFFICE | OPENERS | PLANNERS),
    SetRhythm: HEADING,
    CallMeeting: SEATING,
    CancelMeeting: SEATING,
    OpenMeeting: SEATING,
    NoteAttendance: STAFF_ONLY,
    NoteSaid: SEATING,
    CloseMeeting: SEATING,
    ApproveMinutes: APPROVING,
    TellLetter: Permission(live=frozenset({Role.PUBLISHER}), exercise=NOBODY),
    ResendMinutes: Permission(live=LOG_OFFICE, exercise=NOBODY),
    LendSeat: Permission(live=HEADS, exercise=HEADS, needs_proof=True),
    ReturnSeat: Permission(live=EVERYBODY, exercise=EVERYBODY),
    OfferHandover: RELIEVING,
    TakeHandover: RELIEVING,
    WithdrawHandover: STAFF_ONLY,
    PlanShift: STAFF_WRITES,
    ChangeShift: STAFF_WRITES,
    WithdrawShift: STAFF_WRITES,
    CloseOperation: Permission(live=HEADS, exercise=HEADS | PLANNERS, needs_proof=True),
    EvaluateOperation: AFTERWARDS,
    ArchiveOperation: AFTERWARDS,
    TellNationalStaff: Permission(live=LIAISON, exercise=LIAISON | PLANNERS),
    SetPriorities: PRIORITISING,
    DecidePriority: PRIORITISING,
    TellAllotment: PRIORITISING,
    NoteShortage: STAFF_WRITES,
    RecordEntry: LOG_WRITES,
    CorrectEntry: LOG_WRITES,
    SupplementEntry: LOG_WRITES,
    ConfirmEntry: OWN_WORDS,
    ClassifyEntry: STAFF_WRITES,
    AttachFile: STAFF_WRITES,
    EraseEntry: ERASING,
    ErasePlanningEntry: Permission(live=PLANNERS, exercise=frozenset(), needs_proof=True),
    SeatPartner: SEATING,
    UnseatPartner: SEATING,
    InviteGuest: INVITING,
    RevokeGuestLink: SEATING,
    outages.ReportDown: STAFF_WRITES,
    outages.ReportUp: STAFF_WRITES,
    **PLANNING,
    AllowPublishing: ALLOWING,
    OpenIncident: STAFF_WRITES,
    ChangeIncident: STAFF_WRITES,
    AskTask: STAFF_WRITES,
    task_order.ScheduleTask: STAFF_WRITES,
    cards.LayOutCard: STAFF_WRITES,
    MoveTask: STAFF_WRITES,
    ReassignTask: STAFF_WRITES,
    ConfirmTaskMove: STAFF_ONLY,
    CloseTask: STAFF_WRITES,
    ReportSectorStatus: STAFF_ONLY,
    WriteSitrepField: OWN_HAND,
    FreezeSitrep: Permission(live=HEADS, exercise=HEADS | PLANNERS, speakers=NOBODY),
    NoteSitrepSent: Permission(live=LIAISON, exercise=LIAISON | PLANNERS, speakers=NOBODY),
    DraftStatement: STAFF_ONLY,
    ChangeStatement: STAFF_ONLY,
    SubmitStatement: STAFF_ONLY,
    SignStatement: SIGNING,
    ReturnStatement: STAFF_ONLY,
    DiscardStatement: STAFF_ONLY,
    PrepareCorrection: STAFF_ONLY,
    KeepStatement: STAFF_ONLY,
    ReleaseStatement: LETTING_OUT,
    IssueHoldingStatement: LETTING_OUT,
    RetractStatement: LETTING_OUT,
    ResendStatement: SENDING_ON,
    PausePublishing: PRESS_DESK,
    ResumePublishing: SENDING_ON,
    ReportDelivery: SENDING,
    **STOCK,
    **DRILLS,
    EraseResourceEntry: ERASING,
    ConfirmLine: STAFF_ONLY,
}

VIEWS: dict[str, frozenset[Role]] = {
    "operations.list": EVERYBODY,
    "operations.board": EVERYBODY | GUESTS,
    "map.base": EVERYBODY | GUESTS,
    "operations.paper": EVERYBODY,
    "operations.map_file": EVERYBODY,
    "operations.workbook": EVERYBODY,
    "operations.calendar": EVERYBODY,
    "operations.seats": EVERYBODY,
    "operations.references": EVERYBODY,
    "operations.journal": EVERYBODY | GUESTS,
    "operations.situation": EVERYBODY,
    "operations.erasure": HEADS,
    "drills.control": PLANNERS,
    "authorities.list": EVERYBODY,
    "operations.failures": EVERYBODY,
    "operations.meetings": EVERYBODY,
    "operations.priorities": EVERYBODY,
    "dependencies.list": EVERYBODY,
    "partners.list": EVERYBODY,
    "planning.annual": HEADS | PLANNERS,
    "seats.list": EVERYBODY,
    "scripts.list": PLANNERS,
    "plans.list": EVERYBODY,
    "lessons.list": EVERYBODY,
    "assessments.list": EVERYBODY,
    "resources.list": EVERYBODY,
    "register.list": EVERYBODY,
    "register.imports": PLANNERS,
    "responsibility.list": EVERYBODY,
    "status.board": EVERYBODY,
    "statements.desk": EVERYBODY,
    "statements.map_file": PRESS_OFFICE,
    "statements.exercise_output": EVERYBODY,
    "publishing.held": EVERYBODY,
}


def may_view(name: str, role: Role) -> bool:
    """Says whether a function may see a view; a view that is not in the table is seen by none."""
    return role in VIEWS.get(name, frozenset())


def may(kind: type[Command], by: By) -> Refused | None:
    """Say why not, or None: function and mode first, then the personal proof."""
    return judge(COMMANDS.get(kind), by)


def judge(permission: Permission | None, by: By) -> Refused | None:
    """Judge one line of the table. Speaking for another authority takes the log office. From a
    lent seat nothing is done that needs a proof, in an exercise neither: a loan never signs."""
    roles = frozenset[Role]()
    if permission is not None:
        roles = permission.live if by.mode is Mode.LIVE else permission.exercise
    if by.role not in roles:
        return _forbidden("permission.role")
    speakers = permission.speakers if permission is not None else LOG_OFFICE
    if speakers and by.mode is Mode.EXERCISE:
        speakers |= PLANNERS  # who leads a drill answers for authorities that take no part in it
    if by.on_behalf_of is not None and by.role not in speakers:
        return _forbidden("on_behalf.not_allowed", "on_behalf_of")
    binds = permission is not None and (permission.needs_proof or permission.own_seat)
    if binds and by.lent is not None:
        return _forbidden("permission.lent")
    if permission is not None and permission.needs_proof and by.mode is Mode.LIVE:
        return _proof(by)
    return None


def _proof(by: By) -> Refused | None:
    """A personal proof at most 15 minutes old, never a token's, never from a queue."""
    if by.program:
        return _forbidden("permission.program")
    if by.made_at is not None and by.now - by.made_at > QUEUE_AGE:
        return _forbidden("permission.queued")
    if by.proved is None:
        return _forbidden("permission.proof_needed")
    if by.now - by.proved.at > PROOF_AGE:
        return _forbidden("permission.proof_old")
    return None


def _forbidden(code: str, field: str | None = None) -> Refused:
    return Refused(code, field=field, kind=RefusalKind.FORBIDDEN)
