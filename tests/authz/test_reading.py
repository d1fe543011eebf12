"""Every route that is read × two of each function, of different authorities where there are × LIVE
and EXERCISE. Each answer is held against three tables written by hand: who comes in (`routes.py`),
who reads the words of an entry (`test_sight.py`), and the places of an own plan
(`test_own_plans.py`). All is filled with both, and each page is asked for once.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from crisis.terms.operations import Mode
from crisis.terms.sight import Sight
from tests.authz import test_own_plans as own_plans
from tests.authz import test_sight as sight
from tests.authz.given import Cells, Who
from tests.authz.routes import ROUTES


@dataclass(frozen=True)
class Read:
    """One answer: whose, of which route, and what of the hidden was in it."""

    rule: str
    who: Who
    mode: Mode
    status: int
    words: frozenset[Sight]
    places: bool


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> list[Read]:
    cells = Cells(tmp_path_factory.mktemp("reading"))
    for mode, operation in cells.operations.items():
        sight.fill(cells, mode, operation)
    own_plans.fill(cells)
    people = [one for one in cells.both if one.door == "session"]
    found = [
        read(cells, rule, who, mode)
        for rule in sight.read_routes(cells)
        for who in people
        for mode in (Mode if "<operation>" in rule else (Mode.LIVE,))
    ]
    print(f"\nread: {len(found)} answers by {len(people)} people")
    cells.house.database.close()
    return found


def read(cells: Cells, rule: str, who: Who, mode: Mode) -> Read:
    path = cells.path(rule, mode)
    answer = cells.visitor(who).get(path)
    text = sight.said(answer)
    words = frozenset(one for one, word in sight.WORDS.items() if word in text)
    return Read(rule, who, mode, answer.status_code, words, own_plans.told(path, text))


def test_every_function_gets_the_answer_of_the_table(reading: list[Read]) -> None:
    wrong = [
        (one.rule, one.who.name, one.mode, one.status)
        for one in reading
        if one.status not in ROUTES[one.rule, "GET"][1]
    ]
    assert not wrong, wrong[:10]
    assert len(reading) > 2_000


def test_the_words_of_an_entry_reach_those_it_is_for_and_nobody_else(reading: list[Read]) -> None:
    wrong, seen = [], set()
    for one in reading:
        for kind in sight.WORDS:
            if kind in one.words and not sight.reads(one.who, kind, one.mode, one.rule):
                wrong.append((one.rule, one.who.name, one.mode, kind))
            if kind in one.words:
                seen.add((one.rule, kind))
            elif one.rule in sight.SHOWS_ALL and sight.reads(one.who, kind, one.mode):
                wrong.append((one.rule, one.who.name, one.mode, kind, "missing"))
    assert not wrong, wrong[:10]
    assert {rule for rule, kind in seen if kind is Sight.RESTRICTED} >= sight.SHOWS_ALL


def test_a_place_in_a_municipalitys_plan_is_read_by_it_and_the_heads_alone(
    reading: list[Read],
) -> None:
    told = [one for one in reading if one.places]
    wrong = [
        (one.rule, one.who.name)
        for one in told
        if not own_plans.reads(one.who) or one.rule == "/tavle/<operation>"
    ]
    assert not wrong, wrong[:10]
    assert {one.rule for one in told} >= own_plans.SHOWN
