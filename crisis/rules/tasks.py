"""Rules about tasks: nobody gives another authority a task; one asks, and it answers."""

from __future__ import annotations

from typing import Any

from crisis.commands.tasks import AskTask, CloseTask, ConfirmTaskMove, MoveTask, ReassignTask
from crisis.errors import RefusalKind, Refused
from crisis.events.tasks import (
    Because,
    TaskAsked,
    TaskClosed,
    TaskMoveConfirmed,
    TaskMoved,
    TaskReassigned,
)
from crisis.projections.incidents import Incident
from crisis.projections.situation import Situation
from crisis.projections.tasks import Task
from crisis.rules.authorities import asked_name
from crisis.rules.known import Answer, By, Known
from crisis.rules.responsibility import Gap, Responsible, resolve
from crisis.rules.speaking import speaker, spoken, spoken_names
from crisis.rules.task_order import COORDINATORS, unknown_before
from crisis.terms.tasks import MOVES, NEEDS_REASON, UNOWNED, TaskStatus

NOBODY = {
    "no_row": "task.nobody_no_row",
    "no_place": "task.nobody_no_place",
    "no_ground": "task.nobody_no_ground",
    "no_owner": "task.nobody_no_owner",
    "unknown_authority": "task.nobody_unknown_authority",
}
"""Why nobody could be found → the refusal that says what to do."""


def ask(known: Known, command: AskTask, by: By) -> Answer:
    """The matrix says whom to ask; every part of the task becomes a task of its own.

    Where the matrix has a gap nothing is asked by halves: the one who asks names an authority.
    """
    situation = _situation(known)
    incident = situation.incidents.get(command.incident) if command.incident else None
    no = _asked_rightly(known, command, incident, by) or spoken(known, by)
    if no:
        return no
    parts = _parts(known, command, incident)
    if isinstance(parts, Refused):
        return parts
    first = situation.tasks.last + 1
    common = _common(known, command, by)
    return tuple(
        TaskAsked(task=number, **part, **common) for number, part in enumerate(parts, first)
    )


def move(known: Known, command: MoveTask, by: By) -> Answer:
    """Only the responsible authority moves its task on, or the log office for it by telephone."""
    task = _find(known, command.task)
    if isinstance(task, Refused):
        return task
    no = spoken(known, by)
    if no:
        return no
    if speaker(by) != task.responsible:
        return _forbidden("task.not_yours")
    allowed, status = MOVES[command.move]
    if task.status not in allowed:
        return Refused(
            "task.move", field="move", kind=RefusalKind.CONFLICT, status=task.status.value
        )
    if command.move in NEEDS_REASON and command.reason is None:
        return Refused("task.reason_missing", field="reason")
    return (
        TaskMoved(
            task=task.number,
            move=command.move,
            status=status,
            reason=command.reason,
            **spoken_names(known, by),
        ),
    )


def reassign(known: Known, command: ReassignTask, by: By) -> Answer:
    """A task that was declined, contested or not answered is asked of another, with a reason."""
    task = _find(known, command.task)
    if isinstance(task, Refused):
        return task
    if by.authority != task.asked_by and by.role not in COORDINATORS:
        return _forbidden("task.not_yours")
    if task.status not in UNOWNED | {TaskStatus.ASKED}:
        return Refused(
            "task.move", field="task", kind=RefusalKind.CONFLICT, status=task.status.value
        )
    name = asked_name(known, command.authority)
    if name is None or command.authority == task.responsible:
        return Refused("task.other_authority", field="authority")
    return (
        TaskReassigned(
            task=task.number,
            responsible=command.authority,
            responsible_name=name,
            reason=command.reason,
            **spoken_names(known, by),
        ),
    )


def confirm(known: Known, command: ConfirmTaskMove, by: By) -> Answer:
    """What was written down by telephone is confirmed by the authority itself, and once."""
    task = _find(known, command.task)
    if isinstance(task, Refused):
        return task
    if by.on_behalf_of is not None or by.authority != task.responsible:
        return _forbidden("task.not_yours")
    waiting = task.unconfirmed
    if waiting is None:
        return Refused("task.nothing_to_confirm", field="task", kind=RefusalKind.CONFLICT)
    names = spoken_names(known, by)
    names.pop("on_behalf_of")
    return (TaskMoveConfirmed(task=task.number, move=waiting.number, **names),)


