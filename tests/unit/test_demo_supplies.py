"""Law: of no named plant is it ever said what it depends on; the demo's supplies are invented."""

from __future__ import annotations

from crisis.demo_supplies import CATEGORIES, EXAMPLE_OBJECTS, EXAMPLE_SUPPLIES, OWN_PLAN_OBJECTS

NAMES = {one.id: one.name for one in (*EXAMPLE_OBJECTS, *OWN_PLAN_OBJECTS)}


def test_every_consumer_and_every_supplier_of_the_demo_is_called_an_example() -> None:
    ends = {end for one in EXAMPLE_SUPPLIES for end in (one.consumer, *one.suppliers)}
    assert len(ends) >= 8
    assert ends <= NAMES.keys(), "a supply between places that the demo did not invent"
    assert all(NAMES[end].startswith("Eksempel ") for end in ends)


def test_all_that_is_invented_says_so_in_its_name_and_its_source() -> None:
    assert all(name.startswith("Eksempel ") for name in NAMES.values())
    assert {one.category for one in (*EXAMPLE_OBJECTS, *OWN_PLAN_OBJECTS)} == {
        one.path for one in CATEGORIES
    }, "each has a category that the demo puts on the list"
    assert {one.source for one in (*EXAMPLE_OBJECTS, *OWN_PLAN_OBJECTS)} == {"Opdigtet"}
