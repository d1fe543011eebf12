"""Rules about the order of tasks: what must be done before what, by when, and never in a circle.

Order is told, not enforced: an authority that can begin before the others are done does so.
"""

from __future__ import annotations

from collections.abc import Iterable

from crisis.commands.task_order import ScheduleTask
from crisis.errors import RefusalKind, Refused
from crisis.events.tasks import TaskScheduled
from crisis.projections.tasks import Task, TaskList
from crisis.rules.authorities import names_of
from crisis.rules.known import Answer, By, Known
from crisis.rules.role_groups import LOG_OFFICE
from crisis.terms.roles import Role
from crisis.terms.tasks import FINISHED

COORDINATORS = LOG_OFFICE | {Role.CHAIR}
"""Those who may follow up on anybody's request."""


def schedule(known: Known, command: ScheduleTask, by: By) -> Answer:
    """The one who asked, or the one who coordinates, says by when and after what; all of it anew.

    A task that is done keeps what was said of it.
    """
    assert known.situation is not None, "the handler gives operation commands their situation"
    task = known.situation.tasks.get(command.task)
    if task is None:
        return Refused("task.unknown", field="task", kind=RefusalKind.UNKNOWN)
    before = tuple(dict.fromkeys(command.waits_for))
    no = _not_now(task, by) or _wrong(known.situation.tasks, task, command, by)
    if no:
        return no
    seat_name, authority_name = names_of(known, by)
    return (
        TaskScheduled(
            task=task.number,
            deadline=command.deadline,
            remind_minutes=command.remind_minutes,
            waits_for=before,
            seat_name=seat_name,
            authority_name=authority_name,
        ),
    )


def _not_now(task: Task, by: By) -> Refused | None:
    if by.on_behalf_of is not None or (
        by.authority != task.asked_by and by.role not in COORDINATORS
    ):
        return Refused("task.not_yours", kind=RefusalKind.FORBIDDEN)
    if task.status in FINISHED:
        status = task.status.value
        return Refused("task.move", field="task", kind=RefusalKind.CONFLICT, status=status)
    return None


def _wrong(tasks: TaskList, task: Task, command: ScheduleTask, by: By) -> Refused | None:
    before, deadline = tuple(dict.fromkeys(command.waits_for)), command.deadline
    said = (deadline, command.remind_minutes, before)
    if said == (task.deadline, task.remind_minutes, task.waits_for):
        return Refused("task.unchanged", field="task", kind=RefusalKind.CONFLICT)
    if deadline is not None and deadline != task.deadline and deadline <= by.now:
        return Refused("task.deadline_past", field="deadline")
    path = circle(tasks, task.number, before)
    if path:
        told = " → ".join(f"O{one}" for one in path)
        return Refused("task.circle", field="waits_for", kind=RefusalKind.CONFLICT, path=told)
    return unknown_before(tasks, {*before} - {*task.waits_for})


def unknown_before(tasks: TaskList, before: Iterable[int]) -> Refused | None:
    """Say which of the tasks that are to be waited for is none, or not for who asks."""
    unknown = sorted(one for one in before if tasks.get(one) is None)
    if not unknown:
        return None
    return Refused("task.unknown_before", field="waits_for", number=unknown[0])


def circle(tasks: TaskList, number: int, before: Iterable[int]) -> tuple[int, ...]:
    """Give the way by which a task would wait for itself, from it back to it; empty when none."""
    came: dict[int, int] = {}
    waiting = [(one, number) for one in before]
    while waiting:
        one, of = waiting.pop()
        if one in came:
            continue
        came[one] = of
        if one == number:
            return _path(came, number)
        waiting += [(each, one) for each in tasks.order.get(one, ())]
    return ()


def _path(came: dict[int, int], number: int) -> tuple[int, ...]:
    """Walk back from the task to itself, and tell it in the order in which they wait."""
    path = [number]
    at = came[number]
    while at != number:
        path.append(at)
        at = came[at]
    return (number, *reversed(path))
