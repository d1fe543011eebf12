"""Wishes about how a drill went: the evaluator's notes, and each seat's first impression."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from crisis.commands.base import Command
from crisis.terms.drills import InjectId
from crisis.terms.ids import EntryNumber
from crisis.terms.log import Text
from crisis.terms.review import GoalId, Grade, Three


class NoteEvaluation(Command, frozen=True, kw_only=True):
    """Judge how something was performed, by the criterion of an inject, by a goal, or by itself.

    entries: those that show it. Dansk: notér bedømmelse.
    """

    grade: Grade
    inject: InjectId | None = None
    goal: GoalId | None = None
    text: Text | None = None
    entries: Annotated[tuple[EntryNumber, ...], Meta(max_length=20)] = ()


class GiveHotWash(Command, frozen=True, kw_only=True):
    """Say what was good and what could be better, right after a drill. Dansk: giv hot wash.

    Once more by the same seat puts these in place of the former.
    """

    good: Three = ()
    better: Three = ()


EVALUATION_COMMANDS: tuple[type[Command], ...] = (NoteEvaluation, GiveHotWash)
"""Those that append to a drill, the second after it is over; none is there in LIVE."""
