"""Words about scripts that are kept in the planning."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

ScriptId = Annotated[str, Meta(pattern=r"^sc-[0-9a-z]{12}$")]
SCRIPT_LIMIT = 512_000
"""So many signs a script may have; what a drill takes."""
ScriptText = Annotated[str, Meta(min_length=1, max_length=SCRIPT_LIMIT)]
MOST_SCRIPTS = 500
"""So many may be in use at once; each is held in memory."""
