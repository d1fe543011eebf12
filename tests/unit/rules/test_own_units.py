"""An authority's own unit at its own work: bound, moved and seen as any other, by its own word."""

from __future__ import annotations

import pytest

from crisis.commands.allotments import ConfirmLine, DecidePriority, NoteShortage
from crisis.commands.requests import (
    AnswerRequest,
    MakeRequest,
    MovePromise,
    ReleasePromise,
    WithdrawRequest,
)
from crisis.rules.competing import Places, competing, scene_of
from crisis.rules.known import Known
from crisis.rules.proposing import first_come, propose
from crisis.rules.sitrep_stock import stock_facts
from crisis.rules.sitreps import shared
from crisis.rules.waiting import Wait, waits
from crisis.terms.allotments import AllotmentLine
from crisis.terms.operations import Mode
from crisis.terms.priority import AIMS, Aim, Why
from crisis.terms.resources import RequestStatus, ResourceState
from crisis.terms.waiting import WaitKind
from tests.given import by, spoken_by
from tests.stocked import FIRST, SECOND, Stocked, asks, promises, pumps, window

FIRE = "trekantbrand"
NOW = window(0, 9)


@pytest.fixture
def staff() -> Stocked:
    """The fire service puts two of its three pumps to a fire of its own."""
    made = Stocked(Mode.LIVE, pumps(), pumps("brs-1", 3, "brs"))
    made.must(own(2, Aim.PROPERTY), FIRE)
    made.must(promises(1, 2), FIRE)
    return made


def own(amount: int, aim: Aim = Aim.LIFE) -> MakeRequest:
    return asks(amount, (FIRE,), window=NOW, aim=aim)


def moves(state: ResourceState) -> MovePromise:
    return MovePromise(promise=1, state=state)


def states(staff: Stocked, operation: str) -> dict[str, int]:
    found = stock_facts(shared(staff.situations[operation]), staff.stock, staff.now)
    (one,) = [fact for fact in found if fact.key == "pumping"]
    return {each.value: one.values[each.value] for each in ResourceState if one.values[each.value]}


def free(staff: Stocked) -> int:
    return staff.stock.free("pumpe-3", NOW, staff.now)


def test_it_is_bound_moves_and_comes_back_and_all_see_it(staff: Stocked) -> None:
    for operation in (FIRST, SECOND):
        assert states(staff, operation) == {"free": 4, "promised": 2}
    for step in (ResourceState.ON_THE_WAY, ResourceState.DEPLOYED):
        staff.must(moves(step), FIRE)
        assert states(staff, SECOND) == {"free": 4, step.value: 2}
    assert free(staff) == 1
    staff.must(moves(ResourceState.FREE), FIRE)
    assert (free(staff), states(staff, SECOND)) == (3, {"free": 6})
    request = staff.situations[FIRST].requests.get(1)
    assert request is not None and request.status is RequestStatus.FINISHED


def test_the_log_says_that_the_units_are_its_own(staff: Stocked) -> None:
    answer, asked = staff.situations[FIRST].log.latest(2)
    assert asked.text == "Anmodning 1 om pumpning: 2 stk. til Hejlsminde. Spurgt: egne enheder."
    assert answer.text == (
        "Anmodning 1 (pumpning: 2 stk.): TrekantBrand binder 2 af Eksempel pumpe-3."
    )


def test_nobody_else_is_promised_it_and_nobody_else_moves_or_lets_go_of_it(
    staff: Stocked,
) -> None:
    staff.must(asks(2, (FIRE,), window=NOW), "kolding", SECOND)
    assert staff.no(promises(1, 2), FIRE, SECOND) == "promise.not_free"
    for seat in ("kolding", "brs", "formand"):
        assert staff.no(moves(ResourceState.DEPLOYED), seat) == "promise.not_yours"
        assert staff.no(ReleasePromise(promise=1, reason="-"), seat) == "promise.not_yours"
        assert staff.no(promises(1, 1), seat) == "request.not_asked"
        assert staff.no(WithdrawRequest(request=1, reason="-"), seat) == "request.not_yours"
    staff.must(moves(ResourceState.DEPLOYED), "logfoerer", on_behalf_of=spoken_by(FIRE))
    assert staff.no(WithdrawRequest(request=1, reason="-"), FIRE) == "request.away"


