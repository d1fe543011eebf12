"""From what is missing to the form that mends it, with what is known filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.visiting import House, Visitor

WRITE = re.compile(r'href="(/plan/planer/ny\?[^"]+)"')


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path)
    made.desk.knows()
    yield made
    made.database.close()


def written(visitor: Visitor) -> list[str]:
    told = WRITE.findall(visitor.page("/plan/planer"))
    return [one.replace("&amp;", "&") for one in told]


def test_a_missing_plan_is_begun_from_where_it_is_missed(house: House) -> None:
    planner = house.visit("planlaegger")
    (address,) = (one for one in written(planner) if one.endswith("municipal&ejer=vejle"))
    form = planner.page(address)
    assert '<option value="municipal" selected>' in form
    assert '<option value="vejle" selected>' in form
    assert 'name="municipalities:vejle" value="yes" checked' in form
    assert 'name="municipalities:kolding" value="yes">' in form


def test_a_new_plan_is_ones_own_until_another_owner_is_chosen(house: House) -> None:
    assert '<option value="politi" selected>' in house.visit("planlaegger").page("/plan/planer/ny")


def test_nobody_is_offered_to_write_anothers_plan(house: House) -> None:
    offered = written(house.visit("kolding"))
    assert offered
    assert all(one.endswith("ejer=kolding") for one in offered)
