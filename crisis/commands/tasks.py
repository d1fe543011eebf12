"""Wishes about a task."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from crisis.commands.base import Command
from crisis.commands.log import Instant
from crisis.terms.ids import AuthorityId, EntryNumber
from crisis.terms.incidents import IncidentNumber
from crisis.terms.log import Line
from crisis.terms.responsibility import TaskKind
from crisis.terms.sight import Readers
from crisis.terms.tasks import Before, RemindMinutes, TaskMove, TaskNumber


class AskTask(Command, frozen=True, kw_only=True):
    """Ask the responsible authority for a task; a kind may lay out several. Dansk: bed om opgave.

    authority: only where the matrix gives nobody, or to ask another than it gives.
    municipality: where it is, when the incident does not say it or touches several.
    waits_for: tasks that must be done before it. remind_minutes: so long before the deadline.
    """

    kind: TaskKind
    title: Line | None = None
    incident: IncidentNumber | None = None
    municipality: AuthorityId | None = None
    authority: AuthorityId | None = None
    owner: Line | None = None
    place: Line | None = None
    deadline: Instant | None = None
    entries: Annotated[tuple[EntryNumber, ...], Meta(max_length=200)] = ()
    readers: Readers | None = None
    waits_for: Before = ()
    remind_minutes: RemindMinutes | None = None


class MoveTask(Command, frozen=True, kw_only=True):
    """Accept, decline, contest, start or finish a task. Dansk: flyt opgave."""

    task: TaskNumber
    move: TaskMove
    reason: Line | None = None


class ReassignTask(Command, frozen=True, kw_only=True):
    """Ask another authority for a task that nobody has. Dansk: bed en anden om opgaven."""

    task: TaskNumber
    authority: AuthorityId
    reason: Line


class ConfirmTaskMove(Command, frozen=True, kw_only=True):
    """Confirm what was written down of one's task by telephone. Dansk: bekræft opgaveskridt."""

    task: TaskNumber


class CloseTask(Command, frozen=True, kw_only=True):
    """Acknowledge that a task is done, by the one who asked. Dansk: kvittér opgave."""

    task: TaskNumber
