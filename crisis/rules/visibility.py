"""Who sees what: the one place where a situation is narrowed to its reader.

Each page, panel, socket, export and interface asks here, and so does the door before a rule: what
one may not read one cannot name either. What leaves the house is seen as PUBLIC sees it.
Dansk: indsigt.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum

import msgspec

from crisis.events import Erased, Event
from crisis.events.attachments import FileAttached
from crisis.events.contradictions import ContradictionReported, ContradictionSettled
from crisis.events.erasure import EntryErased
from crisis.events.follows import EntryFollowed, FollowSettled
from crisis.events.incidents import IncidentChanged, IncidentOpened
from crisis.events.log import EntryConfirmed
from crisis.projections import outages
from crisis.projections.contradictions import Contradiction
from crisis.projections.incidents import IncidentList
from crisis.projections.relief import Relief
from crisis.projections.situation import Folded, Situation
from crisis.projections.tasks import Task, TaskList
from crisis.rules import drill_sight, evaluation_sight, narrowing
from crisis.rules.known import By
from crisis.rules.outside import public
from crisis.rules.register_sight import register_reader_of
from crisis.rules.role_groups import EVERYBODY, GUESTS, HEADS
from crisis.terms.operations import Mode
from crisis.terms.roles import Role
from crisis.terms.sight import STAFF, Readers, Sight


class Public(Enum):
    """The reader who is everybody: press and citizens. Dansk: offentligheden."""

    PUBLIC = "public"


class Operator(Enum):
    """The reader who runs the machine, and who can read files that nobody else can.

    He sees all: the database is a file of his, and a key that hid some of it from him would lie
    beside it. What is made for him is his alone to read, and he decides who is given it.
    Dansk: driftsansvarlig.
    """

    OPERATOR = "operator"


PUBLIC = Public.PUBLIC
OPERATOR = Operator.OPERATOR

MAY_SEE: dict[Sight, frozenset[Role]] = {
    Sight.PUBLIC: EVERYBODY | GUESTS | {Role.PUBLISHER},
    Sight.INTERNAL: EVERYBODY | GUESTS | {Role.PUBLISHER},
    Sight.RESTRICTED: HEADS,
}
"""Which functions read an entry, whoever it names. What is for some is read by those it names, and
by the two who answer for the log before the law. A drill's planner reads all of the drill. A guest
sits in the staff and reads what is for the staff, in the one operation that it is a guest of."""


def view(
    situation: Situation, by: By | Public | Operator, now: Situation | None = None
) -> Situation:
    """Give the situation as this reader may see it. now: of one of the past, the situation now:
    who may read what is judged by today."""
    if by is OPERATOR:
        return situation
    if not isinstance(by, By):
        return public(situation)
    if now is not None:
        today = {"sights": now.sights, "own_plans": now.own_plans}
        situation = msgspec.structs.replace(situation, **today)
    who = f"{by.authority}/{by.role}/{by.seat}/{by.account}"
    if situation.seen_by == who:
        return situation
    situation = evaluation_sight.narrowed(drill_sight.narrowed(situation, by, now), by, now)
    situation = narrowing.places(situation, register_reader_of(by))
    if not situation.sights:
        return situation
    hidden = _hidden(situation, by)
    if not hidden:
        return msgspec.structs.replace(situation, seen_by=who)
    return msgspec.structs.replace(
        situation,
        log=situation.log.without(hidden),
        incidents=_incidents(situation.incidents, hidden),
        tasks=_tasks(situation.tasks, hidden, by, now),
        decisions=situation.decisions.without(hidden),
        first=situation.first.without(hidden),
        relief=_sheets(situation.relief, hidden, by),
        contradictions=situation.contradictions.without(hidden),
        follows=situation.follows.without(hidden),
        meetings=situation.meetings.without(hidden),
        outages=outages.without(situation.outages, hidden),
        requests=situation.requests.without(hidden),
        closing=narrowing.closing(situation, hidden),
        statements=narrowing.statements(situation.statements, hidden),
        sitreps=situation.sitreps.without(hidden),
        seen_by=who,
    )


def hides(situation: Situation, by: By) -> Callable[[Folded], bool]:
    """Say of each entry of the journal whether it is a numbered blank for this reader: it is
    itself hidden, or is about something that is. situation: the whole of it."""
    hidden = _hidden(situation, by)
    seen = view(situation, by)

    def is_hidden(one: Folded) -> bool:
        sealed = drill_sight.hidden(situation, one, by)
        sealed = sealed or evaluation_sight.hidden(situation, one, by)
        if sealed or (one.stamp.number in hidden and not _mine_too(situation, one, by)):
            return True
        match one.event:
            case EntryConfirmed(confirms=number) | Erased(supplements=int(number)):
                return number in hidden
            case EntryFollowed(entry=number) | FollowSettled(entry=number):
                return number in hidden
            case FileAttached(supplements=number):
                return number in hidden
            case EntryErased():
                return bool(hidden & _erased_by(one.event))
            case ContradictionReported(entries=entries) | ContradictionSettled(entries=entries):
                return bool(hidden & set(entries))
            case IncidentOpened(incident=number) | IncidentChanged(incident=number):
                return seen.incidents.get(number) is None
            case event:
                asked = _of_a_request(situation, hidden, _number(event, "request"))
                return asked or _of_a_task(situation, seen, hidden, _number(event, "task"))

    return is_hidden


def narrowed(situation: Situation, by: By) -> Callable[[Folded], Event | Erased]:
    """Give each entry's event with no more in it of hidden things than the reader may have."""
    hidden, reader = _hidden(situation, by), register_reader_of(by)

    def less(one: Folded) -> Event | Erased:
        own = one.stamp.authority == by.authority
        event = drill_sight.less(situation, one.event, by)
        return narrowing.event(situation, event, hidden, own=own, reader=reader)

    return less


