"""Facts: past tense, one file per subject; this page lists them all."""

from __future__ import annotations

from crisis.events.allotments import (
    LineRefused,
    LinesAllotted,
    PriorityDecided,
    ShortageNoted,
)
from crisis.events.assessments import (
    ActionFinished,
    AssessmentWithdrawn,
    DifferenceSettled,
    HazardsWorded,
    ReasonGiven,
    ScaleWorded,
    ScenarioAssessed,
    ScenarioDescribed,
    ScenarioWithdrawn,
)
from crisis.events.attachments import FileAttached
from crisis.events.authorities import AuthorityRegistered, SeatRegistered
from crisis.events.base import Erased, Event, Stamp
from crisis.events.callouts import CallAnswered, DeputyCalled, StaffCalled
from crisis.events.categories import (
    CategoryReplaced,
    CategoryRestored,
    CategoryRetired,
    CategorySet,
)
from crisis.events.closing import OperationArchived, OperationClosed, OperationEvaluated
from crisis.events.contradictions import ContradictionReported, ContradictionSettled
from crisis.events.decisions import DecisionTaken, DissentRecorded, FollowUpSettled
from crisis.events.dependencies import SupplyRetired, SupplySet, WhatIfDropped, WhatIfSaved
from crisis.events.deputies import DeputiesPlanned
from crisis.events.drills import DRILL_EVENTS
from crisis.events.erasure import EntryErased
from crisis.events.evaluation import EVALUATION_EVENTS
from crisis.events.figures import FigureSet
from crisis.events.first import FirstAssessed
from crisis.events.follows import EntryFollowed, FollowSettled
from crisis.events.geodata import GeodataImported
from crisis.events.guests import GuestInvited, GuestLinkRevoked
from crisis.events.imports import ImportFinished, ImportUndone, ObjectsTakenBack
from crisis.events.incidents import (
    IncidentChanged,
    IncidentOpened,
    IncidentTypeRetired,
    IncidentTypeSet,
)
from crisis.events.lending import SeatLent, SeatReturned
from crisis.events.lessons import LessonChanged, LessonFinished, LessonNoted, LessonReopened
from crisis.events.letters import LettersOrdered, LetterTold
from crisis.events.log import EntryConfirmed, EntryCorrected, EntryRecorded, EntrySupplemented
from crisis.events.mailboxes import MailboxSet
from crisis.events.meetings import (
    AttendanceNoted,
    MeetingCalled,
    MeetingCancelled,
    MeetingClosed,
    MeetingOpened,
    MinutesApproved,
    RhythmSet,
    SaidNoted,
)
from crisis.events.national import NationalStaffTold
from crisis.events.operations import LevelDecided, OperationOpened
from crisis.events.outages import ObjectDown, ObjectUp
from crisis.events.partners import (
    PartnerChanged,
    PartnerRegistered,
    PartnerRetired,
    PartnerSeated,
    PartnerUnseated,
)
from crisis.events.plans import PlanChanged, PlanRegistered, PlanRetired
from crisis.events.priorities import PrioritiesSet
from crisis.events.publishing import (
    DeliveryReported,
    HoldingStatementIssued,
    PublishingPaused,
    PublishingResumed,
    StatementReleased,
    StatementResent,
    StatementRetracted,
)
from crisis.events.register import ObjectChanged, ObjectRetired, ObjectsRegistered
from crisis.events.relief import HandoverOffered, HandoverTaken, HandoverWithdrawn
from crisis.events.requests import (
    PromiseMade,
    PromiseMoved,
    RequestAnswered,
    RequestMade,
    RequestTold,
    RequestWithdrawn,
)
from crisis.events.resources import (
    ConditionSaid,
    OccupancySaid,
    ResourceChanged,
    ResourceRetired,
    ResourcesCopied,
    ResourcesRegistered,
)
from crisis.events.responsibility import MatrixRowRetired, MatrixRowSet, MunicipalityPlaced
from crisis.events.restores import InstallationRestored, PublishingAllowed
from crisis.events.scripts import ScriptRetired, ScriptSaved
from crisis.events.sectors import SectorStatusReported
from crisis.events.shifts import ShiftChanged, ShiftPlanned, ShiftWithdrawn
from crisis.events.sight import EntriesClassified
from crisis.events.sitreps import SitrepFieldWritten, SitrepFrozen, SitrepSent
from crisis.events.statements import (
    StatementChanged,
    StatementDiscarded,
    StatementDrafted,
    StatementKept,
    StatementReturned,
    StatementSigned,
    StatementSubmitted,
)
from crisis.events.tasks import (
    TaskAsked,
    TaskClosed,
    TaskMoveConfirmed,
    TaskMoved,
    TaskReassigned,
    TaskScheduled,
)
from crisis.events.units import UnitChanged, UnitRegistered, UnitRetired

