"""The live map with 5,000 register objects against the same map with none, while it is dragged."""

from __future__ import annotations

import random
import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import CDPSession, Page, sync_playwright

from tests.bench.goals import at_most
from tests.browser.chromium import launch_options
from tests.rig import Rig

OBJECTS = 5_000
FRAMES = 120
RUNS = 5
COUNT = "() => Number(document.querySelector('[data-count]')?.dataset.count ?? 0)"


def measure() -> Iterator[str]:
    """Give the lines of the table."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        rig = Rig(Path(name)).up()
        browser = playwright.chromium.launch(**launch_options())
        try:
            _fill(rig, Path(name))
            page = _board(rig, browser)
            yield from _compare(page)
        finally:
            browser.close()
            rig.end()


def _fill(rig: Rig, folder: Path) -> None:
    draw = random.Random(5)
    rows = (
        f"Tele;Sted {n};{draw.uniform(55.3, 56.1):.5f};{draw.uniform(8.9, 10.1):.5f}"
        for n in range(OBJECTS)
    )
    file = folder / "many.csv"
    file.write_text("\n".join(["category;name;lat;lon", *rows]), encoding="utf-8")
    done = rig.crisis("register", "import", str(file), "--keep-good")
    assert done.returncode == 0, done.stdout + done.stderr


def _board(rig: Rig, browser: Any) -> Page:
    line = rig.line("stabschef")
    context = browser.new_context(base_url=rig.url, viewport={"width": 1440, "height": 900})
    context.add_cookies(
        [{"name": one.name, "value": str(one.value), "url": rig.url} for one in line.http.cookies]
    )
    page: Page = context.new_page()
    page.goto(f"/operationer/{rig.opens()}")
    page.wait_for_selector("[data-ready]", state="attached")
    page.wait_for_function(f"({COUNT})() > {OBJECTS // 2}")
    return page


def _compare(page: Page) -> Iterator[str]:
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    shown = page.evaluate(COUNT)
    full = [_drag(page, session) for _ in range(RUNS)]
    page.locator("details", has=page.locator("[data-layer=places]")).locator("summary").click()
    page.locator("[data-layer=places]").uncheck()
    page.keyboard.press("Escape")
    empty = [_drag(page, session) for _ in range(RUNS)]
    limit, found = statistics.median(empty), statistics.median(full)
    yield f"empty map: {limit:.3f} ms script a frame while dragged (= 1.00)"
    ratio = found / limit
    yield f"{shown} objects on the map: {found:.3f} ms = {ratio:.2f} × empty {at_most(2, ratio)}"


def _drag(page: Page, session: CDPSession) -> float:
    """Drag the map there and back; give the milliseconds of script for each mouse move."""
    box = page.locator("#kort").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] * 0.6
    page.mouse.move(x, y)
    page.mouse.down()
    begun = _script(session)
    page.mouse.move(x - 150, y - 100, steps=FRAMES // 2)
    page.mouse.move(x, y, steps=FRAMES // 2)
    spent = _script(session) - begun
    page.mouse.up()
    page.wait_for_timeout(300)
    return spent / FRAMES * 1000


def _script(session: CDPSession) -> float:
    found = session.send("Performance.getMetrics")["metrics"]
    return float(next(one["value"] for one in found if one["name"] == "ScriptDuration"))
