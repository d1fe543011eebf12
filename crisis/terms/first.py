"""Words about the first assessment: what one makes of a report before the staff is called."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

CALLED_LIMIT = 200

Told = Annotated[str, Meta(min_length=1, max_length=1_000)]
"""One part of an assessment, in words."""


def first_label(assessment: int) -> str:
    """Give an assessment's number as the log says it."""
    return f"Førstevurdering nr. {assessment}"
