"""Every route that is read × two of each function, of different authorities where there are × LIVE
and EXERCISE; also by a token, by a guest of the operation in earnest and by a stranger. Each answer
is held against three tables written by hand: who comes in (`routes.py`), who reads the words of an
entry (`test_sight.py`), and the places of an own plan (`test_own_plans.py`). All is filled with
both, and each page is asked for once.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from crisis.terms.operations import Mode
from crisis.terms.sight import Sight
from tests.authz import filled, moved
from tests.authz import test_own_plans as own_plans
from tests.authz import test_sight as sight
from tests.authz.given import ANYONE, Who
from tests.authz.routes import ROUTES
from tests.authz.test_guests import GUEST, Guests
from tests.visiting import Visitor

TOKENS = ("brs by token", "vejle by token")
"""One who may read the hidden words and one who may not."""


@dataclass(frozen=True)
class Read:
    """One answer: whose, of which route, and what of the hidden was in it."""

    rule: str
    who: Who
    mode: Mode
    status: int
    words: frozenset[str]
    places: bool


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> list[Read]:
    cells = Guests(tmp_path_factory.mktemp("reading"))
    cells.seats()
    filled.fill(cells)
    own_plans.fill(cells)
    moved.fill(cells)
    people = [one for one in cells.both if one.door == "session"]
    people += [one for one in cells.everyone if one.name in TOKENS]
    visitors = {one: cells.visitor(one) for one in (*people, ANYONE)}
    visitors[GUEST] = cells.lets_in(Mode.LIVE)
    found = [
        read(visitors[who], rule, cells.path(rule, mode), who, mode)
        for rule in sight.read_routes(cells)
        for who in visitors
        for mode in (Mode if "<operation>" in rule else (Mode.LIVE,))
    ]
    print(f"\nread: {len(found)} answers by {len(visitors)} people")
    cells.house.database.close()
    return found


def read(visitor: Visitor, rule: str, path: str, who: Who, mode: Mode) -> Read:
    answer = visitor.get(path)
    text = sight.said(answer)
    words = frozenset(one for one, word in filled.WORDS.items() if word in text)
    return Read(
        rule,
        who,
        mode,
        answer.status_code,
        words,
        own_plans.told(path, text) or moved.MOVED.id in text,
    )


def wanted(rule: str, who: Who) -> set[int]:
    stranger, person, program = ROUTES[rule, "GET"]
    if who.seat is None:
        return stranger
    return program if who.door == "token" else person


def test_every_function_gets_the_answer_of_the_table(reading: list[Read]) -> None:
    wrong = [
        (one.rule, one.who.name, one.mode, one.status)
        for one in reading
        if one.who != GUEST and one.status not in wanted(one.rule, one.who)
    ]
    assert not wrong, wrong[:10]
    assert len(reading) > 2_000


def test_the_words_of_an_entry_reach_those_it_is_for_and_nobody_else(reading: list[Read]) -> None:
    wrong, seen = [], set()
    for one in reading:
        for kind in filled.WORDS:
            may = sight.reads(one.who, kind, one.mode, one.rule)
            if kind in one.words and not may:
                wrong.append((one.rule, one.who.name, one.mode, kind))
            if kind in one.words:
                seen.add((one.rule, kind, one.who.door, one.who.role == "guest"))
            elif may and one.rule in sight.SHOWS_ALL and (one.who != GUEST or one.status == 200):
                wrong.append((one.rule, one.who.name, one.mode, kind, "missing"))
    assert not wrong, wrong[:10]
    for kind in (Sight.RESTRICTED, filled.POLICE):
        for door in ("session", "token"):
            shown = {rule for rule, *how in seen if how == [kind, door, False]}
            assert shown >= sight.SHOWS_ALL
    guests = {rule for rule, kind, _, guest in seen if guest and kind == Sight.INTERNAL}
    assert guests >= {"/operationer/<operation>/paneler/log", "/operationer/<operation>"}


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
