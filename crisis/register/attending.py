"""Which occasions are on in an area at a moment, and when that is next otherwise by time alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from crisis.geo.geometries import one_in_metres
from crisis.register.reporting import Area
from crisis.register.snapshot import EPOCH, Snapshot, microseconds
from crisis.terms.exposure import OccasionsOn
from crisis.terms.register import RegisterReader


def attending_in(
    areas: Sequence[Area], snapshot: Snapshot, reader: RegisterReader
) -> list[OccasionsOn]:
    """Say it of each area with a shape, at its own moment; it costs by how many occasions the
    register has that are not over, and not by how many objects."""
    return [_attending(one, snapshot, reader) for one in areas]


def _attending(area: Area, snapshot: Snapshot, reader: RegisterReader) -> OccasionsOn:
    assert area.shape is not None
    now = microseconds(area.at)
    rows = snapshot.occasions[snapshot.whens[snapshot.occasions, 1] > now]
    if len(rows):
        shape = one_in_metres(area.shape)
        rows = snapshot.index.among(snapshot.for_reader(rows, reader), shape, area.distance_m)
    whens = snapshot.whens[rows]
    on = whens[whens[:, 0] <= now]
    edges = [int(one) for one in whens[:, :2].ravel() if one > now]
    return OccasionsOn(
        occasions=len(on),
        people=int(on[:, 2].sum()),
        moves=EPOCH + timedelta(microseconds=min(edges)) if edges else None,
    )
