"""A place of several parts: each point has its sign, its lines are drawn, and whoever changes its
words leaves its shape as it is; the saved map shows all of it under one row."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.conftest import Sit
from tests.journeys.test_map_file import opened, saved
from tests.rig import Rig

pytestmark = [pytest.mark.browser, pytest.mark.processes]

PARTED = "Industri / Flerdelt"
WELLS = {"type": "MultiPoint", "coordinates": [[9.31, 55.41], [9.35, 55.43]]}
WORKS = {
    "type": "GeometryCollection",
    "geometries": [
        {"type": "Point", "coordinates": [9.32, 55.44]},
        {"type": "LineString", "coordinates": [[9.32, 55.44], [9.36, 55.45]]},
        {"type": "Polygon", "coordinates": [[[9.33, 55.42], [9.34, 55.42], [9.34, 55.425],
         [9.33, 55.42]]]},
    ],
}  # fmt: skip


def test_a_place_of_several_parts_is_drawn_kept_and_saved(
    rig: Rig, sit: Sit, chromium: Browser, tmp_path: Path
) -> None:
    line = rig.line("planlaegger")
    objects = [
        {
            "id": "ob-flereboronde",
            "name": "Eksempel brønde",
            "category": PARTED,
            "shape": WELLS,
        },
        {"id": "ob-etvaerkmange", "name": "Eksempel værk", "category": PARTED, "shape": WORKS},
    ]
    listed = {"top": "Industri", "name": "Flerdelt"}
    assert line.post("/api/v1/planning/commands/SetCategory", listed).status_code == 201
    answer = line.post("/api/v1/planning/commands/RegisterObjects", {"objects": objects})
    assert answer.status_code == 201, answer.text
    planner = sit("planlaegger")
    page = planner.page
    page.goto(f"/plan/register?category={PARTED}")
    map_ = page.locator("[data-map]")
    expect(map_).to_have_attribute("data-ready", "")
    expect(map_.locator("canvas.objects")).to_have_attribute("data-count", "2")
    page.get_by_role("row", name="Eksempel brønde").get_by_role("button", name="Ret").click()
    form = page.locator("[data-object-form]")
    expect(form.locator('[data-error="shape"]')).to_contain_text("Formen har flere dele")
    form.locator('[name="note"]').fill("Pumpen er ny")
    form.get_by_role("button", name="Gem stedet").click()
    expect(form).to_be_hidden()
    found = line.get("/api/v1/register/ob-flereboronde").json()
    assert found["geometry"] == WELLS
    assert found["properties"]["note"] == "Pumpen er ny"

    asked: list[str] = []
    file = opened(chromium, saved(page, tmp_path), asked, viewport={"width": 1280, "height": 900})
    expect(file.locator("path.sted")).to_have_count(5)
    file.get_by_role("button", name="Vis på kortet: Eksempel værk").click()
    expect(file.locator(".leaflet-popup-content")).to_contain_text("Eksempel værk")
    file.context.close()
    assert asked == []
