"""A script out of a past operation: what was reported then comes again at its own time. Pure.

Only what the whole staff may read comes along, as it was last put right; whose words they were is
told by authority and never by name.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from crisis.drills.starting import (
    CELLS,
    OUTSIDE,
    PRESS,
    LeftOut,
    Started,
    frame,
    passage,
    seat_of,
    seats_of,
)
from crisis.drills.unnamed import names_somebody
from crisis.errors import RefusalKind, Refused
from crisis.projections.log import LogEntry
from crisis.projections.planning import Planning
from crisis.projections.situation import Situation
from crisis.terms import times
from crisis.terms.log import Channel, EntryKind
from crisis.terms.sight import STAFF, Sight

LONGEST = timedelta(hours=72)
"""How long after the opening something may come and still belong to the drill."""
MOST = 500
"""As many injects as a drill of a day is measured with."""
USUAL = timedelta(minutes=30)


def from_operation(situation: Situation, planning: Planning, title: str | None = None) -> Started:
    """Make a script of an operation that is over: its reports, each as long after the opening as it
    came then. Raises Refused while it runs, and when nothing is left to drill with."""
    if situation.closing.closed is None or situation.opened_at is None:
        raise Refused("starting.still_running", kind=RefusalKind.CONFLICT)
    told, left = _reports(situation, _known(planning))
    if not told:
        raise Refused("starting.nothing_left", kind=RefusalKind.CONFLICT, left=left.all)
    owners = [one.owner for _, one in told]
    cast = [*seats_of(planning, owners), *CELLS]
    roles = {str(one["role"]) for one in cast}
    injects = list(_injects(told, planning, roles))
    injects[0]["expects"] = {
        "reaction": "Formanden beslutter niveauet",
        "doctrine": "Niveauet besluttes af formanden og skrives i loggen",
        "within": _span(_took(situation)),
        "deed": "level",
        "goal": "niveau",
    }
    day = times.date(situation.opened_at)
    script = frame(
        title or f"Øvelse efter {situation.name}",
        purpose="At øve det forløb igen, som staben har stået i, og se, hvad der går bedre.",
        source=f"Meldingerne er skrevet i indsatsen »{situation.name}« fra {day}. Roller, mål og "
        "forventninger er antaget.",
        start=f"Indsatsen begynder som dengang: »{situation.name}«.",
        goals=[_GOAL],
        cast=cast,
        injects=injects,
    )
    return Started(script, left)


_GOAL = {
    "id": "niveau",
    "text": "Niveauet er besluttet i tide",
    "measure": "Niveaubeslutning ikke senere end dengang",
}


def _reports(
    situation: Situation, known: frozenset[str]
) -> tuple[list[tuple[timedelta, LogEntry]], LeftOut]:
    """Give what was reported, by its time from the opening, and how much is left out and why."""
    assert situation.opened_at is not None
    restricted = len(situation.log.hidden)
    named = erased = late = 0
    found: list[tuple[timedelta, LogEntry]] = []
    for number in sorted(situation.log.entries):
        one = situation.log.entries[number]
        if one.erased or one.hidden:
            erased, restricted = erased + one.erased, restricted + one.hidden
        elif one.kind is not EntryKind.REPORT or one.corrected_by is not None or not one.text:
            continue
        elif situation.sights.get(number, STAFF).sight is Sight.RESTRICTED:
            restricted += 1
        elif names_somebody(one.text, known):
            named += 1
        else:
            at = max(_first_said(situation, one) - situation.opened_at, timedelta())
            if at > LONGEST or len(found) >= MOST:
                late += 1
            else:
                found.append((at, one))
    found.sort(key=lambda each: (each[0], each[1].number))
    return found, LeftOut(restricted, named, erased, late)


def _first_said(situation: Situation, one: LogEntry) -> datetime:
    """Give when it was said first: what was put right later comes right, and at its time."""
    while one.corrects is not None:
        older = situation.log.get(one.corrects)
        if older is None:
            break
        one = older
    return one.recorded_at


def _injects(
    told: list[tuple[timedelta, LogEntry]], planning: Planning, roles: set[str]
) -> Iterator[dict[str, Any]]:
    """Each report reaches the seat that wrote it then; where that is none, whoever keeps watch."""
    anybody = next(iter(sorted(roles - {str(one["role"]) for one in CELLS})), OUTSIDE)
    for place, (at, one) in enumerate(told, 1):
        own = seat_of(planning, one.owner)
        to = own.id if own is not None and own.id in roles else one.seat
        yield {
            "id": f"melding-{place}",
            "from": PRESS if one.channel is Channel.MEDIA else OUTSIDE,
            "to": [to if to in roles else anybody],
            "at": _span(at),
            "channel": (one.channel or Channel.PHONE).value,
            "text": passage(one.text or ""),
        }


def _took(situation: Situation) -> timedelta:
    """Give how long it took until the level was decided anew; the usual when it never was."""
    assert situation.opened_at is not None
    later = [one.at for one in situation.levels.steps if one.at > situation.opened_at]
    if not later or later[0] - situation.opened_at > LONGEST:
        return USUAL
    return max(later[0] - situation.opened_at, timedelta(minutes=1))


def _known(planning: Planning) -> frozenset[str]:
    """Give the words of names that are an authority's or a town's."""
    names = [one.name for one in planning.authorities.values()]
    return frozenset(word.casefold() for name in names for word in name.split())


def _span(length: timedelta) -> str:
    """Write a length of time as scripts do, to the second."""
    seconds = int(length.total_seconds())
    parts = ((seconds // 3600, "h"), (seconds // 60 % 60, "m"), (seconds % 60, "s"))
    return "".join(f"{count}{unit}" for count, unit in parts if count) or "0m"