def close(known: Known, command: CloseTask, by: By) -> Answer:
    """The one who asked, or the one who coordinates, acknowledges that it is done."""
    task = _find(known, command.task)
    if isinstance(task, Refused):
        return task
    if by.on_behalf_of is not None or (
        by.authority != task.asked_by and by.role not in COORDINATORS
    ):
        return _forbidden("task.not_yours")
    if task.status is not TaskStatus.DONE:
        return Refused(
            "task.move", field="task", kind=RefusalKind.CONFLICT, status=task.status.value
        )
    names = spoken_names(known, by)
    names.pop("on_behalf_of")
    return (TaskClosed(task=task.number, **names),)


def _situation(known: Known) -> Situation:
    assert known.situation is not None, "the handler gives operation commands their situation"
    return known.situation


def _find(known: Known, number: int) -> Task | Refused:
    task = _situation(known).tasks.get(number)
    if task is None:
        return Refused("task.unknown", field="task", kind=RefusalKind.UNKNOWN)
    return task


def _asked_rightly(
    known: Known, command: AskTask, incident: Incident | None, by: By
) -> Refused | None:
    if command.incident is not None and incident is None:
        return Refused("incident.unknown", field="incident")
    if command.deadline is not None and command.deadline <= by.now:
        return Refused("task.deadline_past", field="deadline")
    if command.authority is not None and asked_name(known, command.authority) is None:
        return Refused("authority.unknown", field="authority", authority=command.authority)
    place = command.municipality
    if place is not None and place not in known.planning.authorities:
        return Refused("authority.unknown", field="municipality", authority=place)
    for number in command.entries:
        if _situation(known).log.get(number) is None:
            return Refused("log.unknown_entry", field="entries", number=number)
    return unknown_before(_situation(known).tasks, command.waits_for)


def _parts(
    known: Known, command: AskTask, incident: Incident | None
) -> list[dict[str, Any]] | Refused:
    """Give what differs from part to part: title, whom, why."""
    estimated = incident.whereabouts.estimated if incident and not command.municipality else False
    if command.authority is not None:
        return _chosen(known, command, estimated)
    answers = resolve(
        known.planning, command.kind, _municipalities(command, incident), command.owner
    )
    gap = next((one for one in answers if isinstance(one, Gap)), None)
    if gap is not None:
        return Refused(NOBODY[gap.why], field="authority", part=gap.title or gap.kind)
    found = [one for one in answers if isinstance(one, Responsible)]
    return [
        {
            "title": one.title if command.title is None else f"{one.title}: {command.title}",
            "responsible": one.lead,
            "responsible_name": known.planning.authorities[one.lead].name,
            "supporting": one.supporting,
            "because": Because(
                row=one.row, municipality=one.municipality, estimated=estimated, chosen=False
            ),
        }
        for one in found
    ]


def _chosen(known: Known, command: AskTask, estimated: bool) -> list[dict[str, Any]] | Refused:
    """One task for the authority that a person named."""
    if command.title is None:
        return Refused("task.title_missing", field="title")
    chosen = str(command.authority)
    because = Because(row=None, municipality=command.municipality, estimated=estimated, chosen=True)
    return [
        {
            "title": command.title,
            "responsible": chosen,
            "responsible_name": asked_name(known, chosen) or chosen,
            "supporting": (),
            "because": because,
        }
    ]


def _municipalities(command: AskTask, incident: Incident | None) -> tuple[str, ...]:
    if command.municipality is not None:
        return (command.municipality,)
    return incident.whereabouts.municipalities if incident else ()


def _common(known: Known, command: AskTask, by: By) -> dict[str, Any]:
    return {
        "kind": command.kind,
        "incident": command.incident,
        "place": command.place,
        "deadline": command.deadline,
        "entries": command.entries,
        "waits_for": tuple(dict.fromkeys(command.waits_for)),
        "remind_minutes": command.remind_minutes,
        "asked_by": speaker(by),
        **spoken_names(known, by),
    }


def _forbidden(code: str) -> Refused:
    return Refused(code, kind=RefusalKind.FORBIDDEN)
