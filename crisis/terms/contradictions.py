"""Words about reports that disagree."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from crisis.terms.ids import EntryNumber

ContradictionNumber = Annotated[int, Meta(ge=1, le=99_999)]
Disagreeing = Annotated[tuple[EntryNumber, ...], Meta(min_length=2, max_length=5)]
"""More than five side by side nobody reads; then it is a matter for a meeting."""


class Verdict(StrEnum):
    """What was decided of entries that disagree. Dansk: udfald af modstrid."""

    ONE = "one"
    NONE = "none"
    PARTLY = "partly"


class Ruling(StrEnum):
    """What a decision says of one of the entries. Dansk: postens gyldighed."""

    HOLDS = "holds"
    NOT = "not"
    PARTLY = "partly"


class ContradictionState(StrEnum):
    """How far a contradiction has come.

    Dansk: åben modstrid, afgjort modstrid, bortfaldet modstrid.
    """

    OPEN = "open"
    SETTLED = "settled"
    FALLEN = "fallen"


class FallKind(StrEnum):
    """Why an entry no longer speaks against the others. Dansk: bortfaldsgrund."""

    CORRECTED = "corrected"
    ERASED = "erased"
