"""Who owes a report of its sector: was called or sits at the table, and has said nothing since; and
whom it touches without anybody having asked it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import msgspec

from crisis.projections.meetings import Meeting
from crisis.projections.sectors import SectorStatus
from crisis.projections.situation import Situation
from crisis.terms.incidents import IncidentStatus
from crisis.terms.meetings import Presence

_THERE = frozenset({Presence.PRESENT, Presence.PHONE})


class Expected(msgspec.Struct, frozen=True, kw_only=True):
    """An authority of which a report is expected, and the entry since which it is.

    Dansk: ventet melding.
    """

    authority: str
    name: str
    number: int
    at: datetime


class Silent(msgspec.Struct, frozen=True, kw_only=True):
    """A sector of which nobody knows how it stands now. last: what it said last, None when it
    never did. Dansk: har ikke meldt."""

    authority: str
    name: str
    number: int
    at: datetime
    last: SectorStatus | None = None


class Touched(msgspec.Struct, frozen=True, kw_only=True):
    """An authority that an incident or a task touches, by the entry that says so, and whose word
    that is. name: empty where only the register has it. Dansk: berørt myndighed."""

    authority: str
    name: str
    number: int
    at: datetime
    who: str


def unasked(situation: Situation) -> dict[str, Touched]:
    """Give those on whose ground an incident lies, and those who have a task that is not done, that
    nobody called and that have said nothing: nobody knows how they stand."""
    known = {*situation.sectors, *expected(situation)}
    found = {one.authority: one for one in (*_of_tasks(situation), *_of_incidents(situation))}
    return {name: one for name, one in found.items() if name not in known}


def expected(situation: Situation) -> dict[str, Expected]:
    """Give those who were called, and those noted as there at the newest meeting."""
    found = {
        authority: Expected(authority=authority, name=each.name, number=call.number, at=call.at)
        for authority, (call, each) in situation.callouts.newest().items()
    }
    held = _newest(situation)
    for one in held.attendance if held else ():
        if one.presence in _THERE and one.authority not in found and held and held.opened_at:
            found[one.authority] = Expected(
                authority=one.authority,
                name=one.authority_name,
                number=one.number,
                at=held.opened_at,
            )
    return found


def silent(situation: Situation, since: datetime | None) -> dict[str, Silent]:
    """Give the sectors that are expected to report, or did once, and have said nothing since a
    moment; without one, those that never did."""
    found: dict[str, Silent] = {}
    for name, one in situation.sectors.items():
        if since is not None and one.at < since:
            found[name] = Silent(
                authority=name, name=one.sector_name, number=one.number, at=one.at, last=one
            )
    for name, each in expected(situation).items():
        if name not in situation.sectors:
            found[name] = Silent(authority=name, name=each.name, number=each.number, at=each.at)
    return found


def _of_tasks(situation: Situation) -> Iterator[Touched]:
    for one in situation.tasks.all():
        if one.unfinished and not one.unowned:
            last = one.steps[-1]
            yield Touched(
                authority=one.responsible,
                name=one.responsible_name,
                number=last.number,
                at=last.at,
                who=last.authority_name,
            )


def _of_incidents(situation: Situation) -> Iterator[Touched]:
    """Of several that touch one, the newest says it."""
    found = sorted(situation.incidents.all(), key=lambda one: one.changed)
    for one in found:
        there = one.whereabouts
        ground = (*there.municipalities, *there.regions, *there.fire_services)
        for authority in ground if one.status is not IncidentStatus.OVER else ():
            yield Touched(
                authority=authority, name="", number=one.changed, at=one.changed_at, who=one.who
            )


def _newest(situation: Situation) -> Meeting | None:
    begun = [one for one in situation.meetings.all() if one.opened is not None]
    return max(begun, key=lambda one: one.opened or 0, default=None)
