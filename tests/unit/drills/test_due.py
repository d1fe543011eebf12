"""Which injects are due follows from script, clock, deeds and releases alone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from crisis.drills.due import DEEDS, Done, Due, due
from crisis.drills.injects import Deed
from crisis.drills.script import Script, read
from crisis.events import EVENTS
from tests.unit.drills.injected import INJECTED, spoiled

SCRIPT = read(
    INJECTED
    + """\
  - id: laast
    when: {deed: sitrep}
    then: [joker]
"""
)
"""With a trigger that points at what is held."""
END = timedelta(hours=5)
SEATS = ("formand", "kolding", "vejle")


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)


def did(deed: Deed, at: float, seat: str = "kolding") -> Done:
    return Done(deed=deed, seat=seat, at=minutes(at))


def all_of(
    script: Script = SCRIPT,
    *done: Done,
    released: Mapping[str, timedelta] | None = None,
    seed: int | None = None,
) -> list[Due]:
    return due(script, (minutes(0), END), done, released, seed)


def came(found: list[Due]) -> dict[str, float]:
    return {one.inject: one.at / minutes(1) for one in found if one.time == 1}


MOMENTS = st.integers(min_value=0, max_value=200).map(minutes)
DEEDS_DONE = st.lists(
    st.builds(Done, deed=st.sampled_from(Deed), seat=st.sampled_from(SEATS), at=MOMENTS),
    max_size=6,
)
RELEASED = st.dictionaries(st.sampled_from(["joker", "tak"]), MOMENTS, max_size=2)


@for_all(st.integers(), DEEDS_DONE, RELEASED)
def test_the_same_seed_gives_the_same_in_the_order_of_time(
    seed: int, done: list[Done], released: dict[str, timedelta]
) -> None:
    first = all_of(SCRIPT, *done, released=released, seed=seed)
    assert first == all_of(SCRIPT, *reversed(done), released=released, seed=seed)
    assert [one.at for one in first] == sorted(one.at for one in first)
    assert len({(one.inject, one.time) for one in first}) == len(first)


@for_all(st.integers(), DEEDS_DONE, RELEASED, st.lists(MOMENTS, max_size=6))
def test_asked_however_often_each_comes_once_and_while_it_pauses_nothing_does(
    seed: int, done: list[Done], released: dict[str, timedelta], stops: list[timedelta]
) -> None:
    """At each asking only that is known which was done before it; a stop twice is a pause."""
    times = [minutes(0), *sorted([*stops, *stops]), END]
    found: list[Due] = []
    for since, until in pairwise(times):
        known = [one for one in done if one.at < until]
        let_go = {name: at for name, at in released.items() if at < until}
        part = due(SCRIPT, (since, until), known, let_go, seed)
        assert part == [] or since < until
        found += part
    assert found == all_of(SCRIPT, *done, released=released, seed=seed)


def test_a_branch_goes_by_whether_it_was_done_before_its_time() -> None:
    assert came(all_of())["aviser"] == 45 and "tak" not in came(all_of())
    for by in SEATS:
        warned = came(all_of(SCRIPT, did(Deed.WARNED, 39, by)))
        assert warned["tak"] == 40 and "aviser" not in warned
    assert came(all_of(SCRIPT, did(Deed.WARNED, 40)))["aviser"] == 45


def test_a_trigger_comes_as_soon_as_the_one_it_waits_for_has_done_it_and_once() -> None:
    assert "tak" not in came(all_of(SCRIPT, did(Deed.LEVEL, 3, "kolding")))
    twice = all_of(SCRIPT, did(Deed.LEVEL, 8, "formand"), did(Deed.LEVEL, 3, "formand"))
    assert came(twice)["tak"] == 3
    assert [one.inject for one in twice].count("tak") == 1


def test_what_is_held_waits_for_control_and_for_its_time() -> None:
    untold = read(INJECTED)
    assert "joker" not in came(all_of(untold))
    assert came(all_of(untold, released={"joker": minutes(12)}))["joker"] == 12
    assert "joker" not in came(all_of(released={"joker": minutes(12)}))
    told = all_of(SCRIPT, did(Deed.SITREP, 20), released={"joker": minutes(12)})
    assert came(told)["joker"] == 20
    timed = read(spoiled("held: true", "held: true, at: 30m"))
    assert "joker" not in came(all_of(timed))
    assert came(all_of(timed, released={"joker": minutes(12)}))["joker"] == 30
    assert came(all_of(timed, released={"joker": minutes(50)}))["joker"] == 50


def test_chance_is_drawn_by_the_seed_and_a_repeat_comes_so_many_times() -> None:
    drawn = [[one for one in all_of(seed=seed) if one.inject == "opkald"] for seed in range(40)]
    assert {len(one) for one in drawn} == {0, 3}
    three = next(one for one in drawn if one)
    assert [(one.at, one.time) for one in three] == [
        (minutes(15), 1), (minutes(20), 2), (minutes(25), 3)
    ]  # fmt: skip
    assert len({one.text for each in drawn for one in each}) == 2


def test_a_change_of_one_inject_moves_no_other_chance() -> None:
    other = read(spoiled("from: dmi\n    to: [formand, kolding]", "from: dmi\n    to: [kolding]"))
    assert all_of(seed=3) == all_of(other, seed=3)


def test_a_jump_passes_over_what_lay_between() -> None:
    assert [one.inject for one in due(SCRIPT, (minutes(38), minutes(46)))] == ["aviser"]


@pytest.mark.parametrize("deed", Deed)
def test_every_deed_is_seen_by_an_event_of_the_log(deed: Deed) -> None:
    assert deed in DEEDS.values()
    assert set(EVENTS) >= set(DEEDS)
