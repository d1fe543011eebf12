"""Rules about erasing by law: what is said may go, what holds something in place stays.

What stands now is put right first, and what stood before is then erased: so no older word comes
back, and nothing that was closed opens. GDPR art. 17 gives the right to it, offentlighedsloven
and arkivloven the duty to keep the rest. One table names every event.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import msgspec

from crisis.commands.erasure import EraseEntry, ErasePlanningEntry
from crisis.errors import RefusalKind, Refused
from crisis.events import Erased, Event
from crisis.events.erasure import EntryErased, ErasedEntry
from crisis.events.register import ObjectsRegistered
from crisis.events.statements import StatementChanged, StatementDrafted
from crisis.projections.situation import Folded, Situation
from crisis.projections.statements import Statement
from crisis.rules.authorities import names_of
from crisis.rules.known import Answer, By, Known, Question
from crisis.terms.register import Standing
from crisis.terms.statements import Delivery, StatementState
from crisis.terms.tasks import OPEN

TEXT_FIELDS = frozenset(
    {
        *("agenda", "basis", "batch", "checked_on", "consequence", "deputy", "detail", "name"),
        *("left_because", "need", "note", "notice", "object_names", "owner", "place", "reason"),
        *("reference", "source", "text", "title", "who"),
    }
)
"""Fields of events in which people write freely, and may have written of somebody."""

OVER = frozenset({StatementState.CORRECTED, StatementState.RETRACTED, StatementState.DISCARDED})
"""States in which a statement's text can neither change nor be let out any more."""

Law = Callable[[Situation, Folded], Refused | None]
"""Says why an entry of its type may not be erased as things stand, or None."""

_NUMBERS = re.compile(r"\d[\d\s-]{5,}\d")
_WORDS = re.compile(r"\w+")


def erase(known: Known, command: EraseEntry, by: By) -> Answer:
    """What an entry of the operation said goes; a statement's text goes in all its versions."""
    found = _found(known, command, by)
    if isinstance(found, Refused):
        return found
    assert known.situation is not None
    no = LAWS[type(found.event).__name__](known.situation, found)
    if no:
        return no
    others = together(known.situation, found)
    rests = (_rest(found) if one == command.entry else ErasedEntry(number=one) for one in others)
    return (_erased(known, command, by, tuple(rests)),)


def erase_planning(known: Known, command: ErasePlanningEntry, by: By) -> Answer:
    """What an entry of the planning said goes. An object that still stands by a list is written
    anew beside it; one that stands by an entry of its own is changed or retired first."""
    found = _found(known, command, by)
    if isinstance(found, Refused):
        return found
    law = PLANNING_LAWS[type(found.event).__name__]
    standing: Standing = known.answers[Question.REGISTER]
    if law is not None:
        return _no(law)
    done = _erased(known, command, by, (_rest(found),))
    still = tuple(standing.objects[one] for one in sorted(standing.objects))
    if not still:
        return (done,)
    if not isinstance(found.event, ObjectsRegistered):
        return _no("erasure.object_stands")
    return ObjectsRegistered(objects=still, batch=None), done


def may_erase(situation: Situation, entry: Folded) -> Refused | None:
    """Say why an entry of an operation may not be erased as things stand, or None."""
    if isinstance(entry.event, Erased):
        return _no("erasure.already")
    return LAWS[type(entry.event).__name__](situation, entry)


def words(event: Event | Erased) -> tuple[str, ...]:
    """Give what people wrote freely in an event."""
    return tuple(_texts(msgspec.to_builtins(event), None))


def together(situation: Situation, found: Folded) -> tuple[int, ...]:
    """Give what goes with an entry, itself included: a statement's text goes in all its versions,
    for one alone would bring an older back."""
    numbers = {found.stamp.number}
    if isinstance(found.event, StatementDrafted | StatementChanged):
        one = situation.statements.get(found.event.statement)
        numbers |= {text.number for text in one.editions} if one else set()
    return tuple(sorted(numbers - set(situation.erasures)))


