"""Facts about a task."""

from __future__ import annotations

from datetime import datetime

import msgspec

from crisis.events.base import Event
from crisis.events.log import SpokenFor
from crisis.terms.plans import CardPlace
from crisis.terms.responsibility import MatrixRow
from crisis.terms.tasks import TaskMove, TaskStatus


class Because(msgspec.Struct, frozen=True, kw_only=True):
    """Why this authority was asked: the line of the matrix as it was, and the ground.

    row: None when a person chose the authority. Dansk: begrundelse for ansvar.
    """

    row: MatrixRow | None
    municipality: str | None
    estimated: bool
    chosen: bool


class TaskAsked(Event, frozen=True, kw_only=True):
    """An authority was asked for a task. Dansk: opgave bedt om."""

    task: int
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
    seat_name: str
    authority_name: str
    on_behalf_of: SpokenFor | None
    waits_for: tuple[int, ...] = ()
    remind_minutes: int | None = None
    card: CardPlace | None = None


class TaskScheduled(Event, frozen=True, kw_only=True):
    """By when a task must be done and what it waits for was said anew. Dansk: opgave tilrettelagt.

    waits_for, deadline, remind_minutes: all that holds from now on.
    """

    task: int
    deadline: datetime | None
    remind_minutes: int | None
    waits_for: tuple[int, ...]
    seat_name: str
    authority_name: str


class TaskMoved(Event, frozen=True, kw_only=True):
    """The responsible authority moved its task on. Dansk: opgave flyttet."""

    task: int
    move: TaskMove
    status: TaskStatus
    reason: str | None
    seat_name: str
    authority_name: str
    on_behalf_of: SpokenFor | None


class TaskReassigned(Event, frozen=True, kw_only=True):
    """Another authority was asked for the task. Dansk: opgave omfordelt."""

    task: int
    responsible: str
    responsible_name: str
    reason: str
    seat_name: str
    authority_name: str
    on_behalf_of: SpokenFor | None


class TaskMoveConfirmed(Event, frozen=True, kw_only=True):
    """The authority confirmed what was written down for it. Dansk: opgaveskridt bekræftet."""

    task: int
    move: int
    seat_name: str
    authority_name: str


class TaskClosed(Event, frozen=True, kw_only=True):
    """The one who asked acknowledged that it is done. Dansk: opgave kvitteret."""

    task: int
    seat_name: str
    authority_name: str
