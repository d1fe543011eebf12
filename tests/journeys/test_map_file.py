"""The map as a file: saved on the board, opened from the disk, and it asks nobody for anything."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import Sit
from tests.journeys.test_access import grave
from tests.rig import Rig

pytestmark = [pytest.mark.browser, pytest.mark.processes]

POINT = {"type": "Point", "coordinates": [9.4722, 55.4907]}
HOSTILE = "</script><img src=x onerror=\"document.title='taget'\"> {{7*7}} ${1} \u2028 <b>'\""


def saved(page: Page, folder: Path) -> Path:
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Gem kortet som fil").first.click()
    file = folder / waiting.value.suggested_filename
    waiting.value.save_as(file)
    return file


def opened(chromium: Browser, file: Path, asked: list[str], **context: object) -> Page:
    """The file alone, in a browser that reaches nothing; what it asks for is written down."""
    made = chromium.new_context(**context)
    page = made.new_page()
    made.route("**/*", lambda route: _only(route, file, asked))
    page.on("pageerror", lambda problem: asked.append(str(problem)))
    page.on("console", lambda said: asked.append(said.text) if said.type == "error" else None)
    page.goto(file.as_uri())
    return page


def _only(route, file: Path, asked: list[str]) -> None:
    if route.request.url == file.as_uri():
        route.continue_()
        return
    asked.append(route.request.url)
    route.abort()


def test_the_map_is_saved_and_read_from_the_disk_with_and_without_script(
    rig: Rig, sit: Sit, chromium: Browser, tmp_path: Path
) -> None:
    operation = rig.opens(mode="EXERCISE")
    rig.line("stabschef").does(
        operation, "OpenIncident", kind="flood", title=HOSTILE, shape=POINT, severity="red"
    )
    board = sit("kolding").opens(operation)
    file = saved(board.page, tmp_path)
    assert file.name.startswith("oevelse-kort-")
    asked: list[str] = []
    page = opened(chromium, file, asked, viewport={"width": 1280, "height": 900})
    expect(page).to_have_title("ØVELSE: Kort: " + page.locator("h1").inner_text().split(": ")[1])
    expect(page.locator(".exmark")).to_be_visible()
    expect(page.locator("path.red")).to_have_count(1)
    expect(page.locator(".leaflet-tooltip", has_text="H1")).to_be_visible()
    page.get_by_role("button", name="Vis på kortet: H1").click()
    popup = page.locator(".leaflet-popup-content")
    expect(popup).to_contain_text("onerror")
    expect(popup.locator("img, b > b, script")).to_have_count(0)
    page.locator("path.red").click(force=True)
    assert grave(page) == []
    page.emulate_media(media="print")
    assert len(page.pdf(prefer_css_page_size=True)) > 5_000
    assert "taget" not in page.title()
    page.context.close()

    bare = opened(chromium, file, asked, java_script_enabled=False)
    expect(bare.get_by_role("heading", name="H1")).to_be_visible()
    expect(bare.locator(".folium-map")).to_be_hidden()
    expect(bare.get_by_text("når JavaScript er slået til")).to_be_visible()
    bare.context.close()
    assert asked == []

    chief = sit("stabschef")
    chief.page.goto(f"/presse/{operation}")
    with chief.page.expect_download() as waiting:
        chief.page.get_by_role("link", name="Gem kort til pressen").click()
    assert "taget" not in Path(waiting.value.path()).read_text(encoding="utf-8")
    board.page.goto(f"/operationer/{operation}/tidligere?post=1")
    past = saved(board.page, tmp_path)
    assert past.name.endswith("-post-1.html")
    assert "taget" not in past.read_text(encoding="utf-8")
