"""Files of geography in use, read once and kept in memory for as long as they are in use."""

from __future__ import annotations

import logging
from collections.abc import Mapping

from crisis.errors import Malformed
from crisis.register.boundaries import Area, outline, read_areas
from crisis.register.files import Files
from crisis.register.municipalities import Municipalities
from crisis.register.search import StoredGeodata
from crisis.terms.geodata import GeodataKind

log = logging.getLogger(__name__)


class Geography:
    """Reads a file when it is first asked for; a file that is missing counts as not imported."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._municipalities: tuple[str, Municipalities | None] = ("", None)
        self._outlines: dict[GeodataKind, tuple[str, bytes | None]] = {}

    def municipalities(self, used: Mapping[GeodataKind, StoredGeodata]) -> Municipalities | None:
        """Give the boundaries in use; None when there are none."""
        one = used.get(GeodataKind.MUNICIPALITIES)
        if one is None:
            return None
        name, known = self._municipalities
        if name != one.sha256:
            areas = self._areas(one.kind, one.sha256)
            known = Municipalities(areas) if areas else None
            self._municipalities = (one.sha256, known)
        return known

    def outline(self, one: StoredGeodata | None) -> bytes | None:
        """Give the outline of a file as GeoJSON for a map."""
        if one is None:
            return None
        name, drawn = self._outlines.get(one.kind, ("", None))
        if name != one.sha256:
            areas = self._areas(one.kind, one.sha256)
            drawn = outline(areas) if areas else None
            self._outlines[one.kind] = (one.sha256, drawn)
        return drawn

    def _areas(self, kind: GeodataKind, sha256: str) -> list[Area]:
        data = self._files.get(sha256)
        if data is None:
            log.error("geodata %s: the file %s is missing or damaged", kind.value, sha256)
            return []
        try:
            return read_areas(data, kind)
        except Malformed as problem:
            log.error("geodata %s: the file %s cannot be read: %s", kind.value, sha256, problem)
            return []
