"""A proposal over 200 requests and 2,000 units, beside the straight lines of as many pairs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import numpy as np

from crisis.geo.roads import road_metres
from crisis.geo.utm import to_metres
from crisis.rules.proposing import propose
from crisis.rules.weighing import Offer, Promised, Scene, Want
from crisis.terms.priority import AIMS
from tests.bench import bare
from tests.bench.goals import at_most

WANTS, OFFERS = 200, 2_000
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
CORNERS = (9.0, 55.3), (10.1, 56.0)
LIMIT_S = 2.0
RUNS = 5


def measure() -> Iterator[str]:
    """Give the lines of the table."""
    chance = np.random.default_rng(1)
    wanted = chance.uniform(*CORNERS, (WANTS, 2))
    standing = chance.uniform(*CORNERS, (OFFERS, 2))
    road_metres(wanted[:1], standing[:1])
    lines_s = bare.median(lambda: _straight(wanted, standing), RUNS)
    roads_s = bare.median(lambda: road_metres(wanted, standing), RUNS)
    metres = road_metres(wanted, standing).tolist()
    yield (
        f"{WANTS} × {OFFERS:,} estimated ways: {roads_s * 1e3:.0f} ms, bare straight lines "
        f"{lines_s * 1e3:.1f} ms, ratio {roads_s / lines_s:.0f}"
    )
    for kinds in (1, 10):
        scene = _scene(chance, kinds, metres)
        sorted_s = bare.median(lambda: [sorted(row) for row in metres], RUNS)
        ours_s = bare.median(lambda asked=scene: propose(asked), RUNS)
        found = propose(scene)
        moved = sum(1 for one in found.lines if one.taken_from)
        yield (
            f"proposal, {kinds} kind(s): {ours_s * 1e3:.0f} ms, bare sorting of each row "
            f"{sorted_s * 1e3:.0f} ms, ratio {ours_s / sorted_s:.1f}; ways and proposal together "
            f"{ours_s + roads_s:.2f} s {at_most(LIMIT_S, ours_s + roads_s, 's')}; "
            f"{len(found.lines)} lines, {moved} moved, {len(found.shorts)} short, by {found.basis}"
        )


def _straight(wanted: np.ndarray, standing: np.ndarray) -> object:
    a, b = to_metres(wanted), to_metres(standing)
    return np.hypot(a[:, None, 0] - b[None, :, 0], a[:, None, 1] - b[None, :, 1])


def _scene(chance: np.random.Generator, kinds: int, metres: list[list[float]]) -> Scene:
    """Scarce: more is wanted than there is, and a third of the units are promised already."""
    wants = [
        Want(
            key=f"w{at}",
            aim=AIMS[int(chance.integers(4))],
            capability=str(at % kinds),
            amount=int(chance.integers(1, 60)),
            asked_at=NOON - timedelta(minutes=int(chance.integers(600))),
            start=NOON + timedelta(minutes=int(chance.integers(600))),
            until=NOON + timedelta(hours=24),
        )
        for at in range(WANTS)
    ]
    offers = [
        Offer(
            key=f"o{at}",
            capability=str(at % kinds),
            amount=int(chance.integers(1, 4)),
            ready_minutes=int(chance.integers(5, 60)),
        )
        for at in range(OFFERS)
    ]
    promised = [
        Promised(want=f"w{at % kinds + kinds * int(chance.integers(WANTS // kinds))}",
                 offer=f"o{at}", amount=1)
        for at in range(0, OFFERS, 3)
    ]  # fmt: skip
    return Scene(now=NOON, order=AIMS, wants=wants, offers=offers, promised=promised, metres=metres)
