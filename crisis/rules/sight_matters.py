"""What is one matter with an entry, as far as who may read it goes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from crisis.projections.log import LogEntry
from crisis.projections.requests import HelpRequest
from crisis.projections.situation import Situation

Row = tuple[tuple[int, ...], tuple[str, ...]]
"""Entries that are one, the first of them first, and who reads them whatever is said."""


def shown_to_all(entry: LogEntry) -> bool:
    """Says whether the board shows beside the log what the entry says."""
    switches = (
        *(entry.level, entry.figure, entry.call, entry.stage, entry.national, entry.partner),
        entry.sitrep,
    )
    if entry.meeting is not None and entry.item is None:
        return True
    others = (entry.contradiction, entry.allotment)
    return any(one is not None for one in (*switches, *others))


def chain(situation: Situation, entry: LogEntry) -> Iterable[LogEntry]:
    """Give all that was said of one matter: what came before it, after it and beside it."""
    found: dict[int, LogEntry] = {}
    waiting: list[int | None] = [entry.number]
    while waiting:
        number = waiting.pop()
        one = situation.log.get(number) if number and number not in found else None
        if one is not None and not shown_to_all(one):
            found[one.number] = one
            waiting += [one.corrects, one.corrected_by, one.supplements, *one.supplemented_by]
            waiting += _of_its_decision(situation, one)
            waiting += _of_its_request(situation, one)
            waiting += situation.first.of(one.number)
    return found.values()


def _of_its_decision(situation: Situation, entry: LogEntry) -> list[int | None]:
    """Give the decision's own entry, and those of what was said of it later."""
    one = situation.decisions.get(entry.decision) if entry.decision is not None else None
    if one is None:
        return []
    settled = (each.number for point in one.follow_ups for each in point.settlements)
    return [one.number, *(each.number for each in one.reservations), *settled]


def _of_its_request(situation: Situation, entry: LogEntry) -> list[int | None]:
    """Give the entry by which help was asked for, and those by which it was answered."""
    one = situation.requests.get(entry.request) if entry.request is not None else None
    return [one.entry, *(each.number for each in one.steps)] if one else []


def follow_up(situation: Situation, entry: LogEntry | None) -> tuple[str, ...]:
    """Give those whom a decision asks to follow something up, and those whom a request asks for
    help: they read what they are to do."""
    rows = list(chain(situation, entry)) if entry is not None else []
    numbers = {one.decision for one in rows if one.decision is not None}
    found = (situation.decisions.get(number) for number in sorted(numbers))
    told = [each.authority for one in found if one for each in one.follow_ups]
    asked = {one.request for one in rows if one.request is not None}
    requests = (situation.requests.get(number) for number in sorted(asked))
    return (*told, *(each.authority for one in requests if one for each in one.asked))


def asked_for(situation: Situation, number: int) -> Iterator[Row]:
    """Give the tasks and requests that there are because of an incident or a task. number: the
    entry by which that came to be."""
    opened = situation.incidents.incidents.values()
    incidents = {one.number for one in opened if one.opened == number}
    tasks = {one.number for one in situation.tasks.tasks.values() if one.asked == number}
    for task in situation.tasks.tasks.values():
        if task.incident in incidents:
            tasks.add(task.number)
            yield (task.asked,), (task.asked_by, task.responsible, *task.supporting)
    for request in situation.requests.all():
        if request.incident in incidents or request.task in tasks:
            yield _request(situation, request)


def _request(situation: Situation, request: HelpRequest) -> Row:
    """Give all that was said of a request, and who asked, who is asked and who answered."""
    own = [request.asked_by, *(one.authority for one in request.asked)]
    entry = situation.log.get(request.entry)
    rows = list(chain(situation, entry)) if entry is not None else []
    own += [one for each in rows for one in (each.owner, each.authority)]
    numbers = sorted({one.number for one in rows} - {request.entry})
    return (request.entry, *numbers), tuple(own)
