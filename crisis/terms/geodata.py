"""Words about geography that is imported whole: boundaries and coast."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from msgspec import Meta

Sha256 = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}$")]
Features = Annotated[int, Meta(ge=1, le=1_000_000)]


class GeodataKind(StrEnum):
    """What a file of geography holds. Dansk: geodataens art."""

    MUNICIPALITIES = "municipalities"
    COAST = "coast"
    DISTRICTS = "districts"
