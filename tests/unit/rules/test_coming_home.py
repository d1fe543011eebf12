"""How a unit comes home: free, to rest, or broken; by its owner's word, and who asked is told."""

from __future__ import annotations

import pytest

from crisis.commands.allotments import ConfirmLine, DecidePriority
from crisis.commands.requests import MovePromise, ReleasePromise
from crisis.commands.resources import RetireResource, SayCondition
from crisis.projections.requests import HelpRequest
from crisis.rules.allotments import reopened
from crisis.rules.competing import competing
from crisis.rules.keeping import breaks
from crisis.terms.allotments import AllotmentLine, LineState, Reopening
from crisis.terms.operations import Mode
from crisis.terms.resources import Condition, RequestStatus, ResourceState
from crisis.terms.sight import Readers, Sight
from tests.given import spoken_by
from tests.stocked import FIRST, SECOND, Stocked, asks, promises, pumps, window

OUT, RESTING, FREE = ResourceState.OUT, ResourceState.RESTING, ResourceState.FREE
OWNER = "trekantbrand"


@pytest.fixture
def staff() -> Stocked:
    """Two of three pumps are in use at Hejlsminde."""
    made = Stocked(Mode.LIVE, pumps())
    made.must(asks(2), "kolding")
    made.must(promises(), OWNER)
    made.must(MovePromise(promise=1, state=ResourceState.DEPLOYED), OWNER)
    return made


def moves(state: ResourceState, reason: str | None = None) -> MovePromise:
    return MovePromise(promise=1, state=state, reason=reason)


def free(staff: Stocked) -> int:
    return staff.stock.free("pumpe-3", window(), staff.now)


def request(staff: Stocked) -> HelpRequest:
    found = staff.situations[FIRST].requests.get(1)
    assert found is not None
    return found


def test_a_crew_that_comes_home_to_rest_is_nobodys_and_not_free_until_its_owner_says_so(
    staff: Stocked,
) -> None:
    staff.must(moves(RESTING), OWNER)
    assert not staff.stock.bound("pumpe-3")
    assert [one.state for one in staff.stock.laid_up("pumpe-3")] == [RESTING]
    assert (free(staff), request(staff).status) == (1, RequestStatus.FINISHED)
    assert staff.situations[FIRST].log.latest(1)[0].text.endswith("er tilbage og hviler.")
    staff.must(asks(2), "kolding", SECOND)
    assert staff.no(promises(), OWNER, SECOND) == "promise.not_free"
    staff.must(moves(FREE), OWNER)
    assert staff.situations[FIRST].log.latest(1)[0].text.endswith("er klar igen.")
    assert (free(staff), staff.stock.laid_up("pumpe-3")) == (3, ())
    staff.must(promises(), OWNER, SECOND)


def test_what_breaks_where_it_is_says_why_and_who_asked_lacks_it_again(staff: Stocked) -> None:
    assert staff.no(moves(OUT), OWNER) == "resource.why_out"
    staff.must(moves(OUT, "Motoren er brændt af"), OWNER)
    one = request(staff)
    assert (one.missing, one.status) == (2, RequestStatus.UNMET)
    assert [step.reason for step in one.losses] == ["Motoren er brændt af"]
    assert free(staff) == 1
    staff.must(moves(FREE), OWNER)
    assert (free(staff), request(staff).status) == (3, RequestStatus.UNMET)


def test_only_its_owner_says_how_it_came_home_or_the_log_office_by_telephone(
    staff: Stocked,
) -> None:
    for seat in ("kolding", "brs", "formand"):
        assert staff.no(moves(RESTING), seat) == "promise.not_yours"
    staff.must(moves(RESTING), "logfoerer", on_behalf_of=spoken_by(OWNER))
    assert staff.no(moves(FREE), "kolding") == "promise.not_yours"
    staff.must(moves(FREE), OWNER)


def test_what_is_over_goes_nowhere_and_what_never_left_breaks_but_does_not_rest(
    staff: Stocked,
) -> None:
    staff.must(moves(FREE), OWNER)
    for state in (RESTING, OUT, FREE):
        assert staff.no(moves(state, "x"), OWNER) == "promise.move"
    staff.must(promises(amount=1), OWNER)
    second = [MovePromise(promise=2, state=one, reason="x") for one in (RESTING, FREE, OUT)]
    assert [staff.no(one, OWNER) for one in second[:2]] == ["promise.move"] * 2
    staff.must(second[2], OWNER)
    assert request(staff).promised == 0


def test_a_part_that_is_laid_up_goes_nowhere_else(staff: Stocked) -> None:
    staff.must(asks(2, window=window(20, 22)), "kolding", SECOND)
    staff.must(promises(), OWNER, SECOND)
    staff.must(moves(OUT, "Motoren er brændt af"), OWNER)
    assert staff.no(moves_second(), OWNER, SECOND) == "promise.elsewhere"
    assert breaks(staff.stock, "pumpe-3", staff.now) == {(SECOND, 1): 1}
    staff.must(moves(FREE), OWNER)
    staff.must(moves_second(), OWNER, SECOND)


