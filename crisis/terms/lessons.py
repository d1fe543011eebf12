"""Words about lessons: what an operation or a drill taught, and what is done about it."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec import Meta

from crisis.terms.assessments import Passage
from crisis.terms.ids import AuthorityId, EntryNumber, OperationId
from crisis.terms.log import Line
from crisis.terms.operations import Mode
from crisis.terms.plans import PlanId
from crisis.terms.sight import STAFF, Readers

MOST_ENTRIES = 50

Numbers = Annotated[tuple[EntryNumber, ...], Meta(max_length=MOST_ENTRIES)]


class LessonState(StrEnum):
    """How far a lesson has come, as of a day. Dansk: læringspunktets stade."""

    OPEN = "open"
    OVERDUE = "overdue"
    DONE = "done"


class LearntFrom(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The operation or drill that a lesson comes from, and the entries that show it.

    Dansk: læringspunktets kilde.
    """

    operation: OperationId
    name: str
    mode: Mode
    entries: Numbers = ()


class Lesson(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What was learnt, what is done about it, by which authority and when. Dansk: læringspunkt.

    text: what was learnt. what: what is done. plan: the plan that it is about.
    """

    text: Passage
    what: Line
    owner: AuthorityId
    owner_name: str
    due: date
    learnt_from: LearntFrom | None = None
    plan: PlanId | None = None
    readers: Readers = STAFF
