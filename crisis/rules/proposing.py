"""The greedy rule: who gets what first, and why; beside it the order in which it was asked.

The request whose aim comes first takes first: what it was promised stays, and then whoever is there
soonest, from an aim that comes after only when nothing else is nearly as near. Greedy is not best:
where asking first would serve the aims no worse, that is what is proposed. So a proposal is never
worse than first come, nor than what is promised now.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import count
from math import inf

from crisis.rules.weighing import (
    Booking,
    Ledger,
    Line,
    Passed,
    Proposal,
    Scene,
    Score,
    Short,
    arrivals,
    shortfall,
)
from crisis.terms.priority import MOVE_MINUTES, Aim, Basis, Lack, Why

PASSED_LIMIT = 2
"""So many nearer units are told of in a line."""
LOST_LIMIT = 5


def propose(scene: Scene) -> Proposal:
    """Say who should get what, by the order of aims or by the order of asking."""
    first = _Round(scene, Basis.FIRST_COME).proposal()
    greedy = _Round(scene, Basis.AIMS).proposal()
    best = greedy if greedy.score <= first.score else first
    return replace(best, first_come=first.score)


def first_come(scene: Scene) -> Proposal:
    """Say who would get what in the order it was asked; nothing that is promised is touched."""
    return _Round(scene, Basis.FIRST_COME).proposal()


def as_it_stands(scene: Scene) -> Proposal:
    """Say what is promised now, measured as a proposal is."""
    return _Round(scene, Basis.FIRST_COME).standing()


@dataclass(frozen=True, slots=True)
class _Choice:
    """A unit a request could have: in how many minutes, and at the cost of which bookings."""

    offer: int
    minutes: float
    loses: Booking | None


class _Turn:
    """One request's turn: in how many minutes each unit could be there, how soon the first of its
    own is, and which sooner ones it has to leave to others."""

    def __init__(self, scene: Scene, want: int) -> None:
        self.want, self._scene = want, scene
        self.minutes = arrivals(scene, want)
        self.soonest = inf
        self._passed: list[tuple[int, Booking]] = []

    def pass_by(self, offer: int, holder: Booking) -> None:
        """Leave a unit to whom it is bound to. They come by soonest first, so the first are
        enough; one more, since the last of them may be taken after all."""
        if holder.want != self.want and len(self._passed) <= PASSED_LIMIT:
            self._passed.append((offer, holder))

    def sooner(self, choice: _Choice) -> tuple[Passed, ...]:
        """Give what would be there before this, and who holds it."""
        found = [
            Passed(offer=self._scene.offers[offer].key, holder=self._scene.wants[holder.want].key)
            for offer, holder in self._passed
            if offer != choice.offer and self.minutes[offer] < choice.minutes
        ]
        return tuple(found[:PASSED_LIMIT])

    def why(self, choice: _Choice, sooner: tuple[Passed, ...]) -> Why:
        """Nothing is said to be there first while another that could come is there before it."""
        if choice.loses:
            return Why.MOVED
        return Why.NEXT if sooner else Why.FOLLOWS if self.soonest < choice.minutes else Why.NEAREST


class _Round:
    """One way through all requests; used once."""

    def __init__(self, scene: Scene, basis: Basis) -> None:
        self._scene, self._basis = scene, basis
        self._ledger = Ledger(scene)
        self._rank = _ranks(scene.order) if basis is Basis.AIMS else dict.fromkeys(Aim, 0)
        self._places = [self._rank[one.aim] for one in scene.wants]
        self._kept: dict[int, dict[int, None]] = {}
        self._can: dict[str, list[int]] = {}
        self._lines: list[Line] = []
        self._shorts: list[Short] = []
        self._turn = count()
        for at, one in sorted(enumerate(scene.offers), key=lambda pair: pair[1].key):
            if one.usable:
                self._can.setdefault(one.capability, []).append(at)
        self._stand()

    def _stand(self) -> None:
        """Book what is promised already, where the unit still works."""
        wants = {one.key: at for at, one in enumerate(self._scene.wants)}
        offers = {one.key: at for at, one in enumerate(self._scene.offers)}
        for one in self._scene.promised:
            want, offer = wants.get(one.want), offers.get(one.offer)
            if want is not None and offer is not None and self._scene.offers[offer].usable:
                self._ledger.book(offer, want, one.amount)
                self._kept.setdefault(want, {})[offer] = None

    def standing(self) -> Proposal:
        """Take what stands and nothing more."""
        for want in self._in_order():
            self._settle(_Turn(self._scene, want), more=False)
        return self._made()

    def proposal(self) -> Proposal:
        """Go through all requests in their order."""
        for want in self._in_order():
            self._settle(_Turn(self._scene, want), more=True)
        return self._made()

    def _made(self) -> Proposal:
        lines, shorts = tuple(self._lines), tuple(self._shorts)
        return Proposal(
            basis=self._basis, lines=lines, shorts=shorts, score=score(self._scene, lines)
        )

    def _in_order(self) -> list[int]:
        wants = self._scene.wants
        if self._basis is Basis.AIMS:
            return sorted(
                range(len(wants)),
                key=lambda at: (self._rank[wants[at].aim], wants[at].start, wants[at].asked_at,
                                wants[at].key),
            )  # fmt: skip
        return sorted(range(len(wants)), key=lambda at: (wants[at].asked_at, wants[at].key))

    def _settle(self, turn: _Turn, *, more: bool) -> None:
        missing = self._scene.wants[turn.want].amount - self._keep(turn)
        choices = self._choices(turn) if more and missing > 0 else iter(())
        for one in choices:
            missing -= self._give(turn, one, missing)
            if missing <= 0:
                break
        if missing > 0:
            self._shorts.append(self._short(turn.want, missing, turn.minutes))

    def _keep(self, turn: _Turn) -> int:
        """What was promised to it and was not taken by what comes before stays."""
        want, minutes, found = turn.want, turn.minutes, 0
        for offer in self._kept.get(want, ()):
            amount = sum(one.amount for one in self._ledger.held(offer, want) if one.want == want)
            if amount:
                found += amount
                turn.soonest = min(turn.soonest, minutes[offer])
                self._lines.append(self._line(want, offer, amount, minutes[offer], Why.STAYS))
        return found

    def _choices(self, turn: _Turn) -> Iterator[_Choice]:
        """Give what it could have, soonest first; to take from another counts as later."""
        waiting: list[tuple[float, int, _Choice]] = []
        want, minutes, ledger = turn.want, turn.minutes, self._ledger
        mine = self._places[want]
        for offer in sorted(self._able(want), key=minutes.__getitem__):
            soon = minutes[offer]
            if soon == inf:
                break
            while waiting and waiting[0][0] <= soon:
                yield heapq.heappop(waiting)[2]
            holder = ledger.whole(offer, want)
            if holder is not None and self._places[holder.want] <= mine:
                turn.pass_by(offer, holder)
                continue
            held = ledger.held(offer, want)
            free = ledger.free(offer, held)
            if free:
                yield _Choice(offer, soon, None)
            costly = self._movable(want, held)
            for one in costly:
                choice = _Choice(offer, soon, one)
                heapq.heappush(waiting, (soon + MOVE_MINUTES, next(self._turn), choice))
            if held and not free:
                turn.pass_by(offer, (costly or held)[0])
        while waiting:
            yield heapq.heappop(waiting)[2]

    def _able(self, want: int) -> list[int]:
        """Give what works for it; what rests is for what has not begun."""
        wish, scene = self._scene.wants[want], self._scene
        can = self._can.get(wish.capability, [])
        return [one for one in can if scene.offers[one].works(wish, scene.now)]

    def _movable(self, want: int, held: Sequence[Booking]) -> list[Booking]:
        """Give what could be taken from aims that come after, the last of them first."""
        mine, after = self._places[want], self._places
        found = [one for one in held if after[one.want] > mine]
        found.sort(key=lambda one: -after[one.want])
        return found

    def _give(self, turn: _Turn, choice: _Choice, missing: int) -> int:
        """Bind it, and say how much: what another loses in its time may be nothing in ours."""
        want, lost = turn.want, choice.loses
        if lost:
            self._ledger.release(choice.offer, lost)
        free = self._ledger.free(choice.offer, self._ledger.held(choice.offer, want))
        amount = max(0, min(missing, free))
        if lost and lost.amount > amount:
            self._ledger.book(choice.offer, lost.want, lost.amount - amount)
        if amount <= 0:
            return 0
        self._ledger.book(choice.offer, want, amount)
        loser = self._scene.wants[lost.want].key if lost else None
        sooner = turn.sooner(choice)
        line = self._line(want, choice.offer, amount, choice.minutes, turn.why(choice, sooner))
        self._lines.append(replace(line, taken_from=loser, passed=sooner))
        turn.soonest = min(turn.soonest, choice.minutes)
        return amount

    def _line(self, want: int, offer: int, amount: int, minutes: float, why: Why) -> Line:
        scene = self._scene
        wish = scene.wants[want]
        until_start = max(0.0, (wish.start - scene.now).total_seconds() / 60)
        known = minutes != inf
        counts = known and why is not Why.STAYS
        return Line(
            want=wish.key,
            offer=scene.offers[offer].key,
            amount=amount,
            why=why,
            metres=scene.metres[want][offer],
            minutes=round(minutes) if known else 0,
            late_minutes=round(max(0.0, minutes - until_start)) if counts else 0,
        )

    def _short(self, want: int, missing: int, minutes: Sequence[float]) -> Short:
        """Say what it lost to: the requests that hold what could have come."""
        wish = self._scene.wants[want]
        can = self._able(want)
        reached = [offer for offer in can if minutes[offer] < inf]
        lack = Lack.TAKEN if reached else Lack.NO_ROAD if can else Lack.NONE_SUCH
        lost: dict[str, None] = {}
        for offer in reached:
            for one in self._ledger.held(offer, want):
                if one.want != want:
                    lost[self._scene.wants[one.want].key] = None
            if len(lost) >= LOST_LIMIT:
                break
        if lack is Lack.TAKEN and not lost:
            lack = Lack.NONE_SUCH
        return Short(want=wish.key, missing=missing, lack=lack, lost_to=tuple(lost)[:LOST_LIMIT])


def score(scene: Scene, lines: Sequence[Line]) -> Score:
    """Measure a proposal by the chair's order: what is missing counts before how soon."""
    given: dict[str, int] = {}
    late = dict.fromkeys(scene.order, 0)
    aims = {one.key: one.aim for one in scene.wants}
    for one in lines:
        given[one.want] = given.get(one.want, 0) + one.amount
        late[aims[one.want]] += one.late_minutes
    missing = dict.fromkeys(scene.order, Fraction(0))
    for at, want in enumerate(scene.wants):
        missing[want.aim] += shortfall(scene, at, given.get(want.key, 0))
    moved = sum(1 for one in lines if one.taken_from)
    under_way = sum(one.minutes for one in lines)
    return (*missing.values(), *map(Fraction, (*late.values(), moved, under_way)))


def _ranks(order: Sequence[Aim]) -> dict[Aim, int]:
    return {aim: place for place, aim in enumerate(order)}
