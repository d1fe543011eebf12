"""What is read at a stroke is what the strict reader reads; whatever is odd it leaves to him."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisis.errors import Malformed
from crisis.register import geojson
from crisis.register.geojson import read_geojson
from crisis.register.plain import plain_feature

_NUMBERS = st.one_of(
    st.floats(-200, 200),
    st.integers(-200, 200),
    st.sampled_from([1e309, float("nan"), 529836.4, 10**40, -0.0, 55.12345678, True, None, "9"]),
)
_POSITION = st.one_of(
    st.tuples(st.floats(8, 13), st.floats(54, 58)).map(list), st.lists(_NUMBERS, max_size=4)
)
_RUN = st.lists(_POSITION, max_size=20)
_RINGS = st.lists(_RUN, max_size=3)
_GEOMETRY = st.one_of(
    st.none(),
    st.fixed_dictionaries({"type": st.just("Point"), "coordinates": _POSITION}),
    st.fixed_dictionaries({"type": st.just("LineString"), "coordinates": _RUN}),
    st.fixed_dictionaries({"type": st.just("Polygon"), "coordinates": _RINGS}),
    st.fixed_dictionaries(
        {"type": st.just("MultiPolygon"), "coordinates": st.lists(_RINGS, max_size=2)}
    ),
    st.fixed_dictionaries({"type": st.just("MultiPoint"), "coordinates": _RUN}),
    st.fixed_dictionaries({"type": st.just("Circle"), "coordinates": _POSITION, "r": _NUMBERS}),
)
_WORDS = st.one_of(
    st.text(max_size=8), st.sampled_from(['a":', '":1,"a":', "\\u0000", "\ud800", "id", "navn"])
)
_CELLS = st.one_of(
    _WORDS, _NUMBERS, st.booleans(), st.lists(st.integers(), max_size=2),
    st.dictionaries(_WORDS, st.integers(), max_size=1),
)  # fmt: skip
_FEATURE = st.fixed_dictionaries(
    {"type": st.just("Feature"), "geometry": _GEOMETRY},
    optional={
        "properties": st.one_of(st.none(), st.dictionaries(_WORDS, _CELLS, max_size=4)),
        "id": _CELLS,
        "bbox": st.lists(_NUMBERS, max_size=2),
    },
)


def collection(*features: str) -> str:
    return f'{{"type":"FeatureCollection","features":[{",".join(features)}]}}'


def rows(text: str) -> Any:
    try:
        told = list(read_geojson(text))
    except Malformed as problem:
        return problem.code, dict(problem.facts)
    return [
        (one.number, list(one.values.items()), repr(one.shape), one.problem and one.problem.code)
        for one in told
    ]


@given(st.lists(_FEATURE, min_size=1, max_size=3), st.booleans(), st.booleans())
def test_law_it_says_what_the_strict_reader_says(
    features: list[dict[str, Any]], escaped: bool, doubled: bool
) -> None:
    made = [json.dumps(one, ensure_ascii=escaped) for one in features]
    if doubled:
        made = [one.replace('"navn":', '"navn": 1, "navn":') for one in made]
    text = collection(*made).encode("utf-8", "replace").decode()
    quick = rows(text)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(geojson, "plain_feature", lambda raw: None)
        assert rows(text) == quick


HERE = '"geometry":{"type":"Point","coordinates":[9.5,55.5]}'
PLAIN = f'{{"type":"Feature","id":7,"properties":{{"navn":"A","n":1.5,"ja":true}},{HERE}}}'


def test_what_most_files_hold_is_read_at_a_stroke() -> None:
    found = plain_feature(PLAIN.encode())
    assert found is not None
    assert found.properties == {"id": 7, "navn": "A", "n": 1.5, "ja": True}
    assert found.positions == 1


@pytest.mark.parametrize(
    "odd",
    [
        PLAIN.replace('"n":1.5', '"navn":1.5'),
        PLAIN.replace('"id":7', '"id":7,"id":8'),
        PLAIN.replace('"type":"Point"', '"type":"Point","type":"Point"'),
        PLAIN.replace("1.5", "1e309"),
        PLAIN.replace("1.5", "NaN"),
        PLAIN.replace("1.5", "[" * 60 + "]" * 60),
        PLAIN.replace("1.5", "1" * 40),
        PLAIN.replace("1.5", '{"n":1}'),
        PLAIN.replace("55.5", "55.5,12"),
        PLAIN.replace("9.5,55.5", "529836,6149466"),
        PLAIN.replace('"id"', '"bbox"'),
        PLAIN.replace('"A"', '"a\\": 1"'),
        PLAIN[:-1],
    ],
)
def test_whatever_asks_for_a_closer_look_is_left_to_the_strict_reader(odd: str) -> None:
    assert plain_feature(odd.encode()) is None
