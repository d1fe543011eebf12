"""Words about how an operation went: what is measured in its log."""

from __future__ import annotations

from enum import StrEnum


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
