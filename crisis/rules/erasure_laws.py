"""When an entry may be erased by law: one line for each type of event, as things stand.

While an operation runs, what stands now is put right first. When it is closed nothing can be put
right any more, and what was erased shows what stood before it, or nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from crisis.errors import RefusalKind, Refused
from crisis.projections.situation import Folded, Situation
from crisis.rules.drill_laws import DRILL_LAWS
from crisis.terms.contradictions import ContradictionState
from crisis.terms.figures import FigureKind, key_of
from crisis.terms.guests import seat_of
from crisis.terms.meetings import MeetingState
from crisis.terms.relief import SheetState
from crisis.terms.resources import REQUEST_OPEN
from crisis.terms.statements import OPEN as OPEN_TEXTS
from crisis.terms.statements import Delivery, StatementState
from crisis.terms.tasks import OPEN

OVER = frozenset({StatementState.CORRECTED, StatementState.RETRACTED, StatementState.DISCARDED})
"""States in which a statement's text can neither change nor be let out any more."""

Law = Callable[[Situation, Folded], Refused | None]
"""Says why an entry of its type may not be erased as things stand, or None."""


def refused(code: str, **facts: Any) -> Refused:
    """Say why an entry may not be erased."""
    return Refused(code, field="entry", kind=RefusalKind.CONFLICT, **facts)


def _free(situation: Situation, entry: Folded) -> Refused | None:
    """Words that hold nothing in place; a correction's effect stays with its number."""
    return None


def _runs(situation: Situation) -> bool:
    """Says whether what stands can still be put right."""
    return situation.closing.closed is None


def _never(code: str) -> Law:
    return lambda situation, entry: refused(code)


def _about(entry: Folded, field: str) -> Any:
    """Give what an entry is about; LAWS gives each law only events that have its field."""
    return getattr(entry.event, field)


def _incident(situation: Situation, entry: Folded) -> Refused | None:
    """What is known of an incident now is changed first; what was known before may go."""
    now = situation.incidents.get(_about(entry, "incident"))
    stands = now is not None and now.changed == entry.stamp.number and _runs(situation)
    return refused("erasure.incident_stands", number=now.number if now else 0) if stands else None


def _task(situation: Situation, entry: Folded) -> Refused | None:
    """A task is brought to its end first: without its words it would be nobody's."""
    task = situation.tasks.get(_about(entry, "task"))
    if task is not None and task.status in OPEN and _runs(situation):
        return refused("erasure.task_open", number=task.number)
    return None


def _latest(standing: Callable[[Situation, Folded], Any], code: str) -> Law:
    """What was said last stands: other words come first, or what was before would come back."""

    def law(situation: Situation, entry: Folded) -> Refused | None:
        now = standing(situation, entry)
        stands = now is not None and now.number == entry.stamp.number and _runs(situation)
        return refused(code) if stands else None

    return law


_sector = _latest(lambda now, one: now.sectors.get(_about(one, "sector")), "erasure.sector_stands")
_national = _latest(lambda s, one: s.national.get(_about(one, "staff")), "erasure.national_stands")
_priorities = _latest(lambda now, one: now.priorities.last, "erasure.priorities_stand")
_outage = _latest(lambda now, one: now.outages.get(_about(one, "object")), "erasure.outage_stands")
_settled = _latest(lambda now, one: now.decisions.settled(one.event), "erasure.follow_up_settled")
_rhythm = _latest(lambda now, one: now.meetings.rhythm, "erasure.rhythm_stands")
_shift = _latest(
    lambda now, one: now.shifts.standing_by(_about(one, "shift")), "erasure.shift_stands"
)
_sitrep = _latest(lambda s, one: s.sitreps.words.get(_about(one, "field")), "erasure.sitrep_stands")
_heard = _latest(lambda now, one: now.callouts.heard(one.event), "erasure.call_stands")


def _figure(situation: Situation, entry: Folded) -> Refused | None:
    """The value that holds stands; an own figure goes whole, for its name is one of its words."""
    if _about(entry, "figure") is FigureKind.OWN:
        return None
    found = situation.figures.get(key_of(_about(entry, "figure"), None))
    stands = found is not None and found.number == entry.stamp.number and _runs(situation)
    return refused("erasure.figure_stands") if stands else None


