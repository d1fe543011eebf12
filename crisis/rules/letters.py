"""Rules about the letters with minutes: to whom, once, in earnest alone."""

from __future__ import annotations

from collections.abc import Iterable

from crisis.commands.letters import ResendMinutes, TellLetter
from crisis.errors import RefusalKind, Refused
from crisis.events.letters import LettersOrdered, LetterTold, Receiver
from crisis.projections.mailboxes import mailbox_of
from crisis.projections.meetings import Attendance, Meeting
from crisis.rules.known import Answer, By, Known
from crisis.rules.meetings import conflict, find, in_person, situation_of, who
from crisis.terms.letters import AGAIN, NEXT, LetterState
from crisis.terms.operations import Mode


def ordered(known: Known, one: Meeting, by: By) -> tuple[LettersOrdered, ...]:
    """Approved minutes go at once to every authority noted at the meeting that has a mailbox. An
    exercise orders none: there is nothing that anybody could send."""
    if situation_of(known).mode is not Mode.LIVE:
        return ()
    boxes = known.planning.mailboxes
    noted = (each for each in one.attendance if mailbox_of(boxes, each.authority))
    return _order(known, one, by, noted)


def tell(known: Known, command: TellLetter, by: By) -> Answer:
    """Who sends says so before and after; what was begun is not begun twice."""
    letter = situation_of(known).letters.get((command.meeting, command.authority))
    if letter is None:
        return Refused("letter.unknown", field="authority", kind=RefusalKind.UNKNOWN)
    if letter.order != command.order or command.state not in NEXT[letter.state]:
        return conflict("letter.settled", "state")
    return (
        LetterTold(
            meeting=command.meeting,
            authority=command.authority,
            order=command.order,
            state=command.state,
            detail=command.detail,
        ),
    )


def resend(known: Known, command: ResendMinutes, by: By) -> Answer:
    """To one whom approved minutes certainly or perhaps did not reach, or who had no mailbox then;
    never to one that has them."""
    one = find(known, command.meeting)
    no = in_person(by)
    if no:
        return no
    if isinstance(one, Refused):
        return one
    noted = one.of(command.authority)
    if noted is None:
        return Refused("letter.not_noted", field="authority")
    return _not_again(known, one, command.authority) or _order(known, one, by, (noted,))


def _not_again(known: Known, one: Meeting, authority: str) -> Refused | None:
    situation = situation_of(known)
    if situation.mode is not Mode.LIVE:
        return conflict("letter.exercise", "meeting")
    if one.approved is None:
        return conflict("letter.not_approved", "meeting")
    if mailbox_of(known.planning.mailboxes, authority) is None:
        return Refused("letter.no_mailbox", field="authority")
    letter = situation.letters.get((one.meeting, authority))
    if letter is None or letter.state in AGAIN:
        return None
    sent = letter.state is LetterState.SENT
    return conflict("letter.sent_already" if sent else "letter.on_its_way", "authority")


def _order(
    known: Known, one: Meeting, by: By, noted: Iterable[Attendance]
) -> tuple[LettersOrdered, ...]:
    receivers = tuple(
        Receiver(authority=each.authority, authority_name=each.authority_name) for each in noted
    )
    if not receivers:
        return ()
    return (LettersOrdered(meeting=one.meeting, receivers=receivers, **who(known, by)),)