def moves_second() -> MovePromise:
    return MovePromise(promise=1, state=ResourceState.ON_THE_WAY)


def test_a_unit_that_is_out_as_a_whole_breaks_every_promise_of_it_until_it_is_ready() -> None:
    staff = Stocked(Mode.LIVE, pumps())
    staff.must(asks(2), "kolding")
    staff.must(promises(), OWNER)
    out = SayCondition(resource_id="pumpe-3", condition=Condition.OUT, reason="Brand i garagen")
    staff.must(out, OWNER)
    assert breaks(staff.stock, "pumpe-3", staff.now) == {(FIRST, 1): 2}
    staff.must(SayCondition(resource_id="pumpe-3", condition=Condition.READY), OWNER)
    assert breaks(staff.stock, "pumpe-3", staff.now) == {}


def test_what_was_decided_is_reopened_when_its_unit_breaks_and_again_when_it_is_whole() -> None:
    staff = Stocked(Mode.LIVE, pumps())
    staff.must(asks(2), "kolding")
    line = AllotmentLine(operation=None, request=1, resource_id="pumpe-3", amount=2)
    staff.must(DecidePriority(lines=(line,), ground="Plejehjemmet", seen=0), "formand")
    staff.must(ConfirmLine(request=1, resource_id="pumpe-3"), OWNER)
    assert why_again(staff) == []
    staff.must(moves(OUT, "Revnet slange"), OWNER)
    assert why_again(staff) == [
        (Reopening.SUPPLY, "pumpe-3"),
        (Reopening.WITHDRAWN, "pumpe-3"),
    ]
    last = staff.stock.allotments.last
    assert last is not None and last.lines[0].state is LineState.WITHDRAWN
    staff.must(DecidePriority(lines=(), ground="Ingen pumpe", seen=1), "formand")
    staff.must(moves(FREE), OWNER)
    assert why_again(staff) == [(Reopening.SUPPLY, "pumpe-3")]


def why_again(staff: Stocked) -> list[tuple[Reopening, str]]:
    last = staff.stock.allotments.last
    assert last is not None
    asked = competing(staff.situations.values(), staff.now)
    return list(reopened(last, asked, staff.situations[FIRST].priorities.order, staff.stock))


def test_a_unit_with_a_broken_part_can_be_struck_off_the_list(staff: Stocked) -> None:
    staff.must(moves(OUT, "Kan ikke laves"), OWNER)
    staff.must(RetireResource(resource_id="pumpe-3", seen=1), OWNER)
    assert staff.stock.get("pumpe-3") is None


def test_an_owner_who_says_the_whole_is_ready_says_it_of_its_broken_part(staff: Stocked) -> None:
    ready = SayCondition(resource_id="pumpe-3", condition=Condition.READY)
    assert staff.no(ready, OWNER) == "resource.said_already"
    staff.must(moves(OUT, "Motoren er brændt af"), OWNER)
    assert free(staff) == 1
    staff.must(ready, OWNER)
    assert (free(staff), staff.stock.laid_up("pumpe-3")) == (3, ())
    staff.must(moves(FREE), OWNER)
    assert free(staff) == 3


def test_what_an_owner_lets_go_is_a_loss_to_who_asked_and_what_he_lets_go_himself_is_none() -> None:
    staff = Stocked(Mode.LIVE, pumps())
    staff.must(asks(2), "kolding")
    for owner in (OWNER, "kolding"):
        staff.must(promises(amount=1), OWNER)
        number = staff.situations[FIRST].requests.last_promise
        staff.must(ReleasePromise(promise=number, reason=f"af {owner}"), owner)
    assert [one.reason for one in request(staff).losses] == [f"af {OWNER}"]


def test_an_owner_moves_its_own_though_what_it_is_for_is_for_others_to_read() -> None:
    staff = Stocked(Mode.LIVE, pumps(), pumps("brs-1", 2, "brs"))
    only = Readers(sight=Sight.RESTRICTED, only_for=("kolding",))
    staff.must(asks(2, ("brs",), readers=only), "kolding")
    line = AllotmentLine(operation=None, request=1, resource_id="pumpe-3", amount=2)
    staff.must(DecidePriority(lines=(line,), ground="Nødvendigt", seen=0), "formand")
    staff.must(ConfirmLine(request=1, resource_id="pumpe-3"), OWNER)
    assert staff.no(moves(ResourceState.ON_THE_WAY), "vejle") == "promise.unknown"
    staff.must(moves(ResourceState.DEPLOYED), OWNER)
    staff.must(moves(RESTING), OWNER)
