"""What happens to a request for help, as rows of the staff log."""

from __future__ import annotations

from typing import Any

from crisis.events import Event
from crisis.events.requests import RequestAnswered, RequestMade, RequestTold
from crisis.terms.log import EntryKind

KINDS = frozenset({RequestMade.__name__, RequestAnswered.__name__, RequestTold.__name__})
"""What stands as a row; a promise itself holds no words."""

_SAME = ("text", "request", "reason", "source", "seat_name", "authority_name", "on_behalf_of")


def told(event: Event) -> dict[str, Any]:
    """Give what stands in the row; an answer rests on the entry it was asked by."""
    found: dict[str, Any] = {name: getattr(event, name, None) for name in _SAME}
    return {**found, "kind": EntryKind.REQUEST, "rests_on": getattr(event, "entry", None)}
