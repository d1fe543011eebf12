"""Rules about who gets what: the chair decides in the meeting, each owner confirms its own part.

Nothing is promised by a decision. An owner who confirms promises as if it had been asked; one who
says no gives a reason, and then it must be decided anew.
"""

from __future__ import annotations

from collections.abc import Sequence

from crisis.commands.allotments import (
    ConfirmLine,
    DecidePriority,
    NoteShortage,
    TellAllotment,
)
from crisis.commands.requests import AnswerRequest, Offered
from crisis.errors import RefusalKind, Refused
from crisis.events import Event
from crisis.events.allotments import (
    LineRefused,
    LinesAllotted,
    PriorityDecided,
    ShortageNoted,
)
from crisis.events.requests import RequestTold
from crisis.projections.allotments import Allotment, Allotted
from crisis.projections.meetings import Meeting
from crisis.projections.requests import HelpRequest
from crisis.projections.resources import Resources
from crisis.rules.authorities import names_of
from crisis.rules.competing import Asked
from crisis.rules.fitting import covered, unfit
from crisis.rules.known import Answer, By, Known, Question
from crisis.rules.promising import given
from crisis.rules.requests import find
from crisis.rules.resources import stock_of
from crisis.rules.shortages import Weighed
from crisis.rules.shortages import shorts as left_missing
from crisis.rules.speaking import speaker, spoken, spoken_names
from crisis.terms.allotments import (
    AllotmentLine,
    LineState,
    OwnedLine,
    Reopening,
    Shortage,
)
from crisis.terms.priority import Aim


def decide(known: Known, command: DecidePriority, by: By) -> Answer:
    """In person, with a ground, from the decision that the one who decides has before him. No unit
    goes to two at once, none that is broken, and none can do what it cannot; nobody gets more than
    he asked for. That it is promised elsewhere is for its owner to say yes or no to."""
    assert known.situation is not None
    stock = stock_of(known)
    asked: tuple[Asked, ...] = known.answers.get(Question.COMPETING, ())
    if by.on_behalf_of is not None:
        return Refused("priority.in_person", field="on_behalf_of", kind=RefusalKind.FORBIDDEN)
    if not command.ground.strip():
        return Refused("allotment.ground_missing", field="ground")
    if command.seen != stock.allotments.number:
        return Refused("allotment.moved", field="lines", kind=RefusalKind.CONFLICT)
    if not asked:
        return Refused("allotment.nothing_asked", field="lines")
    lines = tuple(_owned(one, stock, known.situation.operation) for one in command.lines)
    weighed = Weighed(asked, known.situation.priorities.order, by.now)
    no = unfit(stock, lines, weighed)
    if no:
        return no
    number = stock.allotments.number + 1
    shorts = left_missing(lines, stock, weighed)
    seat_name, authority_name = names_of(known, by)
    return (
        PriorityDecided(
            allotment=number,
            ground=command.ground,
            text=_text(_called(number, known.situation.meetings.open), lines, shorts),
            seat_name=seat_name,
            authority_name=authority_name,
        ),
        LinesAllotted(
            operation=known.situation.operation,
            allotment=number,
            order=known.situation.priorities.order,
            lines=lines,
            shorts=shorts,
            weighed=tuple((one.operation, one.request.number) for one in asked),
        ),
    )


def confirm(known: Known, command: ConfirmLine, by: By) -> Answer:
    """Only the owner of the unit says yes or no to its line, once, in the operation of the request;
    yes is a promise like any other: of what works and is free then, never twice, and not more than
    is still lacking. What it is for may be for
    others to read: then he answers by amount and time."""
    found, one = _line(known, command), _for_owner(known, command, by)
    if isinstance(found, Refused):
        return found
    if isinstance(one, Refused):
        return one
    no = spoken(known, by)
    if no is None and speaker(by) != found.line.owner_authority:
        no = Refused("promise.not_yours", field="resource_id", kind=RefusalKind.FORBIDDEN)
    if no:
        return no
    if one.withdrawn:
        return Refused("request.withdrawn", field="request", kind=RefusalKind.CONFLICT)
    if not command.confirm:
        return _refused(known, command, one, by)
    last = stock_of(known).allotments.last
    no = covered(stock_of(known), last, found.line, one, by.now) if last is not None else None
    if no:
        return no
    part = Offered(resource_id=command.resource_id, amount=found.line.amount)
    answer = AnswerRequest(request=one.number, promised=(part,), reason=command.reason)
    return given(known, answer, one, by)


def note(known: Known, command: NoteShortage, by: By) -> Answer:
    """Who asked has seen it, once for each decision; then it waits for him no more."""
    assert known.situation is not None
    stock, one = stock_of(known), find(known, command.request)
    if isinstance(one, Refused):
        return one
    no = spoken(known, by)
    if no:
        return no
    last, key = stock.allotments.last, (known.situation.operation, command.request)
    short = last.short(*key) if last else None
    if last is None or short is None:
        return Refused("allotment.no_shortage", field="request", kind=RefusalKind.CONFLICT)
    if speaker(by) != one.asked_by:
        return Refused("request.not_yours", field="request", kind=RefusalKind.FORBIDDEN)
    if key in last.noted:
        return Refused("allotment.noted", field="request", kind=RefusalKind.CONFLICT)
    seen = f"set, at {short.missing} mangler efter prioritering {last.number}."
    text = f"Anmodning {one.number}: {seen}"
    return (
        _told(known, one, by, text, command.note),
        ShortageNoted(operation=key[0], request=one.number, allotment=last.number),
    )


