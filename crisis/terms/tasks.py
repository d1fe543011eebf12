"""Words about a task. Dansk: opgave."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from msgspec import Meta

TaskNumber = Annotated[int, Meta(ge=1, le=99_999)]
Before = Annotated[tuple[TaskNumber, ...], Meta(max_length=50)]
"""The tasks that a task waits for."""
RemindMinutes = Annotated[int, Meta(ge=1, le=1440)]
REMIND_MINUTES = 15
"""So long before its deadline one is reminded of a task, when nothing else was said."""


class TaskStatus(StrEnum):
    """How far a task has come.

    Dansk: bedt, accepteret, afvist, bestridt, i arbejde, udført, kvitteret.
    """

    ASKED = "asked"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    CONTESTED = "contested"
    UNDER_WAY = "under_way"
    DONE = "done"
    CLOSED = "closed"


class TaskMove(StrEnum):
    """What is done with a task. Dansk: opgaveskridt."""

    ACCEPT = "accept"
    DECLINE = "decline"
    CONTEST = "contest"
    START = "start"
    FINISH = "finish"


MOVES: dict[TaskMove, tuple[frozenset[TaskStatus], TaskStatus]] = {
    TaskMove.ACCEPT: (
        frozenset({TaskStatus.ASKED, TaskStatus.DECLINED, TaskStatus.CONTESTED}),
        TaskStatus.ACCEPTED,
    ),
    TaskMove.DECLINE: (frozenset({TaskStatus.ASKED}), TaskStatus.DECLINED),
    TaskMove.CONTEST: (frozenset({TaskStatus.ASKED}), TaskStatus.CONTESTED),
    TaskMove.START: (frozenset({TaskStatus.ACCEPTED}), TaskStatus.UNDER_WAY),
    TaskMove.FINISH: (
        frozenset({TaskStatus.ACCEPTED, TaskStatus.UNDER_WAY}),
        TaskStatus.DONE,
    ),
}
"""Move → the statuses it may come from, and the one it leads to."""

NEEDS_REASON = frozenset({TaskMove.DECLINE, TaskMove.CONTEST})
OPEN = frozenset(TaskStatus) - {TaskStatus.CLOSED}
FINISHED = frozenset({TaskStatus.DONE, TaskStatus.CLOSED})
"""Statuses in which what waits for the task waits no more."""
NOT_BEGUN = frozenset({TaskStatus.ASKED, TaskStatus.ACCEPTED})
UNOWNED = frozenset({TaskStatus.DECLINED, TaskStatus.CONTESTED})
"""Statuses in which nobody has the task."""
