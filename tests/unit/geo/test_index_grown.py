"""An index that has grown finds what one made of the same geometries finds, row for row."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from crisis.geo import index as index_module
from crisis.geo.geometries import Geometries
from crisis.geo.index import Index
from tests.unit.geo.test_index import SOME, mixed, shapes

STEP = st.tuples(st.floats(0, 0.7), st.integers(0, 30), st.booleans())
"""How great a part goes, how many come, and whether somebody asks meanwhile."""


def grown(index: Index, chance: np.random.Generator, part: float, more: Geometries) -> Index:
    """One step, checked against the same columns put together by hand."""
    keep = chance.random(len(index)) >= part
    expected = [*index.geometries[keep], *more]
    made = index.grown(keep, more)
    assert [one.wkb for one in made.geometries] == [one.wkb for one in expected]
    return made


def same(found: Index, seed: int) -> None:
    fresh = Index(found.geometries)
    for shape in shapes(seed):
        for distance in (0, 250, 3_000):
            one, other = found.within(shape, distance), fresh.within(shape, distance)
            assert sorted(one.inside) == sorted(other.inside)
            assert sorted(one.near) == sorted(other.near)
        one, other = found.nearest(shape, 4_000), fresh.nearest(shape, 4_000)
        assert sorted(one) == sorted(other)


@SOME
@given(st.integers(0, 10_000), st.lists(STEP, max_size=4))
def test_however_it_grew_it_finds_what_a_new_one_finds(
    seed: int, steps: list[tuple[float, int, bool]]
) -> None:
    chance = np.random.default_rng(seed)
    index = Index(mixed(seed, 60))
    for at, (part, many, asked) in enumerate(steps):
        index = grown(index, chance, part, mixed(seed + at, many))
        if asked:
            same(index, seed)
    same(index, seed)


def test_a_great_tree_is_not_made_again_for_one_edit_and_is_when_much_came(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(index_module, "LATE", 10)
    sizes: list[int] = []
    tree = shapely.STRtree

    def counted(geometries: Geometries) -> shapely.STRtree:
        sizes.append(len(geometries))
        return tree(geometries)

    index = Index(mixed(1, 60))
    monkeypatch.setattr(shapely, "STRtree", counted)
    for one in range(11):
        index = index.grown(np.arange(len(index)) != one, mixed(one, 1))
    assert sizes == [*range(1, 11), 60]
    same(index, 1)


def test_of_what_went_no_more_than_half_is_carried_along() -> None:
    index = Index(mixed(2, 60))
    less = index.grown(np.arange(60) < 20, mixed(2, 0))
    assert len(less) == len(less._tree) == 20
    same(less, 2)
    same(less.grown(np.zeros(20, bool), mixed(3, 0)), 2)


def test_the_index_before_is_as_it_was() -> None:
    index = Index(mixed(4, 60))
    index.grown(np.arange(60) > 5, mixed(5, 6))
    same(index, 4)
    assert len(index) == 60
