"""Facts about scripts for drills."""

from __future__ import annotations

from crisis.events.base import Event


class ScriptSaved(Event, frozen=True, kw_only=True):
    """A script was kept; it was read through and plays by itself. Dansk: drejebog gemt."""

    id: str
    title: str
    text: str
    seat_name: str
    authority_name: str


class ScriptRetired(Event, frozen=True, kw_only=True):
    """A script is no longer in use. Dansk: drejebog udfaset."""

    id: str
