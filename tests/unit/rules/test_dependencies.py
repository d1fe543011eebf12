"""What depends on what: said by the planner, refused beside the field, tried out and saved."""

from __future__ import annotations

from typing import Any

import pytest

from crisis.commands.base import Command
from crisis.commands.dependencies import DropWhatIf, RetireSupply, SaveWhatIf, SetSupply
from crisis.commands.erasure import ErasePlanningEntry
from crisis.errors import Refused
from crisis.events.dependencies import SupplyRetired, SupplySet, WhatIfSaved
from crisis.projections import planning as planning_fold
from crisis.projections.planning import Planning
from crisis.rules import RULES, decide
from crisis.rules.known import Known, Question
from crisis.terms.dependencies import FailedLater, Start, Supply, SupplyKind
from crisis.terms.ids import PLANNING
from crisis.terms.places import Point
from crisis.terms.register import Classification, RegisterObject, Standing
from tests.given import by, directory, entries
from tests.needs import fails

POWER, WATER, TELE, SPARE, NOWHERE = (f"ob-eksempel000{at}" for at in range(1, 6))


def place(id_: str, **more: Any) -> RegisterObject:
    told = {"name": f"Eksempel {id_[-1]}", "category": "Eksempler", "shape": Point((9.2, 55.8))}
    return RegisterObject(id=id_, **{**told, **more})


OBJECTS = {one: place(one) for one in (POWER, WATER, TELE, SPARE)}


def supply(consumer: str = WATER, *suppliers: str, **more: Any) -> Supply:
    return Supply(
        consumer=consumer,
        kind=SupplyKind.ELECTRICITY,
        suppliers=suppliers or (POWER,),
        **{"holdout_minutes": 240, **more},
    )


class Planner:
    """The plan, and whoever works in it."""

    def __init__(self) -> None:
        self.planning: Planning = directory()
        self.objects = dict(OBJECTS)

    def asks(self, command: Command, seat: str = "planlaegger", **more: Any) -> Any:
        needs = self.planning.dependencies.supplies.values()
        starts = getattr(command, "starts", ())
        answers = {
            Question.REGISTER: Standing(objects=self.objects),
            Question.CASCADE: fails(self.objects, [one.supply for one in needs], starts),
            **more,
        }
        return decide(Known(planning=self.planning, answers=answers), command, by(seat))

    def does(self, command: Command) -> Any:
        answer = self.asks(command)
        assert not isinstance(answer, Refused), answer
        after = self.planning.number
        made = entries(answer, stream=PLANNING, after=after)
        self.planning = planning_fold.fold(self.planning, made)
        return made[0]


@pytest.fixture
def planner() -> Planner:
    return Planner()


def code(answer: Any) -> tuple[str, str | None]:
    assert isinstance(answer, Refused), answer
    return answer.code, answer.field


def test_a_supply_is_said_with_the_names_of_all_it_is_about(planner: Planner) -> None:
    (event,) = planner.asks(SetSupply(supply=supply()))

    assert event == SupplySet(supply=supply(), names=("Eksempel 2", "Eksempel 1"))
    assert code(planner.asks(SetSupply(supply=supply()), "kolding"))[0] == "permission.role"


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        (supply(NOWHERE), ("register.unknown_object", "supply.consumer")),
        (
            supply(WATER, POWER, NOWHERE),
            ("register.unknown_object", "supply.suppliers[1]"),
        ),
        (supply(WATER, POWER, WATER), ("supply.itself", "supply.suppliers[1]")),
        (supply(WATER, POWER, SPARE, POWER), ("supply.doubled", "supply.suppliers[2]")),
        (supply(WATER, POWER, SPARE, needed=3), ("supply.needed", "supply.needed")),
        (supply(needed=0), ("supply.needed", "supply.needed")),
        (supply(holdout_minutes=-1), ("supply.holdout", "supply.holdout_minutes")),
        (supply(holdout_minutes=129_601), ("supply.holdout", "supply.holdout_minutes")),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(
    planner: Planner, wrong: Supply, refusal: tuple[str, str]
) -> None:
    assert code(planner.asks(SetSupply(supply=wrong))) == refusal


def test_a_circle_may_be_said(planner: Planner) -> None:
    planner.does(SetSupply(supply=supply(TELE, POWER)))
    planner.does(SetSupply(supply=supply(POWER, TELE)))

    assert len(planner.planning.dependencies.supplies) == 2


