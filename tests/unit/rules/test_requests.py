"""Asking for help and answering: by the owner's word, in parts, with a reason, and home again."""

from __future__ import annotations

import pytest

from crisis.commands.erasure import EraseEntry
from crisis.commands.incidents import OpenIncident
from crisis.commands.requests import (
    AnswerRequest,
    MakeRequest,
    MovePromise,
    Offered,
    OutsideHelp,
    ReleasePromise,
    WithdrawRequest,
)
from crisis.commands.resources import ChangeResource
from crisis.projections.requests import HelpRequest
from crisis.rules.closing import open_matters
from crisis.rules.known import Proof
from crisis.rules.visibility import hides, view
from crisis.terms.log import EntryKind
from crisis.terms.operations import Mode
from crisis.terms.places import Point
from crisis.terms.resources import Capability, HelpPath, RequestStatus, ResourceState
from crisis.terms.sight import Readers, Sight
from tests.given import by, spoken_by
from tests.stocked import FIRST, SECOND, Stocked, asks, at, promises, pumps, window

GOES = ResourceState.ON_THE_WAY
THERE = ResourceState.DEPLOYED
BACK = ResourceState.FREE


@pytest.fixture
def staff() -> Stocked:
    return Stocked(Mode.LIVE, pumps(), pumps("brs-1", 2, "brs"))


def one(staff: Stocked, number: int = 1, operation: str = FIRST) -> HelpRequest:
    found = staff.situations[operation].requests.get(number)
    assert found is not None
    return found


def test_a_request_says_whom_it_asks_and_stands_in_the_log(staff: Stocked) -> None:
    wish: MakeRequest = asks(2, ("trekantbrand", "brs"))
    staff.must(wish, "kolding")
    row = staff.situations[FIRST].log.latest(1)[0]
    assert row.kind is EntryKind.REQUEST
    assert row.text == (
        "Anmodning 1 om pumpning: 2 stk. til Hejlsminde. Spurgt: TrekantBrand, Beredskabsstyrelsen."
    )
    assert one(staff).status is RequestStatus.WAITING
    assert [each.authority for each in one(staff).unanswered] == ["trekantbrand", "brs"]


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        (asks(asked=()), "request.nobody_asked"),
        (asks(asked=("brs", "brs")), "request.asked_twice"),
        (asks(asked=("ukendt",)), "authority.unknown"),
        (asks(window=window(5, 5)), "request.ends_before"),
        (asks(window=window(-9, -1)), "request.over"),
        (asks(incident=7), "incident.unknown"),
        (asks(task=7), "task.unknown"),
        (asks(path=HelpPath.STATE), "request.outside_asks_nobody"),
        (asks(asked=(), path=HelpPath.DEFENCE), "request.by_police"),
        (asks(asked=(), path=HelpPath.NATIONAL), "request.by_police"),
        (asks(asked=(), path=HelpPath.NEIGHBOUR), "request.by_police"),
    ],
)
def test_what_is_asked_wrongly_is_refused_with_what_to_do(
    staff: Stocked, wish: object, code: str
) -> None:
    assert staff.no(wish, "kolding") == code


def test_an_owner_promises_a_part_and_another_the_rest(staff: Stocked) -> None:
    staff.must(asks(3, ("trekantbrand", "brs")), "kolding")
    part = AnswerRequest(
        request=1,
        promised=(Offered(resource_id="pumpe-3", amount=1),),
        reason="Resten er i Vejle",
        transport="Egen lastbil",
    )
    staff.must(part, "trekantbrand")
    assert (one(staff).status, one(staff).missing) == (RequestStatus.PARTLY, 2)
    staff.must(promises(resource="brs-1"), "brs")
    assert one(staff).status is RequestStatus.COVERED
    assert [each.label for each in one(staff).promises] == ["Eksempel pumpe-3", "Eksempel brs-1"]


def test_a_no_says_why_and_the_asker_reads_it(staff: Stocked) -> None:
    staff.must(asks(), "kolding")
    assert staff.no(AnswerRequest(request=1), "trekantbrand") == "request.reason_missing"
    staff.must(AnswerRequest(request=1, reason="Alle er i Vejle"), "trekantbrand")
    assert one(staff).status is RequestStatus.UNMET
    assert [each.reason for each in one(staff).steps] == ["Alle er i Vejle"]


