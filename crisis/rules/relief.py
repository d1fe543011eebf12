"""Rules about relief: a seat goes from one person to the next by a sheet that both have signed."""

from __future__ import annotations

from crisis.commands.relief import OfferHandover, TakeHandover, WithdrawHandover
from crisis.errors import RefusalKind, Refused
from crisis.events.relief import (
    HandoverOffered,
    HandoverTaken,
    HandoverWithdrawn,
    SheetContents,
    Waited,
)
from crisis.projections.relief import Sheet
from crisis.projections.situation import Situation
from crisis.rules.authorities import names_of
from crisis.rules.known import Answer, By, Known
from crisis.rules.signing import same_person
from crisis.terms.log import DECIDES
from crisis.terms.relief import SheetState
from crisis.terms.tasks import OPEN
from crisis.terms.waiting import WaitKind

_OF_THE_SHEET = frozenset({WaitKind.HANDOVER, WaitKind.RELIEF_DUE})
"""What waits and is done by the sheet itself."""


def offer(known: Known, command: OfferHandover, by: By) -> Answer:
    """The board puts on the sheet what it knows, the one who goes off what only he knows; he signs
    by making it. A newer sheet comes in the place of one that nobody took."""
    situation = _situation(known)
    no = _in_person(by)
    if no:
        return no
    if not command.important.strip():
        return Refused("relief.important_missing", field="important")
    found = contents(known, by)
    if command.seen is not None and set(command.seen) != set(refs(situation, found)):
        return Refused("relief.moved", field="seen", kind=RefusalKind.CONFLICT)
    number, older = situation.relief.last + 1, situation.relief.waiting(by.seat)
    seat_name, authority_name = names_of(known, by)
    instead = f" Det erstatter ark nr. {older.sheet}." if older else ""
    return (
        HandoverOffered(
            sheet=number,
            until=situation.number,
            contents=found,
            important=command.important,
            beware=command.beware,
            agreed=command.agreed,
            text=f"Overdragelsesark nr. {number} for {seat_name}, {authority_name}, "
            f"venter på afløseren.{instead}",
            seat_name=seat_name,
            authority_name=authority_name,
        ),
    )


def take(known: Known, command: TakeHandover, by: By) -> Answer:
    """Another person on the same seat signs it, once he has read what came after the sheet."""
    one = _waiting(known, command.sheet, by)
    if isinstance(one, Refused):
        return one
    if same_person(one, by):
        return Refused("relief.own_sheet", field="sheet", kind=RefusalKind.FORBIDDEN)
    situation = _situation(known)
    unread = since(situation, one, command.seen)
    if unread:
        return Refused("relief.unread", field="seen", kind=RefusalKind.CONFLICT, count=len(unread))
    seat_name, authority_name = names_of(known, by)
    return (
        HandoverTaken(
            sheet=one.sheet,
            seen=min(command.seen, situation.number),
            text=f"Vagten er overtaget på {seat_name}, {authority_name} "
            f"(overdragelsesark nr. {one.sheet}).",
            seat_name=seat_name,
            authority_name=authority_name,
        ),
    )


def withdraw(known: Known, command: WithdrawHandover, by: By) -> Answer:
    """Only the one who signed it takes it back; any other on the seat makes a new one."""
    one = _waiting(known, command.sheet, by)
    if isinstance(one, Refused):
        return one
    if not same_person(one, by):
        return Refused("relief.not_yours", field="sheet", kind=RefusalKind.FORBIDDEN)
    seat_name, authority_name = names_of(known, by)
    return (
        HandoverWithdrawn(
            sheet=one.sheet,
            text=f"Overdragelsesark nr. {one.sheet} er trukket tilbage.",
            seat_name=seat_name,
            authority_name=authority_name,
        ),
    )


def contents(known: Known, by: By) -> SheetContents:
    """Give what the board knows that the next one on the seat must know, as things stand; of what
    the one who goes off may not see himself nothing is here."""
    # What waits is asked of all rules, this one too.
    from crisis.rules.waiting import waits

    situation = _situation(known)
    before = situation.relief.taken(by.seat)
    last = before.until if before else 0
    return SheetContents(
        since=last,
        tasks=tuple(
            one.number
            for one in situation.tasks.all()
            if one.responsible == by.authority and one.status in OPEN
        ),
        waits=tuple(
            Waited(kind=one.kind, number=one.number)
            for one in waits(known, by)
            if one.kind not in _OF_THE_SHEET
        ),
        decisions=_decisions(situation, last),
        figures=tuple(sorted(one.number for one in situation.figures.values())),
        call=_meeting(situation, by),
    )


def refs(situation: Situation, found: SheetContents) -> tuple[str, ...]:
    """Name what stands on a sheet, so that a form can say what was read."""
    tasks = (situation.tasks.tasks[one] for one in found.tasks)
    return (
        *(f"task-{one.number}-{one.steps[-1].number}" for one in tasks),
        *(f"{one.kind.value}-{one.number}" for one in found.waits),
        *(f"decision-{one}" for one in found.decisions),
        *(f"figure-{one}" for one in found.figures),
        *((f"meeting-{found.call}",) if found.call else ()),
    )


def since(situation: Situation, one: Sheet, seen: int = 0) -> tuple[int, ...]:
    """Give the entries of the log that came after the sheet, or after what was read of it."""
    after, log = max(one.number, seen), situation.log
    return tuple(number for number in range(after + 1, log.last + 1) if number in log.entries)


def _decisions(situation: Situation, last: int) -> tuple[int, ...]:
    """Those that hold: what was corrected or erased since is told by what came in its place."""
    found = (situation.log.get(number) for number in range(last + 1, situation.log.last + 1))
    return tuple(
        one.number
        for one in found
        if one is not None and one.kind in DECIDES and one.corrected_by is None and not one.erased
    )


def _meeting(situation: Situation, by: By) -> int | None:
    calls = situation.callouts.calls.values()
    coming = [one for one in calls if one.meeting_at > by.now]
    return min(coming, key=lambda one: (one.meeting_at, one.call)).call if coming else None


def _waiting(known: Known, sheet: int, by: By) -> Sheet | Refused:
    """The sheet is of this seat and nobody has taken it, else the page is old."""
    one = _situation(known).relief.get(sheet)
    no = _in_person(by)
    if no:
        return no
    if one is None:
        return Refused("relief.unknown", field="sheet", kind=RefusalKind.UNKNOWN)
    if one.seat != by.seat:
        return Refused("relief.other_seat", field="sheet", kind=RefusalKind.FORBIDDEN)
    if one.state is not SheetState.OFFERED:
        return Refused("relief.settled", field="sheet", kind=RefusalKind.CONFLICT)
    return one


def _in_person(by: By) -> Refused | None:
    if by.on_behalf_of is None:
        return None
    return Refused("relief.in_person", field="on_behalf_of", kind=RefusalKind.FORBIDDEN)


def _situation(known: Known) -> Situation:
    assert known.situation is not None
    return known.situation
