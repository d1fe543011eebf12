"""Words about relief: the sheet on which a seat is handed over from one shift to the next."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from msgspec import Meta

SheetNumber = Annotated[int, Meta(ge=1, le=9_999)]
WORDS_LIMIT = 600
"""How much each of the three texts may hold: all of a sheet is read at a desk and fits one A4."""
SheetWords = Annotated[str, Meta(min_length=1, max_length=WORDS_LIMIT)]
SheetRef = Annotated[str, Meta(pattern=r"^[a-z_]{1,20}-[1-9][0-9]{0,15}(-[1-9][0-9]{0,15})?$")]
"""One thing that stood on a sheet, as a form sends back what it has shown: `task-3-57` is task 3 as
entry 57 left it."""


class SheetState(StrEnum):
    """How far a sheet has come. Dansk: overdragelsesarkets stand."""

    OFFERED = "offered"
    TAKEN = "taken"
    WITHDRAWN = "withdrawn"
    REPLACED = "replaced"
