"""What an owner has goes out as CSV and as a workbook, and comes in again as it was, whatever is
written in it; and no cell of it is a formula to any program."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as some

from crisis.interop.sheets import read_rows
from crisis.interop.workbook import write
from crisis.projections.resource_parts import Counted, Listed
from crisis.projections.resources import Resources
from crisis.rules.resources import counted
from crisis.terms.resources import (
    FIXED,
    Capability,
    Occupancy,
    Resource,
    ResourceKind,
    Spot,
)
from crisis.web.pages.resource_rows import Stock, Wanted, resource_rows
from crisis.web.pages.resource_sheet import lines_of, workbook_of
from crisis.web.resource_reading import resources_of
from tests.given import NOON, by, directory

OWNERS = ("trekantbrand", "brs", "kolding")
_LETTERS = some.characters(min_codepoint=32, max_codepoint=0x2FF, exclude_categories=["Cc", "Cs"])
words = some.text(_LETTERS, min_size=1, max_size=30).map(str.strip).filter(bool)
places = some.builds(
    Spot,
    name=words,
    position=some.none()
    | some.tuples(some.integers(700_000, 1_500_000), some.integers(5_400_000, 5_800_000)).map(
        lambda one: (one[0] / 1e5, one[1] / 1e5)
    ),
)
resources = some.builds(
    Resource,
    id=some.from_regex(r"[a-z0-9][a-z0-9-]{1,20}", fullmatch=True),
    name=words,
    kind=some.sampled_from(ResourceKind),
    capability=some.sampled_from(Capability),
    amount=some.integers(1, 1_000_000),
    owner=some.sampled_from(OWNERS),
    readiness=some.integers(0, 600),
    home=places,
    contact=some.none() | words,
    assumed=some.booleans(),
)
lists = some.lists(resources, min_size=1, max_size=8, unique_by=lambda one: one.id)
FORMULA = Resource(
    id="p-1",
    name='=HYPERLINK("http://x";"y")',
    kind=ResourceKind.EQUIPMENT,
    capability=Capability.PUMPING,
    amount=1,
    owner="brs",
    readiness=0,
    home=Spot(name="@SUM(A1)"),
    contact="-1+1",
)
QUOTED = Resource(
    id="p-2",
    name="'=1",
    kind=ResourceKind.CENTRE,
    capability=Capability.BEDS,
    amount=60,
    owner="kolding",
    readiness=45,
    home=Spot(name='a;"b"', position=(9.5, 55.5)),
)


def told_of(one: Resource, how: int) -> Occupancy | None:
    """What was said of a house: nothing, that it is shut, or how many are in it."""
    if one.kind not in FIXED or how == 0:
        return None
    return Occupancy() if how == 1 else Occupancy(is_open=True, present=min(how - 2, one.amount))


def stock(found: list[Resource], how: int = 0) -> Stock:
    held = Resources()
    listed, occupied = held.listed, held.occupied
    for one in found:
        listed = listed.set(one.id, Listed(number=1, at=NOON, resource=one))
        said = told_of(one, how)
        if said is not None:
            occupied = occupied.set(one.id, Counted(number=1, at=NOON, occupancy=said))
    return Stock(
        resources=Resources(listed=listed, occupied=occupied),
        planning=directory(),
        by=by("trekantbrand", NOON),
        language="da",
        operations=(),
    )


def as_csv(one: Stock) -> bytes:
    return lines_of(resource_rows(one, Wanted()), "da")


def as_book(one: Stock) -> bytes:
    return write(workbook_of(resource_rows(one, Wanted()), "da", NOON))


@pytest.mark.parametrize("out", [as_csv, as_book], ids=["csv", "workbook"])
@settings(max_examples=40, deadline=None)
@given(found=lists, how=some.integers(0, 500))
@example(found=[FORMULA, QUOTED], how=0)
@example(found=[FORMULA, QUOTED], how=1)
@example(found=[FORMULA, QUOTED], how=62)
def test_what_goes_out_comes_in_again_as_it_was(
    out: Callable[[Stock], bytes], found: list[Resource], how: int
) -> None:
    good, bad = resources_of(read_rows(out(stock(found, how))), directory(), "trekantbrand")
    assert bad == ()
    back = sorted((one.resource for one in good), key=lambda one: one.id)
    assert back == sorted(found, key=lambda one: one.id)
    houses = {one.resource.id: one.house for one in good}
    for one in found:
        house = houses[one.id]
        read = counted(Resources(), house) if house else None
        assert read == told_of(one, how)


@settings(max_examples=40, deadline=None)
@given(found=lists)
@example(found=[FORMULA, QUOTED])
def test_no_cell_is_a_formula(found: list[Resource]) -> None:
    text = as_csv(stock(found)).decode("utf-8-sig")
    for row in csv.reader(io.StringIO(text), delimiter=";"):
        assert not [one for one in row if one[:1] in "=+-@\t\r" and one]
