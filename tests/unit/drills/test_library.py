"""The library of scenarios: each of the eight holds what a control needs, and can be begun."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import cache
from pathlib import Path

import pytest

from crisis.drills.checks import checked
from crisis.drills.due import due
from crisis.drills.injects import Cell, Inject
from crisis.drills.script import Script, span
from tests.playing import CAST

FOLDER = Path("scenarios")
LIBRARY = (
    "stormflod",
    "orkan",
    "snestorm",
    "klortog",
    "palmeoliebrand",
    "teleudfald",
    "lufthavn",
    "koncert",
)
LAST = timedelta(hours=24)

each = pytest.mark.parametrize("name", LIBRARY)


def text_of(name: str) -> str:
    return (FOLDER / f"{name}.yaml").read_text(encoding="utf-8")


@cache
def script_of(name: str) -> Script:
    return checked(text_of(name), CAST)


def expecting(script: Script) -> list[Inject]:
    return [one for one in script.injects if one.expects]


@each
def test_it_has_purpose_start_source_and_two_to_four_goals_that_are_asked_for(name: str) -> None:
    script = script_of(name)
    assert script.purpose and script.source and script.start
    assert 2 <= len(script.goals) <= 4
    asked = {one.expects.goal for one in script.injects if one.expects}
    assert {one.id for one in script.goals} <= asked


@each
def test_it_has_fifteen_injects_with_their_reaction_doctrine_deed_and_four_grades(
    name: str,
) -> None:
    told = expecting(script_of(name))
    assert len(told) >= 15
    for one in told:
        assert one.expects and one.expects.criterion, one.id
        assert one.expects.within and one.expects.deed, one.id
        assert one.expects.criterion.some and one.expects.criterion.major, one.id
        assert one.text or one.one_of, one.id


@each
def test_media_and_citizens_press_and_authorities_that_are_not_there_are_played(name: str) -> None:
    script = script_of(name)
    cells = {one.role: one.cell for one in script.cast}
    from_cell = [cells[one.sender] for one in script.injects]
    assert from_cell.count(Cell.MEDIA) >= 2
    assert from_cell.count(Cell.CITIZENS) >= 2
    assert {Cell.ANSWERING, Cell.CONTROL} <= set(from_cell)
    used = {role for one in script.injects for role in (one.sender, *one.to)}
    assert {role for role, cell in cells.items() if cell} <= used, "a cell's role says nothing"


@each
def test_it_turns_on_what_is_done_and_holds_something_back(name: str) -> None:
    script = script_of(name)
    assert script.branches and script.triggers
    assert all(one.then and one.otherwise for one in script.branches)
    assert any(one.held for one in script.injects)
    for turn in script.branches:
        told = [
            one
            for one in expecting(script)
            if one.at and span(one.at, "at") < span(turn.at or "0s", "at")
        ]
        assert turn.asks.deed in {one.expects.deed for one in told if one.expects}, turn.id


@each
def test_what_is_real_and_what_is_assumed_is_marked_beside_every_inject(name: str) -> None:
    text = text_of(name)
    head = text.split("format: 1")[0]
    assert "KENDT" in head and "ANTAGET" in head and "Ingen i filen er virkelig" in head
    marks = re.findall(r"^  - id: \w+  # (?:kendt: .*; )?antaget(?:: .*)?$", text, re.MULTILINE)
    assert len(marks) >= 15
    assert any("kendt: " in one for one in marks)


@each
def test_who_does_nothing_still_gets_what_comes_to_its_end(name: str) -> None:
    script = script_of(name)
    came = due(script, (timedelta(), LAST))
    assert came == due(script, (timedelta(), LAST))
    assert len({one.inject for one in came}) >= 15
    last = max(span(one.at, "at") for one in script.injects if one.at)
    assert came[-1].at >= last
    (turn,) = script.branches
    assert set(turn.otherwise) <= {one.inject for one in came}
    assert not set(turn.then) & {one.inject for one in came}


def test_no_concert_scenario_tells_how_anybody_attacks() -> None:
    """Public-guide level: what would help an attacker is not in it, by the words of it."""
    words = ("våben", "bombe", "spræng", "kniv", "skyde", "gerningsm", "vagterne", "bagindgang")
    text = text_of("koncert").casefold()
    assert [one for one in words if one in text] == []