def leaving(situation: Situation, number: int) -> tuple[Statement, ...]:
    """Give the statements that carry an entry's words or rest on it."""
    return tuple(one for one in situation.statements.all() if number in _numbers(one))


def _numbers(one: Statement) -> set[int]:
    """The entries that a statement's texts came by, and those they rest on."""
    cited = {fact.entry for text in one.editions for fact in text.content.facts}
    return cited | {text.number for text in one.editions}


def _found(known: Known, command: EraseEntry | ErasePlanningEntry, by: By) -> Folded | Refused:
    found: Folded | None = known.answers[Question.ENTRY]
    if by.on_behalf_of is not None:
        return Refused("erasure.in_person", field="on_behalf_of", kind=RefusalKind.FORBIDDEN)
    if found is None:
        return Refused("erasure.unknown", field="entry", kind=RefusalKind.UNKNOWN)
    gone = known.situation.erasures if known.situation else known.planning.erasures
    if isinstance(found.event, Erased) or command.entry in gone:
        return _no("erasure.already")
    for field in ("reason", "basis"):
        no = _names_somebody(field, getattr(command, field), found.event)
        if no:
            return no
    return found


def _names_somebody(field: str, text: str, event: Event) -> Refused | None:
    """Reason and basis stay for ever: no long number, and no name of what goes."""
    if not text.strip():
        return Refused("erasure.missing", field=field)
    said = set(_WORDS.findall(" ".join(words(event)).casefold()))
    names = [one for one in _WORDS.findall(text)[1:] if one[0].isupper() and len(one) > 2]
    if _NUMBERS.search(text) or any(one.casefold() in said for one in names):
        return Refused("erasure.names_somebody", field=field)
    return None


def _erased(
    known: Known,
    command: EraseEntry | ErasePlanningEntry,
    by: By,
    entries: tuple[ErasedEntry, ...],
) -> EntryErased:
    seat_name, authority_name = names_of(known, by)
    return EntryErased(
        entries=entries,
        reason=command.reason,
        basis=command.basis,
        seat_name=seat_name,
        authority_name=authority_name,
    )


def _rest(one: Folded) -> ErasedEntry:
    links = {name: getattr(one.event, name, None) for name in ("corrects", "supplements")}
    return ErasedEntry(number=one.stamp.number, **links)


def _texts(value: Any, name: str | None) -> list[str]:
    if isinstance(value, str):
        return [value] if name in TEXT_FIELDS else []
    if isinstance(value, dict):
        return [text for key, one in value.items() for text in _texts(one, key)]
    if isinstance(value, (list, tuple)):
        return [text for one in value for text in _texts(one, name)]
    return []


def _no(code: str, **facts: Any) -> Refused:
    return Refused(code, field="entry", kind=RefusalKind.CONFLICT, **facts)


def _free(situation: Situation, entry: Folded) -> Refused | None:
    """Words that hold nothing in place; a correction's effect stays with its number."""
    return None


def _never(code: str) -> Law:
    return lambda situation, entry: _no(code)


def _about(entry: Folded, field: str) -> Any:
    """Give what an entry is about; LAWS gives each law only events that have its field."""
    return getattr(entry.event, field)


def _incident(situation: Situation, entry: Folded) -> Refused | None:
    """What is known of an incident now is changed first; what was known before may go."""
    now = situation.incidents.get(_about(entry, "incident"))
    stands = now is not None and now.changed == entry.stamp.number
    return _no("erasure.incident_stands", number=now.number if now else 0) if stands else None


def _task(situation: Situation, entry: Folded) -> Refused | None:
    """A task is brought to its end first: without its words it would be nobody's."""
    task = situation.tasks.get(_about(entry, "task"))
    if task is not None and task.status in OPEN:
        return _no("erasure.task_open", number=task.number)
    return None


