"""Who has what until when, what is missing in the hours to come, and what a proposal would change.

All of it is read out of one scene; what is supposed is another scene beside it, and the one that
stands is not touched.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from crisis.rules.weighing import Ledger, Line, Offer, Outward, Proposal, Scene, Want, span
from crisis.terms.priority import HORIZONS, Aim, Why


@dataclass(frozen=True, kw_only=True, slots=True)
class Holding:
    """A part of a unit that is promised, to what, and until when. Dansk: binding."""

    offer: str
    want: str
    amount: int
    until: datetime | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Ahead:
    """What is asked of a capability within some hours, what is promised, and what is free.

    Dansk: udsigt.
    """

    hours: int
    asked: int
    missing: int
    free: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Difference:
    """A part that would be promised otherwise than now. Dansk: forskel fra nu.

    lines: how the proposal explains it, each part of it; none where it only goes away.
    """

    want: str
    offer: str
    before: int
    after: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Extra:
    """Supply that is only supposed: where it would stand, seen from each request.

    Dansk: antaget ressource.
    """

    offer: Offer
    metres: Sequence[float]


def holdings(scene: Scene) -> tuple[Holding, ...]:
    """Give all that is promised, by unit."""
    until = {one.key: one.until for one in scene.wants}
    found = (
        Holding(offer=one.offer, want=one.want, amount=one.amount, until=until[one.want])
        for one in scene.promised
        if one.want in until
    )
    return tuple(sorted(found, key=lambda one: (one.offer, one.want)))


def outlook(
    scene: Scene, proposal: Proposal, outside: Sequence[Outward] = ()
) -> dict[str, tuple[Ahead, ...]]:
    """Give for each capability what is missing in the hours to come, as a proposal has it; for
    the present, of the proposal that is `as_it_stands`. outside: what is asked out of the district,
    which no proposal gives and which is missing until it is promised."""
    given = {one.want.key: one.promised for one in outside}
    for one in proposal.lines:
        given[one.want] = given.get(one.want, 0) + one.amount
    wants = (*scene.wants, *(one.want for one in outside))
    kinds = sorted({one.capability for one in wants})

    def rows(kind: str) -> Iterator[Ahead]:
        mine = [one for one in wants if one.capability == kind]
        return (_ahead(scene, kind, hours, mine, given) for hours in HORIZONS)

    return {kind: tuple(rows(kind)) for kind in kinds}


def _ahead(
    scene: Scene, kind: str, hours: int, wants: Sequence[Want], given: dict[str, int]
) -> Ahead:
    end = scene.now + timedelta(hours=hours)
    meant = [one for one in wants if _falls(one, scene.now, end)]
    return Ahead(
        hours=hours,
        asked=sum(one.amount for one in meant),
        missing=sum(max(0, one.amount - given.get(one.key, 0)) for one in meant),
        free=_free(scene, kind, end),
    )


def _falls(one: Want, start: datetime, end: datetime) -> bool:
    begin, until = span(one)
    return begin < end and start < until


def _free(scene: Scene, kind: str, end: datetime) -> int:
    """What of the units that work nobody holds at any moment until then."""
    probe = Want(key="", aim=Aim.LIFE, capability=kind, amount=1, asked_at=scene.now,
                 start=scene.now, until=end)  # fmt: skip
    wants = (*scene.wants, probe)
    ledger = Ledger(replace(scene, wants=wants))
    places = {one.key: at for at, one in enumerate(scene.wants)}
    units = {one.key: at for at, one in enumerate(scene.offers)}
    for held in scene.promised:
        if held.want in places and held.offer in units:
            ledger.book(units[held.offer], places[held.want], held.amount)
    last = len(wants) - 1
    return sum(
        ledger.free(at, ledger.held(at, last))
        for at, one in enumerate(scene.offers)
        if one.works(probe, scene.now)
    )


def differences(scene: Scene, proposal: Proposal) -> tuple[Difference, ...]:
    """Give what would be otherwise than it is promised now, and nothing that stays."""
    before: dict[tuple[str, str], int] = {}
    for one in scene.promised:
        key = (one.want, one.offer)
        before[key] = before.get(key, 0) + one.amount
    after: dict[tuple[str, str], int] = {}
    lines: dict[tuple[str, str], tuple[Line, ...]] = {}
    for line in proposal.lines:
        key = (line.want, line.offer)
        after[key] = after.get(key, 0) + line.amount
        if line.why is not Why.STAYS:
            lines[key] = (*lines.get(key, ()), line)
    changed = [key for key in {**after, **before} if before.get(key, 0) != after.get(key, 0)]
    return tuple(
        Difference(
            want=want,
            offer=offer,
            before=before.get((want, offer), 0),
            after=after.get((want, offer), 0),
            lines=lines.get((want, offer), ()),
        )
        for want, offer in changed
    )


def supposed(
    scene: Scene,
    *,
    order: tuple[Aim, ...] | None = None,
    without: frozenset[str] = frozenset(),
    more: Sequence[Extra] = (),
) -> Scene:
    """Give the scene as it would be with another order, with units out of use, or with more."""
    offers = [replace(one, usable=False) if one.key in without else one for one in scene.offers]
    rows = [[*row, *(one.metres[at] for one in more)] for at, row in enumerate(scene.metres)]
    return replace(
        scene,
        order=order or scene.order,
        offers=[*offers, *(one.offer for one in more)],
        metres=rows,
    )
