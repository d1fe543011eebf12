"""The tasks of an operation as they stand: whose they are and how far they have come."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
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
    TaskScheduled,
)
from crisis.terms.plans import CardPlace
from crisis.terms.tasks import (
    FINISHED,
    NOT_BEGUN,
    OPEN,
    REMIND_MINUTES,
    UNOWNED,
    TaskStatus,
)


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that happened to a task. Dansk: opgavens skridt."""

    number: int
    at: datetime
    status: TaskStatus
    authority_name: str
    reason: str | None = None
    on_behalf_of: SpokenFor | None = None
    confirmed_by: int | None = None


class Schedule(msgspec.Struct, frozen=True, kw_only=True):
    """That deadline and order of a task were said anew, by whom and when. Dansk: tilrettelagt."""

    number: int
    at: datetime
    authority_name: str


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """A task with all that happened to it. Dansk: opgavens stand.

    waits_for: the tasks that must be done before it. scheduled: None until deadline and order were
    said anew. card: the step of an action card that it was asked for by.
    """

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
    waits_for: tuple[int, ...] = ()
    remind_minutes: int | None = None
    scheduled: Schedule | None = None
    card: CardPlace | None = None

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
        return self.deadline is not None and self.deadline < now and self.unfinished

    @property
    def unfinished(self) -> bool:
        """Whether it is still to be done."""
        return self.status in OPEN - FINISHED

    @property
    def remind_at(self) -> datetime | None:
        """From when on one is reminded of its deadline."""
        if self.deadline is None:
            return None
        return self.deadline - timedelta(minutes=self.remind_minutes or REMIND_MINUTES)

    def near(self, now: datetime) -> bool:
        """Says whether its deadline is near and has not passed."""
        begins = self.remind_at
        return begins is not None and begins <= now and self.unfinished and not self.overdue(now)


class TaskList(msgspec.Struct, frozen=True, kw_only=True):
    """All tasks by number. Dansk: opgaveliste."""

    tasks: Map[int, Task] = Map()
    last: int = 0
    blank: Map[int, int] = Map()
    """Those whose asking was erased by law → the entry they were asked for by."""
    finished: Map[int, datetime] = Map()
    """Since when a task is done, and so holds up no other."""
    order: Map[int, tuple[int, ...]] = Map()
    """What each task waits for. This and what is done is known of tasks that are hidden from the
    reader too: his own may wait for them, and there must be no circle through them."""

    def get(self, number: int) -> Task | None:
        """Give a task by its number."""
        return self.tasks.get(number)

    def all(self) -> list[Task]:
        """Give all tasks in the order they were asked for."""
        return [self.tasks[number] for number in sorted(self.tasks)]

    def waiting_on(self, task: Task) -> tuple[int, ...]:
        """Give the tasks that must be done before it and are not. What was erased by law is over,
        and a task that nobody was ever asked for holds up nothing."""
        return tuple(
            one
            for one in task.waits_for
            if one not in self.finished and one not in self.blank and one <= self.last
        )

    def ready_since(self, task: Task) -> datetime | None:
        """Say since when a task that waited for others may begin; None when it did not, must still
        wait, or has begun."""
        if not task.waits_for or task.status not in NOT_BEGUN or self.waiting_on(task):
            return None
        done = (self.finished[one] for one in task.waits_for if one in self.finished)
        return max((*done, task.steps[-1].at))


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
        waits_for=event.waits_for,
        remind_minutes=event.remind_minutes,
        card=event.card,
    )


def _scheduled(task: Task, stamp: Stamp, event: TaskScheduled) -> Task:
    return msgspec.structs.replace(
        task,
        deadline=event.deadline,
        remind_minutes=event.remind_minutes,
        waits_for=event.waits_for,
        scheduled=Schedule(
            number=stamp.number, at=stamp.recorded_at, authority_name=event.authority_name
        ),
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
    TaskScheduled: _scheduled,
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
    finished = found.finished
    if task.status in FINISHED and task.number not in finished:
        finished = finished.set(task.number, task.steps[-1].at)
    order = found.order
    if task.waits_for or task.number in order:
        order = order.set(task.number, task.waits_for)
    return msgspec.structs.replace(
        found,
        tasks=found.tasks.set(task.number, task),
        last=max(found.last, task.number),
        finished=finished,
        order=order,
    )
