"""Words about a task. Dansk: opgave."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from msgspec import Meta

TaskNumber = Annotated[int, Meta(ge=1, le=99_999)]


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
UNOWNED = frozenset({TaskStatus.DECLINED, TaskStatus.CONTESTED})
"""Statuses in which nobody has the task."""
