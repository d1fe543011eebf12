"""Wishes about imported geography."""

from __future__ import annotations

from crisis.commands.base import Command
from crisis.terms.geodata import Features, GeodataKind, Sha256
from crisis.terms.log import Line


class ImportGeodata(Command, frozen=True, kw_only=True):
    """Use a file of boundaries or coast that lies in the installation. Dansk: brug geodata."""

    kind: GeodataKind
    sha256: Sha256
    features: Features
    source: Line | None = None
