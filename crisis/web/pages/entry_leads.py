"""Where the number of an entry can be seen: an entry that makes or moves a thing is no row of the
log, and is seen at what it made."""

from __future__ import annotations

from collections.abc import Iterator

from crisis.projections.situation import Situation
from crisis.web.pages.links import (
    board_url,
    entry_url,
    incident_url,
    meeting_url,
    request_url,
    sitrep_url,
    sitreps_url,
    statement_url,
    task_url,
    then_url,
)

Lead = tuple[int | None, str]


def thing_url(situation: Situation, number: int) -> str | None:
    """Give where the thing stands that an entry made or moved, as far as it is for the reader."""
    return next((url for each, url in _leads(situation) if each == number), None)


def seen_at(situation: Situation, number: int) -> str:
    """Give where an entry can be seen: in the log, at its thing, or on the board as it stood."""
    if situation.log.get(number) is not None:
        return entry_url(situation.operation, number)
    return thing_url(situation, number) or then_url(situation.operation, number)


def _leads(situation: Situation) -> Iterator[Lead]:
    operation = situation.operation
    for incident in situation.incidents.all():
        yield incident.opened, incident_url(operation, incident.number)
        yield incident.changed, incident_url(operation, incident.number)
    for task in situation.tasks.all():
        moved = [one.number for one in task.steps]
        moved += [task.scheduled.number] if task.scheduled else []
        yield from ((one, task_url(operation, task.number)) for one in moved)
    for request in situation.requests.all():
        told = [request.entry, *(one.number for one in request.steps)]
        yield from ((one, request_url(operation, request.number)) for one in told)
    yield from _said(situation)


def _said(situation: Situation) -> Iterator[Lead]:
    operation = situation.operation
    for one in situation.statements.all():
        said = [each.number for each in one.editions]
        said += [each.number for each in one.signatures]
        yield from ((each, statement_url(operation, one.number)) for each in (*said, one.released))
    for met in situation.meetings.all():
        held = [met.called, met.cancelled, met.opened, met.closed]
        held += [each.number for each in met.attendance]
        held += [each.number for each in met.said]
        yield from ((each, meeting_url(operation, met.meeting)) for each in held)
    for picture in situation.sitreps.all():
        yield picture.number, sitrep_url(operation, picture.sitrep)
    for words in situation.sitreps.words.values():
        if not words.hidden:
            yield words.number, f"{sitreps_url(operation)}#s-{words.field}"
    for figure in situation.figures.values():
        yield figure.number, f"{board_url(operation)}#tal"
    for status in situation.sectors.values():
        yield status.number, board_url(operation)
    for call in situation.callouts.calls.values():
        yield call.number, f"{board_url(operation)}#stab"
