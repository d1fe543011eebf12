"""The index finds what looking at every geometry would find, and measures it alike."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from crisis.geo import index as index_module
from crisis.geo.geometries import Geometries
from crisis.geo.index import Index


def mixed(seed: int, count: int = 400, side: float = 10_000) -> Geometries:
    """Points, lines and areas, as a register has them."""
    chance = np.random.default_rng(seed)
    made = np.empty(count, dtype=object)
    for row in range(count):
        at = chance.uniform(0, side, 2)
        match row % 5:
            case 3:
                made[row] = shapely.MultiPoint(at + chance.normal(0, 800, (4, 2)))
            case 4:
                made[row] = together(at, chance)
            case 0:
                made[row] = shapely.Point(at)
            case 1:
                made[row] = shapely.LineString(at + chance.normal(0, 300, (5, 2)))
            case _:
                made[row] = shapely.Point(at).buffer(chance.uniform(10, 300), quad_segs=3)
    return made


def together(at: np.ndarray, chance: np.random.Generator) -> shapely.GeometryCollection:
    """A well, a pipe and a basin that are one thing."""
    spots = at + chance.normal(0, 800, (4, 2))
    basin = shapely.Point(spots[3]).buffer(chance.uniform(10, 200), quad_segs=3)
    return shapely.GeometryCollection(
        [shapely.Point(spots[0]), shapely.LineString(spots[1:3]), basin]
    )


def star(seed: int, corners: int, size: float = 3_000) -> shapely.Polygon:
    chance = np.random.default_rng(seed)
    turns = np.linspace(0, 2 * np.pi, corners, endpoint=False)
    reach = np.where(np.arange(corners) % 2, size, size * 0.6)
    middle = chance.uniform(2_000, 8_000, 2)
    return shapely.Polygon(np.column_stack([np.cos(turns) * reach, np.sin(turns) * reach]) + middle)


def shapes(seed: int) -> list[shapely.Geometry]:
    chance = np.random.default_rng(seed)
    return [
        shapely.Point(chance.uniform(0, 10_000, 2)),
        shapely.LineString(chance.uniform(0, 10_000, (4, 2))),
        star(seed, 9),
        star(seed, 700),
        star(seed, 20).difference(star(seed, 8, 1_000)),
        shapely.MultiPolygon([star(seed, 5, 900), shapely.box(20_000, 0, 21_000, 900)]),
        shapely.MultiPoint(chance.uniform(0, 10_000, (5, 2))),
        shapely.MultiPoint(chance.uniform(0, 10_000, (600, 2))),
        together(chance.uniform(0, 10_000, 2), chance),
        shapely.GeometryCollection([star(seed, 700), shapely.MultiPoint([(0, 0), (9_000, 1)])]),
    ]


SOME = settings(max_examples=max(30, settings().max_examples // 4))
"""Each draws six shapes over hundreds of places; `make long` draws more."""


@SOME
@given(st.integers(0, 10_000), st.sampled_from([0, 1, 250, 3_000]))
def test_it_finds_what_brute_force_finds(seed: int, distance: int) -> None:
    geometries = mixed(seed)
    index = Index(geometries)
    for shape in shapes(seed):
        touched = set(np.flatnonzero(shapely.intersects(shape, geometries)))
        close = set(np.flatnonzero(shapely.dwithin(shape, geometries, distance)))
        found = index.within(shape, distance)
        assert set(found.inside) == touched
        assert set(found.near) == (close - touched if distance else set())
        assert len(found.inside) + len(found.near) == len(set(found.inside) | set(found.near))


@SOME
@given(st.integers(0, 10_000))
def test_it_measures_as_shapely_does(seed: int) -> None:
    geometries = mixed(seed, 60)
    index = Index(geometries)
    for shape in shapes(seed):
        apart = np.flatnonzero(~shapely.intersects(shape, geometries))
        expected = shapely.distance(shape, geometries[apart])
        assert index.metres(shape, apart) == pytest.approx(expected, abs=1e-6)


def test_the_rough_band_settles_nothing_wrongly(monkeypatch: pytest.MonkeyPatch) -> None:
    geometries = mixed(7, 3_000)
    shape = star(7, 24)
    exact = {}
    for least in (1, 10**9):
        monkeypatch.setattr(index_module, "BAND_FROM", least)
        exact[least] = set(Index(geometries).within(shape, 777).near)
    assert exact[1] == exact[10**9]
    assert exact[1]


def test_the_nearest_is_found_within_reach_only() -> None:
    geometries = mixed(3)
    index = Index(geometries)
    afar = shapely.Point(30_000, 30_000)
    distances = shapely.distance(afar, geometries)
    assert index.nearest(afar, 10**6).tolist() == [int(np.argmin(distances))]
    assert index.nearest(afar, distances.min() - 1).tolist() == []


def test_an_empty_index_finds_nothing() -> None:
    index = Index(np.array([], dtype=object))
    assert len(index) == 0
    found = index.within(star(1, 9), 1_000)
    assert (len(found.inside), len(found.near)) == (0, 0)
    assert index.nearest(star(1, 9), 1_000).tolist() == []
