"""A decision on who gets what that holds no more waits for who may decide, stands on the agenda and
in the situation picture, until it is decided anew."""

from __future__ import annotations

import pytest

from crisis.commands.allotments import DecidePriority
from crisis.commands.priorities import SetPriorities
from crisis.commands.resources import SayCondition
from crisis.rules.agenda import points, since_last
from crisis.rules.competing import competing
from crisis.rules.known import Known, Question
from crisis.rules.reopening import Reopened, reopening
from crisis.rules.sitreps import Besides, picture
from crisis.rules.waiting import waits
from crisis.terms.allotments import AllotmentLine, Reopening
from crisis.terms.meetings import AgendaItem, PointKind
from crisis.terms.operations import Mode
from crisis.terms.priority import Aim
from crisis.terms.resources import Condition
from crisis.terms.sitreps import FactKind
from crisis.terms.waiting import WaitKind
from tests.given import by
from tests.stocked import FIRST, SECOND, Stocked, asks, at, pumps

TURNED = (Aim.PROPERTY, Aim.LIFE, Aim.SUPPLY, Aim.ENVIRONMENT)
OUT = SayCondition(resource_id="brs-1", condition=Condition.OUT, reason="Brudt ned")


@pytest.fixture
def staff() -> Stocked:
    made = Stocked(Mode.LIVE, pumps(), pumps("brs-1", 2, "brs"))
    made.must(asks(3), "kolding")
    made.must(decides(AllotmentLine(request=1, resource_id="pumpe-3", amount=3)), "formand")
    return made


def decides(*lines: AllotmentLine, seen: int = 0) -> DecidePriority:
    return DecidePriority(lines=lines, ground="Plejehjemmet først", seen=seen)


def again(staff: Stocked, operation: str = FIRST) -> Reopened | None:
    asked = competing(staff.situations.values(), staff.now)
    return reopening(staff.situations[operation], staff.stock, asked)


def waiting(staff: Stocked, seat: str, *, known: bool = True) -> list[int]:
    asked = {Question.COMPETING: competing(staff.situations.values(), staff.now)}
    found = Known(
        planning=staff.planning,
        situation=staff.situations[FIRST],
        resources=staff.stock,
        answers=asked if known else {},
    )
    all_ = waits(found, by(seat, staff.now))
    return [one.number for one in all_ if one.kind is WaitKind.REOPENED]


def test_it_waits_for_who_may_decide_since_supply_changed_and_until_it_is_decided_anew(
    staff: Stocked,
) -> None:
    assert (again(staff), waiting(staff, "formand")) == (None, [])
    staff.now = at(0.5)
    staff.must(OUT, "brs")
    found = again(staff)
    assert found == Reopened(1, ((Reopening.SUPPLY, "brs-1"),), staff.now, "brs")
    assert waiting(staff, "formand") == [1]
    assert (waiting(staff, "kolding"), waiting(staff, "brs")) == ([], []), "they decide nothing"
    assert waiting(staff, "formand", known=False) == [], "what is asked for is not known"
    staff.must(decides(seen=1), "formand")
    assert (again(staff), waiting(staff, "formand")) == (None, [])


def test_in_the_picture_it_stands_by_the_word_that_reopened_it(staff: Stocked) -> None:
    staff.now = at(0.5)
    staff.must(OUT, "brs")
    asked = competing(staff.situations.values(), staff.now)
    found = picture(staff.situations[FIRST], Besides(staff.stock, staff.now, asked))
    (one,) = [fact for fact in found.facts if fact.kind is FactKind.REOPENED]
    assert (one.values["owners"], one.at) == (("brs",), staff.now)
    nobodys = [one for one in found.facts if not one.who and not one.values.get("owners")]
    assert all(one.values.get("assumed") for one in nobodys), "what nobody said is called assumed"


def test_another_order_of_the_aims_reopens_it_where_it_was_decided_alone(staff: Stocked) -> None:
    staff.must(SetPriorities(order=TURNED, ground="Alle er i sikkerhed", seen=None), "formand")
    found = again(staff)
    assert found is not None
    assert found.kinds == (Reopening.ORDER,)
    assert again(staff, SECOND) is None, "it is nothing for an operation it is not about"


def test_a_request_of_another_operation_reopens_it_there_and_here(staff: Stocked) -> None:
    staff.must(asks(2), "vejle", SECOND)
    for operation in (FIRST, SECOND):
        found = again(staff, operation)
        assert found is not None
        assert found.why == ((Reopening.ASKED, f"{SECOND}:1"),)


def test_it_stands_first_among_what_competes_on_the_agenda(staff: Stocked) -> None:
    staff.must(OUT, "brs")
    asking = since_last(staff.situations[FIRST], staff.now, None, again(staff))
    first = points(AgendaItem.PRIORITIES, asking)[0]
    assert (first.kind, first.number, first.key) == (PointKind.REOPENED, 1, "supply")


def test_it_stands_in_the_picture_among_the_decisions_while_it_is_open(staff: Stocked) -> None:
    def facts() -> list[tuple[str, tuple[str, ...]]]:
        asked = competing(staff.situations.values(), staff.now)
        found = picture(staff.situations[FIRST], Besides(staff.stock, staff.now, asked))
        return [(one.key, one.values["why"]) for one in found.facts
                if one.kind is FactKind.REOPENED]  # fmt: skip

    assert facts() == []
    staff.must(OUT, "brs")
    assert facts() == [("1", ("supply",))]
    staff.must(decides(seen=1), "formand")
    assert facts() == []
