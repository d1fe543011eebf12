"""The solver beside the greedy rule: measured by the same, and taken on trust in nothing."""

from __future__ import annotations

import time
from collections import Counter

from hypothesis import given, settings

from crisis.rules.proposing import propose
from crisis.rules.weighing import Ledger, Promised, Proposal, Scene
from crisis.solving import solve
from crisis.solving.asking import proposal_of
from crisis.solving.problem import Found, problem_of
from crisis.terms.priority import Aim, Basis, Lack, Why
from tests.unit.rules.weighed import hours, offer, scene, scenes, told, want


def solved(asked: Scene) -> tuple[Proposal, bool]:
    """In this process: a start of its own costs a second."""
    from crisis.solving.child import found  # with scipy, which only this worker needs

    problem = problem_of(asked, 20.0)
    answer = found(problem, time.monotonic)
    return proposal_of(asked, problem, answer), answer.finished


@settings(max_examples=60, deadline=None)
@given(scenes())
def test_nothing_is_given_twice_and_all_is_explained(asked: Scene) -> None:
    proposal, _ = solved(asked)
    wants = {one.key: at for at, one in enumerate(asked.wants)}
    offers = {one.key: at for at, one in enumerate(asked.offers)}
    ledger, given_out = Ledger(asked), Counter[str]()
    for line in proposal.lines:
        want_at, offer_at = wants[line.want], offers[line.offer]
        if line.why is not Why.STAYS:
            assert asked.offers[offer_at].works(asked.wants[want_at], asked.now)
            held = ledger.held(offer_at, want_at)
            assert line.amount <= ledger.free(offer_at, held)
        ledger.book(offer_at, want_at, line.amount)
        given_out[line.want] += line.amount
        gave_way = asked.wants[wants[line.taken_from]].aim if line.taken_from else None
        comes_after = gave_way is not None and (
            asked.order.index(gave_way) > asked.order.index(asked.wants[want_at].aim)
        )
        assert (line.why is Why.MOVED) == comes_after
        assert gave_way is None or line.why in (Why.MOVED, Why.WHOLE)
    missing = {one.want: one.missing for one in proposal.shorts}
    for one in asked.wants:
        assert given_out[one.key] + missing.get(one.key, 0) >= one.amount
    for short in proposal.shorts:
        assert bool(short.lost_to) == (short.lack is Lack.TAKEN)


@settings(max_examples=60, deadline=None)
@given(scenes())
def test_when_it_is_finished_no_aim_misses_more_than_by_the_rule(asked: Scene) -> None:
    proposal, finished = solved(asked)
    aims = len(asked.order)
    assert finished
    assert proposal.score[:aims] <= propose(asked).score[:aims]


def test_it_finds_what_taking_one_after_the_other_does_not() -> None:
    asked = scene(
        [want("a", start=hours(2), until=hours(4)), want("b", start=hours(2), until=hours(4))],
        [offer("p1"), offer("p2")],
        [[10, 11], [12, 90]],
    )
    greedy, (proposal, finished) = propose(asked), solved(asked)
    assert told(greedy) == [("a", "p1", 1), ("b", "p2", 1)]
    assert told(proposal) == [("a", "p2", 1), ("b", "p1", 1)]
    assert finished and proposal.basis is Basis.SOLVER and proposal.score < greedy.score
    assert [one.why for one in proposal.lines] == [Why.WHOLE, Why.NEAREST]


def test_what_is_taken_within_one_aim_is_not_said_to_come_from_one_that_comes_after() -> None:
    asked = scene(
        [want("a"), want("b", Aim.PROPERTY), want("c")],
        [offer("p1"), offer("p2")],
        [[1, 60], [1, 1], [1, 90]],
        promised=[Promised(want="a", offer="p1", amount=1)],
    )
    problem = problem_of(asked, 1.0)
    pairs = {(one.want, one.offer): at for at, one in enumerate(problem.pairs)}

    def answer(to: int) -> list[tuple[str, Why, str | None]]:
        extra = [0] * len(pairs)
        extra[pairs[to, 0]] = extra[pairs[0, 1]] = 1
        found = proposal_of(asked, problem, Found(kept=(0,) * len(pairs), extra=tuple(extra)))
        return [(one.want, one.why, one.taken_from) for one in found.lines]

    assert ("c", Why.WHOLE, "a") in answer(to=2)
    assert ("b", Why.WHOLE, "a") in answer(to=1)


def test_it_answers_from_a_process_of_its_own_or_not_at_all() -> None:
    asked = scene([want("a")], [offer("p1")])
    answer = solve(asked)
    assert answer is not None
    assert told(answer[0]) == [("a", "p1", 1)]
    assert solve(scene([], [])) is not None


def test_an_answer_that_gives_too_much_is_cut_to_what_there_is() -> None:
    asked = scene([want("a", amount=2), want("b", amount=2)], [offer("p1", 2)])
    problem = problem_of(asked, 1.0)
    wrong = Found(kept=(0, 0), extra=(2, 2))
    assert told(proposal_of(asked, problem, wrong)) == [("a", "p1", 2)]
