"""How what happened elsewhere on the board stands as a row of the log, subject by subject."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from crisis.events import Event
from crisis.events.callouts import DeputyCalled, StaffCalled
from crisis.events.closing import OperationArchived, OperationClosed, OperationEvaluated
from crisis.events.decisions import DecisionTaken, DissentRecorded, FollowUpSettled
from crisis.events.figures import FigureSet
from crisis.events.guests import GuestInvited, GuestLinkRevoked
from crisis.events.national import NationalStaffTold
from crisis.events.operations import LevelDecided
from crisis.events.partners import PartnerSeated, PartnerUnseated
from crisis.projections.closing import STAGES
from crisis.terms.decisions import Outcome, Settlement
from crisis.terms.log import Certainty, EntryKind

Told = dict[str, Any]
"""The fields of a row that an event fills."""

_WHO = ("seat_name", "authority_name")


def _decided(event: LevelDecided) -> Told:
    told = _of(event, "text", "reason", "basis", "level", *_WHO)
    return told | {"kind": EntryKind.DECISION}


def _told(event: NationalStaffTold) -> Told:
    told = _of(event, "text", "source", *_WHO)
    return told | {
        "kind": EntryKind.REPORT,
        "national": event.staff,
        "occurred_at": event.since,
    }


def _counted(event: FigureSet) -> Told:
    told = _of(event, "text", "figure", "certainty", "source", "corrects", "on_behalf_of", *_WHO)
    return told | {
        "kind": EntryKind.REPORT,
        "occurred_at": event.as_of,
        "rests_on": event.entry,
    }


def _concluded(event: DecisionTaken) -> Told:
    did_not = event.outcome is Outcome.DECIDED_NOT_TO
    # That it was decided is sure; whether somebody said so by telephone is marked beside it.
    return _of(event, "text", "decision", "corrects", "on_behalf_of", *_WHO) | {
        "kind": EntryKind.OMISSION if did_not else EntryKind.DECISION,
        "certainty": Certainty.CONFIRMED,
        "reason": event.ground,
        "occurred_at": event.taken_at,
    }


def _said_of_it(event: DissentRecorded | FollowUpSettled) -> Told:
    done = getattr(event, "settlement", None) is Settlement.DONE
    told = _of(event, "text", "decision", "on_behalf_of", *_WHO)
    return told | {"kind": EntryKind.ACTION if done else EntryKind.NOTE}


def _summoned(event: StaffCalled | DeputyCalled) -> Told:
    told = _of(event, "text", "call", *_WHO)
    return told | {"kind": EntryKind.COMMUNICATION, "place": getattr(event, "place", None)}


def _at_table(event: PartnerSeated | PartnerUnseated | GuestInvited | GuestLinkRevoked) -> Told:
    return _of(event, "text", "partner", *_WHO) | {"kind": EntryKind.ACTION}


def _ended(event: OperationClosed | OperationEvaluated | OperationArchived) -> Told:
    told = _of(event, "text", *_WHO)
    told |= {"kind": EntryKind.DECISION, "stage": STAGES[type(event).__name__]}
    if isinstance(event, OperationClosed):
        why = " · ".join(one for one in (event.reason, event.left_because) if one)
        told |= {"reason": why, "basis": event.basis}
    return told


def _of(event: Event, *names: str) -> Told:
    return {name: getattr(event, name) for name in names}


TOLD: dict[str, Callable[[Any], Told]] = {
    LevelDecided.__name__: _decided,
    NationalStaffTold.__name__: _told,
    **dict.fromkeys(STAGES, _ended),
    FigureSet.__name__: _counted,
    DecisionTaken.__name__: _concluded,
    DissentRecorded.__name__: _said_of_it,
    FollowUpSettled.__name__: _said_of_it,
    StaffCalled.__name__: _summoned,
    DeputyCalled.__name__: _summoned,
    PartnerSeated.__name__: _at_table,
    PartnerUnseated.__name__: _at_table,
    GuestInvited.__name__: _at_table,
    GuestLinkRevoked.__name__: _at_table,
}
"""Type of an event → the fields of its row."""