def _latest(standing: Callable[[Situation, Folded], Any], code: str) -> Law:
    """What was said last stands: other words come first, or what was before would come back."""

    def law(situation: Situation, entry: Folded) -> Refused | None:
        now = standing(situation, entry)
        stands = now is not None and now.number == entry.stamp.number
        return _no(code) if stands else None

    return law


_sector = _latest(lambda now, one: now.sectors.get(_about(one, "sector")), "erasure.sector_stands")
_national = _latest(lambda s, one: s.national.get(_about(one, "staff")), "erasure.national_stands")
_call = _latest(lambda now, _one: now.callouts.get(now.callouts.last), "erasure.call_stands")
_heard = _latest(lambda now, one: now.callouts.heard(one.event), "erasure.call_stands")
_level = _latest(lambda now, _one: now.levels.steps[-1], "erasure.level_stands")


def _statement(situation: Situation, entry: Folded) -> Refused | None:
    """What may yet leave, or is outside and holds, is discarded, corrected or taken back first."""
    one = situation.statements.get(_about(entry, "statement"))
    if one is None:
        return None
    waits = any(each.outcome is Delivery.WAITING for each in one.dispatches)
    if one.state not in OVER:
        return _no("erasure.statement_stands", number=one.number)
    return _no("erasure.statement_waits", number=one.number) if waits else None


def _paused(situation: Situation, entry: Folded) -> Refused | None:
    """While sending is held back the reason holds it: erasing it would let texts out."""
    return _no("erasure.paused") if situation.statements.paused is not None else None


_RECORD = _never("erasure.record_of_sending")
_NO_WORDS = _never("erasure.no_words")

LAWS: dict[str, Law] = {
    "OperationOpened": _never("erasure.operation"),
    "LevelDecided": _level,
    "NationalStaffTold": _national,
    "StaffCalled": _call,
    "CallAnswered": _heard,
    "DeputyCalled": _heard,
    "OperationClosed": _free,
    "OperationEvaluated": _free,
    "OperationArchived": _free,
    "EntryRecorded": _free,
    "EntryCorrected": _free,
    "EntrySupplemented": _free,
    "EntryConfirmed": _NO_WORDS,
    "EntryErased": _never("erasure.erasure"),
    "IncidentOpened": _incident,
    "IncidentChanged": _incident,
    "TaskAsked": _task,
    "TaskMoved": _task,
    "TaskReassigned": _task,
    "TaskMoveConfirmed": _NO_WORDS,
    "TaskClosed": _NO_WORDS,
    "SectorStatusReported": _sector,
    "StatementDrafted": _statement,
    "StatementChanged": _statement,
    "StatementReturned": _statement,
    "StatementKept": _free,
    "StatementSubmitted": _NO_WORDS,
    "StatementSigned": _NO_WORDS,
    "StatementDiscarded": _never("erasure.holds_back"),
    "StatementReleased": _RECORD,
    "HoldingStatementIssued": _RECORD,
    "StatementRetracted": _RECORD,
    "StatementResent": _RECORD,
    "DeliveryReported": _RECORD,
    "PublishingPaused": _paused,
    "PublishingResumed": _NO_WORDS,
}
"""Type of an operation's entry → when it may be erased."""

PLANNING_LAWS: dict[str, str | None] = {
    "AuthorityRegistered": "erasure.directory",
    "SeatRegistered": "erasure.directory",
    "MunicipalityPlaced": "erasure.directory",
    "MatrixRowSet": "erasure.directory",
    "MatrixRowRetired": "erasure.no_words",
    "IncidentTypeSet": "erasure.directory",
    "IncidentTypeRetired": "erasure.no_words",
    "ObjectsRegistered": None,
    "ObjectChanged": None,
    "ObjectRetired": None,
    "GeodataImported": "erasure.no_words",
    "EntryErased": "erasure.erasure",
    "InstallationRestored": "erasure.no_words",
    "PublishingAllowed": "erasure.no_words",
}
"""Type of a planning entry → why it may never be erased; None: when no object stands by it."""
