"""Rules about the minutes of a meeting: who was there, what was said, and that they are approved.

What is decided and asked for while a meeting is open is its minutes. The chief of staff approves
them, once, as they stood; after that nothing is added.
"""

from __future__ import annotations

from crisis.commands.minutes import ApproveMinutes, NoteAttendance, NoteSaid
from crisis.errors import RefusalKind, Refused
from crisis.events.meetings import (
    AttendanceNoted,
    Attending,
    MinutesApproved,
    SaidBy,
    SaidNoted,
)
from crisis.projections.meetings import Meeting
from crisis.projections.situation import Situation
from crisis.rules.authorities import authority_name
from crisis.rules.known import Answer, By, Known
from crisis.rules.letters import ordered
from crisis.rules.meetings import conflict, find, in_person, situation_of, who
from crisis.rules.role_groups import SEATERS
from crisis.terms.meetings import NOTING, AgendaItem

NOTHING_NEW = "intet nyt."


def attend(known: Known, command: NoteAttendance, by: By) -> Answer:
    """Each authority for itself, and who keeps the minutes for all; what was noted last holds."""
    one = in_person(by) or _noting(known, command.meeting)
    if isinstance(one, Refused):
        return one
    if by.role not in SEATERS and by.authority != command.authority:
        return Refused("meeting.not_yours", field="authority", kind=RefusalKind.FORBIDDEN)
    name = authority_name(known, command.authority)
    if name is None:
        return Refused("authority.unknown", field="authority", authority=command.authority)
    old = one.of(command.authority)
    if old is not None and old.presence is command.presence:
        return conflict("meeting.noted_so", "presence")
    attending = Attending(
        authority=command.authority, authority_name=name, presence=command.presence
    )
    return (AttendanceNoted(meeting=one.meeting, attending=attending, **who(known, by)),)


def note(known: Known, command: NoteSaid, by: By) -> Answer:
    """Under an item of this meeting; who has the floor in the round may have nothing new."""
    one = in_person(by) or _noting(known, command.meeting)
    if isinstance(one, Refused):
        return one
    name = authority_name(known, command.authority) if command.authority else None
    if command.authority and name is None:
        return Refused("authority.unknown", field="authority", authority=command.authority)
    no = _noted(situation_of(known), command, one)
    if no:
        return no
    words = command.words or NOTHING_NEW
    said_by = SaidBy(authority=command.authority or "", authority_name=name) if name else None
    return (
        SaidNoted(
            meeting=one.meeting,
            item=command.item,
            said_by=said_by,
            entries=tuple(dict.fromkeys(command.entries)),
            text=f"{name}: {words}" if name else words,
            **who(known, by),
        ),
    )


def approve(known: Known, command: ApproveMinutes, by: By) -> Answer:
    """Once, when the meeting is closed, by who has read all that was noted since; they hold as they
    stood at this moment, whatever becomes of the tasks later, and are sent at once."""
    situation = situation_of(known)
    one = in_person(by) or find(known, command.meeting)
    if isinstance(one, Refused):
        return one
    if one.approved is not None:
        return conflict("meeting.approved_already", "meeting", by=one.approved.number)
    if one.closed is None:
        return conflict("meeting.not_closed", "meeting", number=one.meeting)
    if newest(situation, one) > command.seen:
        return conflict("meeting.minutes_moved", "seen")
    return (
        MinutesApproved(
            meeting=one.meeting,
            upto=situation.number,
            text=f"Referatet af møde nr. {one.meeting} er godkendt.",
            **who(known, by),
        ),
        *ordered(known, one, by),
    )


def newest(situation: Situation, one: Meeting) -> int:
    """Give the newest entry that says something of a meeting: who approves has read it."""
    rows = (situation.log.get(each.number) for each in one.said)
    corrected = [row.corrected_by for row in rows if row is not None and row.corrected_by]
    noted = [each.number for each in one.said] + [each.number for each in one.attendance]
    return max([one.closed or 0, *noted, *corrected])


def _noted(situation: Situation, command: NoteSaid, one: Meeting) -> Refused | None:
    if command.item not in one.items:
        return Refused("meeting.no_item", field="item")
    nothing_new = command.item is AgendaItem.ROUND and command.authority is not None
    if not (command.words or "").strip() and (command.words is not None or not nothing_new):
        return Refused("meeting.words_missing", field="words")
    for place, number in enumerate(command.entries):
        if number < 1 or number > situation.number:
            return Refused("log.unknown_entry", field=f"entries[{place}]", number=number)
    return None


def _noting(known: Known, number: int) -> Meeting | Refused:
    one = find(known, number)
    if isinstance(one, Refused) or one.state in NOTING:
        return one
    if one.approved is not None:
        return conflict("meeting.approved_already", "meeting", by=one.approved.number)
    return conflict("meeting.not_open", "meeting", number=number)
