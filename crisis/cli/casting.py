"""Who may play a drill on this installation: the directory's seats, and the accounts that are open.

A guest is no such person: he came in by a link to one operation, and that is not the drill's.
"""

from __future__ import annotations

from collections.abc import Iterable

from crisis.drills.cast import Cast, Person
from crisis.wiring import Parts


def cast_of(parts: Parts, seats: Iterable[str] | None = None) -> Cast:
    """Give seats and people; seats: those alone, None for all of the directory."""
    known = parts.handler.planning().seats
    roles = {one: known[one].role for one in (known if seats is None else seats) if one in known}
    people = {
        one.username: Person(username=one.username, account=one.id, seats=one.seats)
        for one in parts.people.all()
        if one.active and one.seats and one.guest is None
    }
    own = {one: known[one].authority for one in roles}
    return Cast(seats=roles, authorities=own, people=people)
