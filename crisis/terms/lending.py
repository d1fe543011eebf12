"""Words about break-glass: a seat is lent for one shift, seen by all, and binds nobody."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

LoanNumber = Annotated[int, Meta(ge=1, le=9_999)]
HOURS_MOST = 12
"""One shift."""
LoanHours = Annotated[int, Meta(ge=1, le=HOURS_MOST)]
AccountNumber = Annotated[int, Meta(ge=1, le=2**53 - 1)]
