"""After a restore: the banner on an open board, and sending let go by keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.people import Person
from tests.journeys.test_access import grave_by_day_and_night
from tests.rig import Rig
from tests.still import Still, running

pytestmark = [pytest.mark.browser, pytest.mark.processes]

BANNER = "Intet udsendes, før politiet giver udsendelse fri."


@pytest.fixture(scope="module")
def restored(rig: Rig, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rig]:
    """The board of an installation that was just put back."""
    folder = tmp_path_factory.mktemp("gendannet")
    place: Path = folder / "kopi.zip"
    done = rig.crisis("backup", "--to", str(place))
    assert done.returncode == 0, done.stderr
    still = Still(folder / "ny", place, rig.var)
    with running(still, still.settings.database_url) as board:
        yield board


@pytest.fixture
def chief(chromium: Browser, restored: Rig) -> Iterator[Person]:
    made = Person(chromium, restored, "stabschef")
    made.take_log_in(restored.line("stabschef"))
    yield made
    made.leave()
    assert made.watch.problems == []


def test_axe_finds_nothing_grave_while_sending_is_held(chief: Person, restored: Rig) -> None:
    for path in ("/gendannet", "/presse", f"/operationer/{restored.demo_operation()}"):
        chief.page.goto(path)
        expect(chief.page.get_by_text(BANNER)).to_be_visible()
        assert grave_by_day_and_night(chief.page) == []


def test_sending_is_let_go_by_keyboard_and_the_banner_leaves_the_open_boards(
    chief: Person, chromium: Browser, restored: Rig
) -> None:
    other = Person(chromium, restored, "kolding").log_in()
    other.opens(restored.demo_operation())
    expect(other.page.get_by_text(BANNER)).to_be_visible()

    chief.page.goto("/gendannet")
    button = chief.page.get_by_role("button", name="Giv udsendelse fri …")
    button.focus()
    chief.page.keyboard.press("Enter")
    expect(chief.page.get_by_text("Læs det ovenfor, og sæt så kryds.")).to_be_visible()
    chief.page.keyboard.press("Space")
    button.focus()
    chief.page.keyboard.press("Enter")
    expect(chief.page.get_by_text("Udsendelse er fri. Intet holdes tilbage.")).to_be_visible()
    expect(chief.page.get_by_text(BANNER)).to_have_count(0)
    expect(other.page.get_by_text(BANNER)).to_have_count(0)
    other.leave()
