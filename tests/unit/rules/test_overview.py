"""Who has what until when, what is missing in the hours to come, and what a proposal changes."""

from __future__ import annotations

from collections import Counter
from copy import deepcopy

from hypothesis import given, settings

from crisis.rules.overview import Extra, differences, holdings, outlook, supposed
from crisis.rules.proposing import as_it_stands, first_come, propose
from crisis.rules.weighing import Outward, Promised, Scene
from crisis.terms.priority import Aim, Why
from tests.unit.rules.weighed import hours, offer, scene, scenes, want

QUICK = settings(max_examples=60, deadline=None)


def promised(found: Scene) -> Counter[tuple[str, str]]:
    kept: Counter[tuple[str, str]] = Counter()
    for one in found.promised:
        kept[one.want, one.offer] += one.amount
    return kept


def test_who_has_what_and_until_when() -> None:
    asked = [want("kaj", until=hours(8)), want("å")]
    stood = [Promised(want="å", offer="p2", amount=1), Promised(want="kaj", offer="p1", amount=2)]
    found = holdings(scene(asked, [offer("p1", 2), offer("p2")], None, stood))
    assert [(one.offer, one.want, one.amount, one.until) for one in found] == [
        ("p1", "kaj", 2, hours(8)),
        ("p2", "å", 1, None),
    ]


def test_what_is_missing_grows_with_the_hours_that_are_looked_ahead() -> None:
    asked = [want("nu", amount=2), want("i nat", amount=3, start=hours(12)),
             want("i overmorgen", start=hours(50)), want("engang", start=hours(90))]  # fmt: skip
    live = scene(asked, [offer("p1", 2)], None, [Promised(want="nu", offer="p1", amount=1)])
    rows = outlook(live, as_it_stands(live))["pumpe"]
    assert [(one.hours, one.asked, one.missing) for one in rows] == [
        (6, 2, 1),
        (24, 5, 4),
        (72, 6, 5),
    ]
    assert [one.free for one in rows] == [1, 1, 1]


def test_what_is_asked_out_of_the_district_is_missing_too_and_nothing_is_proposed_for_it() -> None:
    outside = [
        Outward(want=want("brs", amount=4, start=hours(12)), promised=1),
        Outward(want=want("nost", kind="seng", amount=9), promised=9),
    ]
    live = scene([want("nu", amount=2)], [offer("p1", 2)])
    found = outlook(live, propose(live), outside)
    assert [(one.asked, one.missing) for one in found["pumpe"]] == [(2, 0), (6, 3), (6, 3)]
    assert [(one.asked, one.missing, one.free) for one in found["seng"]] == [(9, 0, 0)] * 3


def test_what_stays_is_no_difference_and_what_moves_is_one_for_each_who_is_touched() -> None:
    asked = [want("kaj", Aim.PROPERTY), want("liv"), want("å")]
    stood = [Promised(want="kaj", offer="p1", amount=1), Promised(want="å", offer="p2", amount=1)]
    live = scene(asked, [offer("p1"), offer("p2")], None, stood)
    found = {(one.want, one.offer): one for one in differences(live, propose(live))}
    assert set(found) == {("liv", "p1"), ("kaj", "p1")}
    assert (found["kaj", "p1"].after, found["kaj", "p1"].lines) == (0, ())
    (gained,) = found["liv", "p1"].lines
    assert gained is not None and gained.why is Why.MOVED


def test_what_if_a_unit_failed_or_another_came_and_the_live_scene_stands() -> None:
    live = scene([want("liv")], [offer("p1")])
    before = deepcopy(live)
    assert propose(supposed(live, without=frozenset({"p1"}))).shorts
    more = Extra(offer=offer("ny"), metres=(100.0,))
    assert propose(supposed(live, more=[more])).lines[0].offer == "ny"
    assert live == before


def test_what_if_the_chair_put_property_first() -> None:
    live = scene([want("liv"), want("kaj", Aim.PROPERTY)], [offer("p1")])
    turned = (Aim.PROPERTY, Aim.LIFE, Aim.SUPPLY, Aim.ENVIRONMENT)
    assert propose(supposed(live, order=turned)).lines[0].want == "kaj"


@QUICK
@given(scenes())
def test_the_differences_laid_on_what_is_promised_give_the_proposal(live: Scene) -> None:
    proposal, made = propose(live), promised(live)
    for one in differences(live, proposal):
        made[one.want, one.offer] += one.after - one.before
    want_: Counter[tuple[str, str]] = Counter()
    for line in proposal.lines:
        want_[line.want, line.offer] += line.amount
    assert +made == +want_


@QUICK
@given(scenes())
def test_a_proposal_is_never_worse_than_first_come_nor_than_what_stands(live: Scene) -> None:
    best = propose(live).score
    assert best <= first_come(live).score <= as_it_stands(live).score


@QUICK
@given(scenes())
def test_to_suppose_nothing_changes_nothing_and_the_hours_only_add(live: Scene) -> None:
    assert propose(supposed(live)) == propose(live)
    for rows in outlook(live, propose(live)).values():
        assert [one.missing for one in rows] == sorted(one.missing for one in rows)
        assert [one.free for one in rows] == sorted((one.free for one in rows), reverse=True)
        assert all(0 <= one.missing <= one.asked for one in rows)


def test_each_part_of_a_change_is_explained_and_what_stays_is_none() -> None:
    """Two are free, one is taken from an aim that comes after: both are said."""
    near = scene(
        [want("liv", amount=3), want("kaj", Aim.PROPERTY, 1)],
        [offer("p", 3)],
        promised=[Promised(want="kaj", offer="p", amount=1)],
    )
    found = {one.want: one for one in differences(near, propose(near))}
    assert [(one.amount, one.why) for one in found["liv"].lines] == [
        (2, Why.NEAREST),
        (1, Why.MOVED),
    ]
    assert found["kaj"].lines == ()
