"""Every line of a proposal is explained in whole sentences, and nothing hidden is named."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from crisis.rules.proposing import propose
from crisis.rules.weighing import Line, Scene
from crisis.terms.priority import Aim, Why
from crisis.web.explaining import UNKNOWN_METRES, Told, line_sentence, short_sentence
from crisis.web.words import word
from tests.unit.rules.weighed import offer, scene, scenes, want


def told(language: str = "da", hidden: frozenset[str] = frozenset()) -> Told:
    return Told(
        language=language,
        unit=lambda name, amount: name.upper(),
        request=lambda key: None if key in hidden else f"anmodning {key}",
        place=lambda key: f"sted {key}",
    )


@settings(max_examples=40, deadline=None)
@given(scenes())
@pytest.mark.parametrize("language", ["da", "en"])
def test_every_line_says_who_goes_where_and_why(language: str, live: Scene) -> None:
    found = propose(live)
    for line in found.lines:
        said = line_sentence(line, told(language))
        assert said.startswith(line.offer.upper()) and said.endswith(".")
        assert word(line.why, language) in said and f"sted {line.want}" in said
        assert "{" not in said and "inf" not in said
    for short in found.shorts:
        said = short_sentence(short, told(language))
        assert word(short.lack, language) in said and str(short.missing) in said


def moved() -> Line:
    live = scene([want("kaj", Aim.PROPERTY), want("liv")], [offer("p1")])
    (line,) = propose(live).lines
    return line


def test_the_sentence_as_it_is_read() -> None:
    assert line_sentence(moved(), told()) == (
        "P1 til sted liv, fordi den er den, der hurtigst er fremme: 10 km ad vej og 12 min "
        "(anslået), 12 min efter, der er bedt om den."
    )


def test_who_loses_it_and_who_holds_a_nearer_one_is_named_unless_hidden() -> None:
    line = Line(want="liv", offer="p1", amount=1, why=Why.MOVED, metres=5e3, minutes=6,
                taken_from="kaj")  # fmt: skip
    assert "lovet til anmodning kaj; ejeren frigiver den først" in line_sentence(line, told())
    hidden = line_sentence(line, told(hidden=frozenset({"kaj"})))
    assert "kaj" not in hidden and "lovet til noget andet; ejeren frigiver den først" in hidden


def test_a_way_that_nobody_can_estimate_is_told_as_assumed() -> None:
    line = Line(
        want="liv", offer="p1", amount=1, why=Why.NEAREST, metres=UNKNOWN_METRES, minutes=20
    )
    assert "ikke på kortet; regnet som 30 km (antaget)" in line_sentence(line, told())