def test_only_who_was_asked_answers_and_only_of_its_own(staff: Stocked) -> None:
    staff.must(asks(), "kolding")
    assert staff.no(promises(resource="brs-1"), "brs") == "request.not_asked"
    assert staff.no(promises(), "formand") == "request.not_asked"
    assert staff.no(promises(resource="brs-1"), "trekantbrand") == "promise.not_yours"
    assert staff.no(promises(resource="ukendt-1"), "trekantbrand") == "resource.unknown"
    assert staff.no(promises(request=4), "trekantbrand") == "request.unknown"
    staff.must(asks(capability=Capability.BOAT), "kolding")
    assert staff.no(promises(request=2), "trekantbrand") == "promise.other_capability"
    staff.must(promises(), "logfoerer", on_behalf_of=spoken_by("trekantbrand"))
    answer = staff.situations[FIRST].log.entries[max(staff.situations[FIRST].log.entries)]
    assert answer.on_behalf_of is not None
    assert list(staff.situations[FIRST].log.unconfirmed.values()) == ["trekantbrand"]


def test_never_above_what_there_is_and_never_twice_across_operations(staff: Stocked) -> None:
    staff.must(asks(9), "kolding")
    assert staff.no(promises(amount=4), "trekantbrand") == "promise.not_free"
    staff.must(promises(amount=2), "trekantbrand")
    staff.must(asks(9), "horsens", SECOND)
    no = staff.do(promises(amount=2), "trekantbrand", SECOND)
    assert (no.code, no.facts["free"]) == ("promise.not_free", 1)
    staff.must(promises(amount=1), "trekantbrand", SECOND)
    twice = (Offered(resource_id="pumpe-3", amount=1),) * 2
    assert staff.no(AnswerRequest(request=1, promised=twice), "trekantbrand") == "promise.twice"


def test_it_moves_by_its_owners_word_and_comes_home(staff: Stocked) -> None:
    staff.must(asks(), "kolding")
    staff.must(promises(), "trekantbrand")
    goes = MovePromise(promise=1, state=GOES)
    for seat in ("formand", "kolding", "brs"):
        assert staff.no(goes, seat) == "promise.not_yours"
    assert staff.no(MovePromise(promise=1, state=BACK), "trekantbrand") == "promise.move"
    assert staff.no(MovePromise(promise=1, state=ResourceState.ASKED), "trekantbrand") == (
        "promise.move"
    )
    staff.must(goes, "trekantbrand")
    assert staff.no(ReleasePromise(promise=1, reason="-"), "trekantbrand") == "promise.left"
    assert staff.no(WithdrawRequest(request=1, reason="-"), "kolding") == "request.away"
    staff.must(MovePromise(promise=1, state=THERE), "trekantbrand")
    staff.must(MovePromise(promise=1, state=BACK), "trekantbrand")
    assert one(staff).status is RequestStatus.FINISHED
    assert staff.stock.bound("pumpe-3") == ()
    assert staff.no(MovePromise(promise=9, state=BACK), "trekantbrand") == "promise.unknown"


def test_what_is_still_out_elsewhere_cannot_leave_for_another_place(staff: Stocked) -> None:
    staff.must(asks(3, window=window(1, 3)), "kolding")
    staff.must(asks(3, window=window(4, 6)), "horsens", SECOND)
    for operation in (FIRST, SECOND):
        staff.must(promises(amount=3), "trekantbrand", operation)
    staff.must(MovePromise(promise=1, state=GOES), "trekantbrand")
    staff.now = at(4)
    late = MovePromise(promise=1, state=GOES)
    assert staff.no(late, "trekantbrand", SECOND) == "promise.elsewhere"
    staff.must(asks(1, window=window(9, 10)), "horsens", SECOND)
    assert staff.no(promises(2, 1), "trekantbrand", SECOND) == "promise.not_free"
    staff.must(MovePromise(promise=1, state=BACK), "trekantbrand")
    staff.must(late, "trekantbrand", SECOND)


def test_what_left_early_is_bound_from_when_it_left(staff: Stocked) -> None:
    staff.must(asks(3, window=window(6, 9)), "kolding")
    staff.must(asks(3, window=window(1, 5)), "horsens", SECOND)
    staff.must(promises(amount=2), "trekantbrand")
    assert staff.stock.free("pumpe-3", window(1, 5), at(0.5)) == 3
    staff.now = at(0.5)
    staff.must(MovePromise(promise=1, state=THERE), "trekantbrand")
    no = staff.do(promises(amount=2), "trekantbrand", SECOND)
    assert (no.code, no.facts["free"]) == ("promise.not_free", 1)
    assert staff.stock.free("pumpe-3", window(0, 0.5), at(0.5)) == 3
    staff.must(promises(amount=1), "trekantbrand", SECOND)


