"""What fails when something fails, against scipy's Dijkstra over the same lines of supply.

Dijkstra knows nothing of groups of which some must work; it is the bare limit of walking the graph.
"""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Iterator

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra

from crisis.register.cascade import NEVER, Groups, circles, fail_keys
from crisis.register.settling import compiled
from tests.bench import bare
from tests.bench.goals import at_most

SIZES = ((20_000, 60_000), (1_000_000, 3_000_000))
STARTS = 20
HOLDOUTS = (0, 15, 60, 240, 480, 1_440)
GROUP_SIZES, SHARES = (1, 2, 3, 4), (0.4, 0.3, 0.2, 0.1)
RATIO = 2.0


def measure() -> Iterator[str]:
    """Give the lines of the table."""
    begun = time.perf_counter()
    network = _network(100, 300, any_fails=False)
    starts = np.where(np.arange(100) < 1, 0, NEVER)
    compiled()((*network.touched, network.consumer, network.cost, starts - NEVER - 1),
               network.fewest.copy(), starts * 1, np.array([0]))  # fmt: skip
    yield f"compiled, once in a process: {time.perf_counter() - begun:.1f} s"
    for objects, edges in SIZES:
        for any_fails in (True, False):
            yield from _one(objects, edges, any_fails=any_fails)


def _one(objects: int, edges: int, *, any_fails: bool) -> Iterator[str]:
    network = _network(objects, edges, any_fails=any_fails)
    starts = np.full(objects, NEVER)
    starts[:STARTS] = 0
    costs = np.repeat(network.holdout, np.diff(network.begin)) + 1.0
    lines = (network.suppliers, np.repeat(network.consumer, np.diff(network.begin)))
    graph = csr_matrix((costs, lines), shape=(objects, objects))
    first = np.arange(STARTS)
    begun = time.perf_counter()
    laid_out = network.touched, network.cost
    made = time.perf_counter() - begun
    bare_s = bare.median(lambda: dijkstra(graph, indices=first, min_only=True), 9)
    ours_s = bare.median(lambda: fail_keys(network, starts), 9)
    failed = int((fail_keys(network, starts) < NEVER << 21).sum())
    what = "any supplier fails it" if any_fails else "k of n, mixed"
    limit = at_most(RATIO, ours_s / bare_s) if objects == SIZES[0][0] else "(tried)"
    yield (
        f"{objects:,} objects, {len(network.suppliers):,} lines, {what}: {ours_s * 1e3:.1f} ms, "
        f"dijkstra {bare_s * 1e3:.1f} ms, ratio {ours_s / bare_s:.2f} {limit}; {failed:,} fail; "
        f"laid out once in {made * 1e3:.0f} ms"
    )
    if not any_fails:
        tracemalloc.start()
        fail_keys(network, starts)
        used = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        held = sum(one.nbytes for one in (*laid_out[0], laid_out[1], network.suppliers,
                   network.begin, network.consumer, network.holdout, network.fewest))  # fmt: skip
        begun = time.perf_counter()
        many = len(circles(network))
        seconds = time.perf_counter() - begun
        yield (
            f"  memory: held {held / 1e6:.0f} MB, at work {used / 1e6:.0f} MB more; "
            f"{many} circles found in {seconds:.1f} s"
        )


def _network(objects: int, edges: int, *, any_fails: bool) -> Groups:
    """Random lines of supply; circles come by themselves."""
    chance = np.random.default_rng(1)
    sizes = chance.choice(GROUP_SIZES, size=edges, p=SHARES)
    sizes = sizes[np.cumsum(sizes) <= edges]
    begin = np.concatenate([[0], np.cumsum(sizes)])
    needed = sizes if any_fails else chance.integers(1, sizes + 1)
    return Groups(
        objects=objects,
        consumer=chance.integers(0, objects, len(sizes)),
        holdout=chance.choice(HOLDOUTS, len(sizes)),
        fewest=sizes - needed + 1,
        begin=begin,
        suppliers=chance.integers(0, objects, begin[-1]),
    )
