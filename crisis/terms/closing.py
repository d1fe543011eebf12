"""Words about how an operation ends: its stages, and what is still open when it does."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec import Meta

from crisis.terms.decisions import follow_up_label


class Stage(StrEnum):
    """How far an operation has come. Dansk: indsatsens stade."""

    RUNNING = "running"
    CLOSED = "closed"
    EVALUATED = "evaluated"
    ARCHIVED = "archived"


COMES_AFTER: dict[Stage, frozenset[Stage]] = {
    Stage.CLOSED: frozenset({Stage.RUNNING}),
    Stage.EVALUATED: frozenset({Stage.CLOSED}),
    Stage.ARCHIVED: frozenset({Stage.CLOSED, Stage.EVALUATED}),
}
"""Stage → those it may come after. An operation that was closed never runs again."""


class MatterKind(StrEnum):
    """What may still be open when an operation ends. Dansk: åbent forhold."""

    INCIDENT = "incident"
    TASK = "task"
    STATEMENT = "statement"
    FOLLOW_UP = "follow_up"
    REQUEST = "request"


_REF = r"^(incident|task|statement|follow_up|request)-[1-9][0-9]{0,5}:[a-z0-9-]{1,40}$"
MatterRef = Annotated[str, Meta(pattern=_REF)]
"""One of them with its owner, as a form sends back what it has shown: `task-3:kolding`."""

LETTERS = {
    MatterKind.INCIDENT: "H",
    MatterKind.TASK: "O",
    MatterKind.STATEMENT: "P",
    MatterKind.REQUEST: "A",
}
"""As their numbers are said aloud; what follows from a decision is named after it."""


class Matter(msgspec.Struct, frozen=True, kw_only=True):
    """Something that is open, and the authority whose daily business it is.

    Dansk: åbent forhold. It holds no words of its own: what it is called is looked up by number.
    """

    kind: MatterKind
    number: int
    owner: str
    owner_name: str

    @property
    def ref(self) -> str:
        """As a form names it."""
        return f"{self.kind.value}-{self.number}:{self.owner}"

    @property
    def label(self) -> str:
        """As it is said aloud: O3."""
        if self.kind is MatterKind.FOLLOW_UP:
            return follow_up_label(self.number)
        return f"{LETTERS[self.kind]}{self.number}"
