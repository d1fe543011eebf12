"""The meeting decides who gets what; each owner confirms its own part; the losers are told."""

from __future__ import annotations

import pytest

from crisis.commands.allotments import ConfirmLine, DecidePriority, NoteShortage, TellAllotment
from crisis.commands.priorities import SetPriorities
from crisis.commands.requests import MovePromise, ReleasePromise, WithdrawRequest
from crisis.commands.resources import RegisterResources, SayCondition
from crisis.projections.allotments import Allotment
from crisis.rules.allotments import reopened
from crisis.rules.competing import Asked, competing, scene_of
from crisis.rules.known import Known
from crisis.rules.overview import differences, outlook
from crisis.rules.proposing import as_it_stands, propose
from crisis.rules.visibility import view
from crisis.rules.waiting import waits
from crisis.stocks import elsewhere
from crisis.terms.allotments import AllotmentLine, LineState, Reopening
from crisis.terms.log import EntryKind
from crisis.terms.operations import Mode
from crisis.terms.priority import AIMS, Aim, Why
from crisis.terms.resources import Capability, Condition, ResourceState
from crisis.terms.sight import Readers, Sight
from crisis.terms.waiting import WaitKind
from tests.given import by, spoken_by
from tests.stocked import FIRST, SECOND, Stocked, asks, promises, pumps, window

TURNED = (Aim.PROPERTY, Aim.LIFE, Aim.SUPPLY, Aim.ENVIRONMENT)


@pytest.fixture
def staff() -> Stocked:
    """Three pumps of one owner, two of another; Vejle wants three for a quay, and in the other
    operation Kolding wants four for people."""
    made = Stocked(Mode.LIVE, pumps(), pumps("brs-1", 2, "brs"))
    made.must(asks(3, aim=Aim.PROPERTY), "vejle", FIRST)
    made.must(asks(4), "kolding", SECOND)
    return made


def line(operation: str | None = SECOND, unit: str = "pumpe-3", amount: int = 3) -> AllotmentLine:
    return AllotmentLine(operation=operation, request=1, resource_id=unit, amount=amount)


BOTH = (line(), line(unit="brs-1", amount=1), line(FIRST, "brs-1", 1))


def decides(
    *lines: AllotmentLine, ground: str = "Plejehjemmet først", seen: int = 0
) -> DecidePriority:
    return DecidePriority(lines=lines, ground=ground, seen=seen)


def last(staff: Stocked) -> Allotment:
    found = staff.stock.allotments.last
    assert found is not None
    return found


def asked(staff: Stocked) -> tuple[Asked, ...]:
    return competing(staff.situations.values(), staff.now)


def why_again(staff: Stocked) -> list[tuple[Reopening, str]]:
    order = staff.situations[FIRST].priorities.order
    return list(reopened(last(staff), asked(staff), order, staff.stock))


def test_the_requests_of_both_operations_stand_side_by_side_in_one_scene(staff: Stocked) -> None:
    near = scene_of(
        asked(staff), staff.stock, AIMS, staff.now, lambda a, b: [[9e3] * len(b) for _ in a]
    )
    found = differences(near, propose(near))
    assert {(one.want, one.offer, one.after) for one in found} == {
        (f"{SECOND}:1", "brs-1", 2),
        (f"{SECOND}:1", "pumpe-3", 2),
        (f"{FIRST}:1", "pumpe-3", 1),
    }
    assert all(each.why in (Why.NEAREST, Why.NEXT) for one in found for each in one.lines)


def test_what_left_early_is_bound_in_the_scene_from_when_it_left(staff: Stocked) -> None:
    staff.must(asks(3, window=window(8, 9)), "kolding", FIRST)
    staff.must(asks(5, window=window(1, 5)), "horsens", SECOND)
    staff.must(promises(2, 3), "trekantbrand", FIRST)
    staff.must(MovePromise(promise=1, state=ResourceState.DEPLOYED), "trekantbrand", FIRST)
    asking = asked(staff)
    for these in (asking[1::2], asking[3:]):
        near = scene_of(
            these, staff.stock, AIMS, staff.now, lambda a, b: [[9e3] * len(b) for _ in a]
        )
        lines = propose(near).lines
        given = {one.offer for one in lines if one.want == f"{SECOND}:2"}
        assert given == {"brs-1"}
        assert outlook(near, as_it_stands(near))["pumping"][0].free == 2


def test_a_decision_binds_nothing_and_says_in_the_log_who_must_answer(staff: Stocked) -> None:
    staff.must(decides(*BOTH[:2], line(None, "brs-1", 1)), "formand", FIRST)
    row = staff.situations[FIRST].log.latest(1)[0]
    assert (row.kind, row.reason) == (EntryKind.DECISION, "Plejehjemmet først")
    assert row.text == (
        "Prioritering 1, besluttet uden for møde: 3 linjer til ejernes svar. "
        "1 anmodning får ikke alt."
    )
    assert not staff.stock.bound("pumpe-3")
    assert [one.state for one in last(staff).lines] == [LineState.PENDING] * 3
    assert [(one.operation, one.missing) for one in last(staff).shorts] == [(FIRST, 2)]


