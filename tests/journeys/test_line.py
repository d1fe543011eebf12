"""The line is cut, parts die, sockets go deaf: every entry stands once and the bar is truthful."""

from __future__ import annotations

import re
import time
from collections.abc import Callable

import pytest
from playwright.sync_api import WebSocketRoute, expect

from tests.journeys.conftest import Sit
from tests.journeys.people import Person
from tests.rig import Rig

pytestmark = [pytest.mark.browser, pytest.mark.processes]

SOCKET = re.compile(r"/socket\.io/")
POLLED = 15_000
"""Five seconds of patience, three between two questions, and a loaded machine."""


def adds(rig: Rig, operation: str, what: str, count: int = 3) -> None:
    for number in range(count):
        rig.line("horsens").records(operation, f"{what} {number}")


def both(sit: Sit, operation: str) -> list[Person]:
    people = [sit(one).opens(operation) for one in ("kolding", "logfoerer")]
    for person in people:
        person.notes_states()
    return people


def test_a_cut_line_is_told_and_when_it_is_back_each_entry_is_there_once(
    sit: Sit, rig: Rig
) -> None:
    operation = rig.opens()
    kolding, keeper = both(sit, operation)
    kolding.writes("Før bruddet")
    keeper.sees("Før bruddet")
    kolding.context.set_offline(True)
    adds(rig, operation, "Under bruddet")
    keeper.sees("Under bruddet 2")
    assert "uden forbindelse siden" in kolding.sees_line("offline")
    kolding.types("Skrevet uden forbindelse")
    kolding.text.press("Enter")
    said = kolding.page.locator("[data-composer] [data-said]")
    expect(said).to_have_attribute("data-tone", "bad")
    expect(kolding.text).to_have_value("Skrevet uden forbindelse")
    kolding.context.set_offline(False)
    assert kolding.sees_line("direct") == "direkte"
    kolding.sees("Under bruddet 2")
    kolding.text.press("Enter")
    for person in (kolding, keeper):
        person.sees("Skrevet uden forbindelse")
        person.sees_each_once(operation)
    assert "offline" not in keeper.states()


@pytest.mark.slow
def test_a_killed_web_costs_seconds_and_no_entry(sit: Sit, rig: Rig) -> None:
    operation = rig.opens()
    people = both(sit, operation)
    for round_ in range(2):
        people[0].writes(f"Før {round_}")
        rig.kill_web()
        adds(rig, operation, f"Efter {round_}")
        for person in people:
            person.sees(f"Efter {round_} 2")
            assert person.sees_line("direct") == "direkte"
            person.sees_each_once(operation)
    for person in people:
        assert {"delayed", "offline"} & set(person.states()), person.states()
        assert person.states()[-1] == "direct"


@pytest.mark.slow
def test_an_entry_sent_while_the_web_is_away_is_sent_again_under_the_same_key(
    sit: Sit, rig: Rig
) -> None:
    operation = rig.opens()
    kolding, keeper = both(sit, operation)
    lost: list[str] = []

    def lose_the_answer(route: object) -> None:
        answer = route.fetch()
        lost.append(answer.text())
        route.abort()

    kolding.page.route("**/commands/RecordEntry", lose_the_answer, times=1)
    kolding.types("Svaret gik tabt")
    kolding.text.press("Enter")
    expect(kolding.page.locator("[data-composer] [data-said]")).to_have_attribute(
        "data-tone", "bad"
    )
    assert lost and '"entries"' in lost[0]
    kolding.text.press("Enter")
    expect(kolding.page.locator("[data-composer] [data-said]")).to_have_attribute(
        "data-tone", "good"
    )
    for person in (kolding, keeper):
        person.sees("Svaret gik tabt")
        person.sees_each_once(operation)


def test_a_killed_bell_costs_seconds_and_no_entry(sit: Sit, rig: Rig) -> None:
    operation = rig.opens()
    people = both(sit, operation)
    rig.kill("valkey")
    adds(rig, operation, "Uden klokke")
    people[0].writes("Skrevet uden klokke")
    for person in people:
        person.sees("Uden klokke 2")
        person.sees("Skrevet uden klokke")
        person.sees_each_once(operation)
        assert person.sees_line("direct") == "direkte"


def test_a_proxy_that_blocks_sockets_makes_the_board_ask_and_say_so(sit: Sit, rig: Rig) -> None:
    operation = rig.opens()
    kolding = sit("kolding")
    kolding.page.route_web_socket(SOCKET, lambda socket: socket.close())
    kolding.opens(operation, direct=False)
    begun = time.monotonic()
    adds(rig, operation, "Bag en proxy", 1)
    kolding.sees("Bag en proxy 0", POLLED)
    print(f"without a socket: {time.monotonic() - begun:.1f} s")
    assert kolding.sees_line("delayed").startswith("forsinket")
    begun = time.monotonic()
    adds(rig, operation, "Den næste", 1)
    kolding.sees("Den næste 0", POLLED)
    print(f"and the next: {time.monotonic() - begun:.1f} s")
    kolding.writes("Man kan stadig skrive")
    kolding.sees_each_once(operation)


def deaf_after(heard: Callable[[], bool]) -> Callable[[WebSocketRoute], None]:
    """A socket whose frames reach the page only as long as `heard` says so."""

    def join(socket: WebSocketRoute) -> None:
        server = socket.connect_to_server()
        server.on_message(lambda frame: socket.send(frame) if heard() else None)

    return join


def test_a_socket_that_never_speaks_is_as_good_as_none(sit: Sit, rig: Rig) -> None:
    operation = rig.opens()
    kolding = sit("kolding")
    kolding.page.route_web_socket(SOCKET, deaf_after(lambda: False))
    kolding.opens(operation, direct=False)
    adds(rig, operation, "Til den døve", 1)
    kolding.sees("Til den døve 0", POLLED)
    assert kolding.sees_line("delayed").startswith("forsinket")
    kolding.sees_each_once(operation)


def test_a_socket_that_goes_deaf_is_noticed_and_the_entry_comes_all_the_same(
    sit: Sit, rig: Rig
) -> None:
    operation = rig.opens()
    kolding = sit("kolding")
    hears = [True]
    kolding.page.route_web_socket(SOCKET, deaf_after(lambda: hears[0]))
    kolding.opens(operation)
    kolding.notes_states()
    adds(rig, operation, "Hørt", 1)
    kolding.sees("Hørt 0")
    hears[0] = False
    adds(rig, operation, "Ikke hørt", 1)
    kolding.sees("Ikke hørt 0", POLLED)
    kolding.sees_each_once(operation)
    assert kolding.sees_line("delayed").startswith("forsinket")
    hears[0] = True
    kolding.sees_line("direct", timeout=40_000)
    assert kolding.states()[0] == "direct" and "delayed" in kolding.states()


def test_the_wall_follows_too(sit: Sit, rig: Rig) -> None:
    operation = rig.opens()
    wall = sit("observatoer")
    wall.page.goto(f"/tavle/{operation}")
    wall.sees_line("direct")
    adds(rig, operation, "På væggen")
    wall.sees("På væggen 2")
    rig.kill_web()
    adds(rig, operation, "Efter genstart")
    wall.sees("Efter genstart 2")
    wall.sees_each_once(operation)
    expect(wall.page.locator("main button, main input, main textarea")).to_have_count(0)
