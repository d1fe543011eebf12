"""What is decided about who gets what first, as rows of the staff log."""

from __future__ import annotations

from typing import Any

from crisis.events import Event
from crisis.events.allotments import PriorityDecided
from crisis.events.priorities import PrioritiesSet
from crisis.terms.log import EntryKind

KINDS = dict.fromkeys((PrioritiesSet.__name__, PriorityDecided.__name__), EntryKind.DECISION)
"""What happened → as which sort of row it stands."""

_SAME = ("text", "seat_name", "authority_name")


def told(event: Event) -> dict[str, Any]:
    """Give what stands in the row; allotment 0 is the order of the aims."""
    found: dict[str, Any] = {name: getattr(event, name, None) for name in _SAME}
    reason, allotment = getattr(event, "ground", None), getattr(event, "allotment", 0)
    return {**found, "kind": KINDS[type(event).__name__], "reason": reason, "allotment": allotment}
