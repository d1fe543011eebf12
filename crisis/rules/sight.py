"""Rules about who may read an entry: it is said when it is written, and may be said anew."""

from __future__ import annotations

from collections.abc import Iterable

from crisis.commands.base import Command
from crisis.commands.cards import LayOutCard
from crisis.commands.decisions import TakeDecision
from crisis.commands.outages import ReportDown, ReportUp
from crisis.commands.requests import MakeRequest
from crisis.commands.sight import ClassifyEntry
from crisis.commands.sitreps import WriteSitrepField
from crisis.commands.tasks import AskTask
from crisis.errors import RefusalKind, Refused
from crisis.events import Event
from crisis.events.sight import EntriesClassified
from crisis.projections.log import LogEntry
from crisis.projections.sight import about
from crisis.projections.situation import Situation
from crisis.rules.authorities import authority_name, names_of
from crisis.rules.known import Answer, By, Known
from crisis.rules.plan_sight import readers_of
from crisis.rules.role_groups import HEADS, LOG_OFFICE
from crisis.rules.sight_matters import asked_for, chain, follow_up, shown_to_all
from crisis.terms.sight import STAFF, Readers, Sight


def classified(known: Known, command: Command, by: By, answer: Answer) -> Answer:
    """What is written for some is told so in the same act; who writes, whose words they are and who
    is to follow something up always read it. With no word it is for the staff."""
    if isinstance(answer, Refused) or isinstance(command, ClassifyEntry):
        return answer
    if known.situation is None:  # facts of the planning hold their readers themselves
        return answer
    given: Readers | None = getattr(command, "readers", None)
    readers = given or _kept(known, command) or _spoken(known, by, answer)
    if readers is None:
        return answer
    no = wrong(known, readers)
    if no:
        return no
    spoken = (by.on_behalf_of.authority,) if by.on_behalf_of else ()
    named = (*(one.authority for one in getattr(command, "follow_up", ())), *_asked(command))
    own = (by.authority, *spoken, *named)
    made = _event(known, by, whole(readers, own), behind=len(answer))
    return (*answer, made)


def classify(known: Known, command: ClassifyEntry, by: By) -> Answer:
    """Those whose words they are and those who keep the log say anew who may read an entry; what
    corrected it and what was added goes with it. What the board shows to all stays with all. An
    incident or a task that becomes for some takes with it what was asked for because of it."""
    assert known.situation is not None
    entry = known.situation.log.get(command.number)
    if entry is not None and shown_to_all(entry):
        return Refused("sight.shown_to_all", field="number", kind=RefusalKind.CONFLICT)
    own, numbers = _found(known.situation, command.number)
    if not numbers:
        return Refused(
            "log.unknown_entry", field="number", kind=RefusalKind.UNKNOWN, number=command.number
        )
    if not _says(own, by):
        return Refused("log.not_yours", kind=RefusalKind.FORBIDDEN)
    no = wrong(known, command.readers)
    if no:
        return no
    readers = whole(command.readers, (*own, *follow_up(known.situation, entry)))
    along = _along(known.situation, command.number, readers)
    same = readers == known.situation.sights.get(command.number, STAFF)
    if same and not along:
        return Refused("sight.unchanged", field="readers.sight")
    behind = (_event(known, by, one, entries=rows) for rows, one in along)
    said = () if same else (_event(known, by, readers, entries=numbers),)
    return (*said, *behind)


def may_classify(entry: LogEntry, by: By) -> bool:
    """Says whether the page should offer it."""
    own = _says((entry.owner, entry.authority), by)
    return own and not entry.hidden and not entry.erased and not shown_to_all(entry)


def may_classify_case(situation: Situation, number: int, by: By) -> bool:
    """Says whether the page of an incident, a task or a decision should offer it. number: the entry
    by which it came to be."""
    own, numbers = _found(situation, number)
    return bool(numbers) and _says(own, by)


def _along(
    situation: Situation, number: int, readers: Readers
) -> list[tuple[tuple[int, ...], Readers]]:
    """Give what follows a case into being for some, each with its readers: of those it had before
    none is added but those who are asked."""
    if readers.sight is not Sight.RESTRICTED:
        return []
    found = []
    for rows, own in asked_for(situation, number):
        old = situation.sights.get(rows[0], STAFF)
        only = set(readers.only_for)
        if old.sight is Sight.RESTRICTED:
            only &= set(old.only_for)
        new = whole(Readers(sight=Sight.RESTRICTED, only_for=tuple(only)), own)
        if new != old:
            found.append((rows, new))
    return found


def _says(own: tuple[str, ...], by: By) -> bool:
    return by.authority in own or by.role in HEADS | LOG_OFFICE


