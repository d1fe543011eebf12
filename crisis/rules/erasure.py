"""Rules about erasing by law: what is said may go, what holds something in place stays.

What stands now is put right first, and what stood before is then erased: so no older word comes
back, and nothing that was closed opens. GDPR art. 17 gives the right to it, offentlighedsloven
and arkivloven the duty to keep the rest. One table names every event.
"""

from __future__ import annotations

import re
from typing import Any

import msgspec

from crisis.commands.erasure import EraseEntry, ErasePlanningEntry, EraseResourceEntry
from crisis.errors import RefusalKind, Refused
from crisis.events import Erased, Event
from crisis.events.erasure import EntryErased, ErasedEntry
from crisis.events.register import ObjectsRegistered
from crisis.events.statements import StatementChanged, StatementDrafted
from crisis.projections.situation import Folded, Situation
from crisis.projections.statements import Statement
from crisis.rules import assessed, lessons, sight
from crisis.rules.authorities import names_of
from crisis.rules.erasure_laws import LAWS, refused
from crisis.rules.erasure_standing import STANDING
from crisis.rules.erasure_tables import PLANNING_LAWS, RESOURCE_LAWS
from crisis.rules.known import Answer, By, Known, Question
from crisis.rules.visibility import added_to, readers_of
from crisis.terms.register import Standing

TEXT_FIELDS = frozenset(
    {
        *("better", "good"),
        *("attachment", "code_word", "safety", "script", "sender", "start", "texts"),
        *("about", "adopted_by", "affected", "agenda", "agreed", "basis", "batch", "beware"),
        *("can_help", "outlook"),
        *("checked_on", "competence_note", "consequence", "contact", "course", "decided_by"),
        *("deputy", "description", "detail", "file", "function", "ground", "hazard", "hazards"),
        *("important", "joining", "known", "labels", "left_because", "name", "names", "need"),
        *("note", "mailbox"),
        *("notice", "object_name", "object_names", "opening_times", "options", "owner", "place"),
        *("question", "reason", "unit", "web_address", "why", "transport", "label"),
        *("reference", "source", "text", "title", "unknown", "what", "who", "words"),
    }
)
"""Fields of events in which people write freely, and may have written of somebody."""

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
    erased = _erased(known, command, by, tuple(rests))
    # Without its words nothing tells any more what an entry was about: who may read it is told.
    readers = readers_of(known.situation, found)
    if readers is None:
        return (erased,)
    return erased, sight.told(known, by, readers, _covered(known.situation, others, found))


def _covered(situation: Situation, others: tuple[int, ...], found: Folded) -> tuple[int, ...]:
    """Give what is for the same readers from now on: what settled a contradiction
    and what was added too."""
    settled = (
        one.settled.number
        for one in situation.contradictions.all()
        if one.number == found.stamp.number and one.settled is not None
    )
    rows = {*others, *settled}
    return tuple(sorted(rows | added_to(situation, rows)))


def erase_planning(known: Known, command: ErasePlanningEntry, by: By) -> Answer:
    """What an entry of the planning said goes. An object that still stands by a list is written
    anew beside it; one that stands by an entry of its own is changed or retired first."""
    found = _found(known, command, by)
    if isinstance(found, Refused):
        return found
    law = PLANNING_LAWS[type(found.event).__name__]
    standing: Standing = known.answers[Question.REGISTER]
    if law is not None:
        return refused(law)
    for stands, code in STANDING:
        if stands(known, found):
            return refused(code)
    no = assessed.stands(known.planning, found) or lessons.stands(known.planning, found)
    if no:
        return no
    done = _erased(known, command, by, (_rest(found),))
    still = tuple(standing.objects[one] for one in sorted(standing.objects))
    if not still:
        return (done,)
    if not isinstance(found.event, ObjectsRegistered):
        return refused("erasure.object_stands")
    return ObjectsRegistered(objects=still, batch=None), done


def erase_resource(known: Known, command: EraseResourceEntry, by: By) -> Answer:
    """What an entry of the resources said goes; what stands by it in the list is told anew first,
    or went out."""
    found = _found(known, command, by)
    if isinstance(found, Refused):
        return found
    law = RESOURCE_LAWS[type(found.event).__name__]
    if law is not None:
        return refused(law)
    stock = known.resources
    assert stock is not None
    if found.stamp.number in stock.standing:
        return refused("erasure.resource_stands")
    return (_erased(known, command, by, (_rest(found),)),)


def may_erase(situation: Situation, entry: Folded) -> Refused | None:
    """Say why an entry of an operation may not be erased as things stand, or None."""
    if isinstance(entry.event, Erased):
        return refused("erasure.already")
    return LAWS[type(entry.event).__name__](situation, entry)


def words(event: Event | Erased) -> tuple[str, ...]:
    """Give what people wrote freely in an event."""
    return tuple(_texts(msgspec.to_builtins(event), None))


def together(situation: Situation, found: Folded) -> tuple[int, ...]:
    """Give what goes with an entry, itself included: a statement's text goes in all its versions,
    for one alone would bring an older back, and the files of an entry go with its words."""
    numbers = {found.stamp.number}
    entry = situation.log.get(found.stamp.number)
    numbers |= {file.number for file in entry.attachments} if entry else set()
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


Erasing = EraseEntry | ErasePlanningEntry | EraseResourceEntry


def _found(known: Known, command: Erasing, by: By) -> Folded | Refused:
    found: Folded | None = known.answers[Question.ENTRY]
    if by.on_behalf_of is not None:
        return Refused("erasure.in_person", field="on_behalf_of", kind=RefusalKind.FORBIDDEN)
    if found is None:
        return Refused("erasure.unknown", field="entry", kind=RefusalKind.UNKNOWN)
    if isinstance(command, EraseResourceEntry) and known.resources is not None:
        gone = known.resources.erasures
    else:
        gone = known.situation.erasures if known.situation else known.planning.erasures
    if isinstance(found.event, Erased) or command.entry in gone:
        return refused("erasure.already")
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
    command: Erasing,
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
