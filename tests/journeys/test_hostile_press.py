"""Markup and scripts in a statement are text: at the desk, on the board, outside and on the map."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Sit
from tests.journeys.hostile import PAYLOADS
from tests.processes import until
from tests.rig import Rig

pytestmark = [pytest.mark.browser, pytest.mark.processes]

SHAPE = {"type": "Point", "coordinates": [9.4722, 55.4907]}


def statement(rig: Rig, operation: str, number: int) -> dict[str, Any]:
    path = f"/api/v1/operations/{operation}/situation"
    found = rig.line("kolding").get(path).json()["statements"]
    return next(one for one in found if one["number"] == number)


def let_out(rig: Rig, operation: str, payload: str, number: int) -> None:
    """A statement that is hostile in every field, signed and published."""
    press, short = rig.line("presse-politi"), payload[:200]
    fields = {"title": short, "text": payload, "place": short, "incident": 1}
    press.does(operation, "DraftStatement", **fields)
    press.does(operation, "SubmitStatement", statement=number, version=1)
    bound = {"statement": number, "version": 1, "hash": statement(rig, operation, number)["hash"]}
    rig.line("formand").does(operation, "SignStatement", **bound)
    press.does(operation, "ReleaseStatement", **bound)


def test_a_hostile_statement_is_text_everywhere_it_goes(rig: Rig, sit: Sit) -> None:
    operation = rig.opens()
    rig.line("stabschef").does(
        operation, "OpenIncident", kind="flood", title="<img src=x onerror=alert(1)>", shape=SHAPE
    )
    worst = PAYLOADS[::5]
    for number, payload in enumerate(worst, 1):
        let_out(rig, operation, payload, number)
    until(lambda: statement(rig, operation, len(worst))["state"] == "published", 20)
    reader = sit("presse-politi")
    for number, payload in enumerate(worst, 1):
        reader.page.goto(f"/presse/{operation}/{number}")
        shown = reader.page.locator("#st-title").text_content()
        assert shown == payload[:200], payload
        reader.page.goto(f"/presserum/{operation}-{number}.html")
        expect(reader.page.locator("h1")).to_be_visible()
        assert reader.page.locator("script, img, iframe, svg script").count() == 0
        reader.page.goto(f"/presserum/kort-{operation}-{number}.html")
        expect(reader.page.locator(".leaflet-container")).to_be_visible()
        assert reader.page.locator("main img, main script, iframe").count() == 0
    reader.opens(operation).page.get_by_role("tab", name="Presse").click()
    expect(reader.page.locator("#panel-presse .st-i")).to_have_count(len(worst))
    reader.page.goto("/presserum/")
    assert reader.page.locator("script, img, iframe").count() == 0
