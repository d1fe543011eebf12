"""Who sees what: the one place where a situation is narrowed to its reader.

For now every entry is for every signed-in seat; the shape stands so that each page, panel,
socket, export and interface already asks here. Dansk: indsigt.
"""

from __future__ import annotations

from crisis.events import Stamp
from crisis.projections.situation import Situation
from crisis.rules.known import By


def view(situation: Situation, by: By) -> Situation:
    """Give the situation as this reader may see it."""
    return situation


def may_see(stamp: Stamp, by: By) -> bool:
    """Says whether the reader may see an entry's content; if not it is a numbered blank."""
    return True