def _of_a_request(situation: Situation, hidden: frozenset[int], number: int) -> bool:
    """Says whether what happened to a request is hidden, also to one that was erased."""
    found = situation.requests.get(number)
    asked = found.entry if found else situation.requests.blank.get(number, 0)
    return asked in hidden


def _of_a_task(situation: Situation, seen: Situation, hidden: frozenset[int], number: int) -> bool:
    """Says whether what happened to a task is hidden, also to one whose asking was erased."""
    if situation.tasks.get(number) is None:
        return situation.tasks.blank.get(number, 0) in hidden
    return seen.tasks.get(number) is None


def _erased_by(event: EntryErased) -> set[int]:
    """Give what was erased, and what that was about as far as it is still told."""
    told = ((one.number, one.corrects, one.supplements) for one in event.entries)
    return {number for each in told for number in each if number is not None}


def for_some(situation: Situation, one: Folded) -> bool:
    """Says whether an entry of the journal is, or is about, what only some may read."""
    sealed = drill_sight.sealed(situation, one) or evaluation_sight.sealed(situation, one)
    return sealed or readers_of(situation, one) is not None


def readers_of(situation: Situation, one: Folded) -> Readers | None:
    """Give for whom an entry of the journal is when it is, or is about, what only some may read."""
    event = one.event
    incident = situation.incidents.get(_number(event, "incident"))
    task = situation.tasks.get(_number(event, "task"))
    case = (incident.opened if incident else 0, task.asked if task else 0)
    asked = situation.requests.get(_number(event, "request"))
    about = [one.stamp.number, _number(event, "supplements"), *case]
    about += [asked.entry if asked else 0]
    about += [_number(event, field) for field in ("confirms", "corrects")]
    if not isinstance(event, narrowing.FOR_ALL):
        about.append(_number(event, "entry"))
    if isinstance(event, ContradictionReported | ContradictionSettled):
        about += event.entries
    if isinstance(event, EntryErased):
        about += _erased_by(event)
    found = [situation.sights.get(number, STAFF) for number in about]
    some = [set(each.only_for) for each in found if each.sight is Sight.RESTRICTED]
    if not some:
        return None
    return Readers(sight=Sight.RESTRICTED, only_for=tuple(sorted(set.intersection(*some))))


def _number(event: Event | Erased, field: str) -> int:
    found = getattr(event, field, None)
    return found if isinstance(found, int) else 0


def sees(readers: Readers, by: By) -> bool:
    """Says whether an entry is for this reader."""
    return (
        by.role in MAY_SEE[readers.sight]
        or by.authority in readers.only_for
        or (by.mode is Mode.EXERCISE and by.role is Role.PLANNER)
    )


def _hidden(situation: Situation, by: By) -> frozenset[int]:
    found = situation.sights.items()
    hidden = {number for number, readers in found if not sees(readers, by)}
    own = narrowing.of_own_plans(situation, register_reader_of(by))
    hidden |= own | added_to(situation, own)
    # Who may not read one of two entries is not told what they disagree about either.
    for one in situation.contradictions.all() if hidden else ():
        if hidden & {one.number, *one.entries}:
            rows = {one.number, *_settlement(one)}
            hidden |= rows | added_to(situation, rows)
    return frozenset(hidden)


def _settlement(one: Contradiction) -> set[int]:
    return {one.settled.number} if one.settled else set()


def added_to(situation: Situation, numbers: Iterable[int]) -> set[int]:
    """Give what was added to rows of the log, however far: it speaks of the same."""
    found: set[int] = set()
    waiting = list(numbers)
    while waiting:
        entry = situation.log.get(waiting.pop())
        new = {*entry.supplemented_by} - found if entry else set()
        found |= new
        waiting += new
    return found


def _incidents(found: IncidentList, hidden: frozenset[int]) -> IncidentList:
    kept = found.incidents
    for number, one in kept.items():
        if one.opened in hidden:
            kept = kept.delete(number)
    return msgspec.structs.replace(found, incidents=kept)


def _tasks(found: TaskList, hidden: frozenset[int], by: By, now: Situation | None) -> TaskList:
    """Whoever is asked for a task sees it, whoever else may not; also of the past by whose it is
    today."""
    kept = found.tasks
    for number, one in kept.items():
        today = now.tasks.get(number) if now is not None else None
        if one.asked in hidden and not _part_of(today or one, by):
            kept = kept.delete(number)
    return msgspec.structs.replace(found, tasks=kept)


def _sheets(found: Relief, hidden: frozenset[int], by: By) -> Relief:
    """Whoever may come on sees the sheet, whoever else may not. What it names of hidden entries is
    for those alone who may come on."""
    kept = found.sheets
    for number, one in kept.items():
        if one.authority == by.authority:
            continue
        if one.number in hidden:
            kept = kept.delete(number)
        elif one.contents is not None:
            less = narrowing.contents(one.contents, hidden)
            kept = kept.set(number, msgspec.structs.replace(one, contents=less))
    return msgspec.structs.replace(found, sheets=kept)


def _part_of(task: Task, by: By) -> bool:
    return by.authority in (task.responsible, task.asked_by, *task.supporting)


def _mine_too(situation: Situation, one: Folded, by: By) -> bool:
    task = situation.tasks.get(_number(one.event, "task"))
    return task is not None and _part_of(task, by)
