"""Facts about imported geography."""

from __future__ import annotations

from crisis.events.base import Event
from crisis.terms.geodata import GeodataKind


class GeodataImported(Event, frozen=True, kw_only=True):
    """This file is now the boundaries or the coast. Dansk: geodata indlæst."""

    kind: GeodataKind
    sha256: str
    features: int
    source: str | None
