"""The fold of the planning tells open pages when the register or who supplies whom has moved."""

from __future__ import annotations

import pytest

from crisis.projections.planning import Planning, fold
from tests.given import entries
from tests.unit.events.test_golden import EXAMPLES

MOVING = {"ObjectsRegistered", "ObjectChanged", "ObjectRetired", "ObjectsTakenBack"} | {
    "SupplySet",
    "SupplyRetired",
    "EntryErased",
}
BY_NAME = {type(one).__name__: one for one in EXAMPLES}


@pytest.mark.parametrize("name", sorted(MOVING))
def test_what_moves_the_register_or_its_supplies_is_told_of(name: str) -> None:
    quiet = BY_NAME["SeatRegistered"]
    assert fold(Planning(), entries([quiet, BY_NAME[name], quiet])).registered == 2


def test_what_else_is_planned_makes_no_open_page_ask_for_its_places_again() -> None:
    quiet = [one for name, one in sorted(BY_NAME.items()) if name not in MOVING]
    assert len(quiet) > 50
    assert fold(Planning(), entries(quiet)).registered == 0
