"""What fails when something fails: pure arithmetic over who is supplied by whom.

The law: an object fails when of one of its supplier groups fewer than k still work, and its
hold-out time for that kind of supply has run. So with n suppliers of which k are needed it fails
at the (n - k + 1)-th of their fail times, plus the hold-out; of several groups the first counts.
What fails by itself fails at its start, if nothing took it before. A circle by itself fails
nobody: only what a start reaches fails. A group that was to have failed its consumer by a time at
which somebody saw it work has not, and is not expected to any more.

Units and shapes: times are whole minutes, int64, on one clock (the caller's); NEVER for what does
not fail. Objects are rows 0 … n - 1, groups rows 0 … g - 1. While it is computed a time is a key:
minutes times STEPS, plus the number of steps from a start. So each step costs something, also
without hold-out; of two explanations the one with fewer steps holds, and none goes in a circle.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from crisis.register.settling import compiled, settle

Ints = NDArray[np.int64]

STEPS = 1 << 21
"""More than there are objects, so that steps never grow into a minute."""
NEVER = 1 << 40
"""Minutes; later than any object can fail."""
SMALL = 20_000
"""Up to so many lines of supply a network is settled uncompiled, in some 20 ms at most."""

_NEVER = NEVER * STEPS


@dataclass(frozen=True)
class Groups:
    """Supplier groups side by side.

    objects: how many there are. consumer: (g,) whose group it is. holdout: (g,) minutes that it
    lasts without. fewest: (g,) how many of its suppliers must fail: n - k + 1, at least 1. begin:
    (g + 1,) where in `suppliers` a group begins. suppliers: rows of objects, each once in a group.
    """

    objects: int
    consumer: Ints
    holdout: Ints
    fewest: Ints
    begin: Ints
    suppliers: Ints

    @cached_property
    def touched(self) -> tuple[Ints, Ints]:
        """By supplier: where its groups begin (objects + 1,), and the groups."""
        order = np.argsort(self.suppliers, kind="stable")
        groups = np.repeat(np.arange(len(self.consumer)), np.diff(self.begin))[order]
        counts = np.bincount(self.suppliers, minlength=self.objects)
        return np.concatenate([[0], np.cumsum(counts)]), groups

    @cached_property
    def cost(self) -> Ints:
        """(g,) what a step through a group adds to a key."""
        return self.holdout * STEPS + 1


def fail_keys(groups: Groups, starts: Ints, seen: Ints | None = None) -> Ints:
    """Give when each object fails, as keys (n,), from when it would fail by itself (n,) minutes.

    seen: (n,) the minute at which it was last seen to work, negative when it was not.
    It is the one answer in which everybody who fails has a ground: the least set of failures, each
    as late as the law allows.
    """
    keys = np.where(starts < NEVER, starts, NEVER) * STEPS
    first = np.flatnonzero(starts < NEVER)
    net = (*groups.touched, groups.consumer, groups.cost, _works(groups, seen))
    if len(groups.suppliers) > SMALL:
        compiled()(net, groups.fewest.copy(), keys, first)
        return keys
    listed = keys.tolist()
    settle(tuple(one.tolist() for one in net), groups.fewest.tolist(), listed, first.tolist())
    return np.array(listed, dtype=np.int64)


def _works(groups: Groups, seen: Ints | None) -> Ints:
    """Give until when each is known to work, as keys: to the end of the minute."""
    if seen is None:
        return np.full(groups.objects, -1, dtype=np.int64)
    return np.maximum(seen, -1) * STEPS + STEPS - 1


def minutes(keys: Ints) -> Ints:
    """Give keys as minutes (n,); NEVER for what does not fail."""
    return keys // STEPS


def ground(groups: Groups, keys: Ints, row: int, own: Ints) -> tuple[int, int] | None:
    """Say why an object fails: the group that runs out first, and the supplier of it that was one
    too many. own: (m,) the groups whose consumer it is. None when it fails by itself, or never."""
    for group in own.tolist() if keys[row] < _NEVER else ():
        suppliers = groups.suppliers[groups.begin[group] : groups.begin[group + 1]]
        order = np.argsort(keys[suppliers], kind="stable")
        last = int(suppliers[order[groups.fewest[group] - 1]])
        if keys[last] + groups.cost[group] == keys[row]:
            return group, last
    return None


def circles(groups: Groups) -> list[list[int]]:
    """Give the circles of supply: objects that need each other, each set once, its rows ascending.

    Tarjan's strongly connected components of more than one, without recursion.
    """
    begin, touched = groups.touched
    steps, reached = begin.tolist(), groups.consumer[touched].tolist()
    index, low, at = [0] * groups.objects, [0] * groups.objects, begin[:-1].tolist()
    standing: list[int] = []
    found: list[list[int]] = []
    count = 0
    for root in range(groups.objects):
        path = [] if index[root] else [root]
        while path:
            row = path[-1]
            if not index[row]:
                count += 1
                index[row] = low[row] = count
                standing.append(row)
            if at[row] < steps[row + 1]:
                other = reached[at[row]]
                at[row] += 1
                if not index[other]:
                    path.append(other)
                low[row] = min(low[row], index[other] or low[row])
                continue
            path.pop()
            if low[row] == index[row]:
                together = _taken(standing, row, index)
                found += [together] if len(together) > 1 else []
            elif path:
                low[path[-1]] = min(low[path[-1]], low[row])
    return found


def _taken(standing: list[int], row: int, index: list[int]) -> list[int]:
    """Take one component off; for who comes later it is behind, and no way back."""
    together: list[int] = []
    while not together or together[-1] != row:
        together.append(standing.pop())
        index[together[-1]] = len(index) + 1
    return sorted(together)