def test_each_owner_confirms_its_own_part_where_it_was_asked_for_and_it_is_a_promise(
    staff: Stocked,
) -> None:
    staff.must(decides(*BOTH), "formand", FIRST)
    yes = ConfirmLine(request=1, resource_id="pumpe-3")
    assert staff.no(yes, "brs", SECOND) == "promise.not_yours"
    assert staff.no(yes, "trekantbrand", FIRST) == "allotment.no_line"
    staff.must(yes, "trekantbrand", SECOND)
    assert [one.amount for one in staff.stock.bound("pumpe-3")] == [3]
    found = staff.situations[SECOND].requests.get(1)
    assert found is not None and found.promised == 3
    assert staff.no(yes, "trekantbrand", SECOND) == "allotment.answered"
    spoken = spoken_by("brs")
    staff.must(
        ConfirmLine(request=1, resource_id="brs-1"), "stabschef", SECOND, on_behalf_of=spoken
    )
    states = [one.state for one in last(staff).lines]
    assert states == [LineState.CONFIRMED, LineState.CONFIRMED, LineState.PENDING]


def test_an_owner_says_no_with_a_reason_and_then_it_must_be_decided_anew(staff: Stocked) -> None:
    staff.must(decides(*BOTH), "formand", FIRST)
    no = ConfirmLine(request=1, resource_id="pumpe-3", confirm=False)
    assert staff.no(no, "trekantbrand", SECOND) == "request.reason_missing"
    told = ConfirmLine(request=1, resource_id="pumpe-3", confirm=False, reason="Slangen er revnet")
    staff.must(told, "trekantbrand", SECOND)
    assert last(staff).lines[0].state is LineState.REFUSED
    assert why_again(staff) == [(Reopening.REFUSED, "pumpe-3")]


def test_what_is_promised_elsewhere_is_let_go_by_its_owner_before_it_is_confirmed(
    staff: Stocked,
) -> None:
    staff.must(promises(1, 3), "trekantbrand", FIRST)
    staff.must(decides(line()), "formand", FIRST)
    yes = ConfirmLine(request=1, resource_id="pumpe-3")
    assert staff.no(yes, "trekantbrand", SECOND) == "promise.not_free"
    staff.must(ReleasePromise(promise=1, reason="Prioritering 1"), "trekantbrand", FIRST)
    staff.must(yes, "trekantbrand", SECOND)
    assert why_again(staff) == []


def test_a_confirmed_line_that_is_let_go_must_be_decided_anew(staff: Stocked) -> None:
    staff.must(decides(*BOTH), "formand", FIRST)
    staff.must(ConfirmLine(request=1, resource_id="pumpe-3"), "trekantbrand", SECOND)
    staff.must(ReleasePromise(promise=1, reason="Motoren"), "trekantbrand", SECOND)
    assert last(staff).lines[0].state is LineState.WITHDRAWN
    assert why_again(staff) == [(Reopening.WITHDRAWN, "pumpe-3")]
    staff.must(WithdrawRequest(request=1, reason="Tørt"), "kolding", SECOND)
    assert why_again(staff) == [(Reopening.GONE, f"{SECOND}:1")]


def test_a_line_whose_unit_was_there_and_is_home_is_kept_and_its_unit_is_there_again(
    staff: Stocked,
) -> None:
    staff.must(decides(*BOTH), "formand", FIRST)
    staff.must(ConfirmLine(request=1, resource_id="pumpe-3"), "trekantbrand", SECOND)
    for state in (ResourceState.DEPLOYED, ResourceState.FREE):
        assert why_again(staff) == []
        staff.must(MovePromise(promise=1, state=state), "trekantbrand", SECOND)
    assert last(staff).lines[0].state is LineState.CONFIRMED
    assert why_again(staff) == [(Reopening.SUPPLY, "pumpe-3")]


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        (decides(line(), ground=" "), "allotment.ground_missing"),
        (decides(line(), seen=1), "allotment.moved"),
        (decides(line(), line()), "allotment.twice"),
        (decides(line(amount=4)), "allotment.too_much"),
        (decides(line(amount=2), line(FIRST, amount=2)), "allotment.too_much"),
        (decides(line(unit="ukendt")), "resource.unknown"),
        (decides(line(unit="seng-1")), "promise.other_capability"),
        (decides(line("op-000000000009")), "request.unknown"),
    ],
)
def test_what_cannot_be_is_not_decided(staff: Stocked, wish: DecidePriority, code: str) -> None:
    beds = pumps("seng-1", 9, "kolding", capability=Capability.BEDS)
    staff.must(RegisterResources(resources=(beds,)), "kolding")
    assert staff.no(wish, "formand", FIRST) == code