def _decision(situation: Situation, entry: Folded) -> Refused | None:
    """A decision that nothing took the place of stands, and so does what still follows from it."""
    one = situation.decisions.get(_about(entry, "decision"))
    if one is None or not _runs(situation):
        return None
    if one.standing:
        return refused("erasure.decision_stands")
    return refused("erasure.follow_up_open", number=one.decision) if one.open else None


def _call(situation: Situation, entry: Folded) -> Refused | None:
    """A calling-in stands while it is the last that reached one of those it called."""
    newest = (one for one, _ in situation.callouts.newest().values())
    stands = any(one.number == entry.stamp.number for one in newest) and _runs(situation)
    return refused("erasure.call_stands") if stands else None


def _meeting(situation: Situation, entry: Folded) -> Refused | None:
    """Where a meeting is stands until it is over or called off."""
    one = situation.meetings.get(_about(entry, "meeting"))
    waits = one is not None and one.state in (MeetingState.CALLED, MeetingState.OPEN)
    stands = waits and _runs(situation)
    return refused("erasure.meeting_stands", number=one.meeting) if one and stands else None


def _seat(situation: Situation, entry: Folded) -> Refused | None:
    """What is known of a partner stands while it sits in the staff by this entry."""
    now = situation.partners.get(_about(entry, "partner"))
    stands = now is not None and now.there and now.number == entry.stamp.number
    return refused("erasure.partner_seated") if stands and _runs(situation) else None


def _guest_link(situation: Situation, entry: Folded) -> Refused | None:
    """The log says by whom somebody is in while the link may still let him in."""
    if seat_of(_about(entry, "partner")) is not None:
        link = situation.drill.links.get(_about(entry, "link"))
        stands = link is not None and link.stands
        return refused("erasure.guest_link") if stands and _runs(situation) else None
    one = situation.partners.get(_about(entry, "partner"))
    numbers = {each.number for each in one.links if not each.revoked} if one else set()
    stands = one is not None and one.there and entry.stamp.number in numbers
    return refused("erasure.guest_link") if stands and _runs(situation) else None


def _handover(situation: Situation, entry: Folded) -> Refused | None:
    """A sheet that waits is taken, replaced or withdrawn first: who comes on would sign a blank."""
    one = situation.relief.get(_about(entry, "sheet"))
    waits = one is not None and one.state is SheetState.OFFERED and _runs(situation)
    return refused("erasure.handover_waits", number=one.sheet if one else 0) if waits else None


def _contradiction(situation: Situation, entry: Folded) -> Refused | None:
    """What stands side by side is decided first; a decision's effect stays with its number."""
    found = situation.contradictions.get(_about(entry, "contradiction"))
    stands = found is not None and found.state is ContradictionState.OPEN and _runs(situation)
    return refused("erasure.contradiction_open") if stands else None


def _follow(situation: Situation, entry: Folded) -> Refused | None:
    """What a seat still follows up is settled first."""
    open_ = {one.number for one in situation.follows.open()}
    stands = entry.stamp.number in open_ and _runs(situation)
    return refused("erasure.follow_open") if stands else None


def _level(situation: Situation, entry: Folded) -> Refused | None:
    """The level that holds stands; the one an operation ended on has no words of anybody's."""
    if situation.levels.steps[-1].number != entry.stamp.number:
        return None
    return refused("erasure.level_stands" if _runs(situation) else "erasure.no_words")


def _statement(situation: Situation, entry: Folded) -> Refused | None:
    """What may yet leave, or is outside and holds, is discarded, corrected or taken back first."""
    one = situation.statements.get(_about(entry, "statement"))
    if one is None:
        return None
    waits = any(each.outcome is Delivery.WAITING for each in one.dispatches)
    left = one.state in OPEN_TEXTS and not _runs(situation)
    if one.state not in OVER and not left:
        return refused("erasure.statement_stands", number=one.number)
    return refused("erasure.statement_waits", number=one.number) if waits else None


def _paused(situation: Situation, entry: Folded) -> Refused | None:
    """While sending is held back the reason holds it: erasing it would let texts out."""
    return refused("erasure.paused") if situation.statements.paused is not None else None


