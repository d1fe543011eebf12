"""Rules about calling the staff in: who is called answers, and who does not has a deputy."""

from __future__ import annotations

from crisis.commands.callouts import AnswerCall, CallDeputy, CallStaff
from crisis.errors import RefusalKind, Refused
from crisis.events.callouts import CallAnswered, CalledAuthority, DeputyCalled, StaffCalled
from crisis.projections.callouts import CallOut, Summoned
from crisis.rules.authorities import names_of
from crisis.rules.known import Answer, By, Known
from crisis.rules.speaking import speaker, spoken, spoken_names
from crisis.terms.callouts import ANSWERS, NEEDS_DEPUTY, CallState
from crisis.terms.times import coming


def call(known: Known, command: CallStaff, by: By) -> Answer:
    """With the place and the time of the first meeting; each authority once. Source: step 4 of an
    activation (doctrine)."""
    assert known.situation is not None
    directory = known.planning.authorities
    if by.on_behalf_of is not None:
        return Refused("callout.in_person", field="on_behalf_of", kind=RefusalKind.FORBIDDEN)
    if command.seen is not None and command.seen != known.situation.callouts.last:
        return Refused("callout.moved", field="seen", kind=RefusalKind.CONFLICT)
    if not command.place.strip():
        return Refused("callout.place_missing", field="place")
    if command.meeting_at <= by.now:
        return Refused("callout.meeting_past", field="meeting_at")
    for one in command.authorities:
        if one not in directory:
            return Refused("authority.unknown", field="authorities", authority=one)
    wanted = tuple(dict.fromkeys(command.authorities))
    names = ", ".join(directory[one].name for one in wanted)
    number = known.situation.callouts.last + 1
    when = coming(command.meeting_at, by.now)
    seat_name, authority_name = names_of(known, by)
    return (
        StaffCalled(
            call=number,
            called=tuple(
                CalledAuthority(authority=one, authority_name=directory[one].name) for one in wanted
            ),
            place=command.place,
            meeting_at=command.meeting_at,
            agenda=command.agenda,
            text=f"Indkaldelse nr. {number}: {names}. Møde {when}.",
            seat_name=seat_name,
            authority_name=authority_name,
        ),
    )


def answer(known: Known, command: AnswerCall, by: By) -> Answer:
    """Each authority for itself, or the log office for it by telephone; one step after another."""
    authority = speaker(by)
    found = _find(known, command.call, authority)
    no = spoken(known, by)
    if no:
        return no
    if isinstance(found, Refused):
        return found
    allowed, state = ANSWERS[command.answer]
    if found.state not in allowed:
        return Refused(
            "callout.answered", field="answer", kind=RefusalKind.CONFLICT, state=found.state.value
        )
    if command.expected_at is not None and command.expected_at <= by.now:
        return Refused("log.expected_in_past", field="expected_at")
    return (
        CallAnswered(
            call=command.call,
            authority=authority,
            state=state,
            note=command.note,
            expected_at=command.expected_at,
            **spoken_names(known, by),
        ),
    )


def call_deputy(known: Known, command: CallDeputy, by: By) -> Answer:
    """Only for one who has not answered, or cannot come; it is said who is called instead."""
    found = _find(known, command.call, command.authority)
    if isinstance(found, Refused):
        return found
    if by.on_behalf_of is not None:
        return Refused("callout.in_person", field="on_behalf_of", kind=RefusalKind.FORBIDDEN)
    if not command.deputy.strip():
        return Refused("callout.deputy_missing", field="deputy")
    if found.state not in NEEDS_DEPUTY:
        return Refused(
            "callout.answered", field="deputy", kind=RefusalKind.CONFLICT, state=found.state.value
        )
    seat_name, authority_name = names_of(known, by)
    return (
        DeputyCalled(
            call=command.call,
            authority=command.authority,
            deputy=command.deputy,
            text=f"{found.name} {_why(found)} indkaldelse nr. {command.call}. "
            f"Kaldt i stedet: {command.deputy}.",
            seat_name=seat_name,
            authority_name=authority_name,
        ),
    )


def _why(found: Summoned) -> str:
    """Say in the log what is true: who declined did answer."""
    if found.state is CallState.CANNOT:
        return "har meldt afbud til"
    deputy = found.state is CallState.DEPUTY_CALLED
    return "har stadig ikke svaret på" if deputy else "har ikke svaret på"


def _find(known: Known, call: int, authority: str) -> Summoned | Refused:
    assert known.situation is not None
    one: CallOut | None = known.situation.callouts.get(call)
    if one is None:
        return Refused("callout.unknown", field="call", kind=RefusalKind.UNKNOWN)
    found = one.of(authority)
    if found is None:
        return Refused("callout.not_called", field="call", kind=RefusalKind.CONFLICT)
    if known.situation.callouts.newest()[authority][0].call != call:
        return Refused("callout.newer", field="call", kind=RefusalKind.CONFLICT)
    return found
