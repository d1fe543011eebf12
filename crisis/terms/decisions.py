"""Words about a decision: what it came to, with which competence, and what follows from it."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from msgspec import Meta

OPTIONS_LIMIT = 8
DISSENTS_LIMIT = 8
FOLLOW_UPS_LIMIT = 8

DecisionNumber = Annotated[int, Meta(ge=1, le=9_999)]
OptionNumber = Annotated[int, Meta(ge=1, le=OPTIONS_LIMIT)]
ItemNumber = Annotated[int, Meta(ge=1, le=FOLLOW_UPS_LIMIT)]
Dilemma = Annotated[str, Meta(min_length=1, max_length=500)]
Words = Annotated[str, Meta(min_length=1, max_length=2_000)]

_PLACES = 100
"""A follow-up's key is its decision's number and its own behind it; there is room for 99."""


class Outcome(StrEnum):
    """What a decision came to; that nothing is done is a decision. Dansk: udfald."""

    CHOSEN = "chosen"
    DECIDED_NOT_TO = "decided_not_to"
    POSTPONED = "postponed"


class Competence(StrEnum):
    """By what right one decided. Dansk: kompetence.

    The police coordinate the whole (Beredskabsloven § 17), every sector decides in its own field,
    and beyond that one needs the word of whoever has the right.
    """

    COORDINATION = "coordination"
    OWN_SECTOR = "own_sector"
    DELEGATED = "delegated"


class DecisionState(StrEnum):
    """Whether a decision holds now. Dansk: beslutningens stand."""

    HOLDS = "holds"
    EXPIRED = "expired"
    REPLACED = "replaced"
    OVER = "over"
    """It holds no longer, and what took its place is not for this reader."""


class FollowUpState(StrEnum):
    """How far what follows from a decision has come. Dansk: opfølgningens stand."""

    OPEN = "open"
    DONE = "done"
    NOT_NEEDED = "not_needed"


class Settlement(StrEnum):
    """How a follow-up is settled. Dansk: afgjort opfølgning."""

    DONE = "done"
    NOT_NEEDED = "not_needed"


def follow_up_key(decision: int, item: int) -> int:
    """Give one number for what follows from a decision: 302 is the second of the third."""
    return decision * _PLACES + item


def follow_up_of(key: int) -> tuple[int, int]:
    """Give decision and place again."""
    return divmod(key, _PLACES)


def decision_label(decision: int) -> str:
    """Give a decision's number as it is said aloud: B3."""
    return f"B{decision}"


def follow_up_label(key: int) -> str:
    """Give a follow-up's number as it is said aloud: B3.2."""
    decision, item = follow_up_of(key)
    return f"{decision_label(decision)}.{item}"
