"""Words about how an operation went: what is measured in its log, and how a drill is judged."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from crisis.terms.log import Line


class Milestone(StrEnum):
    """What a staff must reach, measured by when it first did. Dansk: milepæl."""

    ENTRY = "entry"
    CALL_OUT = "call_out"
    LEVEL = "level"
    MEETING = "meeting"
    ACCEPTED = "accepted"
    HOLDING = "holding"
    STATEMENT = "statement"
    SITREP = "sitrep"


class QuestionKind(StrEnum):
    """What somebody was asked by, and so had to acknowledge. Dansk: spørgsmål til besvarelse."""

    CALL_OUT = "call_out"
    TASK = "task"
    REQUEST = "request"
    INJECT = "inject"


class Grade(StrEnum):
    """How something was performed in a drill: without challenges, with some, with major ones, or
    not at all. Dansk: bedømmelse.
    """

    PERFORMED = "P"
    SOME = "S"
    MAJOR = "M"
    UNABLE = "U"


GoalId = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_-]{0,39}$")]
"""The name of a goal in its script."""
Three = Annotated[tuple[Line, ...], Meta(max_length=3)]
"""A hot wash is three good and three better things, and no more."""
