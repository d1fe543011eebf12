"""Rules about following up: each seat ticks for itself, and says so when it is done."""

from __future__ import annotations

from crisis.commands.follows import FollowEntry, SettleFollow
from crisis.errors import RefusalKind, Refused
from crisis.events.follows import EntryFollowed, FollowSettled
from crisis.projections.follows import Follow
from crisis.projections.log import LogEntry
from crisis.projections.situation import Situation
from crisis.rules.authorities import names_of
from crisis.rules.known import Answer, By, Known


def follow(known: Known, command: FollowEntry, by: By) -> Answer:
    """On an entry that still says something; by a time to come. Several seats may, each for
    itself, and none takes it from another."""
    situation = known.situation
    assert situation is not None
    no = _in_person(by) or _speaks(situation, command.entry)
    if no:
        return no
    if command.until is not None and command.until <= by.now:
        return Refused("follow.until_past", field="until")
    old = _open(situation, command.entry, by)
    if old is not None and (old.note, old.until) == (command.note, command.until):
        return Refused("follow.already", field="entry", kind=RefusalKind.CONFLICT)
    replaced = (_settled(known, old, None, by),) if old is not None else ()
    return (*replaced, _followed(known, command, by, done=False))


def settle(known: Known, command: SettleFollow, by: By) -> Answer:
    """Each seat settles its own. Who was asked and has nothing to do says that it was seen."""
    situation = known.situation
    assert situation is not None
    no = _in_person(by) or _speaks(situation, command.entry, also_corrected=True)
    if no:
        return no
    old = _open(situation, command.entry, by)
    if old is not None:
        return (_settled(known, old, command.note, by),)
    if situation.follows.by(command.entry, by.seat) is not None:
        return Refused("follow.settled", field="entry", kind=RefusalKind.CONFLICT)
    seen = FollowEntry(entry=command.entry, note=command.note)
    return (_followed(known, seen, by, done=True),)


def may_follow(entry: LogEntry) -> bool:
    """Says whether an entry says something that can be followed up."""
    return not (entry.erased or entry.hidden) and entry.corrected_by is None


def _in_person(by: By) -> Refused | None:
    if by.on_behalf_of is None:
        return None
    return Refused("follow.in_person", field="on_behalf_of", kind=RefusalKind.FORBIDDEN)


def _speaks(situation: Situation, number: int, *, also_corrected: bool = False) -> Refused | None:
    """What one may not see is not there. What was corrected is followed up where it was put right;
    a tick that stands on it may still be settled."""
    entry = situation.log.get(number)
    if entry is None:
        return Refused("log.unknown_entry", field="entry", kind=RefusalKind.UNKNOWN, number=number)
    if entry.erased:
        return Refused("log.erased", field="entry", kind=RefusalKind.CONFLICT)
    if entry.corrected_by is not None and not also_corrected:
        later = entry.corrected_by
        return Refused("follow.corrected", field="entry", kind=RefusalKind.CONFLICT, by=later)
    return None


def _open(situation: Situation, entry: int, by: By) -> Follow | None:
    found = situation.follows.by(entry, by.seat)
    return found if found is not None and found.done is None else None


def _followed(known: Known, wish: FollowEntry, by: By, *, done: bool) -> EntryFollowed:
    seat_name, authority_name = names_of(known, by)
    return EntryFollowed(
        entry=wish.entry,
        until=wish.until,
        note=wish.note,
        done=done,
        seat_name=seat_name,
        authority_name=authority_name,
    )


def _settled(known: Known, old: Follow, note: str | None, by: By) -> FollowSettled:
    seat_name, authority_name = names_of(known, by)
    return FollowSettled(
        entry=old.entry,
        supplements=old.number,
        note=note,
        seat_name=seat_name,
        authority_name=authority_name,
    )
