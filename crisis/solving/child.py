"""The solver itself (HiGHS), in a process of its own: it holds nobody up and ends when told.

Aim after aim, as the chair orders them: first as little as can be is missing for the first, and
with that kept for the next. Then how late, how often moved, how far.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from typing import Any

import msgspec
import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from crisis.solving.problem import Found, Problem

Values = np.ndarray[Any, Any]
SLACK = 1e-6
WEIGHTS = (1_000.0, 300.0, 100.0, 30.0)
"""How a minute too late weighs for each aim beside a minute under way."""
MOVED = 20.0


class _Model:
    """What is kept and what is new of each pair of one kind; and later whether each is more than
    nothing, which only the last question asks."""

    def __init__(self, problem: Problem, places: Sequence[int]) -> None:
        self.problem, self.places = problem, places
        self.pairs = [problem.pairs[at] for at in places]
        self.count = len(places)
        stands = [float(one.stands) for one in self.pairs]
        most = [float(one.most) for one in self.pairs]
        self.upper = np.array([*stands, *most])
        self.rows: list[tuple[list[int], list[float], float]] = []
        self._limits()

    def _limits(self) -> None:
        problem, count = self.problem, self.count
        here = {at: place for place, at in enumerate(self.places)}
        for limit in problem.limits:
            mine = [here[at] for at in limit.pairs if at in here]
            if mine:
                both = [*mine, *(at + count for at in mine)]
                self.rows.append((both, [1.0] * len(both), float(limit.amount)))
        by_want: dict[int, list[int]] = {}
        for at, one in enumerate(self.pairs):
            by_want.setdefault(one.want, []).append(at)
        for want, mine in by_want.items():
            most = max(problem.asked[want], sum(self.pairs[at].stands for at in mine))
            both = [*mine, *(at + count for at in mine)]
            self.rows.append((both, [1.0] * len(both), float(most)))

    def ranks(self) -> list[int]:
        """The aims of its requests, first to last."""
        return sorted({self.problem.ranks[one.want] for one in self.pairs})

    def given(self, rank: int) -> Values:
        """What it is worth to give to requests of one aim: each as a part of what it asks."""
        worth = np.zeros(len(self.upper))
        for at, one in enumerate(self.pairs):
            if self.problem.ranks[one.want] == rank:
                worth[[at, at + self.count]] = -1.0 / self.problem.asked[one.want]
        return worth

    def trouble(self) -> Values:
        """How late, how far, and what is taken from where it stands; asked with two more variables
        for each pair, whether it is kept and whether it is new at all."""
        count = self.count
        for at in range(2 * count):
            if self.upper[at]:
                self.rows.append(([at, at + 2 * count], [1.0, -float(self.upper[at])], 0.0))
        self.upper = np.concatenate([self.upper, np.minimum(self.upper, 1.0)])
        cost = np.zeros(4 * count)
        for at, one in enumerate(self.pairs):
            weight = WEIGHTS[min(self.problem.ranks[one.want], len(WEIGHTS) - 1)]
            cost[at + 2 * count] = one.minutes
            cost[at + 3 * count] = one.minutes + weight * one.late
            if one.stands:
                cost[at] = -MOVED / one.stands
        return cost

    def keep(self, goal: Values, reached: float) -> None:
        """What was reached is not given up for what comes after."""
        places = [int(one) for one in np.flatnonzero(goal)]
        self.rows.append((places, [float(goal[one]) for one in places], reached + SLACK))

    def solve(self, goal: Values, seconds: float) -> Any:
        """Give what HiGHS answers within the time."""
        at = [row for row, (places, _, _) in enumerate(self.rows) for _ in places]
        to = [place for places, _, _ in self.rows for place in places]
        values = [value for _, row, _ in self.rows for value in row]
        matrix = csr_array((values, (at, to)), shape=(len(self.rows), len(goal)))
        upper = np.array([most for _, _, most in self.rows])
        return milp(
            goal,
            integrality=np.ones(len(goal)),
            bounds=Bounds(0, self.upper),
            constraints=LinearConstraint(matrix, ub=upper),
            options={"time_limit": max(0.02, seconds), "mip_rel_gap": 0.0},
        )


def found(problem: Problem, clock: Callable[[], float]) -> Found:
    """Solve kind after kind within the time; what was found by then is given, finished or not."""
    kinds = sorted({one.kind for one in problem.pairs})
    kept, extra = [0] * len(problem.pairs), [0] * len(problem.pairs)
    finished, end = True, clock() + problem.seconds
    for at, kind in enumerate(kinds):
        places = [n for n, one in enumerate(problem.pairs) if one.kind == kind]
        until = clock() + (end - clock()) / (len(kinds) - at)
        answer, whole = _kind(_Model(problem, places), until, clock)
        if answer is None:
            return Found()
        finished = finished and whole
        for place, n in enumerate(places):
            kept[n], extra[n] = answer[place], answer[len(places) + place]
    return Found(finished=finished, kept=tuple(kept), extra=tuple(extra))


def _kind(model: _Model, until: float, clock: Callable[[], float]) -> tuple[list[int] | None, bool]:
    best: list[int] | None = None
    for rank in [*model.ranks(), None]:
        goal = model.trouble() if rank is None else model.given(rank)
        answer = model.solve(goal, until - clock())
        if answer.x is None:
            return best, False
        best = np.rint(answer.x).astype(int).tolist()
        if answer.status != 0:
            return best, False
        model.keep(goal, float(answer.fun))
    return best, True


if __name__ == "__main__":
    asked = msgspec.json.decode(sys.stdin.buffer.read(), type=Problem)
    sys.stdout.buffer.write(msgspec.json.encode(found(asked, time.monotonic)))
