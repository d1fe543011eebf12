"""Facts about how an operation ended."""

from __future__ import annotations

from crisis.events.base import Event
from crisis.terms.closing import Matter


class OperationClosed(Event, frozen=True, kw_only=True):
    """The operation ended. Dansk: indsats afsluttet.

    matters: what was open. left_because: None when all of it was handed over, or nothing was open.
    """

    matters: tuple[Matter, ...]
    reason: str
    basis: str
    left_because: str | None
    text: str
    seat_name: str
    authority_name: str


class OperationEvaluated(Event, frozen=True, kw_only=True):
    """It was evaluated; the report is where it says. Dansk: evaluering meldt."""

    reference: str
    text: str
    seat_name: str
    authority_name: str


class OperationArchived(Event, frozen=True, kw_only=True):
    """It was filed as a case. Dansk: indsats arkiveret."""

    reference: str
    text: str
    seat_name: str
    authority_name: str
