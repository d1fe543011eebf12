"""Wishes about lessons: written after an operation or a drill, by somebody outside it."""

from __future__ import annotations

from datetime import date

from crisis.commands.base import Command
from crisis.terms.assessments import Passage
from crisis.terms.ids import AuthorityId, EntryNumber, OperationId
from crisis.terms.lessons import Numbers
from crisis.terms.log import Line
from crisis.terms.plans import PlanId
from crisis.terms.sight import STAFF, Readers


class LessonWish(Command, frozen=True, kw_only=True):
    """All that is said of a lesson.

    text: what was learnt. what: what is done about it, by the owner, before the day due is over.
    operation, entries: where it was seen. plan: the plan it is about. readers: who may read it;
    its owner always does.
    """

    text: Passage
    what: Line
    owner: AuthorityId
    due: date
    operation: OperationId | None = None
    entries: Numbers = ()
    plan: PlanId | None = None
    readers: Readers = STAFF


class NoteLesson(LessonWish, frozen=True, kw_only=True):
    """Write down what is to be learnt, with owner and date. Dansk: skriv læringspunkt."""


class ChangeLesson(LessonWish, frozen=True, kw_only=True):
    """Say a lesson anew; what was said before stays to be read. Dansk: ret læringspunkt.

    lesson: the entry that noted it. seen: the newest entry about it that was on the page.
    """

    lesson: EntryNumber
    seen: EntryNumber


class FinishLesson(Command, frozen=True, kw_only=True):
    """Say that it is done, and by what one saw that. Dansk: luk læringspunkt."""

    lesson: EntryNumber
    seen: EntryNumber
    how: Line


class ReopenLesson(Command, frozen=True, kw_only=True):
    """Say that it was not done after all, and why. Dansk: genåbn læringspunkt."""

    lesson: EntryNumber
    seen: EntryNumber
    reason: Line
