"""By when a task must be done and what it waits for, as its row shows it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, NamedTuple

from crisis.commands.task_order import ScheduleTask
from crisis.projections.tasks import Task
from crisis.terms.tasks import REMIND_MINUTES
from crisis.web.pages.incident_rows import Where
from crisis.web.pages.links import task_label, task_url
from crisis.web.times import day_and_time, iso
from crisis.web.words import word

MINUTE = timedelta(minutes=1)


class TaskTimes(NamedTuple):
    """Deadline and order of a task in words.

    left: whole minutes until the deadline, while it is near. until: when this changes by itself.
    waiting: what must be done first. clash: labels of those that are due later than it.
    """

    deadline: str | None
    deadline_iso: str | None
    overdue: bool
    left: int | None
    until: str | None
    remind_minutes: int
    ready: bool
    waits_for: list[int]
    waiting: list[dict[str, Any]]
    clash: list[str]
    scheduled: dict[str, Any] | None


def task_times(task: Task, where: Where) -> TaskTimes:
    """Give the times of one task as its reader sees them now."""
    now, tasks = where.by.now, where.situation.tasks
    until = _changes(task, now)
    near = task.deadline if task.near(now) else None
    return TaskTimes(
        deadline=day_and_time(task.deadline, now, where.language) if task.deadline else None,
        deadline_iso=iso(task.deadline) if task.deadline else None,
        overdue=task.overdue(now),
        left=-((now - near) // MINUTE) if near else None,
        until=iso(until) if until else None,
        remind_minutes=task.remind_minutes or REMIND_MINUTES,
        ready=tasks.ready_since(task) is not None,
        waits_for=list(task.waits_for),
        waiting=[_before(one, where) for one in tasks.waiting_on(task)] if task.unfinished else [],
        clash=_clash(task, where) if task.unfinished else [],
        scheduled=_scheduled(task, where),
    )


def other_times(task: Task) -> ScheduleTask:
    """Give a wish for other times than the task has, to be asked whether it would be taken."""
    remind = 1 if task.remind_minutes != 1 else None
    before = task.waits_for
    return ScheduleTask(
        task=task.number, deadline=task.deadline, remind_minutes=remind, waits_for=before
    )


def _changes(task: Task, now: datetime) -> datetime | None:
    """Say when what is told of the deadline changes by itself: nothing rings then."""
    if task.deadline is None or not task.unfinished or task.overdue(now):
        return None
    if task.near(now):  # it is told by the minute
        return now + ((task.deadline - now) % MINUTE or MINUTE)
    return task.remind_at


def _before(number: int, where: Where) -> dict[str, Any]:
    """Give what is waited for; of what is hidden from the reader no more than its number."""
    found = where.situation.tasks.get(number)
    return {
        "label": task_label(number),
        "url": task_url(where.situation.operation, number) if found else None,
        "title": found.title if found else "",
        "status_word": word(found.status, where.language) if found else "",
    }


def _clash(task: Task, where: Where) -> list[str]:
    """Those it waits for that need not be done before it must be done itself."""
    if task.deadline is None:
        return []
    found = (where.situation.tasks.get(one) for one in where.situation.tasks.waiting_on(task))
    late = (one for one in found if one and one.deadline and one.deadline > task.deadline)
    return [task_label(one.number) for one in late]


def _scheduled(task: Task, where: Where) -> dict[str, Any] | None:
    said = task.scheduled
    if said is None:
        return None
    return {
        "number": said.number,
        "who": said.authority_name,
        "time": day_and_time(said.at, where.by.now, where.language),
    }