def _found(situation: Situation, number: int) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Give whose an entry is, and the entries that are one with it; nothing when there is none."""
    entry = situation.log.get(number)
    if entry is not None and not entry.erased:
        rows = list(chain(situation, entry))
        owners = {one for each in rows for one in (each.owner, each.authority)}
        return tuple(sorted(owners)), tuple(sorted(one.number for one in rows))
    for incident in situation.incidents.incidents.values():
        if incident.opened == number:
            return (), (number,)  # whose it is, is not told of an incident: who keeps the log says
    for task in situation.tasks.tasks.values():
        if task.asked == number:
            return (task.asked_by, task.responsible), (number,)
    if number in situation.sitreps.written:
        return (situation.sitreps.written[number],), (number,)
    return (), ()


def _kept(known: Known, command: Command) -> Readers | None:
    """What takes the place of a decision that is for some is for the same, with no word said, and
    so is a task that is asked for because of an incident for some, and so is what was said of an
    object by an entry for some, and the words in a field of the picture in the place of such."""
    if known.situation is None:
        return None
    if isinstance(command, LayOutCard):
        return _of_card(known, known.situation, command)
    number = 0
    if isinstance(command, TakeDecision) and command.replaces is not None:
        old = known.situation.decisions.get(command.replaces)
        number = old.number if old else 0
    elif isinstance(command, AskTask | MakeRequest) and command.incident is not None:
        incident = known.situation.incidents.get(command.incident)
        number = incident.opened if incident else 0
    elif isinstance(command, MakeRequest) and command.task is not None:
        task = known.situation.tasks.get(command.task)
        number = task.asked if task else 0
    elif isinstance(command, ReportDown | ReportUp):
        number = command.entry or 0
    elif isinstance(command, WriteSitrepField) and command.field in known.situation.sitreps.words:
        number = known.situation.sitreps.words[command.field].number
    readers = known.situation.sights.get(number)
    return readers if readers is not None and readers.sight is Sight.RESTRICTED else None


def _asked(command: Command) -> tuple[str, ...]:
    """Who is asked for help reads what is asked, whoever else may not."""
    return command.asked if isinstance(command, MakeRequest) else ()


def _of_card(known: Known, situation: Situation, command: LayOutCard) -> Readers | None:
    """What a card of a plan that is for some asks for is for the same, and of those only for whom
    its incident is."""
    listed = known.planning.plans.plans.get(command.plan)
    incident = situation.incidents.get(command.incident)
    of_incident = situation.sights.get(incident.opened, STAFF) if incident else STAFF
    found = [readers_of(listed.plan) if listed else None, of_incident]
    some = [set(one.only_for) for one in found if one and one.sight is Sight.RESTRICTED]
    if not some:
        return None
    both = set.intersection(*some) or set.union(*some)
    return Readers(sight=Sight.RESTRICTED, only_for=tuple(sorted(both)))


def _spoken(known: Known, by: By, answer: tuple[Event, ...]) -> Readers | None:
    """Whose words are added to what is for some, by another, reads those words all the same."""
    if known.situation is None or by.on_behalf_of is None:
        return None
    numbers = (one for event in answer for one in about(event))
    found = (known.situation.sights.get(number, STAFF) for number in numbers)
    return next((one for one in found if one.sight is Sight.RESTRICTED), None)


def wrong(known: Known, readers: Readers) -> Refused | None:
    """Say what is wrong with who may read something, or None."""
    if readers.sight is Sight.RESTRICTED and not readers.only_for:
        return Refused("sight.nobody_named", field="readers.only_for")
    if readers.sight is not Sight.RESTRICTED and readers.only_for:
        return Refused("sight.not_restricted", field="readers.sight")
    for one in readers.only_for:
        if authority_name(known, one) is None:
            return Refused("authority.unknown", field="readers.only_for", authority=one)
    return None


def whole(readers: Readers, own: Iterable[str]) -> Readers:
    """Give the readers with those who read it whatever was said: whose words they are."""
    if readers.sight is not Sight.RESTRICTED:
        return Readers(sight=readers.sight)
    return Readers(sight=readers.sight, only_for=tuple(sorted({*readers.only_for, *own})))


def told(known: Known, by: By, readers: Readers, entries: tuple[int, ...]) -> EntriesClassified:
    """Say for whom entries are, and the one right before that tells of them."""
    return _event(known, by, readers, behind=1, entries=entries)


def _event(
    known: Known, by: By, readers: Readers, *, behind: int = 0, entries: tuple[int, ...] = ()
) -> EntriesClassified:
    seat_name, authority_name = names_of(known, by)
    return EntriesClassified(
        behind=behind,
        entries=entries,
        readers=readers,
        seat_name=seat_name,
        authority_name=authority_name,
    )