def test_what_left_early_stands_in_no_way_of_writing_its_resource_anew(staff: Stocked) -> None:
    staff.must(asks(3, window=window(6, 9)), "kolding")
    staff.must(asks(3, window=window(1, 5)), "horsens", SECOND)
    for operation in (FIRST, SECOND):
        staff.must(promises(amount=3), "trekantbrand", operation)
    staff.must(MovePromise(promise=1, state=GOES), "trekantbrand")
    seen = staff.stock.listed["pumpe-3"].number
    staff.must(ChangeResource(resource=pumps(readiness=5), seen=seen), "trekantbrand")
    fewer = ChangeResource(resource=pumps(amount=2), seen=staff.stock.listed["pumpe-3"].number)
    assert staff.no(fewer, "trekantbrand") == "resource.fewer_than_bound"


def test_who_asked_lets_go_of_what_has_not_left_and_withdraws(staff: Stocked) -> None:
    staff.must(asks(2, ("trekantbrand", "brs")), "kolding")
    staff.must(promises(), "trekantbrand")
    staff.must(promises(resource="brs-1"), "brs")
    assert staff.no(ReleasePromise(promise=1, reason="-"), "brs") == "promise.not_yours"
    staff.must(ReleasePromise(promise=1, reason="Vandet falder"), "kolding")
    assert staff.no(WithdrawRequest(request=1, reason="-"), "brs") == "request.not_yours"
    staff.must(WithdrawRequest(request=1, reason="Vandet er væk"), "kolding")
    assert one(staff).status is RequestStatus.WITHDRAWN
    assert staff.stock.bound("brs-1") == ()
    assert staff.no(promises(), "trekantbrand") == "request.withdrawn"


def test_help_from_outside_is_written_down_as_it_was_told(staff: Stocked) -> None:
    staff.must(asks(4, (), path=HelpPath.NEIGHBOUR), "stabschef")
    told = OutsideHelp(label="2 pumper fra Fyn", amount=2, source="Vagthavende i Odense")
    wish = AnswerRequest(request=1, outside=told)
    assert staff.no(wish, "kolding") == "request.not_asked"
    assert staff.no(promises(), "logfoerer") == "request.outside_only"
    staff.must(wish, "logfoerer")
    assert (one(staff).promised, one(staff).promises[0].resource_id) == (2, None)
    staff.must(MovePromise(promise=1, state=GOES), "stabschef")
    staff.must(asks(), "kolding")
    assert staff.no(AnswerRequest(request=2, outside=told), "trekantbrand") == "request.not_outside"


def test_what_is_asked_for_or_bound_is_open_when_the_operation_ends(staff: Stocked) -> None:
    def left() -> list[str]:
        found = open_matters(staff.situations[FIRST], staff.planning)
        return [each.label for each in found]

    staff.must(asks(), "kolding")
    assert left() == ["A1"]
    staff.must(promises(), "trekantbrand")
    staff.must(MovePromise(promise=1, state=THERE), "trekantbrand")
    assert left() == ["A1"]
    staff.must(MovePromise(promise=1, state=BACK), "trekantbrand")
    assert left() == []


def test_a_request_for_a_hidden_incident_is_for_its_readers_and_for_who_is_asked(
    staff: Stocked,
) -> None:
    readers = Readers(sight=Sight.RESTRICTED, only_for=("kolding",))
    place = Point((9.47, 55.49))
    opened = OpenIncident(kind="flood", title="Kolding Å", shape=place, readers=readers)
    staff.must(opened, "kolding")
    staff.must(asks(incident=1), "kolding")
    staff.must(promises(), "trekantbrand")
    whole = staff.situations[FIRST]

    def seen(seat: str) -> list[int]:
        return [each.number for each in view(whole, by(seat)).requests.all()]

    assert (seen("kolding"), seen("trekantbrand"), seen("stabschef")) == ([1], [1], [1])
    assert seen("horsens") == []
    hidden = hides(whole, by("horsens"))
    blank = [one.type for one in staff.written[FIRST] if hidden(one)]
    assert {"RequestMade", "RequestAnswered", "PromiseMade"} <= set(blank)
    assert staff.no(promises(), "brs") == "request.unknown"
    assert staff.situations[FIRST].requests.last_promise == 1


def test_what_is_asked_for_still_is_not_erased(staff: Stocked) -> None:
    staff.must(asks(), "kolding")
    proof = Proof(how="password", at=staff.now)
    wish = EraseEntry(entry=1, reason="Helbred", basis="GDPR art. 17")
    assert staff.no(wish, "formand", proved=proof) == "erasure.request_open"
    staff.must(WithdrawRequest(request=1, reason="Vandet er væk"), "kolding")
    staff.must(wish, "formand", proved=proof)
