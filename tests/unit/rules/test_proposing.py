"""Who gets what first, and why."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta

from hypothesis import given, settings

from crisis.rules.proposing import as_it_stands, first_come, propose
from crisis.rules.weighing import Passed, Promised, Proposal, Scene, Want, arrivals, span
from crisis.terms.priority import AIMS, TURN_MINUTES, Aim, Basis, Lack, Why
from tests.unit.rules.weighed import NOON, hours, offer, scene, scenes, told, want

TURN = timedelta(minutes=TURN_MINUTES)


def test_what_saves_life_takes_the_nearest_pump_though_it_asked_later() -> None:
    found = propose(
        scene([want("kaj", Aim.PROPERTY, asked=-2), want("hejlsminde", asked=-1)],
              [offer("p1"), offer("p3")], [[1, 5], [9, 2]])
    )  # fmt: skip
    assert told(found) == [("hejlsminde", "p3", 1), ("kaj", "p1", 1)]
    assert found.basis is Basis.AIMS
    assert [one.why for one in found.lines] == [Why.NEAREST, Why.NEAREST]


def test_the_chair_may_put_the_environment_first() -> None:
    asked = [want("liv"), want("å", Aim.ENVIRONMENT)]
    order = (Aim.ENVIRONMENT, Aim.LIFE, Aim.SUPPLY, Aim.PROPERTY)
    assert told(propose(scene(asked, [offer("p1")], order=order))) == [("å", "p1", 1)]


def test_what_loses_is_told_to_whom() -> None:
    found = propose(scene([want("kaj", Aim.PROPERTY, 2), want("liv")], [offer("p1")]))
    (short,) = found.shorts
    assert (short.want, short.missing, short.lack, short.lost_to) == (
        "kaj",
        2,
        Lack.TAKEN,
        ("liv",),
    )


def test_nobody_has_such_a_unit_or_no_road_leads_from_it() -> None:
    found = propose(
        scene([want("a", kind="seng"), want("b")], [offer("p1")], [[1], [float("inf")]])
    )
    assert {one.want: one.lack for one in found.shorts} == {"a": Lack.NONE_SUCH, "b": Lack.NO_ROAD}


def test_a_unit_that_is_out_is_not_proposed() -> None:
    found = propose(scene([want("a")], [offer("p1", usable=False)]))
    assert not found.lines and found.shorts[0].lack is Lack.NONE_SUCH


def test_readiness_counts_with_the_way() -> None:
    found = propose(scene([want("a")], [offer("near", ready=60), offer("far")], [[5, 20]]))
    (line,) = found.lines
    assert (line.offer, line.minutes, line.late_minutes) == ("far", 24, 24)


def test_what_is_promised_stays_where_nothing_before_it_needs_it() -> None:
    stood = [Promised(want="kaj", offer="p1", amount=1)]
    asked = [want("kaj", Aim.PROPERTY), want("liv")]
    found = propose(scene(asked, [offer("p1"), offer("p2")], [[1, 1], [1, 20]], stood))
    assert told(found) == [("liv", "p2", 1), ("kaj", "p1", 1)], "a second pump is near enough"
    assert found.lines[1].why is Why.STAYS


def test_a_unit_is_moved_only_when_that_is_much_sooner_or_there_is_no_other() -> None:
    stood = [Promised(want="kaj", offer="p1", amount=1)]
    asked = [want("kaj", Aim.PROPERTY), want("liv")]
    found = propose(scene(asked, [offer("p1"), offer("p2")], [[1, 1], [1, 60]], stood))
    assert found.lines[0].why is Why.MOVED and found.lines[0].taken_from == "kaj"
    assert told(found) == [("liv", "p1", 1), ("kaj", "p2", 1)], "and who loses it gets another"


def test_nothing_is_taken_from_an_equal() -> None:
    stood = [Promised(want="a", offer="p1", amount=1)]
    found = propose(scene([want("a"), want("b", asked=-3)], [offer("p1")], None, stood))
    assert told(found) == [("a", "p1", 1)]
    assert found.shorts[0].lost_to == ("a",)


def test_it_says_which_nearer_unit_it_passed_and_who_holds_it() -> None:
    asked = [want("a", asked=-1), want("b", asked=0)]
    found = propose(scene(asked, [offer("p1"), offer("p2")], [[1, 9], [1, 9]]))
    assert found.lines[1].why is Why.NEXT
    assert found.lines[1].passed == (Passed(offer="p1", holder="a"),)


def test_a_second_unit_is_not_said_to_be_there_first() -> None:
    found = propose(scene([want("liv", amount=2)], [offer("p1"), offer("p2")], [[1, 20]]))
    assert [one.why for one in found.lines] == [Why.NEAREST, Why.FOLLOWS]


def test_a_nearer_unit_that_is_left_where_it_is_promised_is_named() -> None:
    stood = [Promised(want="kaj", offer="p1", amount=1)]
    asked = [want("kaj", Aim.PROPERTY), want("liv")]
    found = propose(scene(asked, [offer("p1"), offer("p2")], [[1, 1], [1, 20]], stood))
    assert found.lines[0].why is Why.NEXT
    assert found.lines[0].passed == (Passed(offer="p1", holder="kaj"),)


def test_a_unit_that_is_moved_is_said_to_pass_none_that_is_farther_away() -> None:
    stood = [Promised(want="kaj", offer="p1", amount=1), Promised(want="ens", offer="p2", amount=1)]
    asked = [want("kaj", Aim.PROPERTY), want("ens"), want("liv")]
    found = propose(scene(asked, [offer("p1"), offer("p2")], [[1, 9]] * 3, stood))
    line = next(one for one in found.lines if one.want == "liv")
    assert (line.why, line.taken_from, line.passed) == (Why.MOVED, "kaj", ())


def test_beds_are_shared_out() -> None:
    asked = [want("a", amount=30, kind="seng"), want("b", Aim.SUPPLY, 40, kind="seng")]
    found = propose(scene(asked, [offer("hal", 50, kind="seng")]))
    assert told(found) == [("a", "hal", 30), ("b", "hal", 20)]
    assert found.shorts[0].missing == 20


def test_beds_are_moved_only_as_many_as_are_needed() -> None:
    asked = [want("liv", amount=10, kind="seng"), want("ting", Aim.PROPERTY, 30, kind="seng")]
    stood = [Promised(want="ting", offer="hal", amount=30)]
    found = propose(scene(asked, [offer("hal", 30, kind="seng")], None, stood))
    assert told(found) == [("liv", "hal", 10), ("ting", "hal", 20)]


def test_one_after_the_other_a_unit_may_serve_two_with_time_to_turn() -> None:
    early = want("a", start=NOON, until=hours(2))
    for start, gets in ((2.5, 1), (3.5, 2)):
        later = want("b", start=hours(start), until=hours(9))
        assert len(propose(scene([early, later], [offer("p1")])).lines) == gets


def test_where_greed_would_serve_an_aim_worse_asking_first_is_proposed() -> None:
    asked = [
        want("hel", asked=-2, start=hours(2), until=hours(4)),
        want("hel2", asked=-1, start=hours(6), until=hours(8)),
        want("lang", asked=0, start=hours(1), until=hours(8)),
    ]
    found = propose(scene(asked, [offer("p1")]))
    assert found.basis is Basis.FIRST_COME
    assert told(found) == [("hel", "p1", 1), ("hel2", "p1", 1)]


@settings(max_examples=150)
@given(scenes())
def test_nothing_is_promised_twice(given_scene: Scene) -> None:
    for proposal in (propose(given_scene), first_come(given_scene), as_it_stands(given_scene)):
        _nothing_twice(given_scene, proposal)


@settings(max_examples=150)
@given(scenes())
def test_it_is_never_worse_than_first_come_nor_than_what_stands(given_scene: Scene) -> None:
    found = propose(given_scene)
    aims = len(given_scene.order)
    assert found.score <= found.first_come == first_come(given_scene).score
    assert found.score[:aims] <= as_it_stands(given_scene).score[:aims], "nobody's aim gets less"


@settings(max_examples=150)
@given(scenes())
def test_what_a_line_says_of_who_is_nearer_is_so(given_scene: Scene) -> None:
    wants = {one.key: at for at, one in enumerate(given_scene.wants)}
    for proposal in (propose(given_scene), first_come(given_scene)):
        for line in proposal.lines:
            minutes = arrivals(given_scene, wants[line.want])
            soon = dict(zip((one.key for one in given_scene.offers), minutes, strict=True))
            before = {
                one.key
                for one in given_scene.offers
                if one.works(given_scene.wants[wants[line.want]], given_scene.now)
                and one.amount and soon[one.key] < soon[line.offer]
            }  # fmt: skip
            own = {one.offer for one in proposal.lines if one.want == line.want}
            assert (line.why is Why.NEAREST) <= (not before)
            assert (line.why is Why.FOLLOWS) <= (before <= own and bool(before))
            assert {one.offer for one in line.passed} <= before


@settings(max_examples=150)
@given(scenes())
def test_every_line_is_explained_and_so_is_everything_that_is_missing(given_scene: Scene) -> None:
    found = propose(given_scene)
    wants = {one.key: one for one in given_scene.wants}
    place = {aim: at for at, aim in enumerate(given_scene.order)}
    stood = {(one.want, one.offer) for one in given_scene.promised}
    given_out: Counter[str] = Counter()
    for line in found.lines:
        given_out[line.want] += line.amount
        assert line.amount > 0
        assert (line.why is Why.STAYS) <= ((line.want, line.offer) in stood)
        assert (line.why is Why.MOVED) == bool(line.taken_from)
        assert (line.why is Why.NEXT) <= bool(line.passed)
        unit = next(one for one in given_scene.offers if one.key == line.offer)
        assert line.why is Why.STAYS or unit.works(wants[line.want], given_scene.now)
        if line.taken_from:
            after = place[wants[line.taken_from].aim]
            assert after > place[wants[line.want].aim], "only from what comes after"
    missing = {one.want: one.missing for one in found.shorts}
    for one in given_scene.wants:
        assert given_out[one.key] + missing.get(one.key, 0) >= one.amount
    for short in found.shorts:
        assert bool(short.lost_to) == (short.lack is Lack.TAKEN)
        assert short.want not in short.lost_to


@given(scenes())
def test_the_same_question_has_the_same_answer(given_scene: Scene) -> None:
    assert propose(given_scene) == propose(given_scene)


def _nothing_twice(given_scene: Scene, proposal: Proposal) -> None:
    wants = {one.key: one for one in given_scene.wants}
    for unit in given_scene.offers:
        lines = [(wants[one.want], one.amount) for one in proposal.lines if one.offer == unit.key]
        for moment in (span(each)[0] for each, _ in lines):
            turn = timedelta() if unit.stays else TURN
            assert sum(n for each, n in lines if _on(each, moment, turn)) <= unit.amount


def _on(one: Want, moment: datetime, turn: timedelta) -> bool:
    start, until = span(one)
    return start <= moment and (one.until is None or moment < until + turn)


def test_the_order_until_the_chair_says_another_puts_life_first() -> None:
    assert AIMS[0] is Aim.LIFE
