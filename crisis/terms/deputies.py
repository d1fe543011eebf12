"""Words about deputies: who is called for a seat when the one who holds it cannot be reached."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

from crisis.terms.log import LINE_LIMIT

MOST_DEPUTIES = 10
HALF = LINE_LIMIT // 2 - 2
"""Function and contact stand in one line of the log when a deputy is called."""
HalfLine = Annotated[str, Meta(min_length=1, max_length=HALF)]


class Deputy(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One who may be called for a seat: a function and how it is reached, never a person.

    Dansk: planlagt stedfortræder.
    """

    function: HalfLine
    contact: HalfLine

    @property
    def told(self) -> str:
        """Say both in one line, as the log says who was called instead."""
        return f"{self.function}, {self.contact}"
