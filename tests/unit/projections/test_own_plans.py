"""What stands in a municipality's own plan is known by the entries of the planning alone."""

from __future__ import annotations

import msgspec
from immutables import Map

from crisis.events import Event
from crisis.events.imports import NamedObject, ObjectsTakenBack
from crisis.events.register import ObjectChanged, ObjectRetired, ObjectsRegistered
from crisis.projections.own_plans import OwnPlans, fold
from crisis.rules.own_plans import hidden
from crisis.terms.places import Point
from crisis.terms.register import KEEPER, NO_PLANS, Classification, RegisterObject, RegisterReader

READ = RegisterObject(
    id="ob-000000000001", name="Hus", category="Huse", shape=Point(coordinates=(9.5, 55.5)),
    municipality="kolding",
)  # fmt: skip
MOVED = msgspec.structs.replace(READ, classification=Classification.OWN_PLAN)
BATCH = "im-000000000001"


def test_it_stands_there_from_the_entry_that_says_so_until_one_says_otherwise() -> None:
    there = {READ.id: "kolding"}
    back = ObjectsTakenBack(batch=BATCH, entry=2, objects=(READ,), retired=(), left=())
    steps: tuple[tuple[Event, dict[str, str]], ...] = (
        (ObjectsRegistered(objects=(READ,), batch=None), {}),
        (ObjectChanged(object=MOVED), there),
        (ObjectChanged(object=READ), {}),
        (ObjectsRegistered(objects=(MOVED,), batch=BATCH), there),
        (back, {}),
    )
    found: OwnPlans = Map()
    for event, wanted in steps:
        found = fold(found, event)
        assert dict(found) == wanted, event


def test_what_goes_out_of_use_is_for_those_it_was_for() -> None:
    out = ObjectRetired(id=READ.id, name="Hus", reason="x")
    gone = (NamedObject(id=READ.id, name="Hus"),)
    taken = ObjectsTakenBack(batch=BATCH, entry=1, objects=(), retired=gone, left=())
    ends: tuple[Event, ...] = (out, taken)
    for last in ends:
        found = fold(fold(Map(), ObjectsRegistered(objects=(MOVED,), batch=None)), last)
        kolding = RegisterReader(authority="kolding")
        assert hidden([READ.id], found, NO_PLANS) == {READ.id}
        assert hidden([READ.id], found, kolding) == hidden([READ.id], found, KEEPER) == frozenset()


def test_of_a_plan_of_no_municipality_only_the_chair_reads() -> None:
    nowhere = msgspec.structs.replace(MOVED, municipality=None)
    found = fold(Map(), ObjectsRegistered(objects=(nowhere,), batch=None))
    assert hidden([READ.id], found, NO_PLANS) == {READ.id}
    assert not hidden([READ.id], found, KEEPER)