def tell(known: Known, command: TellAllotment, by: By) -> Answer:
    """What was decided in another operation stands at once in the log of each it takes from or
    gives to, once, by numbers alone."""
    assert known.situation is not None
    here, last = known.situation.operation, stock_of(known).allotments.last
    if by.on_behalf_of is not None:
        return Refused("priority.in_person", field="on_behalf_of", kind=RefusalKind.FORBIDDEN)
    if last is None or last.number != command.allotment:
        return Refused("allotment.moved", field="allotment", kind=RefusalKind.CONFLICT)
    numbers = last.about(here) if last.operation != here else ()
    asked = [one for one in (known.situation.requests.get(each) for each in numbers) if one]
    told = [(one, _elsewhere(last, here, one.number)) for one in asked]
    if any(step.text == text for one, text in told for step in one.steps):
        return Refused("allotment.told", field="allotment", kind=RefusalKind.CONFLICT)
    if not told:
        return Refused("allotment.nothing_here", field="allotment")
    return tuple(_told(known, one, by, text, None) for one, text in told)


def reopened(
    last: Allotment, asked: Sequence[Asked], order: tuple[Aim, ...], stock: Resources
) -> tuple[tuple[Reopening, str], ...]:
    """Say what has changed since a decision, so that it must be decided anew: each reason, and what
    it is about (a request as operation:number, a unit)."""
    now = {(one.operation, one.request.number): one for one in asked}
    kinds = {one.request.need.capability for one in asked}
    found: list[tuple[Reopening, str]] = [] if last.order == order else [(Reopening.ORDER, "")]
    found += [(Reopening.ASKED, one.key) for key, one in now.items() if key not in last.weighed]
    lined = {(one.line.operation, one.line.request) for one in last.lines}
    lined |= {(one.operation, one.request) for one in last.shorts}
    gone = sorted(key for key in last.weighed & lined if key not in now)
    found += [(Reopening.GONE, f"{operation}:{number}") for operation, number in gone]
    for name in sorted(last.moved):
        unit = stock.get(name)
        if unit is None or unit.capability in kinds:
            found.append((Reopening.SUPPLY, name))
    refused = (one.line.resource_id for one in last.lines if one.state is LineState.REFUSED)
    found += [(Reopening.REFUSED, name) for name in refused]
    back = (one for one in last.lines if one.state is LineState.WITHDRAWN and one.key[:2] in now)
    found += [(Reopening.WITHDRAWN, one.line.resource_id) for one in back]
    return tuple(found)


def _owned(one: AllotmentLine, stock: Resources, here: str) -> OwnedLine:
    unit = stock.get(one.resource_id)
    return OwnedLine(
        operation=one.operation or here,
        request=one.request,
        resource_id=one.resource_id,
        owner_authority=unit.owner if unit else "",
        amount=one.amount,
    )


def _called(number: int, meeting: Meeting | None) -> str:
    """Who gets what is decided in the meeting; what could not wait for one says so."""
    where = f"i møde {meeting.meeting}" if meeting else "uden for møde"
    return f"Prioritering {number}, besluttet {where}"


def _text(called: str, lines: Sequence[OwnedLine], shorts: Sequence[Shortage]) -> str:
    """By numbers alone: who may read the log may not read every request."""
    word, asked = "linje" if len(lines) == 1 else "linjer", len(shorts)
    said = f"{called}: {len(lines)} {word} til ejernes svar."
    less = "anmodning" if asked == 1 else "anmodninger"
    return f"{said} {asked} {less} får ikke alt." if shorts else said


def _line(known: Known, command: ConfirmLine) -> Allotted | Refused:
    assert known.situation is not None
    last = stock_of(known).allotments.last
    where = (known.situation.operation, command.request, command.resource_id)
    found = last.line(*where) if last else None
    if found is None:
        return Refused("allotment.no_line", field="request", kind=RefusalKind.UNKNOWN)
    if found.state is not LineState.PENDING:
        return Refused("allotment.answered", field="request", kind=RefusalKind.CONFLICT)
    return found


def _for_owner(known: Known, command: ConfirmLine, by: By) -> HelpRequest | Refused:
    """Give the request; without its words to the owner whose unit is to go to it."""
    assert known.situation is not None
    found, unread = _line(known, command), known.situation.requests.unread.get(command.request)
    owned = not isinstance(found, Refused) and found.line.owner_authority == speaker(by)
    return unread if unread is not None and owned else find(known, command.request)


def _refused(known: Known, command: ConfirmLine, one: HelpRequest, by: By) -> Answer:
    if not (command.reason or "").strip():
        return Refused("request.reason_missing", field="reason")
    assert known.situation is not None
    answer = given(known, AnswerRequest(request=one.number, reason=command.reason), one, by)
    if isinstance(answer, Refused):
        return answer
    operation = known.situation.operation
    no = LineRefused(operation=operation, request=one.number, resource_id=command.resource_id)
    return (*answer, no)


def _elsewhere(last: Allotment, here: str, request: int) -> str:
    short, lines = last.short(here, request), last.of(here, request)
    said = [f"{lines} venter på ejernes svar"] if lines else []
    said += [f"mangler {short.missing}"] if short else []
    return f"Anmodning {request}: efter prioritering {last.number} {', '.join(said)}."


def _told(known: Known, one: HelpRequest, by: By, text: str, reason: str | None) -> Event:
    names = spoken_names(known, by)
    return RequestTold(request=one.number, entry=one.entry, reason=reason, text=text, **names)
