"""A first assessment as a row of the staff log."""

from __future__ import annotations

from typing import Any

from crisis.events.first import FirstAssessed
from crisis.terms.log import Certainty, EntryKind

_SAME = ("text", "assessment", "seat_name", "authority_name")


def told(event: FirstAssessed) -> dict[str, Any]:
    """Give what stands in the row. What one makes of a report is as sure as a judgement can be."""
    found: dict[str, Any] = {name: getattr(event, name) for name in _SAME}
    found |= {"kind": EntryKind.NOTE, "certainty": Certainty.PRESUMED}
    return found | {"rests_on": event.entry}
