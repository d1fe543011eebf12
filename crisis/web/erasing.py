"""What an erasure would take, what repeats it, and what has left the house and stays outside."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from crisis.errors import Refused, Unknown
from crisis.events import Erased, Event
from crisis.handler import Handler
from crisis.projections.situation import Situation
from crisis.rules.erasure import leaving, may_erase, together, words
from crisis.rules.known import By
from crisis.terms.statements import Act, Delivery
from crisis.web.accounts.audit import Act as Trail
from crisis.web.accounts.audit import Audit

PAGE = 2_000
SHORTEST = 8
"""A piece of text so long is looked for in other entries; a shorter one stands everywhere."""


@dataclass(frozen=True, kw_only=True)
class Sent:
    """A statement on one channel: what came of it, how many have it, when it was last tried."""

    statement: int
    act: Act
    channel: str
    outcome: Delivery
    delivered: int
    at: datetime | None


@dataclass(frozen=True, kw_only=True)
class Copy:
    """A backup or an export that was made after the entry: it holds its words."""

    at: datetime
    what: str
    file: str


@dataclass(frozen=True, kw_only=True)
class Reckoning:
    """All that a person is told before an erasure, and again after it.

    together: what goes in the same act. repeats: entries that say the same or point at it.
    no: why it may not be erased as things stand.
    """

    number: int
    type: str
    recorded_at: datetime
    authority: str
    words: tuple[str, ...]
    together: tuple[int, ...]
    repeats: tuple[int, ...]
    sent: tuple[Sent, ...]
    copies: tuple[Copy, ...]
    no: Refused | None


def reckon(handler: Handler, audit: Audit, by: By, operation: str, number: int) -> Reckoning:
    """Look at an entry of an operation as one who would erase it; raises Unknown."""
    situation = handler.situation(by, operation)
    found = handler.entry(operation, number)
    if found is None:
        raise Unknown("erasure.unknown")
    said, no = words(found.event), may_erase(situation, found)
    going = (number,) if no else together(situation, found)
    telling = _saying(said, _events(handler, by, operation)) | _pointing(situation, number)
    return Reckoning(
        number=number,
        type=found.type,
        recorded_at=found.stamp.recorded_at,
        authority=found.stamp.authority,
        words=said,
        together=tuple(one for one in going if one != number),
        repeats=tuple(sorted(telling - set(going) - set(situation.erasures))),
        sent=_sent(situation, number),
        copies=copies(audit, found.stamp.recorded_at),
        no=no,
    )


def copies(audit: Audit, since: datetime) -> tuple[Copy, ...]:
    """Give the backups and exports made after a moment, oldest first."""
    made = audit.since(since, Trail.BACKUP_MADE, Trail.JOURNAL_EXPORTED)
    return tuple(
        Copy(at=one.at, what=one.what, file=str(one.detail.get("file", ""))) for one in made
    )


def _events(
    handler: Handler, by: By, operation: str
) -> Iterable[tuple[int, Event | Erased | None]]:
    after = 0
    while page := handler.journal(by, operation, after, PAGE):
        yield from ((one.number, one.event) for one in page)
        after = page[-1].number


def _saying(said: tuple[str, ...], events: Iterable[tuple[int, Event | Erased | None]]) -> set[int]:
    """Give the entries in which a piece of the words stands as it is."""
    pieces = [one.casefold() for one in said if len(one) >= SHORTEST]
    if not pieces:
        return set()
    return {
        number
        for number, event in events
        if event is not None
        and any(piece in text.casefold() for text in words(event) for piece in pieces)
    }


def _pointing(situation: Situation, number: int) -> set[int]:
    """Give the entries of the log that correct or add to one, or that it corrects or adds to."""
    one = situation.log.get(number)
    if one is None:
        return set()
    near = {one.corrects, one.corrected_by, one.supplements, *one.supplemented_by}
    return {other for other in near if other is not None}


def _sent(situation: Situation, number: int) -> tuple[Sent, ...]:
    return tuple(
        Sent(
            statement=one.number,
            act=each.act,
            channel=each.channel.name,
            outcome=each.outcome,
            delivered=each.delivered or int(each.outcome is Delivery.DELIVERED),
            at=each.attempts[-1].at if each.attempts else None,
        )
        for one in leaving(situation, number)
        for each in one.dispatches
    )
