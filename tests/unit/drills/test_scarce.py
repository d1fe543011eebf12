"""Scarce pumps and beds: three incidents in two operations, one night, as a scenario played to its
end; after each of its steps the laws of who gets what are looked at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest

from crisis.drills.player import begin, begin_beside, play
from crisis.drills.schedule import plan
from crisis.drills.script import read
from crisis.events.requests import PromiseMade, PromiseMoved, RequestAnswered, RequestTold
from crisis.projections.resources import Resources
from crisis.projections.situation import Situation
from crisis.rules.competing import Places, scene_of
from crisis.rules.orders import disagree, orders
from crisis.rules.proposing import first_come, propose
from crisis.rules.weighing import Scene
from crisis.terms.allotments import LineState
from crisis.terms.ids import is_stock
from crisis.terms.resources import AWAY, LAID_UP, RequestStatus, ResourceState, Window
from crisis.web.explaining import Told, line_sentence
from tests.given import Desk
from tests.playing import CAST, DeskDoor, prepared

SCENARIO = Path("scenarios/tre-haendelser.yaml")
UNITS = ("oe-pumpe-3", "oe-brs-pumper", "oe-hal")


@dataclass
class Night:
    """What was seen after each step: the stock, the scene by each operation's order, the orders."""

    desk: Desk
    places: dict[str, str] = field(default_factory=dict)
    stocks: list[Resources] = field(default_factory=list)
    scenes: list[Scene] = field(default_factory=list)
    differed: list[bool] = field(default_factory=list)

    def whole(self, place: str) -> Situation:
        return self.desk.handler.whole(self.places[place])

    def looks(self) -> None:
        south = self.places["syd"]
        stock = self.desk.handler.resources(south)
        assert stock == self.desk.handler.resources(self.places["nord"])
        asked = self.desk.handler.competing(south, self.desk.now)
        self.stocks.append(stock)
        both = {one: self.whole(label) for label, one in self.places.items()}
        self.differed.append(disagree(orders(both, asked, south)))
        for one in both.values():
            order = one.priorities.order
            self.scenes.append(scene_of(asked, stock, order, self.desk.now, _ways))


def _ways(starts: Places, ends: Places) -> list[list[float]]:
    return [[9_000.0 * (1 + at + to) for to in range(len(ends))] for at in range(len(starts))]


@pytest.fixture(scope="module")
def night(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Night]:
    desk = prepared(Desk(tmp_path_factory.mktemp("scarce")))
    made, script = Night(desk), read(SCENARIO.read_text(encoding="utf-8"))
    door = DeskDoor(desk)
    made.places = dict(begin_beside(script, begin(script, door), door))

    def wait(seconds: float) -> None:
        desk.now += timedelta(seconds=seconds)

    steps = plan(script, None, CAST)
    for _ in play(steps, made.places, door, now=lambda: desk.now, wait=wait):
        made.looks()
    assert len(made.stocks) == len(script.steps)
    yield made
    desk.database.close()


def test_no_unit_is_promised_twice_across_the_operations(night: Night) -> None:
    seen = set()
    for stock in night.stocks:
        for name in UNITS:
            unit, parts = stock.get(name), stock.bound(name)
            for at in (one.window.begin for one in parts):
                here = [one for one in parts if one.window.meets(Window(begin=at, end=at + _TICK))]
                assert unit is not None
                assert sum(one.amount for one in here) + stock.idle(name) <= unit.amount
            seen |= {one.operation for one in parts}
    assert seen == set(night.places.values())


_TICK = timedelta(microseconds=1)


def test_none_moves_without_its_owners_word(night: Night) -> None:
    moved = 0
    for operation in night.places.values():
        owners, words = {}, None
        for entry in night.desk.journal.entries(operation):
            event = entry.event
            if isinstance(event, RequestAnswered | RequestTold):
                said = event.on_behalf_of
                words = said.authority if said else entry.stamp.authority
            if isinstance(event, PromiseMade):
                owners[event.promise] = event.owner_authority
                assert words == event.owner_authority
            if isinstance(event, PromiseMoved) and event.state in AWAY | LAID_UP:
                moved += 1
                assert words == owners[event.promise]
    assert moved == 3


def test_every_line_of_every_proposal_is_explained_and_none_is_worse_than_first_come(
    night: Night,
) -> None:
    told = Told(language="da", unit=lambda name, _: name, request=str, place=str)
    lines = 0
    for scene in night.scenes:
        proposal = propose(scene)
        assert proposal.score <= first_come(scene).score == proposal.first_come
        for one in proposal.lines:
            lines += 1
            assert "fordi den" in line_sentence(one, told)
    assert lines > 100


def test_the_chairs_orders_differ_until_they_agree(night: Night) -> None:
    assert night.differed.count(True) == 2
    assert not night.differed[-1]


def test_life_gets_the_pumps_and_the_quay_waits(night: Night) -> None:
    status = {
        place: {one.number: one.status for one in night.whole(place).requests.all()}
        for place in night.places
    }
    partly, covered = RequestStatus.PARTLY, RequestStatus.COVERED
    assert status["nord"] == {1: RequestStatus.WAITING, 2: partly}
    assert status["syd"] == {1: partly, 2: covered, 3: covered}, "one of the pumps broke"
    last = night.stocks[-1]
    assert [sum(one.amount for one in last.bound(name)) for name in UNITS] == [0, 3, 60]
    assert last.free("oe-pumpe-3", Window(begin=night.desk.now), night.desk.now) == 2


def test_what_an_owner_refused_was_decided_anew_from_the_other_operation(night: Night) -> None:
    decided = night.stocks[-1].allotments.all
    first, second = decided[1], decided[2]
    assert [first.operation, second.operation] == [night.places["syd"], night.places["nord"]]
    states = [one.state for one in first.lines]
    assert states.count(LineState.CONFIRMED) == 4 and states.count(LineState.REFUSED) == 1
    assert [one.line.operation for one in second.lines] == [night.places["syd"]]
    assert [one.state for one in second.lines] == [LineState.CONFIRMED]
    assert first.noted == {(night.places["nord"], 1)}
    texts = [one.text or "" for one in night.whole("nord").log.latest(100)]
    assert any("efter prioritering 1 mangler 3" in one for one in texts)


def test_both_write_into_one_stream_of_resources_and_none_into_the_one_in_earnest(
    night: Night,
) -> None:
    streams = {one.stream for one in night.desk.handler.all_heads() if is_stock(one.stream)}
    assert streams == {f"resources-{night.places['syd']}"}
    states = {
        one.state
        for stock in night.stocks
        for one in (*stock.bound("oe-pumpe-3"), *stock.laid_up("oe-pumpe-3"))
    }
    assert states == {
        ResourceState.PROMISED,
        ResourceState.ON_THE_WAY,
        ResourceState.DEPLOYED,
        ResourceState.OUT,
    }
