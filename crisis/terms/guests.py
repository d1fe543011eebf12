"""Words about guests: partners who are let in to one operation by a link."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

LinkName = Annotated[str, Meta(pattern=r"^[0-9a-f]{16}$")]
"""The name by which the log speaks of a guest's link; it opens nothing."""
Hours = Annotated[int, Meta(ge=1, le=168)]
"""How long a link works: a week at most."""
DAY: Hours = 24
MOST_LINKS = 5
"""So many links of one partner may work at once: enough for a shift, few enough to look over."""
