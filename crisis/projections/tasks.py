"""The tasks of an operation as they stand: whose they are and how far they have come."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import msgspec
from immutables import Map

from crisis.events import Erased, Event, Stamp
from crisis.events.log import SpokenFor
from crisis.events.tasks import (
    Because,
    TaskAsked,
    TaskClosed,
    TaskMoveConfirmed,
    TaskMoved,
    TaskReassigned,
)
from crisis.terms.tasks import OPEN, UNOWNED, TaskStatus


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that happened to a task. Dansk: opgavens skridt."""

    number: int
    at: datetime
    status: TaskStatus
    authority_name: str
    reason: str | None = None
    on_behalf_of: SpokenFor | None = None
    confirmed_by: int | None = None


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """A task with all that happened to it. Dansk: opgavens stand."""

    number: int
    kind: str
    title: str
    incident: int | None
    responsible: str
    responsible_name: str
    supporting: tuple[str, ...]
    because: Because
    place: str | None
    deadline: datetime | None
    entries: tuple[int, ...]
    asked_by: str
    asked_by_name: str
    status: TaskStatus
    steps: tuple[Step, ...]

    @property
    def asked(self) -> int:
        """The number of the entry it was asked for by."""
        return self.steps[0].number

    @property
    def unconfirmed(self) -> Step | None:
        """The last telephone answer that its authority has not confirmed yet."""
        last = self.steps[-1]
        waits = last.on_behalf_of is not None and last.confirmed_by is None
        spoken = last.on_behalf_of.authority if last.on_behalf_of else None
        return last if waits and spoken == self.responsible else None

    @property
    def unowned(self) -> bool:
        """Whether nobody has the task."""
        return self.status in UNOWNED

    def overdue(self, now: datetime) -> bool:
        """Says whether its deadline has passed and it is not done."""
        unfinished = self.status in OPEN - {TaskStatus.DONE}
        return self.deadline is not None and self.deadline < now and unfinished


class TaskList(msgspec.Struct, frozen=True, kw_only=True):
    """All tasks by number. Dansk: opgaveliste."""

    tasks: Map[int, Task] = Map()
    last: int = 0
    blank: Map[int, int] = Map()
    """Those whose asking was erased by law → the entry they were asked for by."""

    def get(self, number: int) -> Task | None:
        """Give a task by its number."""
        return self.tasks.get(number)

    def all(self) -> list[Task]:
        """Give all tasks in the order they were asked for."""
        return [self.tasks[number] for number in sorted(self.tasks)]


def fold(found: TaskList, stamp: Stamp, event: Event | Erased) -> TaskList:
    """Take one more entry into the list; what does not concern it leaves it as it was."""
    if isinstance(event, Erased) and event.type == TaskAsked.__name__:
        # The number was given out and is never given again.
        number = found.last + 1
        blank = found.blank.set(number, stamp.number)
        return msgspec.structs.replace(found, last=number, blank=blank)
    if isinstance(event, TaskAsked):
        return _put(found, _asked(stamp, event))
    change = _CHANGES.get(type(event))
    task = found.get(getattr(event, "task", 0)) if change else None
    if change is None or task is None:
        return found
    return _put(found, change(task, stamp, event))


def _asked(stamp: Stamp, event: TaskAsked) -> Task:
    return Task(
        number=event.task,
        kind=event.kind,
        title=event.title,
        incident=event.incident,
        responsible=event.responsible,
        responsible_name=event.responsible_name,
        supporting=event.supporting,
        because=event.because,
        place=event.place,
        deadline=event.deadline,
        entries=event.entries,
        asked_by=event.asked_by,
        asked_by_name=event.authority_name,
        status=TaskStatus.ASKED,
        steps=(_step(stamp, event, TaskStatus.ASKED),),
    )


def _moved(task: Task, stamp: Stamp, event: TaskMoved) -> Task:
    steps = (*task.steps, _step(stamp, event, event.status))
    return msgspec.structs.replace(task, status=event.status, steps=steps)


def _reassigned(task: Task, stamp: Stamp, event: TaskReassigned) -> Task:
    return msgspec.structs.replace(
        task,
        status=TaskStatus.ASKED,
        responsible=event.responsible,
        responsible_name=event.responsible_name,
        because=msgspec.structs.replace(task.because, row=None, chosen=True),
        steps=(*task.steps, _step(stamp, event, TaskStatus.ASKED)),
    )


def _confirmed(task: Task, stamp: Stamp, event: TaskMoveConfirmed) -> Task:
    steps = tuple(
        msgspec.structs.replace(one, confirmed_by=stamp.number) if one.number == event.move else one
        for one in task.steps
    )
    return msgspec.structs.replace(task, steps=steps)


def _closed(task: Task, stamp: Stamp, event: TaskClosed) -> Task:
    steps = (*task.steps, _step(stamp, event, TaskStatus.CLOSED))
    return msgspec.structs.replace(task, status=TaskStatus.CLOSED, steps=steps)


_CHANGES: dict[type, Callable[[Task, Stamp, Any], Task]] = {
    TaskMoved: _moved,
    TaskReassigned: _reassigned,
    TaskMoveConfirmed: _confirmed,
    TaskClosed: _closed,
}


def _step(stamp: Stamp, event: Any, status: TaskStatus) -> Step:
    return Step(
        number=stamp.number,
        at=stamp.recorded_at,
        status=status,
        authority_name=event.authority_name,
        reason=getattr(event, "reason", None),
        on_behalf_of=getattr(event, "on_behalf_of", None),
    )


def _put(found: TaskList, task: Task) -> TaskList:
    return TaskList(tasks=found.tasks.set(task.number, task), last=max(found.last, task.number))
