"""The register as it stood after an earlier entry of the planning, for whoever may see it today."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from crisis.commands.authorities import RegisterSeat
from crisis.commands.base import Command
from crisis.commands.register import ChangeObject, RegisterObjects, RetireObject
from crisis.register.fitting import ObjectFilter
from crisis.terms.ids import PLANNING
from crisis.terms.places import Point
from crisis.terms.register import (
    KEEPER,
    NO_PLANS,
    Classification,
    Occasion,
    RegisterObject,
    RegisterReader,
)
from crisis.terms.roles import Role
from tests.given import NOON, Desk, by

PLACE = Point((9.4722, 55.4907))
HALL = RegisterObject(id="ob-000000000001", name="Hallen", category="Storcentre", shape=PLACE,
                      municipality="kolding")  # fmt: skip
QUAY = msgspec.structs.replace(HALL, id="ob-000000000002", name="Kajen")
CONCERT = msgspec.structs.replace(
    HALL,
    id="ob-000000000003",
    name="Koncert",
    occasion=Occasion(begins=NOON, ends=NOON + timedelta(hours=5), attendance=4200),
)
KOLDING, VEJLE = RegisterReader(authority="kolding"), RegisterReader(authority="vejle")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path, register=True).knows()
    yield made
    made.database.close()


def does(desk: Desk, command: Command, **as_whom: str) -> int:
    asker = replace(by("planlaegger", desk.now), **as_whom)
    key = f"as-of-{desk.handler.planning().number:020}"
    return desk.handler.do(command, asker, stream=PLANNING, key=key).entries[-1]


def names(desk: Desk, by: int | None, reader: RegisterReader = KEEPER, hours: float = 1) -> str:
    wanted = ObjectFilter(by=by, at=NOON + timedelta(hours=hours))
    return ", ".join(one.object.name for one in desk.register.objects(wanted, reader))


def test_a_place_stands_as_it_stood_and_one_retired_since_stands(desk: Desk) -> None:
    first = does(desk, RegisterObjects(objects=(HALL, QUAY)))
    renamed = msgspec.structs.replace(HALL, name="Den nye hal")
    second = does(desk, ChangeObject(object=renamed))
    third = does(desk, RetireObject(id=QUAY.id, reason="Nedlagt"))
    assert names(desk, first - 1) == ""
    assert names(desk, first) == "Hallen, Kajen"
    assert names(desk, second) == "Den nye hal, Kajen"
    assert names(desk, third) == names(desk, None) == "Den nye hal"
    stood = desk.register.objects(ObjectFilter(by=second), KEEPER)
    assert not [one for one in stood if one.retired], "nobody knew then that it would be"


def test_an_event_that_is_over_since_was_on_then(desk: Desk) -> None:
    first = does(desk, RegisterObjects(objects=(CONCERT,)))
    assert [names(desk, first, hours=each) for each in (-1, 1, 6)] == ["", "Koncert", ""]


def test_what_is_of_an_own_plan_today_is_so_in_the_past_too(desk: Desk) -> None:
    mine = {"seat": "kolding-plan", "authority": "kolding"}
    does(desk, RegisterSeat(**mine, name="Plan", role=Role.PLANNER))
    first = does(desk, RegisterObjects(objects=(HALL, QUAY)))
    own = msgspec.structs.replace(HALL, classification=Classification.OWN_PLAN)
    second = does(desk, ChangeObject(object=own), **mine)
    seen = [names(desk, first, one) for one in (NO_PLANS, VEJLE, KOLDING, KEEPER)]
    assert seen == ["Kajen", "Kajen", "Hallen, Kajen", "Hallen, Kajen"]
    does(desk, RetireObject(id=HALL.id, reason="Nedlagt"), **mine)
    assert names(desk, first, NO_PLANS) == names(desk, second, NO_PLANS) == "Kajen"
    assert names(desk, first, KOLDING) == "Hallen, Kajen"
