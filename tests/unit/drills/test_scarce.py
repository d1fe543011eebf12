"""Scarce pumps and beds: three incidents, one night, as a scenario that is played."""

from __future__ import annotations

from pathlib import Path

import pytest

from crisis.drills.script import read
from crisis.projections.resources import Resources
from crisis.projections.situation import Situation
from crisis.terms.allotments import LineState
from crisis.terms.resources import RequestStatus
from tests.given import Desk
from tests.playing import acts_out

SCENARIO = Path("scenarios/tre-haendelser.yaml")


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> tuple[Situation, Resources]:
    desk = Desk(tmp_path_factory.mktemp("scarce"))
    script = read(SCENARIO.read_text(encoding="utf-8"))
    steps, end = acts_out(desk, script)
    assert len(steps) == len(script.steps)
    stock = desk.handler.resources(end.operation)
    desk.database.close()
    return end, stock


def test_life_gets_the_pumps_and_the_quay_waits(played: tuple[Situation, Resources]) -> None:
    end, stock = played
    status = {one.number: one.status for one in end.requests.all()}
    assert status == {
        1: RequestStatus.WAITING,
        2: RequestStatus.COVERED,
        3: RequestStatus.COVERED,
        4: RequestStatus.PARTLY,
        5: RequestStatus.COVERED,
    }
    assert sum(one.amount for one in stock.bound("oe-hal")) == 60
    assert sum(one.amount for one in stock.bound("oe-brs-pumper")) == 3


def test_what_an_owner_refused_was_decided_anew(played: tuple[Situation, Resources]) -> None:
    first, second = (played[1].allotments.all[number] for number in (1, 2))
    states = [one.state for one in first.lines]
    assert states.count(LineState.CONFIRMED) == 4 and states.count(LineState.REFUSED) == 1
    assert [one.state for one in second.lines] == [LineState.CONFIRMED]
    assert first.noted == {(played[0].operation, 1)}
