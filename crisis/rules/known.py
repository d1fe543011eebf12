"""What a rule may know: the facts gathered first, and who asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from crisis.errors import Refused
from crisis.events import Event
from crisis.projections.planning import Planning
from crisis.projections.situation import Situation
from crisis.terms.log import OnBehalfOf
from crisis.terms.operations import Mode
from crisis.terms.roles import Role

Answer = tuple[Event, ...] | Refused
"""What a rule gives: what happened, or why not."""


class Question(StrEnum):
    """What a rule may ask for besides its own operation and the planning."""

    OPERATION_NAMES = "operation_names"
    """The names of all operations: a frozenset of text in lower case."""


@dataclass(frozen=True, kw_only=True)
class Proof:
    """How and when the person last proved who he is. Dansk: personligt bevis."""

    how: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class By:
    """Who asks, as what, when; made at the edge and nowhere else.

    program: a program's token asks, never a person. made_at: when the client made the command,
    None when it says nothing. on_behalf_of: whose words a log keeper passes on.
    """

    account: int
    seat: str
    authority: str
    role: Role
    mode: Mode
    now: datetime
    proved: Proof | None = None
    program: bool = False
    made_at: datetime | None = None
    on_behalf_of: OnBehalfOf | None = None


@dataclass(frozen=True, kw_only=True)
class Known:
    """The facts a rule decides on: one frozen value, gathered by the handler."""

    planning: Planning
    situation: Situation | None = None
    answers: Mapping[Question, Any] = field(default_factory=dict)
