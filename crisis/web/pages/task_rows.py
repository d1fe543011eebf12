"""A task as the page shows it: whose it is and why, how far it has come, what one may do.

What a reader is offered is what the rule itself would say yes to; it is asked, not guessed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from crisis.commands.base import Command
from crisis.commands.tasks import CloseTask, ConfirmTaskMove, MoveTask, ReassignTask
from crisis.projections.tasks import Step, Task
from crisis.rules import allows
from crisis.rules.known import By, Known
from crisis.rules.role_groups import LOG_OFFICE
from crisis.terms.log import OnBehalfOf
from crisis.terms.tasks import TaskMove, TaskStatus
from crisis.web.because import asked, name
from crisis.web.pages.figure_names import Newer, newer_figures
from crisis.web.pages.help_links import TASK, help_url
from crisis.web.pages.incident_rows import Where
from crisis.web.pages.laying_out import card_of
from crisis.web.pages.links import incident_label, incident_url, task_label, task_url
from crisis.web.pages.sight_rows import CaseSight, case_sight
from crisis.web.pages.task_times import TaskTimes, other_times, task_times
from crisis.web.times import day_and_time, iso
from crisis.web.words import word


@dataclass(frozen=True, kw_only=True)
class TaskRow:
    """One task."""

    number: int
    label: str
    title: str
    kind: str
    status: str
    status_word: str
    responsible: str
    responsible_name: str
    supporting: list[str]
    because: str
    verified: bool
    chosen: bool
    incident: dict[str, Any] | None
    times: TaskTimes
    place: str | None
    steps: list[dict[str, Any]]
    unconfirmed: bool
    mine: bool
    unowned: bool
    moves: list[str]
    move_words: dict[str, str]
    may_confirm: bool
    may_close: bool
    may_reassign: bool
    may_schedule: bool
    may_speak_for: bool
    url: str
    help_url: str
    entries: list[int]
    sight: CaseSight
    card: dict[str, Any] | None
    figures: list[Newer]


def task_row(task: Task, where: Where) -> TaskRow:
    """Make the row of one task."""
    offered = _offered(task, where)
    row = task.because.row
    return TaskRow(
        number=task.number,
        label=task_label(task.number),
        title=task.title,
        kind=task.kind,
        status=task.status.value,
        status_word=word(task.status, where.language),
        responsible=task.responsible,
        responsible_name=task.responsible_name,
        supporting=[name(where.planning, one) for one in task.supporting],
        because=asked(task.because, task.responsible_name, where.planning, where.language),
        verified=row is not None and row.verified,
        chosen=task.because.chosen,
        incident=_incident(task, where),
        times=task_times(task, where),
        place=task.place,
        steps=[_step(one, where) for one in task.steps],
        unconfirmed=task.unconfirmed is not None,
        mine=task.responsible == where.by.authority,
        unowned=task.unowned,
        url=task_url(where.situation.operation, task.number),
        help_url=_help(task, where),
        entries=list(task.entries),
        sight=case_sight(where.situation, task.asked, where.planning, where.by, where.language),
        card=card_of(task.card, where),
        figures=_figures(task, where),
        **offered,
    )


def _help(task: Task, where: Where) -> str:
    if task.status is TaskStatus.CLOSED:
        return ""
    return help_url(where.situation, where.by, TASK, task.number)


def _figures(task: Task, where: Where) -> list[Newer]:
    """Give the figures that hold instead of those the task rests on, until it is closed."""
    if task.status is TaskStatus.CLOSED:
        return []
    return newer_figures(where.situation, task.entries, where.by, where.language)


def tasks_model(where: Where, vis: str = "") -> dict[str, Any]:
    """Give the lists: what must be settled, mine, the others by authority; each task once."""
    tasks = sorted(where.situation.tasks.all(), key=lambda one: task_order(one, where.by))
    wanted = _filter(vis, where)
    rows = [task_row(one, where) for one in tasks if wanted(one)]
    needs = [one for one in rows if one.unowned or one.times.overdue]
    settled = [one for one in rows if not (one.unowned or one.times.overdue)]
    mine = [one for one in settled if one.mine]
    others: dict[str, list[TaskRow]] = defaultdict(list)
    for one in settled:
        if not one.mine:
            others[one.responsible_name].append(one)
    return {
        "needs": needs,
        "mine": mine,
        "by_authority": sorted(others.items()),
        "vis": vis,
        "count": len(rows),
        "open_count": sum(one.status is not TaskStatus.CLOSED for one in tasks),
        "authorities": sorted(
            {(one.responsible, one.responsible_name) for one in tasks}, key=lambda one: one[1]
        ),
    }


def _filter(vis: str, where: Where) -> Callable[[Task], bool]:
    now, own = where.by.now, where.by.authority
    named: dict[str, Callable[[Task], bool]] = {
        "": lambda one: True,
        "mine": lambda one: one.responsible == own,
        "unowned": lambda one: one.unowned,
        "overdue": lambda one: one.overdue(now),
    }
    return named.get(vis, lambda one: one.responsible == vis)


def _offered(task: Task, where: Where) -> dict[str, Any]:
    """Ask the rule what this reader may do with the task."""
    mine = task.responsible == where.by.authority
    speaks = not mine and where.by.role in LOG_OFFICE
    mover = replace(where.by, on_behalf_of=_words_of(task)) if speaks else where.by
    moves = [
        move
        for move in (TaskMove if mine or speaks else ())
        if _allowed(MoveTask(task=task.number, move=move, reason="-"), mover, where)
    ]
    other = next((one for one in where.planning.authorities if one != task.responsible), "")
    again = ReassignTask(task=task.number, authority=other, reason="-")
    return {
        "moves": [move.value for move in moves],
        "move_words": {move.value: word(move, where.language) for move in moves},
        "may_confirm": _allowed(ConfirmTaskMove(task=task.number), where.by, where),
        "may_close": _allowed(CloseTask(task=task.number), where.by, where),
        "may_reassign": _allowed(again, where.by, where),
        "may_schedule": _allowed(other_times(task), where.by, where),
        "may_speak_for": speaks and bool(moves),
    }


def _allowed(command: Command, by: By, where: Where) -> bool:
    return allows(Known(planning=where.planning, situation=where.situation), command, by)


def _words_of(task: Task) -> OnBehalfOf:
    return OnBehalfOf(authority=task.responsible, who="-")


def _incident(task: Task, where: Where) -> dict[str, Any] | None:
    if task.incident is None:
        return None
    found = where.situation.incidents.get(task.incident)
    if found is None:
        return None  # it is not for this reader, who has the task all the same
    return {
        "number": task.incident,
        "label": incident_label(task.incident),
        "title": found.title,
        "url": incident_url(where.situation.operation, task.incident),
    }


def _step(one: Step, where: Where) -> dict[str, Any]:
    spoken = one.on_behalf_of
    return {
        "number": one.number,
        "time": day_and_time(one.at, where.by.now, where.language),
        "time_iso": iso(one.at),
        "status_word": word(one.status, where.language),
        "who": spoken.authority_name if spoken else one.authority_name,
        "reason": one.reason,
        "by_phone": spoken is not None,
        "said_by": spoken.who if spoken else None,
        "channel_word": word(spoken.channel, where.language) if spoken else "",
        "written_by": one.authority_name if spoken else None,
        "confirmed": one.confirmed_by is not None,
        "lent": one.number in where.situation.lending.written,
    }


def task_order(task: Task, by: By) -> tuple[bool, bool, bool, float, int]:
    """Open before closed, overdue first, then by deadline, those without one last."""
    deadline = task.deadline
    return (
        task.status is TaskStatus.CLOSED,
        not task.overdue(by.now),
        deadline is None,
        deadline.timestamp() if deadline else 0.0,
        task.number,
    )
