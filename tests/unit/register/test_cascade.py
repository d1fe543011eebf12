"""Who fails when: held against a slow simulation, minute by minute, of the same law."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from crisis.register.cascade import NEVER, Groups, circles, fail_keys, ground, minutes
from crisis.register.dependencies import Network
from crisis.register.settling import compiled
from crisis.terms.dependencies import Supply, SupplyKind

OBJECTS, HOLDOUTS, LATEST = 9, (0, 0, 1, 2, 5), 6
POWER = SupplyKind.ELECTRICITY


@dataclass(frozen=True)
class Group:
    """One supplier group, as one would say it."""

    consumer: int
    suppliers: tuple[int, ...]
    needed: int
    holdout: int


@st.composite
def groups(draw: st.DrawFn) -> Group:
    suppliers = draw(st.lists(st.integers(0, OBJECTS - 1), min_size=1, max_size=4, unique=True))
    return Group(
        consumer=draw(st.integers(0, OBJECTS - 1)),
        suppliers=tuple(suppliers),
        needed=draw(st.integers(1, len(suppliers))),
        holdout=draw(st.sampled_from(HOLDOUTS)),
    )


NETWORKS = st.lists(groups(), max_size=14)
STARTS = st.dictionaries(st.integers(0, OBJECTS - 1), st.integers(0, LATEST), max_size=3)
SEEN = st.dictionaries(st.integers(0, OBJECTS - 1), st.integers(-3, 2 * LATEST), max_size=4)


def laid_out(network: list[Group], objects: int = OBJECTS) -> Groups:
    return Groups(
        objects=objects,
        consumer=np.array([one.consumer for one in network], dtype=np.int64),
        holdout=np.array([one.holdout for one in network], dtype=np.int64),
        fewest=np.array([len(one.suppliers) - one.needed + 1 for one in network], dtype=np.int64),
        begin=np.cumsum([0, *(len(one.suppliers) for one in network)]),
        suppliers=np.array([each for one in network for each in one.suppliers], dtype=np.int64),
    )


def started(starts: dict[int, int], objects: int = OBJECTS) -> np.ndarray:
    return np.array([starts.get(row, NEVER) for row in range(objects)], dtype=np.int64)


def seen_at(seen: dict[int, int]) -> np.ndarray:
    return np.array([seen.get(row, -1) for row in range(OBJECTS)], dtype=np.int64)


def simulated(network: list[Group], starts: dict[int, int], seen: dict[int, int]) -> list[int]:
    """Go from minute to minute; in each, look at everybody until nothing more happens in it."""
    fails = [NEVER] * OBJECTS
    short: dict[int, int] = {}  # group -> the minute since when fewer than k work
    for minute in range(LATEST + max(HOLDOUTS) * OBJECTS + 2):
        moved = True
        while moved:
            moved = False
            for at, one in enumerate(network):
                working = sum(fails[each] > minute for each in one.suppliers)
                if working < one.needed:
                    short.setdefault(at, minute)
            for row in range(OBJECTS):
                own = starts.get(row, NEVER) <= minute
                out = any(
                    at in short and seen.get(row, -1) < short[at] + one.holdout <= minute
                    for at, one in enumerate(network)
                    if one.consumer == row
                )
                if (own or out) and fails[row] == NEVER:
                    fails[row], moved = minute, True
    return fails


@settings(max_examples=250, deadline=None)
@given(NETWORKS, STARTS, SEEN)
def test_the_arithmetic_says_what_the_simulation_says(
    network: list[Group], starts: dict[int, int], seen: dict[int, int]
) -> None:
    found = minutes(fail_keys(laid_out(network), started(starts), seen_at(seen)))

    assert found.tolist() == simulated(network, starts, seen)


@settings(max_examples=150, deadline=None)
@given(NETWORKS, STARTS, SEEN)
def test_everybody_who_fails_has_a_ground_that_leads_back_to_a_start(
    network: list[Group], starts: dict[int, int], seen: dict[int, int]
) -> None:
    net, begun = laid_out(network), started(starts)
    keys = fail_keys(net, begun, seen_at(seen))
    for row in np.flatnonzero(minutes(keys) < NEVER).tolist():
        steps = 0
        while (why := ground(net, keys, row, np.flatnonzero(net.consumer == row))) is not None:
            group, supplier = why
            assert keys[supplier] < keys[row]
            failed = keys[list(network[group].suppliers)] <= keys[supplier]
            assert len(failed) - failed.sum() < network[group].needed
            row, steps = supplier, steps + 1
        assert begun[row] == minutes(keys)[row]
        assert steps < OBJECTS


def test_compiled_it_says_the_same() -> None:
    chance = np.random.default_rng(7)
    sizes = chance.integers(1, 4, 600)
    begin = np.concatenate([[0], np.cumsum(sizes)])
    net = Groups(
        objects=300,
        consumer=chance.integers(0, 300, 600),
        holdout=chance.integers(0, 90, 600),
        fewest=sizes - chance.integers(1, sizes + 1) + 1,
        begin=begin,
        suppliers=chance.integers(0, 300, begin[-1]),
    )
    starts = started({3: 0, 8: 40, 21: 0, 40: 5, 77: 0}, 300)
    seen = chance.integers(-1, 90, 300)
    quick = np.where(starts < NEVER, starts, NEVER) << 21
    compiled()(
        (*net.touched, net.consumer, net.cost, (seen << 21) + (1 << 21) - 1),
        net.fewest.copy(),
        quick,
        np.flatnonzero(starts < NEVER),
    )

    slow = fail_keys(net, starts, seen)

    assert (quick == slow).all()
    assert (minutes(slow) < NEVER).sum() > 50


def test_a_circle_by_itself_does_not_fail() -> None:
    power_needs_telephone = [Group(0, (1,), 1, 0), Group(1, (0,), 1, 240)]

    assert minutes(fail_keys(laid_out(power_needs_telephone), started({}))).min() == NEVER


def test_in_a_circle_the_first_that_fails_takes_the_others_with_it_once() -> None:
    circle = [Group(0, (1,), 1, 0), Group(1, (2,), 1, 240), Group(2, (0,), 1, 60)]

    found = minutes(fail_keys(laid_out(circle), started({0: 10})))

    assert found[:3].tolist() == [10, 310, 70]


def test_what_was_seen_to_work_by_then_has_not_failed_and_nobody_fails_by_it() -> None:
    works_needs_power = [Group(1, (0,), 1, 60), Group(2, (1,), 1, 0)]

    def fails(seen: int) -> list[int]:
        keys = fail_keys(laid_out(works_needs_power), started({0: 0}), seen_at({1: seen}))
        return minutes(keys)[:3].tolist()

    assert fails(59) == [0, 60, 60]
    assert fails(60) == [0, NEVER, NEVER]


def test_two_of_three_pumps_must_work() -> None:
    town = [Group(3, (0, 1, 2), 2, 30)]

    one = minutes(fail_keys(laid_out(town), started({0: 5})))
    two = minutes(fail_keys(laid_out(town), started({0: 5, 2: 50})))

    assert (one[3], two[3]) == (NEVER, 80)


def test_circles_are_found_each_once() -> None:
    network = [
        *(Group(0, (1,), 1, 0), Group(1, (0, 5), 1, 0), Group(2, (1,), 1, 0)),
        *(Group(3, (4,), 1, 0), Group(4, (6,), 1, 0), Group(6, (3,), 1, 0)),
    ]

    assert sorted(circles(laid_out(network))) == [[0, 1], [3, 4, 6]]


def test_a_chain_of_a_hundred_thousand_has_no_circle_and_falls_whole() -> None:
    many = 100_000
    rows = np.arange(many - 1)
    chain = Groups(
        objects=many,
        consumer=rows + 1,
        holdout=np.full(many - 1, 129_600),
        fewest=np.ones(many - 1, dtype=np.int64),
        begin=np.arange(many),
        suppliers=rows,
    )

    found = minutes(fail_keys(chain, started({0: 0}, many)))

    assert circles(chain) == []
    assert found[-1] == 129_600 * (many - 1)


def fed(*suppliers: str, group: int, needed: int = 1, holdout: int = 0) -> Supply:
    told = {"group": group, "name": f"Fødning {group}", "holdout_minutes": holdout}
    return Supply(consumer="ob-sygehus", kind=POWER, suppliers=suppliers, needed=needed, **told)


def test_of_several_groups_of_one_kind_any_that_is_short_fails_the_object_by_its_own_holdout() -> (
    None
):
    north = fed("ob-n1", "ob-n2", group=1, holdout=60)
    south = fed("ob-s1", "ob-s2", "ob-s3", group=2, needed=2, holdout=10)
    network = Network((north, south), frozenset({*north.suppliers, *south.suppliers, "ob-sygehus"}))

    def fails(*starts: str) -> tuple[int, str | None] | None:
        step = network.cascade(dict.fromkeys(starts, 5)).steps.get("ob-sygehus")
        return None if step is None else (step.minute, step.supply and step.supply.name)

    assert fails("ob-n1", "ob-s1") is None
    assert fails("ob-n1", "ob-n2") == (65, "Fødning 1")
    assert fails("ob-s1", "ob-s3") == (15, "Fødning 2")
    assert fails("ob-n1", "ob-n2", "ob-s1", "ob-s2") == (15, "Fødning 2")
    left = Network((north, south), frozenset({"ob-n1", "ob-s1", "ob-s2", "ob-sygehus"}))
    assert [(one.group, one.name, one.needed) for one in left.supplies] == [
        (1, "Fødning 1", 1),
        (2, "Fødning 2", 2),
    ]
