"""What fails when something fails: pure arithmetic over who is supplied by whom.

The law: an object fails when of one of its supplier groups fewer than k still work, and its
hold-out time for that kind of supply has run. So with n suppliers of which k are needed it fails
at the (n - k + 1)-th of their fail times, plus the hold-out; of several groups the first counts.
Whoever fails by itself fails at its start, if nothing took it before. A circle by itself fails
nobody: only what a start reaches fails.

Units and shapes: times are whole minutes, int64, on one clock (which is the caller's); NEVER for
what does not fail. Objects are rows 0 … n - 1, groups rows 0 … g - 1. While it is computed a time
is a key: minutes times STEPS, plus the number of steps from a start. So each step costs something,
also without hold-out, and of two explanations the one with fewer steps holds; none goes in a circle.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]

STEPS = 1 << 21
"""More than there are objects, so that steps never grow into a minute."""
NEVER = 1 << 40
"""Minutes; later than any object can fail."""
ROUNDS = 48
"""As deep as networks are; a deeper one is settled object by object."""

_NEVER = NEVER * STEPS
_GROUPS_A_ROUND = 1 / 8
"""When a smaller part than this has changed, only the groups that it touches are asked again."""


@dataclass(frozen=True)
class Groups:
    """Supplier groups side by side.

    consumer: (g,) whose group it is. holdout: (g,) minutes that it lasts without. fewest: (g,) how
    many of the suppliers must have failed: n - k + 1. begin: (g + 1,) where in `suppliers` a group
    begins; a group has at least one supplier. objects: how many there are.
    """

    objects: int
    consumer: Ints
    holdout: Ints
    fewest: Ints
    begin: Ints
    suppliers: Ints

    @property
    def sizes(self) -> Ints:
        """(g,) how many suppliers each group has."""
        return np.diff(self.begin)

    @cached_property
    def blocks(self) -> tuple[_Block, ...]:
        """The groups of one size and one threshold together, so that numpy asks them at once."""
        kinds = self.sizes * (len(self.suppliers) + 1) + self.fewest
        order = np.argsort(kinds, kind="stable")
        cuts = np.flatnonzero(np.diff(kinds[order])) + 1
        return tuple(self._block(rows) for rows in np.split(order, cuts) if len(rows))

    @cached_property
    def touched(self) -> tuple[Ints, Ints]:
        """By supplier: where its groups begin (objects + 1,), and the groups."""
        order = np.argsort(self.suppliers, kind="stable")
        groups = np.repeat(np.arange(len(self.consumer)), self.sizes)[order]
        counts = np.bincount(self.suppliers, minlength=self.objects)
        return np.concatenate([[0], np.cumsum(counts)]), groups

    def _block(self, rows: Ints) -> _Block:
        size, fewest = int(self.sizes[rows[0]]), int(self.fewest[rows[0]])
        places = self.begin[rows] + np.arange(size)[:, None]
        cost = self.holdout[rows] * STEPS + 1
        return _Block(rows, self.consumer[rows], cost, self.suppliers[places], fewest)


@dataclass(frozen=True)
class _Block:
    """Groups of one size n and one threshold: suppliers (n, groups), cost as a key."""

    rows: Ints
    consumer: Ints
    cost: Ints
    suppliers: Ints
    fewest: int

    def ask(self, keys: Ints, some: NDArray[np.bool_] | None = None) -> tuple[Ints, Ints]:
        """Give whom the groups would fail, and when as a key."""
        suppliers, cost, consumer = self.suppliers, self.cost, self.consumer
        if some is not None:
            here = some[self.rows]
            suppliers, cost, consumer = suppliers[:, here], cost[here], consumer[here]
        return consumer, _smallest(keys[suppliers], self.fewest) + cost


def _smallest(keys: Ints, fewest: int) -> Ints:
    """Give the fewest-th smallest of each column."""
    if fewest == 1:
        return keys[0] if len(keys) == 1 else np.minimum.reduce(keys)
    if fewest == len(keys):
        return np.maximum.reduce(keys)
    return np.partition(keys, fewest - 1, axis=0)[fewest - 1]


def fail_keys(groups: Groups, starts: Ints) -> Ints:
    """Give when each object fails, as keys (n,), from when it would fail by itself (n,), minutes.

    From »only the starts« everything is asked again until nothing changes: fewer minutes each
    time, down to the one answer in which nobody has failed without a ground.
    """
    keys = np.where(starts < NEVER, starts * STEPS, _NEVER)
    changed = keys < _NEVER
    for _ in range(ROUNDS):
        if not changed.any():
            return keys
        before = keys.copy()
        some = _asked(groups, changed)
        for block in groups.blocks:
            np.minimum.at(keys, *block.ask(before, some))
        changed = keys < before
    return _one_by_one(groups, starts)


def minutes(keys: Ints) -> Ints:
    """Give keys as minutes (n,); NEVER for what does not fail."""
    return keys // STEPS


def ground(groups: Groups, keys: Ints, row: int, own: Ints) -> tuple[int, int] | None:
    """Say why an object fails: the group that runs out first, and the supplier of it that was one
    too many. own: (m,) the groups whose consumer it is. None when it fails by itself, or never."""
    for group in own.tolist():
        suppliers = groups.suppliers[groups.begin[group] : groups.begin[group + 1]]
        order = np.argsort(keys[suppliers], kind="stable")
        last = int(suppliers[order[groups.fewest[group] - 1]])
        cost = int(groups.holdout[group]) * STEPS + 1
        if keys[row] < _NEVER and int(keys[last]) + cost == int(keys[row]):
            return group, last
    return None


def circles(groups: Groups) -> list[list[int]]:
    """Give the circles of supply: objects that need each other, each set once, rows ascending.

    An object is in a circle when it can be reached from itself. Found without recursion (Tarjan).
    """
    begin, touched = groups.touched
    return _components(groups.objects, begin.tolist(), groups.consumer[touched].tolist())


def _asked(groups: Groups, changed: NDArray[np.bool_]) -> NDArray[np.bool_] | None:
    """Give which groups have a supplier that changed; None when it is quicker to ask all."""
    rows = np.flatnonzero(changed)
    if len(rows) > groups.objects * _GROUPS_A_ROUND:
        return None
    begin, touched = groups.touched
    counts = begin[rows + 1] - begin[rows]
    offsets = np.repeat(begin[rows] - np.cumsum(counts) + counts, counts)
    some = np.zeros(len(groups.consumer), dtype=bool)
    some[touched[offsets + np.arange(len(offsets))]] = True
    return some


def _one_by_one(groups: Groups, starts: Ints) -> Ints:
    """Give the same by taking the objects in the order in which they fail; never quick, never
    much slower, however deep."""
    begin, touched = (one.tolist() for one in groups.touched)
    consumer, left = groups.consumer.tolist(), groups.fewest.tolist()
    cost = (groups.holdout * STEPS + 1).tolist()
    keys = [_NEVER] * groups.objects
    done = [False] * groups.objects
    waiting = [(int(starts[row]) * STEPS, int(row)) for row in np.flatnonzero(starts < NEVER)]
    for key, row in waiting:
        keys[row] = key
    heapq.heapify(waiting)
    while waiting:
        key, row = heapq.heappop(waiting)
        if done[row]:
            continue
        done[row] = True
        for group in touched[begin[row] : begin[row + 1]]:
            left[group] -= 1
            reached, then = consumer[group], key + cost[group]
            if left[group] == 0 and then < keys[reached]:
                keys[reached] = then
                heapq.heappush(waiting, (then, reached))
    return np.array(keys, dtype=np.int64)


def _components(objects: int, begin: list[int], reached: list[int]) -> list[list[int]]:
    index, low = [0] * objects, [0] * objects
    standing: list[int] = []
    on_stack = bytearray(objects)
    found: list[list[int]] = []
    count = 0
    for root in range(objects):
        path = [] if index[root] else [root]
        at = {root: begin[root]}
        while path:
            row = path[-1]
            if not index[row]:
                count += 1
                index[row] = low[row] = count
                standing.append(row)
                on_stack[row] = 1
            if at[row] < begin[row + 1]:
                other = reached[at[row]]
                at[row] += 1
                if not index[other]:
                    at[other] = begin[other]
                    path.append(other)
                elif on_stack[other]:
                    low[row] = min(low[row], index[other])
                continue
            path.pop()
            if path:
                low[path[-1]] = min(low[path[-1]], low[row])
            if low[row] == index[row]:
                cut = standing.index(row) if len(standing) < 64 else _last(standing, row)
                together, standing = standing[cut:], standing[:cut]
                for one in together:
                    on_stack[one] = 0
                if len(together) > 1:
                    found.append(sorted(together))
    return found


def _last(rows: list[int], row: int) -> int:
    at = len(rows) - 1
    while rows[at] != row:
        at -= 1
    return at