EVENTS: dict[str, type[Event]] = {
    kind.__name__: kind
    for kind in (
        AuthorityRegistered,
        SeatRegistered,
        OperationOpened,
        LevelDecided,
        NationalStaffTold,
        PrioritiesSet,
        PriorityDecided,
        LinesAllotted,
        LineRefused,
        ShortageNoted,
        OperationArchived,
        CallAnswered,
        FigureSet,
        FirstAssessed,
        DecisionTaken,
        DissentRecorded,
        FollowUpSettled,
        DeputyCalled,
        StaffCalled,
        RhythmSet,
        MeetingCalled,
        MeetingCancelled,
        MeetingOpened,
        AttendanceNoted,
        SaidNoted,
        MeetingClosed,
        MinutesApproved,
        LettersOrdered,
        LetterTold,
        PartnerRegistered,
        PartnerChanged,
        PartnerRetired,
        PlanRegistered,
        PlanChanged,
        PlanRetired,
        UnitRegistered,
        UnitChanged,
        UnitRetired,
        DeputiesPlanned,
        MailboxSet,
        ShiftPlanned,
        ShiftChanged,
        ShiftWithdrawn,
        ScenarioDescribed,
        ScenarioWithdrawn,
        ScenarioAssessed,
        AssessmentWithdrawn,
        DifferenceSettled,
        ActionFinished,
        LessonNoted,
        LessonChanged,
        LessonFinished,
        LessonReopened,
        ReasonGiven,
        ScaleWorded,
        HazardsWorded,
        ScriptSaved,
        ScriptRetired,
        PartnerSeated,
        PartnerUnseated,
        GuestInvited,
        GuestLinkRevoked,
        SeatLent,
        SeatReturned,
        HandoverOffered,
        HandoverTaken,
        HandoverWithdrawn,
        OperationClosed,
        OperationEvaluated,
        EntryRecorded,
        EntryCorrected,
        EntrySupplemented,
        EntryConfirmed,
        EntriesClassified,
        FileAttached,
        ContradictionReported,
        ContradictionSettled,
        EntryFollowed,
        FollowSettled,
        ObjectDown,
        ObjectUp,
        SupplySet,
        SupplyRetired,
        WhatIfSaved,
        WhatIfDropped,
        EntryErased,
        MunicipalityPlaced,
        MatrixRowSet,
        MatrixRowRetired,
        IncidentTypeSet,
        CategorySet,
        CategoryRetired,
        CategoryReplaced,
        CategoryRestored,
        IncidentTypeRetired,
        ObjectsRegistered,
        ObjectChanged,
        ObjectRetired,
        ImportFinished,
        ObjectsTakenBack,
        ImportUndone,
        GeodataImported,
        InstallationRestored,
        PublishingAllowed,
        IncidentOpened,
        IncidentChanged,
        TaskAsked,
        TaskMoved,
        TaskReassigned,
        TaskScheduled,
        TaskMoveConfirmed,
        TaskClosed,
        SectorStatusReported,
        SitrepFieldWritten,
        SitrepFrozen,
        SitrepSent,
        StatementDrafted,
        StatementChanged,
        StatementSubmitted,
        StatementSigned,
        StatementReturned,
        StatementDiscarded,
        StatementKept,
        StatementReleased,
        HoldingStatementIssued,
        StatementRetracted,
        StatementResent,
        DeliveryReported,
        PublishingPaused,
        PublishingResumed,
        ResourcesCopied,
        ResourcesRegistered,
        ResourceChanged,
        ResourceRetired,
        ConditionSaid,
        OccupancySaid,
        RequestMade,
        RequestAnswered,
        RequestTold,
        RequestWithdrawn,
        PromiseMade,
        PromiseMoved,
    )
}
EVENTS |= {kind.__name__: kind for kind in (*DRILL_EVENTS, *EVALUATION_EVENTS)}

__all__ = ["EVENTS", "Erased", "Event", "Stamp"]