def test_a_unit_may_go_to_one_after_the_other(staff: Stocked) -> None:
    staff.must(asks(3, window=window(10, 12)), "kolding", FIRST)
    later = AllotmentLine(operation=FIRST, request=2, resource_id="pumpe-3", amount=3)
    staff.must(decides(line(), later), "formand", FIRST)


def test_it_is_the_heads_who_decide_and_in_person(staff: Stocked) -> None:
    for seat in ("kolding", "logfoerer", "vagtcentral", "observatoer"):
        assert staff.no(decides(*BOTH), seat, FIRST) == "permission.role"
    spoken = spoken_by("kolding")
    assert staff.no(decides(*BOTH), "stabschef", FIRST, on_behalf_of=spoken) == "priority.in_person"


def test_who_asked_sees_once_what_it_does_not_get(staff: Stocked) -> None:
    staff.must(decides(*BOTH), "formand", SECOND)
    seen = NoteShortage(request=1, note="Vi prøver hos BRS")
    assert staff.no(seen, "kolding", FIRST) == "request.not_yours"
    assert staff.no(seen, "kolding", SECOND) == "allotment.no_shortage"
    staff.must(seen, "vejle", FIRST)
    row = staff.situations[FIRST].log.latest(1)[0]
    assert row.text == "Anmodning 1: set, at 2 mangler efter prioritering 1."
    assert staff.no(seen, "vejle", FIRST) == "allotment.noted"


def test_it_is_decided_anew_when_order_requests_or_supply_change(staff: Stocked) -> None:
    staff.must(decides(*BOTH), "formand", FIRST)
    assert why_again(staff) == []
    staff.must(SetPriorities(order=TURNED, ground="Kajen skrider"), "formand", FIRST)
    staff.must(asks(1), "vejle", SECOND)
    staff.must(WithdrawRequest(request=1, reason="Tørt"), "vejle", FIRST)
    staff.must(SayCondition(resource_id="brs-1", condition=Condition.OUT, reason="Knust"), "brs")
    assert why_again(staff) == [
        (Reopening.ORDER, ""),
        (Reopening.ASKED, f"{SECOND}:2"),
        (Reopening.GONE, f"{FIRST}:1"),
        (Reopening.SUPPLY, "brs-1"),
    ]


def test_a_new_decision_takes_the_place_of_what_nobody_has_answered(staff: Stocked) -> None:
    staff.must(decides(*BOTH), "formand", FIRST)
    staff.must(ConfirmLine(request=1, resource_id="pumpe-3"), "trekantbrand", SECOND)
    staff.must(decides(line(unit="brs-1", amount=1), seen=1), "stabschef", SECOND)
    old = staff.stock.allotments.all[1]
    states = [one.state for one in old.lines]
    assert states == [LineState.CONFIRMED, LineState.REPLACED, LineState.REPLACED]
    assert (
        staff.no(ConfirmLine(request=1, resource_id="brs-1"), "brs", FIRST) == "allotment.no_line"
    )


def test_an_owner_answers_for_its_unit_by_numbers_though_the_request_is_not_for_it_to_read(
    staff: Stocked,
) -> None:
    only = Readers(sight=Sight.RESTRICTED, only_for=("brs",))
    staff.must(asks(2, ("brs",), readers=only), "kolding", FIRST)
    hidden = AllotmentLine(operation=FIRST, request=2, resource_id="pumpe-3", amount=2)
    staff.must(decides(hidden), "formand", FIRST)
    seen = view(staff.situations[FIRST], by("trekantbrand"))
    assert seen.requests.get(2) is None
    assert "Vand ved plejehjemmet" not in repr(seen.requests.unread)
    assert "Hejlsminde" not in repr(seen.requests.unread)
    yes = ConfirmLine(request=2, resource_id="pumpe-3")
    assert staff.no(yes, "vejle", FIRST) == "request.unknown"
    waiting = waits(Known(planning=staff.planning, situation=seen, resources=staff.stock),
                    by("trekantbrand"))  # fmt: skip
    assert [one.kind for one in waiting if one.number == 2] == [WaitKind.LINE]
    staff.must(yes, "trekantbrand", FIRST)
    assert [one.amount for one in staff.stock.bound("pumpe-3")] == [2]
    assert last(staff).lines[0].state is LineState.CONFIRMED


def test_who_loses_in_another_operation_has_it_in_its_log_at_once_and_once(staff: Stocked) -> None:
    staff.must(decides(line(), line(unit="brs-1", amount=1)), "formand", SECOND)
    told = TellAllotment(allotment=1)
    assert elsewhere(tuple(staff.written[SECOND])) == ((FIRST, told),)
    assert staff.no(told, "kolding", FIRST) == "permission.role"
    assert staff.no(told, "formand", SECOND) == "allotment.nothing_here"
    assert staff.no(TellAllotment(allotment=2), "formand", FIRST) == "allotment.moved"
    staff.must(told, "formand", FIRST)
    row = staff.situations[FIRST].log.latest(1)[0]
    assert row.text == "Anmodning 1: efter prioritering 1 mangler 3."
    assert staff.no(told, "formand", FIRST) == "allotment.told"
