"""Asks the solver in its own process, and puts its answer into lines that are measured as others.

Nothing it says is taken on trust: a line that does not fit beside those before it is left out.
"""

from __future__ import annotations

import logging
import subprocess
import sys
from collections.abc import Iterator
from math import inf

import msgspec

from crisis.rules.proposing import first_come, score
from crisis.rules.weighing import Ledger, Line, Proposal, Scene, Short, span
from crisis.solving.problem import Found, Pair, Problem, problem_of
from crisis.terms.priority import Basis, Lack, Why

log = logging.getLogger(__name__)

SECONDS = 2.0
"""How long it may look; with its start it is gone after SECONDS + START at the latest."""
START = 8.0


def solve(scene: Scene, seconds: float = SECONDS) -> tuple[Proposal, bool] | None:
    """Give its proposal, and whether nothing better is left to find among the nearest units; None
    when it found nothing in time."""
    problem = problem_of(scene, seconds)
    found = _asked(problem)
    if found is None or len(found.kept) != len(problem.pairs):
        return None
    return proposal_of(scene, problem, found), found.finished


def proposal_of(scene: Scene, problem: Problem, found: Found) -> Proposal:
    """Give what was found as a proposal: each line with why, what is missing, how it measures."""
    lines = tuple(_Lines(scene, problem, found).all())
    return Proposal(
        basis=Basis.SOLVER,
        lines=lines,
        shorts=tuple(_shorts(scene, problem, lines)),
        score=score(scene, lines),
        first_come=first_come(scene).score,
    )


def _asked(problem: Problem) -> Found | None:
    command = [sys.executable, "-m", "crisis.solving.child"]
    body = msgspec.json.encode(problem)
    try:
        done = subprocess.run(
            command, input=body, capture_output=True, timeout=problem.seconds + START, check=True
        )
        return msgspec.json.decode(done.stdout, type=Found)
    except (subprocess.SubprocessError, OSError, msgspec.DecodeError):
        log.warning("the solver gave no answer", exc_info=True)
        return None


class _Lines:
    """The answer as lines, what is kept before what is new."""

    def __init__(self, scene: Scene, problem: Problem, found: Found) -> None:
        self._scene, self._problem, self._found = scene, problem, found
        self._ledger = Ledger(scene)
        self._nearest: dict[int, int] = {}
        self._losers: dict[int, list[int]] = {}
        for at, one in enumerate(problem.pairs):
            if found.kept[at] < one.stands:
                self._losers.setdefault(one.offer, []).append(one.want)
            if one.most:
                soonest = self._nearest.get(one.want, one.minutes)
                self._nearest[one.want] = min(soonest, one.minutes)

    def all(self) -> Iterator[Line]:
        """Give the lines by the order of aims."""
        ranks, pairs = self._problem.ranks, self._problem.pairs
        order = sorted(range(len(pairs)), key=lambda at: (ranks[pairs[at].want], pairs[at].want))
        for at in order:
            amount = min(self._found.kept[at], pairs[at].stands)
            if amount:
                self._ledger.book(pairs[at].offer, pairs[at].want, amount)
                yield self._line(pairs[at], amount, Why.STAYS, None)
        for at in order:
            amount = self._book(pairs[at], self._found.extra[at])
            if amount:
                loser = self._loser(pairs[at])
                yield self._line(pairs[at], amount, self._why(pairs[at], loser), loser)

    def _book(self, one: Pair, amount: int) -> int:
        free = self._ledger.free(one.offer, self._ledger.held(one.offer, one.want))
        amount = max(0, min(amount, free))
        if amount:
            self._ledger.book(one.offer, one.want, amount)
        return amount

    def _loser(self, one: Pair) -> int | None:
        """Whose promise of the unit, in the same time, it takes from: of several the one whose aim
        comes first, since that weighs most."""
        start, until = span(self._scene.wants[one.want])
        found: list[int] = []
        for other in self._losers.get(one.offer, ()):
            begin, end = span(self._scene.wants[other])
            if other != one.want and begin < until and start < end:
                found.append(other)
        return min(found, key=self._problem.ranks.__getitem__, default=None)

    def _why(self, one: Pair, loser: int | None) -> Why:
        """A solver moves units within an aim too, and from what comes first to what comes after
        where nothing is lost by it: only what truly comes after is said to give way."""
        if loser is not None:
            ranks = self._problem.ranks
            return Why.MOVED if ranks[loser] > ranks[one.want] else Why.WHOLE
        return Why.NEAREST if one.minutes <= self._nearest[one.want] else Why.WHOLE

    def _line(self, one: Pair, amount: int, why: Why, loser: int | None) -> Line:
        scene = self._scene
        return Line(
            want=scene.wants[one.want].key,
            offer=scene.offers[one.offer].key,
            amount=amount,
            why=why,
            metres=scene.metres[one.want][one.offer],
            minutes=one.minutes,
            late_minutes=0 if why is Why.STAYS else one.late,
            taken_from=None if loser is None else scene.wants[loser].key,
        )


def _shorts(scene: Scene, problem: Problem, lines: tuple[Line, ...]) -> Iterator[Short]:
    given: dict[str, int] = {}
    for one in lines:
        given[one.want] = given.get(one.want, 0) + one.amount
    for at, wish in enumerate(scene.wants):
        missing = wish.amount - given.get(wish.key, 0)
        if missing <= 0:
            continue
        reach = {
            scene.offers[one.offer].key for one in problem.pairs if one.want == at and one.most
        }
        lost = {one.want: None for one in lines if one.offer in reach and one.want != wish.key}
        can = [one for one in scene.offers if one.works(wish, scene.now)]
        away = bool(can) and all(
            metres == inf
            for metres, one in zip(scene.metres[at], scene.offers, strict=True)
            if one in can
        )
        lack = Lack.TAKEN if lost else Lack.NO_ROAD if away else Lack.NONE_SUCH
        yield Short(want=wish.key, missing=missing, lack=lack, lost_to=tuple(lost)[:5])