def _request(situation: Situation, entry: Folded) -> Refused | None:
    """What is asked for still, or bound by it, is brought to its end first."""
    one = situation.requests.get(_about(entry, "request"))
    if one is None or not _runs(situation):
        return None
    waits = one.status in REQUEST_OPEN or any(each.bound for each in one.promises)
    return refused("erasure.request_open", number=one.number) if waits else None


_RECORD = _never("erasure.record_of_sending")
_NO_WORDS = _never("erasure.no_words")

LAWS: dict[str, Law] = {
    "OperationOpened": _never("erasure.operation"),
    "LevelDecided": _level,
    "FirstAssessed": _free,
    "NationalStaffTold": _national,
    "FigureSet": _figure,
    "PrioritiesSet": _priorities,
    "PriorityDecided": _free,
    "LinesAllotted": _NO_WORDS,
    "LineRefused": _NO_WORDS,
    "ShortageNoted": _NO_WORDS,
    "DecisionTaken": _decision,
    "DissentRecorded": _free,
    "FollowUpSettled": _settled,
    "ObjectDown": _outage,
    "ObjectUp": _outage,
    "StaffCalled": _call,
    "CallAnswered": _heard,
    "DeputyCalled": _heard,
    "RhythmSet": _rhythm,
    "MeetingCalled": _meeting,
    "MeetingCancelled": _free,
    "MeetingOpened": _NO_WORDS,
    "AttendanceNoted": _NO_WORDS,
    "SaidNoted": _free,
    "MeetingClosed": _NO_WORDS,
    "MinutesApproved": _NO_WORDS,
    "LettersOrdered": _NO_WORDS,
    "LetterTold": _RECORD,
    "PartnerSeated": _seat,
    "PartnerUnseated": _free,
    "GuestInvited": _guest_link,
    "GuestLinkRevoked": _free,
    "SeatLent": _never("erasure.seat_lent"),
    "SeatReturned": _never("erasure.seat_lent"),
    "HandoverOffered": _handover,
    "HandoverTaken": _NO_WORDS,
    "HandoverWithdrawn": _NO_WORDS,
    "ShiftPlanned": _shift,
    "ShiftChanged": _shift,
    "ShiftWithdrawn": _NO_WORDS,
    "OperationClosed": _free,
    "OperationEvaluated": _free,
    "OperationArchived": _free,
    "ContradictionReported": _contradiction,
    "ContradictionSettled": _free,
    "EntryFollowed": _follow,
    "FollowSettled": _free,
    "EntryRecorded": _free,
    "EntryCorrected": _free,
    "EntrySupplemented": _free,
    "EntryConfirmed": _NO_WORDS,
    "EntriesClassified": _NO_WORDS,
    "FileAttached": _free,
    "EntryErased": _never("erasure.erasure"),
    "IncidentOpened": _incident,
    "IncidentChanged": _incident,
    "TaskAsked": _task,
    "TaskScheduled": _NO_WORDS,
    "TaskMoved": _task,
    "TaskReassigned": _task,
    "TaskMoveConfirmed": _NO_WORDS,
    "TaskClosed": _NO_WORDS,
    "SectorStatusReported": _sector,
    "SitrepFieldWritten": _sitrep,
    "SitrepFrozen": _NO_WORDS,
    "SitrepSent": _free,
    "StatementDrafted": _statement,
    "StatementChanged": _statement,
    "StatementReturned": _statement,
    "StatementKept": _free,
    "StatementSubmitted": _NO_WORDS,
    "StatementSigned": _NO_WORDS,
    "StatementDiscarded": _never("erasure.holds_back"),
    "StatementReleased": _RECORD,
    "HoldingStatementIssued": _RECORD,
    "StatementRetracted": _RECORD,
    "StatementResent": _RECORD,
    "DeliveryReported": _RECORD,
    "PublishingPaused": _paused,
    "PublishingResumed": _NO_WORDS,
    "RequestMade": _request,
    "RequestAnswered": _request,
    "RequestTold": _free,
    "RequestWithdrawn": _NO_WORDS,
    "PromiseMade": _NO_WORDS,
    "PromiseMoved": _NO_WORDS,
    **DRILL_LAWS,
}
"""Type of an operation's entry → when it may be erased."""
