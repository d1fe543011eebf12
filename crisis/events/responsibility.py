"""Facts about the responsibility matrix."""

from __future__ import annotations

from crisis.events.base import Event
from crisis.terms.responsibility import Ground, MatrixRow


class MatrixRowSet(Event, frozen=True, kw_only=True):
    """A line of the matrix is now this. Dansk: ansvarsrække sat."""

    row: MatrixRow


class MatrixRowRetired(Event, frozen=True, kw_only=True):
    """A line is out of the matrix. Dansk: ansvarsrække udfaset."""

    number: int


class MunicipalityPlaced(Event, frozen=True, kw_only=True):
    """A municipality belongs to this region and fire service. Dansk: kommune placeret."""

    ground: Ground
