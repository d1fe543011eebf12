"""Words about shifts: who sits on a seat from when to when, as it is planned."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

from msgspec import Meta

ShiftNumber = Annotated[int, Meta(ge=1, le=9_999)]

LONGEST = timedelta(hours=12)
"""Assumed: what is longer is warned of and not refused; arbejdstidsloven knows exceptions."""
RELIEF_OVERLAP = timedelta(minutes=30)
"""So long two may sit on a seat, so that one hands it over to the other."""
RELIEF_SOON = timedelta(minutes=30)
"""So long before a relief is due the one who goes off is asked to begin the sheet."""
SHEET_COUNTS = timedelta(hours=2)
"""A sheet made so long before a relief is the sheet of that relief (assumed); and so long after it
was due it is still asked for."""
FURTHEST = timedelta(days=14)
"""Nobody plans further ahead: a wrong year is a slip of the pen."""