def test_what_somebody_else_said_meanwhile_is_read_first(planner: Planner) -> None:
    first = planner.does(SetSupply(supply=supply())).stamp.number
    other = SetSupply(supply=supply(needed=1, holdout_minutes=60))

    assert code(planner.asks(other)) == ("supply.meanwhile", "seen")
    changed = SetSupply(supply=other.supply, seen=first)
    assert not isinstance(planner.asks(changed), Refused)
    same = SetSupply(supply=supply(), seen=first)
    assert code(planner.asks(same))[0] == "supply.unchanged"


def test_an_object_has_several_groups_of_one_kind_each_with_a_name_of_its_own(
    planner: Planner,
) -> None:
    planner.does(SetSupply(supply=supply()))
    unnamed = SetSupply(supply=supply(WATER, SPARE), another=True)
    assert code(planner.asks(unnamed)) == ("supply.name_missing", "supply.name")

    named = planner.does(SetSupply(supply=supply(WATER, SPARE, name=" Nord "), another=True))
    assert (named.event.supply.group, named.event.supply.name) == (2, "Nord")
    same = SetSupply(supply=supply(WATER, TELE, name="NORD"), another=True)
    assert code(planner.asks(same)) == ("supply.name_taken", "supply.name")
    nameless = SetSupply(supply=supply(WATER, TELE, group=2), seen=named.stamp.number)
    assert code(planner.asks(nameless)) == ("supply.name_missing", "supply.name")
    found = planner.planning.dependencies.supplies
    assert {(one.supply.suppliers, one.supply.group) for one in found.values()} == {
        ((POWER,), 1),
        ((SPARE,), 2),
    }
    first = found[WATER, SupplyKind.ELECTRICITY, 1].number
    changed = SetSupply(supply=supply(holdout_minutes=60), seen=first)
    assert not isinstance(planner.asks(changed), Refused)
    beyond = SetSupply(supply=supply(WATER, TELE, group=21, name="Syd"))
    assert code(planner.asks(beyond)) == ("supply.too_many_groups", "supply.name")


def test_one_group_is_taken_back_and_the_other_stands_and_its_number_is_free(
    planner: Planner,
) -> None:
    planner.does(SetSupply(supply=supply()))
    planner.does(SetSupply(supply=supply(WATER, SPARE, name="Nord"), another=True))
    planner.does(RetireSupply(consumer=WATER, kind=SupplyKind.ELECTRICITY, group=1))
    (left,) = planner.planning.dependencies.supplies.values()
    assert left.supply.name == "Nord"
    again = planner.does(SetSupply(supply=supply(WATER, TELE, name="Syd"), another=True))
    assert again.event.supply.group == 1


def test_a_supply_is_taken_back_once(planner: Planner) -> None:
    planner.does(SetSupply(supply=supply()))
    wish = RetireSupply(consumer=WATER, kind=SupplyKind.ELECTRICITY)

    assert planner.asks(wish) == (SupplyRetired(consumer=WATER, kind=SupplyKind.ELECTRICITY),)
    planner.does(wish)
    assert code(planner.asks(wish)) == ("supply.unknown", "kind")


def test_a_supply_that_somebody_else_changed_meanwhile_is_not_taken_back_unread(
    planner: Planner,
) -> None:
    first = planner.does(SetSupply(supply=supply())).stamp.number
    second = planner.does(SetSupply(supply=supply(holdout_minutes=60), seen=first)).stamp.number
    old, now, anyway = (
        RetireSupply(consumer=WATER, kind=SupplyKind.ELECTRICITY, seen=seen)
        for seen in (first, second, None)
    )

    assert code(planner.asks(old)) == ("supply.meanwhile", "seen")
    assert isinstance(planner.asks(now), tuple)
    assert isinstance(planner.asks(anyway), tuple)


