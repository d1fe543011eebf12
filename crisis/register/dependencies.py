"""The network of supply as it is now: ids instead of rows, minutes instead of keys, and why.

What is out of use in the register supplies nobody and needs nobody: it is left out, a group that it
stood in has one supplier less and needs no more than are left, and `lost` says so to the planner.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

import numpy as np
from msgspec.structs import replace

from crisis.register.cascade import NEVER, Groups, Ints, circles, fail_keys, ground, minutes
from crisis.terms.dependencies import Supply

NOTHING: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True)
class Step:
    """One failure. minute: on the caller's clock. supply, supplier: the group that runs out first,
    and the one in it that was one too many; None for what fails by itself. steps: how many failures
    lie before it."""

    object: str
    minute: int
    supply: Supply | None
    supplier: str | None
    steps: int


@dataclass(frozen=True)
class Cascade:
    """What fails, the first first. steps: by object."""

    steps: dict[str, Step]

    def path(self, object_: str) -> list[Step]:
        """Give how it came to an object: its own step, and back to what failed by itself."""
        found = [self.steps[object_]]
        while (before := found[-1].supplier) is not None:
            found.append(self.steps[before])
        return found


class Network:
    """Who is supplied by whom among the objects in use.

    ids: the objects, by row. supplies: the groups, by row, as they are computed with. lost: the
    supplies that name what is out of use, with what they miss.
    """

    def __init__(self, supplies: Iterable[Supply], in_use: frozenset[str]) -> None:
        whole = tuple(supplies)
        missing = (
            (one, tuple(each for each in (one.consumer, *one.suppliers) if each not in in_use))
            for one in whole
        )
        self.lost = {one: gone for one, gone in missing if gone}
        self.supplies = tuple(left for one in whole if (left := _left(one, in_use)) is not None)
        named = (each for one in self.supplies for each in (one.consumer, *one.suppliers))
        self.ids = tuple(dict.fromkeys(named))
        self._rows = {id_: row for row, id_ in enumerate(self.ids)}

    def __contains__(self, object_: object) -> bool:
        return object_ in self._rows

    @cached_property
    def circles(self) -> list[list[str]]:
        """The circles of supply, each as the objects in it."""
        return [[self.ids[row] for row in one] for one in circles(self._groups)]

    def cascade(self, starts: Mapping[str, int], seen: Mapping[str, int] = NOTHING) -> Cascade:
        """Say what fails. starts: object → minute on the caller's clock, 0 or later. seen: object →
        the minute at which it was last seen to work."""
        keys = fail_keys(self._groups, self._laid(starts, NEVER), self._laid(seen, -1))
        when = minutes(keys)
        failed = np.flatnonzero(when < NEVER)
        order = failed[np.argsort(keys[failed], kind="stable")].tolist()
        steps: dict[str, Step] = {}
        for row in order:
            own = np.array(self._of.get(row, ()), dtype=np.int64)
            why = ground(self._groups, keys, row, own)
            supply = self.supplies[why[0]] if why else None
            supplier = self.ids[why[1]] if why else None
            before = steps[supplier].steps + 1 if supplier else 0
            steps[self.ids[row]] = Step(self.ids[row], int(when[row]), supply, supplier, before)
        alone = ((one, at) for one, at in starts.items() if one not in self._rows)
        steps |= {one: Step(one, at, None, None, 0) for one, at in alone}
        return Cascade(dict(sorted(steps.items(), key=lambda each: each[1].minute)))

    def _laid(self, told: Mapping[str, int], without: int) -> Ints:
        found = np.full(len(self.ids), without, dtype=np.int64)
        for object_, minute in told.items():
            if object_ in self._rows:
                found[self._rows[object_]] = minute
        return found

    @cached_property
    def _groups(self) -> Groups:
        rows = self._rows
        sizes = [len(one.suppliers) for one in self.supplies]
        fewest = [len(one.suppliers) - one.needed + 1 for one in self.supplies]
        each = [rows[id_] for one in self.supplies for id_ in one.suppliers]
        return Groups(
            objects=len(self.ids),
            consumer=np.array([rows[one.consumer] for one in self.supplies], dtype=np.int64),
            holdout=np.array([one.holdout_minutes for one in self.supplies], dtype=np.int64),
            fewest=np.array(fewest, dtype=np.int64),
            begin=np.cumsum([0, *sizes], dtype=np.int64),
            suppliers=np.array(each, dtype=np.int64),
        )

    @cached_property
    def _of(self) -> dict[int, list[int]]:
        """Consumer → its groups."""
        found: dict[int, list[int]] = defaultdict(list)
        for group, one in enumerate(self.supplies):
            found[self._rows[one.consumer]].append(group)
        return found


def _left(one: Supply, in_use: frozenset[str]) -> Supply | None:
    """Give a supply with what of it is in use; None when nothing of it is left to fail."""
    suppliers = tuple(each for each in one.suppliers if each in in_use)
    if one.consumer not in in_use or not suppliers:
        return None
    if len(suppliers) == len(one.suppliers):
        return one
    return replace(one, suppliers=suppliers, needed=min(one.needed, len(suppliers)))
