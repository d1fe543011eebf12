"""What a proposal is made of: what is wanted, what there is, what is promised, how far it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from fractions import Fraction

from crisis.terms.priority import SPEED_KMH, TURN_MINUTES, Aim, Basis, Lack, Why

TWO = 2
FOREVER = datetime.max.replace(tzinfo=UTC)
TURN = timedelta(minutes=TURN_MINUTES)
METRES_A_MINUTE = SPEED_KMH * 1000 / 60


@dataclass(frozen=True, kw_only=True, slots=True)
class Want:
    """A request as it is weighed. until: None is until further notice. left: when something left
    for it, where that was before its start."""

    key: str
    aim: Aim
    capability: str
    amount: int
    asked_at: datetime
    start: datetime
    until: datetime | None = None
    left: datetime | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Offer:
    """A unit as it is weighed.

    amount: how much of its capability it is; parts of it may go to several. stays: it does not
    move (a centre), so it needs no time between two. ready_minutes: from the word to the gate.
    free_from: when it is there again; None is now. usable: not out. rests: it works only for
    what has not begun.
    """

    key: str
    capability: str
    amount: int
    stays: bool = False
    ready_minutes: int = 0
    free_from: datetime | None = None
    usable: bool = True
    rests: bool = False

    def works(self, want: Want, now: datetime) -> bool:
        """Say whether it could be given to a request: it can do it, and neither is out nor rests
        when it should be there already."""
        able = self.usable and self.capability == want.capability
        return able and not (self.rests and want.start <= now)


@dataclass(frozen=True, kw_only=True, slots=True)
class Promised:
    """What an owner has promised to a request."""

    want: str
    offer: str
    amount: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Outward:
    """What is asked out of the district, and how much of it was promised from there."""

    want: Want
    promised: int


@dataclass(frozen=True, kw_only=True)
class Scene:
    """All that is weighed. metres: a row for each want, a column for each offer; inf: no road."""

    now: datetime
    order: tuple[Aim, ...]
    wants: Sequence[Want]
    offers: Sequence[Offer]
    promised: Sequence[Promised]
    metres: Sequence[Sequence[float]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Passed:
    """A unit that would be there sooner, and the request that holds it. Dansk: forbigået enhed."""

    offer: str
    holder: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One unit for one request, and why. late_minutes: after it was to begin.

    taken_from: the request that would lose it, or a part of it.
    """

    want: str
    offer: str
    amount: int
    why: Why
    metres: float
    minutes: int
    late_minutes: int = 0
    taken_from: str | None = None
    passed: tuple[Passed, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Short:
    """What a request does not get, and what it lost to. Dansk: mangler."""

    want: str
    missing: int
    lack: Lack
    lost_to: tuple[str, ...] = ()


Score = tuple[Fraction, ...]
"""What is missing for each aim in order (in whole requests), then minutes too late for each aim,
units that are moved, minutes under way. Less is better, and what stands first counts first."""


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """Who gets what, why, and what is missing. first_come: how asking first would do."""

    basis: Basis
    lines: tuple[Line, ...]
    shorts: tuple[Short, ...]
    score: Score
    first_come: Score = field(default=())


@dataclass(frozen=True, slots=True)
class Booking:
    """A part of a unit that is bound to a request for a time."""

    want: int
    start: datetime
    until: datetime
    amount: int


class Ledger:
    """Which part of each unit is bound when. It alone says what is free, so nothing of it can be
    given twice."""

    def __init__(self, scene: Scene) -> None:
        self._offers = scene.offers
        self._bound: dict[int, list[Booking]] = {}
        self._spans = [span(one) for one in scene.wants]

    def held(self, offer: int, want: int) -> list[Booking]:
        """Give the bookings of a unit that fall into a request's time."""
        bound = self._bound.get(offer)
        if not bound:
            return []
        start, until = self._span(offer, want)
        return [one for one in bound if start < one.until and one.start < until]

    def whole(self, offer: int, want: int) -> Booking | None:
        """Give the booking that holds all of a unit in a request's time, if it is the only one.

        The common case, and cheap to see.
        """
        bound = self._bound.get(offer)
        if not bound or len(bound) > 1 or bound[0].amount < self._offers[offer].amount:
            return None
        start, until = self._spans[want]
        one = bound[0]
        return one if start < one.until and one.start < until else None

    def free(self, offer: int, held: Sequence[Booking]) -> int:
        """Say how much of a unit is left beside those bookings, at the worst moment of them."""
        left = self._offers[offer].amount
        for one in held:
            left -= one.amount
        if left > 0 or len(held) < TWO:
            return max(0, left)
        worst = max(
            sum(one.amount for one in held if one.start <= at.start < one.until) for at in held
        )
        return max(0, self._offers[offer].amount - worst)

    def book(self, offer: int, want: int, amount: int) -> None:
        """Bind a part of a unit."""
        start, until = self._span(offer, want)
        self._bound.setdefault(offer, []).append(Booking(want, start, until, amount))

    def _span(self, offer: int, want: int) -> tuple[datetime, datetime]:
        """Give the time of a request, and behind it what the unit needs to turn to another."""
        start, until = self._spans[want]
        return start, until if until is FOREVER or self._offers[offer].stays else until + TURN

    def release(self, offer: int, booking: Booking) -> None:
        """Let go of one booking."""
        self._bound[offer].remove(booking)


def span(want: Want) -> tuple[datetime, datetime]:
    """Give from when to when a request holds what it is given."""
    return min(want.start, want.left or want.start), want.until or FOREVER


def arrivals(scene: Scene, want: int) -> list[float]:
    """Give for each unit in how many minutes it could be there."""
    now = scene.now
    return [
        metres / METRES_A_MINUTE
        + one.ready_minutes
        + (max(0.0, (one.free_from - now).total_seconds() / 60) if one.free_from else 0.0)
        for metres, one in zip(scene.metres[want], scene.offers, strict=True)
    ]


def shortfall(scene: Scene, want: int, given: int) -> Fraction:
    """Say which part of a request is missing."""
    asked = scene.wants[want].amount
    return Fraction(max(0, asked - given), asked)
