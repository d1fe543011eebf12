"""Wishes about the order of tasks."""

from __future__ import annotations

from crisis.commands.base import Command
from crisis.commands.log import Instant
from crisis.terms.tasks import Before, RemindMinutes, TaskNumber


class ScheduleTask(Command, frozen=True, kw_only=True):
    """Say anew by when a task must be done, when to be reminded of it, and which tasks it waits
    for; what is left out is taken away. Dansk: sæt frist og rækkefølge."""

    task: TaskNumber
    deadline: Instant | None = None
    remind_minutes: RemindMinutes | None = None
    waits_for: Before = ()
