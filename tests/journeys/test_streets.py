"""Streets from a file on the board's own machine: drawn when nothing else can be reached."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests import made_streets
from tests.journeys.conftest import Sit
from tests.loaded import LoadedRig
from tests.processes import until
from tests.rig import Rig

pytestmark = [pytest.mark.browser, pytest.mark.processes]

PAINTED = """() => {
  const all = [...document.querySelectorAll('.leaflet-tile-pane canvas')];
  for (const canvas of all) {
    if (!canvas.width || !canvas.classList.contains('leaflet-tile-loaded')) continue;
    const [red, green, blue, there] = canvas.getContext('2d')
      .getImageData(canvas.width / 2, canvas.height / 2, 1, 1).data;
    if (there) return [red, green, blue].join(' ');
  }
  return null;
}"""
"""The colour in the middle of the first tile that is drawn, or nothing."""


@pytest.fixture(scope="module")
def rig(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rig]:
    folder = tmp_path_factory.mktemp("streets")
    file = made_streets.shapes(folder / "gader.pmtiles")
    made = LoadedRig(folder / "var", CRISIS_TILES=str(file)).up()
    yield made
    made.end()


def painted(page: Page) -> str:
    return str(until(lambda: page.evaluate(PAINTED)))


def test_streets_from_a_file_are_drawn_by_day_and_night_and_put_away(rig: Rig, sit: Sit) -> None:
    board = sit("kolding").opens(rig.opens())
    page = board.page
    by_day = painted(page)
    page.keyboard.press("t")
    until(lambda: page.evaluate(PAINTED) not in (None, by_day))
    page.get_by_text("Lag og tegn").click()
    box = page.get_by_label("Gadekort", exact=True)
    box.uncheck()
    expect(page.locator(".leaflet-tile-pane canvas")).to_have_count(0)
    box.check()
    assert painted(page)
    expect(page.get_by_text("Gadekort mangler")).to_have_count(0)
    expect(page.locator("[data-note=no-streets]")).to_be_hidden()


def test_a_file_of_pictures_is_drawn_too(rig: Rig, sit: Sit, tmp_path: Path) -> None:
    """Its head says what is in it; the board's own file is of shapes, so this one is put before."""
    kept = made_streets.pictures(tmp_path / "billeder.pmtiles", (200, 30, 30)).read_bytes()
    board = sit("kolding")
    board.page.route("**/streets.pmtiles", lambda route: _part(route, kept))
    board.page.route("**/operationer/op-*", _of_pictures)
    board.opens(rig.opens())
    assert painted(board.page) == "200 30 30"


def test_when_the_file_is_gone_the_map_says_so_and_draws_all_the_rest(rig: Rig, sit: Sit) -> None:
    board = sit("kolding")
    board.page.route("**/streets.pmtiles", lambda route: route.fulfill(status=404, body="{}"))
    board.opens(rig.opens())
    expect(board.page.locator("[data-note=no-streets]")).to_be_visible()
    expect(board.page.locator("[data-map][data-ready]")).to_be_visible()


def _part(route: Route, kept: bytes) -> None:
    first, last = route.request.headers["range"].removeprefix("bytes=").split("-")
    part = kept[int(first) : int(last) + 1]
    told = f"bytes {first}-{int(first) + len(part) - 1}/{len(kept)}"
    route.fulfill(status=206, body=part, headers={"Content-Range": told, "ETag": '"a"'})


def _of_pictures(route: Route) -> None:
    found = route.fetch()
    page = found.text().replace("&#34;vector&#34;: true", "&#34;vector&#34;: false")
    route.fulfill(response=found, body=page.replace("&#34;deepest&#34;: 9", "&#34;deepest&#34;: 0"))