def test_a_what_if_that_somebody_else_saved_anew_is_neither_saved_over_nor_dropped_unread(
    planner: Planner,
) -> None:
    saved = SaveWhatIf(name="Strøm", starts=(Start(object=POWER),))
    first = planner.does(saved).stamp.number
    theirs = SaveWhatIf(name="Strøm", starts=(Start(object=TELE),), what_if=1, seen=first)
    second = planner.does(theirs).stamp.number
    for seen, refused in ((first, True), (second, False), (None, False)):
        mine = SaveWhatIf(name="Strøm", starts=(Start(object=SPARE),), what_if=1, seen=seen)
        for command in (mine, DropWhatIf(what_if=1, seen=seen)):
            answer = planner.asks(command)
            assert isinstance(answer, Refused) == refused
            assert not refused or answer.code == "what_if.meanwhile"
    fresh = SaveWhatIf(name="En ny", starts=(Start(object=SPARE),), seen=first)
    assert isinstance(planner.asks(fresh), tuple)


def test_what_stands_in_anothers_own_plan_cannot_be_named(planner: Planner) -> None:
    planner.does(SetSupply(supply=supply(WATER, POWER, SPARE)))
    number = planner.planning.number
    own = {"classification": Classification.OWN_PLAN, "municipality": "vejle"}
    planner.objects[SPARE] = place(SPARE, **own)

    over = SetSupply(supply=supply(WATER, POWER), seen=number)
    assert code(planner.asks(over)) == ("supply.another_plan", "supply.suppliers")
    named = SetSupply(supply=supply(TELE, SPARE))
    assert code(planner.asks(named))[0] == "register.unknown_object"
    tried = SaveWhatIf(name="Nød", starts=(Start(object=SPARE),))
    assert code(planner.asks(tried)) == ("register.unknown_object", "starts[0].object")


def test_a_what_if_is_saved_with_what_would_fail(planner: Planner) -> None:
    planner.does(SetSupply(supply=supply()))
    wish = SaveWhatIf(name="Strømmen går", starts=(Start(object=POWER, after_minutes=30),))

    (event,) = planner.asks(wish)

    assert isinstance(event, WhatIfSaved)
    assert event.failed == (FailedLater(object=WATER, after_minutes=270),)
    assert (event.what_if, event.total, event.names) == (1, 1, ("Eksempel 1",))


def test_a_what_if_has_a_name_of_its_own_and_is_saved_over_by_number(planner: Planner) -> None:
    starts = (Start(object=POWER),)
    planner.does(SaveWhatIf(name="Strøm", starts=starts))

    assert code(planner.asks(SaveWhatIf(name=" ", starts=starts))) == (
        "what_if.name_missing",
        "name",
    )
    assert code(planner.asks(SaveWhatIf(name="STRØM", starts=starts)))[0] == "what_if.name_taken"
    twice = SaveWhatIf(name="To", starts=(*starts, Start(object=POWER, after_minutes=5)))
    assert code(planner.asks(twice)) == ("what_if.doubled", "starts[1].object")
    assert (
        code(planner.asks(SaveWhatIf(name="X", starts=starts, what_if=9)))[0] == "what_if.unknown"
    )
    planner.does(SaveWhatIf(name="Strøm", starts=(Start(object=TELE),), what_if=1))
    assert planner.planning.dependencies.what_ifs[1].starts == (Start(object=TELE),)


def test_a_number_is_never_given_to_another_what_if(planner: Planner) -> None:
    planner.does(SaveWhatIf(name="Strøm", starts=(Start(object=POWER),)))
    planner.does(DropWhatIf(what_if=1))

    assert code(planner.asks(DropWhatIf(what_if=1))) == ("what_if.unknown", "what_if")
    planner.does(SaveWhatIf(name="Tele", starts=(Start(object=TELE),)))
    assert set(planner.planning.dependencies.what_ifs) == {2}


def test_what_the_plan_says_now_is_put_right_before_it_is_erased(planner: Planner) -> None:
    entry = planner.does(SetSupply(supply=supply()))
    wish = ErasePlanningEntry(
        entry=entry.stamp.number, reason="uden betydning", basis="GDPR art. 17"
    )
    asker = by("planlaegger")
    answers = {Question.REGISTER: Standing(), Question.ENTRY: entry}
    rule = RULES[ErasePlanningEntry].decide

    standing = rule(Known(planning=planner.planning, answers=answers), wish, asker)
    planner.does(RetireSupply(consumer=WATER, kind=SupplyKind.ELECTRICITY))
    retired = rule(Known(planning=planner.planning, answers=answers), wish, asker)

    assert code(standing)[0] == "erasure.need_stands"
    assert not isinstance(retired, Refused)
