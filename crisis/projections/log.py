"""The staff log as it stands: each entry, what corrected it and what was added to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

import msgspec

from crisis.events import Erased, Event, Stamp
from crisis.events.attachments import FileAttached
from crisis.events.callouts import DeputyCalled, StaffCalled
from crisis.events.closing import OperationArchived, OperationClosed, OperationEvaluated
from crisis.events.contradictions import ContradictionReported, ContradictionSettled
from crisis.events.decisions import DecisionTaken, DissentRecorded, FollowUpSettled
from crisis.events.erasure import EntryErased
from crisis.events.figures import FigureSet
from crisis.events.first import FirstAssessed
from crisis.events.guests import GuestInvited, GuestLinkRevoked
from crisis.events.lending import SeatLent, SeatReturned
from crisis.events.log import (
    EntryConfirmed,
    EntryCorrected,
    EntryRecorded,
    EntrySupplemented,
)
from crisis.events.national import NationalStaffTold
from crisis.events.operations import LevelDecided
from crisis.events.outages import ObjectDown, ObjectUp
from crisis.events.partners import PartnerSeated, PartnerUnseated
from crisis.events.relief import Handover
from crisis.events.sitreps import SitrepFrozen, SitrepSent
from crisis.projections import first_rows, meeting_rows, priority_rows, request_rows
from crisis.projections.attachments import blank, made
from crisis.projections.closing import STAGES
from crisis.projections.log_fields import (
    OF_A_CONTRADICTION,
    OF_A_DECISION,
    OF_A_FIGURE,
    OF_A_LEVEL,
    OF_A_SEAT,
    OF_AN_OUTAGE,
    OF_THE_STATE,
    STANDS,
)
from crisis.projections.logbook import LogBook, LogEntry
from crisis.terms.decisions import Outcome, Settlement
from crisis.terms.log import Certainty, EntryKind

__all__ = ["LogBook", "LogEntry", "fold"]


def fold(book: LogBook, stamp: Stamp, event: Event | Erased) -> LogBook:
    """Take one more entry into the log; what does not concern the log leaves it as it was."""
    name = event.type if isinstance(event, Erased) else type(event).__name__
    if name not in _STEPS:
        return book
    if isinstance(event, Erased):
        return _blank(book, stamp, event) if name in _ROWS | _FILES else book
    return _STEPS[name](book, stamp, event)


def _blank(book: LogBook, stamp: Stamp, event: Erased) -> LogBook:
    """The entry stands without words; what it put right stays put right."""
    if event.type in _FILES:
        return _filed(book, stamp, event)
    links: dict[str, Any] = {"corrects": event.corrects, "supplements": event.supplements}
    book = _pointed(book, stamp.number, **links)
    return _put(book, LogEntry(**_stamped(stamp), **links, erased=True))


def _pointed(book: LogBook, number: int, corrects: int | None, supplements: int | None) -> LogBook:
    if corrects is not None:
        book = _mark(book, corrects, corrected_by=number)
    old = None if supplements is None else book.get(supplements)
    if old is not None:
        book = _mark(book, old.number, supplemented_by=(*old.supplemented_by, number))
    return book


def _recorded(book: LogBook, stamp: Stamp, event: EntryRecorded) -> LogBook:
    return _put(book, LogEntry(**_stamped(stamp), **_fields(event)))


def _corrected(book: LogBook, stamp: Stamp, event: EntryCorrected) -> LogBook:
    book = _pointed(book, stamp.number, corrects=event.corrects, supplements=None)
    return _put(book, LogEntry(**_stamped(stamp), **_fields(event)))


def _supplemented(book: LogBook, stamp: Stamp, event: EntrySupplemented) -> LogBook:
    book = _pointed(book, stamp.number, corrects=None, supplements=event.supplements)
    return _put(book, LogEntry(**_stamped(stamp), **_fields(event)))


def _decided(book: LogBook, stamp: Stamp, event: LevelDecided) -> LogBook:
    told = {name: getattr(event, name) for name in OF_A_LEVEL} | {"rests_on": event.assessment}
    return _put(book, LogEntry(**_stamped(stamp), **told, kind=EntryKind.DECISION))


def _assessed(book: LogBook, stamp: Stamp, event: FirstAssessed) -> LogBook:
    return _put(book, LogEntry(**_stamped(stamp), **first_rows.told(event)))


def _told(book: LogBook, stamp: Stamp, event: NationalStaffTold) -> LogBook:
    told = {name: getattr(event, name) for name in OF_THE_STATE}
    told |= {"kind": EntryKind.REPORT, "national": event.staff, "occurred_at": event.since}
    return _put(book, LogEntry(**_stamped(stamp), **told))


def _counted(book: LogBook, stamp: Stamp, event: FigureSet) -> LogBook:
    for one in (*event.also, event.corrects):
        book = _pointed(book, stamp.number, corrects=one, supplements=None)
    told = {name: getattr(event, name) for name in OF_A_FIGURE}
    told |= {"kind": EntryKind.REPORT, "occurred_at": event.as_of, "rests_on": event.entry}
    return _put(book, LogEntry(**_stamped(stamp), **told))


def _of_use(book: LogBook, stamp: Stamp, event: ObjectDown | ObjectUp) -> LogBook:
    told: dict[str, Any] = {name: getattr(event, name) for name in OF_AN_OUTAGE}
    told |= {"kind": EntryKind.REPORT, "outage": event.object, "rests_on": event.entry}
    told |= {"occurred_at": event.as_of}
    return _put(book, LogEntry(**_stamped(stamp), **told))


def _concluded(book: LogBook, stamp: Stamp, event: DecisionTaken) -> LogBook:
    book = _pointed(book, stamp.number, corrects=event.corrects, supplements=None)
    told = {name: getattr(event, name) for name in OF_A_DECISION}
    did_not = event.outcome is Outcome.DECIDED_NOT_TO
    # That it was decided is sure; whether somebody said so by telephone is marked beside it.
    told |= {"kind": EntryKind.OMISSION if did_not else EntryKind.DECISION}
    told |= {"certainty": Certainty.CONFIRMED}
    told |= {"reason": event.ground, "corrects": event.corrects, "occurred_at": event.taken_at}
    return _put(book, LogEntry(**_stamped(stamp), **told))


def _said_of_it(book: LogBook, stamp: Stamp, event: DissentRecorded | FollowUpSettled) -> LogBook:
    told = {name: getattr(event, name) for name in OF_A_DECISION}
    done = getattr(event, "settlement", None) is Settlement.DONE
    kind = EntryKind.ACTION if done else EntryKind.NOTE
    return _put(book, LogEntry(**_stamped(stamp), **told, kind=kind))


def _summoned(book: LogBook, stamp: Stamp, event: StaffCalled | DeputyCalled) -> LogBook:
    told = {name: getattr(event, name) for name in ("text", "call", "seat_name", "authority_name")}
    told |= {"kind": EntryKind.COMMUNICATION, "place": getattr(event, "place", None)}
    return _put(book, LogEntry(**_stamped(stamp), **told))


def _at_table(book: LogBook, stamp: Stamp, event: Any) -> LogBook:
    lent = isinstance(event, SeatLent | SeatReturned | SitrepFrozen)
    told: dict[str, Any] = {name: getattr(event, name, None) for name in OF_A_SEAT}
    kind = EntryKind.DECISION if lent else EntryKind.ACTION
    return _put(book, LogEntry(**_stamped(stamp), **told, kind=kind))


def _of_priority(book: LogBook, stamp: Stamp, event: Any) -> LogBook:
    return _put(book, LogEntry(**_stamped(stamp), **priority_rows.told(event)))


def _of_a_meeting(book: LogBook, stamp: Stamp, event: Any) -> LogBook:
    told = meeting_rows.told(event)
    book = _pointed(book, stamp.number, corrects=None, supplements=told["supplements"])
    return _put(book, LogEntry(**_stamped(stamp), **told))


def _disagreed(
    book: LogBook, stamp: Stamp, event: ContradictionReported | ContradictionSettled
) -> LogBook:
    decided = isinstance(event, ContradictionSettled)
    told: dict[str, Any] = {name: getattr(event, name, None) for name in OF_A_CONTRADICTION}
    told |= {"kind": EntryKind.DECISION if decided else EntryKind.REPORT}
    book = _pointed(book, stamp.number, corrects=None, supplements=told["supplements"])
    return _put(book, LogEntry(**_stamped(stamp), **told))


def _ended(
    book: LogBook, stamp: Stamp, event: OperationClosed | OperationEvaluated | OperationArchived
) -> LogBook:
    told = {name: getattr(event, name) for name in ("text", "seat_name", "authority_name")}
    told |= {"kind": EntryKind.DECISION, "stage": STAGES[type(event).__name__]}
    if isinstance(event, OperationClosed):
        why = " · ".join(one for one in (event.reason, event.left_because) if one)
        told |= {"reason": why, "basis": event.basis}
    return _put(book, LogEntry(**_stamped(stamp), **told))


def _of_a_request(book: LogBook, stamp: Stamp, event: Event) -> LogBook:
    return _put(book, LogEntry(**_stamped(stamp), **request_rows.told(event)))


def _confirmed(book: LogBook, stamp: Stamp, event: EntryConfirmed) -> LogBook:
    return _mark(book, event.confirms, confirmed_by=stamp.number, confirmed_at=stamp.recorded_at)


def _filed(book: LogBook, stamp: Stamp, event: FileAttached | Erased) -> LogBook:
    old = None if event.supplements is None else book.get(event.supplements)
    if old is None or old.erased:
        return book
    book = _mark(book, old.number, attachments=(*old.attachments, made(stamp, event)))
    attached = book.attached.set(stamp.number, old.number)
    return msgspec.structs.replace(book, attached=attached)


def _without_file(book: LogBook, number: int) -> LogBook:
    """A file that was erased by itself leaves its place in the entry."""
    old = book.get(book.attached.get(number, 0))
    if old is None:
        return book
    left = tuple(blank(one) if one.number == number else one for one in old.attachments)
    return _mark(book, old.number, attachments=left)


def _erased(book: LogBook, stamp: Stamp, event: EntryErased) -> LogBook:
    """A fold that has taken the words already lets them go; what others said of it stays."""
    for one in event.entries:
        book = _without_file(book, one.number)
        old = book.get(one.number)
        if old is not None:
            kept = {name: getattr(old, name) for name in STANDS}
            book = _put(book, LogEntry(**kept, erased=True))
            for file in old.attachments:
                attached = book.attached.delete(file.number)
                book = msgspec.structs.replace(book, attached=attached)
    return book


_AT_TABLE = tuple(
    one.__name__
    for one in (
        *(PartnerSeated, PartnerUnseated, GuestInvited, GuestLinkRevoked, SeatLent, SeatReturned),
        *get_args(Handover | SitrepFrozen | SitrepSent),
    )
)
"""Who came to the table, by what, and who left it."""

_STEPS: dict[str, Callable[[LogBook, Stamp, Any], LogBook]] = {
    EntryRecorded.__name__: _recorded,
    EntryCorrected.__name__: _corrected,
    EntrySupplemented.__name__: _supplemented,
    LevelDecided.__name__: _decided,
    FirstAssessed.__name__: _assessed,
    NationalStaffTold.__name__: _told,
    **dict.fromkeys(priority_rows.KINDS, _of_priority),
    **dict.fromkeys(STAGES, _ended),
    FigureSet.__name__: _counted,
    DecisionTaken.__name__: _concluded,
    DissentRecorded.__name__: _said_of_it,
    FollowUpSettled.__name__: _said_of_it,
    StaffCalled.__name__: _summoned,
    DeputyCalled.__name__: _summoned,
    **dict.fromkeys(_AT_TABLE, _at_table),
    **dict.fromkeys(meeting_rows.KINDS, _of_a_meeting),
    ContradictionReported.__name__: _disagreed,
    ContradictionSettled.__name__: _disagreed,
    ObjectDown.__name__: _of_use,
    ObjectUp.__name__: _of_use,
    **dict.fromkeys(request_rows.KINDS, _of_a_request),
    EntryConfirmed.__name__: _confirmed,
    FileAttached.__name__: _filed,
    EntryErased.__name__: _erased,
}

_FILES = frozenset({FileAttached.__name__})
_ROWS = frozenset(_STEPS) - {EntryConfirmed.__name__, EntryErased.__name__} - _FILES
"""Types that stand as a row of their own."""


def _stamped(stamp: Stamp) -> dict[str, Any]:
    return {
        "number": stamp.number,
        "recorded_at": stamp.recorded_at,
        "account": stamp.account,
        "seat": stamp.seat,
        "authority": stamp.authority,
    }


def _fields(event: Event) -> dict[str, Any]:
    return {name: getattr(event, name) for name in event.__struct_fields__}


def _put(book: LogBook, one: LogEntry) -> LogBook:
    waits, said = book.unconfirmed, one.on_behalf_of
    if said is not None and one.confirmed_by is None and one.corrected_by is None:
        waits = waits.set(one.number, said.authority)
    elif one.number in waits:
        waits = waits.delete(one.number)
    return LogBook(
        entries=book.entries.set(one.number, one),
        last=max(book.last, one.number),
        unconfirmed=waits,
        attached=book.attached,
    )


def _mark(book: LogBook, number: int, **changes: Any) -> LogBook:
    old = book.get(number)
    return book if old is None else _put(book, msgspec.structs.replace(old, **changes))
