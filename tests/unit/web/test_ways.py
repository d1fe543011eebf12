"""The ways between an operation's pages: each leads somewhere, and an exercise looks like one."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.visiting import House

EXERCISED = 'class="document exercised"'
QUIET = ("situationsbillede", "afslutning", "overdragelse", "noedadgang")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = House(tmp_path_factory.mktemp("ways"))
    yield made
    made.database.close()


@pytest.mark.parametrize("mode", ["LIVE", "EXERCISE"])
def test_every_way_out_of_the_board_leads_somewhere(house: House, mode: str) -> None:
    chief = house.visit("stabschef")
    operation = chief.opens(f"Veje {mode}", mode)
    board = chief.page(f"/operationer/{operation}")
    ways = re.search(r'<nav aria-label="Andre sider">.*?</nav>', board, re.DOTALL)
    assert ways
    links = re.findall(r'href="([^"]+)"', ways[0])
    assert f"/operationer/{operation}/vagter" in links
    for link in links:
        assert chief.get(link).status_code == 200, link


def test_the_page_one_is_on_is_marked(house: House) -> None:
    chief = house.visit("stabschef")
    own = f"/operationer/{chief.opens('Mærket')}"
    for page in ("svigt", "anmodninger", "prioritering", "moede"):
        marked = re.findall(r'href="([^"]+)" aria-current="page"', chief.page(f"{own}/{page}"))
        assert marked == [f"{own}/{page}"]


def test_an_exercise_is_framed_on_its_quiet_pages_too_and_a_live_operation_is_not(
    house: House,
) -> None:
    chief = house.visit("stabschef")
    drill = f"/operationer/{chief.opens('Øvelse', 'EXERCISE')}"
    live = f"/operationer/{chief.opens('Skarp')}"
    for page in QUIET:
        assert EXERCISED in chief.page(f"{drill}/{page}"), page
        assert EXERCISED not in chief.page(f"{live}/{page}"), page
    assert EXERCISED in chief.page(f"{drill}/ressourcer")
    assert EXERCISED not in chief.page("/ressourcer")


def test_a_bare_clock_time_is_the_next_one_where_it_is_about_what_is_to_come(house: House) -> None:
    chief = house.visit("stabschef")
    board = chief.page(f"/operationer/{chief.opens('Klokken')}")
    ahead = set(re.findall(r'name="([^"]+)" data-time="ahead"', board))
    nearest = set(re.findall(r'name="([^"]+)" data-time ', board))
    assert ahead >= {"expected_at", "deadline", "meeting_at", "valid_until"}
    assert "follow_up[0].deadline" in ahead
    assert nearest >= {"occurred_at", "taken_at", "since", "as_of"}
    assert not ahead & nearest