def test_it_binds_no_more_than_it_has_and_never_anothers(staff: Stocked) -> None:
    staff.must(own(4), FIRE)
    assert staff.no(promises(2, 2), FIRE) == "promise.not_free"
    assert staff.no(promises(2, 1, "brs-1"), FIRE) == "promise.not_yours"
    staff.must(promises(2, 1), FIRE)
    assert free(staff) == 0


def test_it_asks_others_in_the_same_breath_and_what_it_cannot_do_itself_stays_open() -> None:
    staff = Stocked(Mode.LIVE, pumps(), pumps("brs-1", 3, "brs"))
    staff.must(asks(5, (FIRE, "brs"), window=NOW), FIRE)
    waiting = {one.kind for one in waits_of(staff, FIRE)} & {WaitKind.REQUEST}
    assert waiting == {WaitKind.REQUEST} == {one.kind for one in waits_of(staff, "brs")} & waiting
    staff.must(promises(1, 3), FIRE)
    staff.must(promises(1, 2, "brs-1"), "brs")
    staff.must(ReleasePromise(promise=1, reason="Vandet er fremme"), FIRE)
    assert WaitKind.REQUEST_LOST not in {one.kind for one in waits_of(staff, FIRE)}
    staff.must(ReleasePromise(promise=2, reason="Slangen er revet"), "brs")
    assert WaitKind.REQUEST_LOST in {one.kind for one in waits_of(staff, FIRE)}


def waits_of(staff: Stocked, seat: str) -> list[Wait]:
    known = Known(planning=staff.planning, situation=staff.situations[FIRST], resources=staff.stock)
    return list(waits(known, by(seat, staff.now)))


def near(starts: Places, ends: Places) -> list[list[float]]:
    return [[1000.0] * len(ends) for _ in starts]


@pytest.mark.parametrize(("aim", "moved"), [(Aim.PROPERTY, True), (Aim.LIFE, False)])
def test_it_is_weighed_by_its_aim_and_a_proposal_takes_it_only_from_what_comes_after(
    aim: Aim, *, moved: bool
) -> None:
    staff = Stocked(Mode.LIVE, pumps(amount=2))
    staff.must(own(2, aim), FIRE)
    staff.must(promises(1, 2), FIRE)
    staff.must(asks(2, (FIRE,), window=NOW), "kolding", SECOND)
    scene = scene_of(competing(staff.situations.values(), staff.now), staff.stock, AIMS, staff.now,
                     near)  # fmt: skip
    found = propose(scene)
    assert [one.why for one in found.lines] == [Why.MOVED if moved else Why.STAYS]
    assert found.score <= first_come(scene).score


def test_who_loses_its_own_by_a_decision_lets_go_of_it_itself_and_notes_it(
    staff: Stocked,
) -> None:
    staff.must(asks(3, (FIRE,), window=NOW), "kolding", SECOND)
    line = AllotmentLine(operation=SECOND, request=1, resource_id="pumpe-3", amount=3)
    staff.must(DecidePriority(lines=(line,), ground="Plejehjemmet", seen=0), "formand")
    last = staff.stock.allotments.last
    assert last is not None
    assert [(one.asked_by, one.missing) for one in last.shorts] == [(FIRE, 2)]
    yes = ConfirmLine(request=1, resource_id="pumpe-3")
    assert staff.no(yes, FIRE, SECOND) == "promise.not_free"
    assert [each.amount for each in staff.stock.bound("pumpe-3")] == [2], "nothing moved by itself"
    staff.must(ReleasePromise(promise=1, reason="Plejehjemmet først"), FIRE)
    staff.must(yes, FIRE, SECOND)
    staff.must(NoteShortage(request=1), FIRE)
    assert staff.no(AnswerRequest(request=1), FIRE) == "request.reason_missing"


def test_what_only_the_police_ask_for_its_owner_binds_itself() -> None:
    staff = Stocked(Mode.LIVE, pumps("hjv-1", 2, "forsvar"))
    assert staff.no(asks(1, ("forsvar",)), "kolding") == "request.by_police"
    staff.must(asks(1, ("forsvar",)), "forsvar")
    staff.must(promises(1, 1, "hjv-1"), "forsvar")
