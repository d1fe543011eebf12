"""Events of the register: counted only while they last; and what stands in whose own plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from crisis.commands.authorities import RegisterSeat
from crisis.commands.incidents import ChangeIncident, OpenIncident
from crisis.commands.register import ChangeObject, RegisterObjects, RetireObject
from crisis.errors import Refused
from crisis.journal.lanes import ThreadLanes
from crisis.journal.opening import open_database
from crisis.register.fitting import ObjectFilter
from crisis.register.register import Area, Register
from crisis.rules.narrowing import exposure as narrowed
from crisis.terms.exposure import OccasionsOn
from crisis.terms.ids import PLANNING
from crisis.terms.incidents import Severity
from crisis.terms.places import Exposure, OwnPlanShare, Point
from crisis.terms.register import (
    KEEPER,
    NO_PLANS,
    Classification,
    Occasion,
    OccasionState,
    RegisterObject,
    RegisterReader,
)
from crisis.terms.roles import Role
from tests.given import NOON, Desk, by

PLACE = Point((9.4722, 55.4907))
CONCERT = RegisterObject(
    id="ob-000000000001",
    name="Eksempel koncert",
    category="Koncerter",
    shape=PLACE,
    municipality="kolding",
    occasion=Occasion(begins=NOON, ends=NOON + timedelta(hours=5), attendance=4200),
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path, register=True).knows()
    made.do(RegisterObjects(objects=(CONCERT,)), "planlaegger", PLANNING)
    yield made
    made.database.close()


def found(desk: Desk, hours: float) -> Exposure:
    at = NOON + timedelta(hours=hours)
    exposure = desk.register.facts(PLACE, 0, {}, at).exposure
    assert exposure is not None
    return exposure


def test_an_event_is_counted_from_its_beginning_until_its_end(desk: Desk) -> None:
    totals = [(found(desk, hours).total, found(desk, hours).attendance)
              for hours in (-0.001, 0, 4.999, 5)]  # fmt: skip
    assert totals == [(0, 0), (1, 4200), (1, 4200), (0, 0)]
    (hit,) = found(desk, 1).hits
    assert (hit.name, hit.attendance) == ("Eksempel koncert", 4200)
    without_a_moment = desk.register.facts(PLACE, 0, {}).exposure
    assert without_a_moment is not None
    assert without_a_moment.total == 0


def test_events_are_found_by_whether_they_are_on_coming_or_past(desk: Desk) -> None:
    def names(hours: float, state: OccasionState | None) -> int:
        at = NOON + timedelta(hours=hours)
        return len(desk.register.objects(ObjectFilter(occasion=state, at=at)))

    for hours, is_ in ((-1, OccasionState.COMING), (1, OccasionState.ON), (5, OccasionState.PAST)):
        assert [names(hours, one) for one in OccasionState] == [one is is_ for one in OccasionState]
        assert names(hours, None) == (is_ is OccasionState.ON)


def test_an_incident_says_how_many_were_at_the_event_when_it_was_written(desk: Desk) -> None:
    operation = desk.opens()
    desk.do(OpenIncident(kind="flood", title="Åen", shape=PLACE), "kolding", operation)
    desk.now = NOON + timedelta(hours=6)
    before = desk.handler.whole(operation).incidents.get(1)
    desk.do(ChangeIncident(incident=1, severity=Severity.RED), "kolding", operation)
    after = desk.handler.whole(operation).incidents.get(1)
    assert before is not None
    assert after is not None
    assert (before.exposure.attendance, after.exposure.attendance) == (4200, 0)


def test_an_edit_is_in_another_processs_index_at_its_next_question(desk: Desk) -> None:
    database = open_database(desk.url, ThreadLanes())
    there = Register(database, desk.folder / "objects")
    assert there.index().number == desk.register.index().number
    desk.do(ChangeObject(object=_with(name="Flyttet koncert")), "planlaegger", PLANNING)
    exposure = there.facts(PLACE, 0, {}, NOON).exposure
    database.close()
    assert exposure is not None
    assert [hit.name for hit in exposure.hits] == ["Flyttet koncert"]


def test_of_two_who_change_the_same_version_the_second_is_told_what_the_first_changed(
    desk: Desk,
) -> None:
    stored = desk.register.get(CONCERT.id)
    assert stored is not None
    first = _with(owner="Musikhuset", note="Ny scene")
    desk.do(ChangeObject(object=first, seen=stored.valid_from), "planlaegger", PLANNING)
    late = ChangeObject(object=_with(contact="Vagten"), seen=stored.valid_from)
    with pytest.raises(Refused) as refused:
        desk.do(late, "planlaegger", PLANNING)
    now = desk.register.get(CONCERT.id)
    assert now is not None
    assert refused.value.code == "register.changed_meanwhile"
    assert refused.value.facts["fields"] == "owner, note"
    assert refused.value.facts["since"] == now.valid_from
    assert now.object == first
    desk.do(
        ChangeObject(object=_with(contact="Vagten"), seen=now.valid_from), "planlaegger", PLANNING
    )


def test_a_program_that_says_no_version_has_the_last_word(desk: Desk) -> None:
    desk.do(ChangeObject(object=_with(owner="A")), "planlaegger", PLANNING)
    desk.do(ChangeObject(object=_with(owner="B")), "planlaegger", PLANNING)
    assert desk.register.standing([CONCERT.id])[CONCERT.id].owner == "B"


SHARE = OwnPlanShare(counts={"Koncerter": 1}, attendance=4200)
SEEN = Exposure(
    distance_m=0,
    total=3,
    counts={"El": 1, "Koncerter": 2},
    hits=(),
    register_head=9,
    attendance=5000,
    own_plans={"kolding": SHARE},
)


def test_what_stands_in_anothers_plan_is_taken_out_of_every_number() -> None:
    less = narrowed(SEEN, RegisterReader(authority="vejle"))
    assert (less.total, less.counts, less.attendance) == (2, {"El": 1, "Koncerter": 1}, 800)
    assert less.own_plans == {}
    assert narrowed(SEEN, NO_PLANS) == less
    for reader in (RegisterReader(authority="kolding"), KEEPER):
        assert narrowed(SEEN, reader) is SEEN


def _with(**changes: object) -> RegisterObject:
    told = {name: getattr(CONCERT, name) for name in CONCERT.__struct_fields__}
    return RegisterObject(**{**told, **changes})


def test_one_is_counted_in_its_category_from_its_beginning_until_its_end(desk: Desk) -> None:
    whole = desk.register.categories()
    (category,) = (name for name, many in whole.items() if many)
    counted = [
        desk.register.categories(at=NOON + timedelta(hours=hours))[category]
        for hours in (-0.001, 0, 4.999, 5)
    ]
    none = whole[category] - 1
    assert counted == [none, whole[category], whole[category], none]


def attends(desk: Desk, hours: float, reader: RegisterReader = KEEPER) -> OccasionsOn:
    area = Area(PLACE, None, 100, NOON + timedelta(hours=hours))
    (found,) = desk.register.attending([area], reader)
    return found


def test_an_area_says_who_is_there_now_and_when_time_alone_moves_that(desk: Desk) -> None:
    begins, ends = NOON, NOON + timedelta(hours=5)
    told = [attends(desk, hours) for hours in (-1, 0, 4.9, 5)]
    assert [(one.occasions, one.people, one.moves) for one in told] == [
        (0, 0, begins),
        (1, 4200, ends),
        (1, 4200, ends),
        (0, 0, None),
    ]
    elsewhere = Area(Point((9.9, 55.9)), None, 100, NOON)
    (none,) = desk.register.attending([elsewhere], KEEPER)
    assert none == OccasionsOn(occasions=0, people=0, moves=None)


def test_an_event_in_a_municipalitys_own_plan_moves_nothing_for_others(desk: Desk) -> None:
    keeper = replace(by("planlaegger"), authority="kolding", seat="kolding-plan")
    seat = RegisterSeat(seat=keeper.seat, authority="kolding", name="Plan", role=Role.PLANNER)
    for command in (seat, RetireObject(id=CONCERT.id, reason="Aflyst")):
        desk.do(command, "planlaegger", PLANNING)
    own = _with(id="ob-000000000009", classification=Classification.OWN_PLAN)
    desk.handler.do(RegisterObjects(objects=(own,)), keeper, stream=PLANNING, key="k" * 20)
    assert attends(desk, 1, NO_PLANS).moves is None
    assert attends(desk, 1).people == 4200


def test_who_watches_events_begin_is_given_those_to_come_but_none_that_are_over(
    desk: Desk,
) -> None:
    def there(hours: float, coming: bool) -> int:
        at = NOON + timedelta(hours=hours)
        return len(desk.register.objects(ObjectFilter(at=at, coming=coming, q="eksempel koncert")))

    assert [there(hours, True) for hours in (-1, 1, 5)] == [1, 1, 0]
    assert [there(hours, False) for hours in (-1, 1, 5)] == [0, 1, 0]
