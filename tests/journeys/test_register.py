"""The register's form: an event is counted while it lasts, and two planners who change the same
place lose nothing of what they wrote."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Locator, expect

from tests.journeys.conftest import Sit
from tests.journeys.people import Person
from tests.journeys.test_access import grave_by_day_and_night
from tests.rig import Rig

pytestmark = [pytest.mark.browser, pytest.mark.processes]

SPOT = "55.4300, 9.3300"
POINT = {"type": "Point", "coordinates": [9.33, 55.43]}


def typed(hours: float) -> str:
    """A time from now as one types it in Denmark."""
    at = (datetime.now(UTC) + timedelta(hours=hours)).astimezone(ZoneInfo("Europe/Copenhagen"))
    return f"{at.day}/{at.month}/{at.year} {at:%H:%M}"


def fills(form: Locator, **fields: str) -> None:
    for name, value in fields.items():
        form.locator(f'[name="{name.replace("__", ".")}"]').fill(value)


def adds(planner: Person, name: str, begins: float, ends: float) -> None:
    """By keyboard alone: each field has a label, Enter saves."""
    planner.page.goto("/plan/register")
    planner.page.get_by_role("button", name="Nyt sted").press("Enter")
    form = planner.page.locator("[data-object-form]")
    form.locator('[name="category"]').select_option("Koncerter")
    fills(form, name=name, positions=SPOT, contact="Vagttelefonen")
    fills(form, capacity__amount="4.500", occasion__attendance="4.200")
    fills(form, occasion__begins=typed(begins), occasion__ends=typed(ends))
    form.locator('[name="criticality"]').select_option("important")
    form.locator('[name="name"]').press("Enter")
    expect(form.locator('[data-error="capacity.unit"]')).to_contain_text("hvad tallet tæller")
    fills(form, capacity__unit="pladser")
    assert grave_by_day_and_night(planner.page) == []
    form.locator('[name="capacity.unit"]').press("Enter")
    expect(planner.page.get_by_role("link", name=name)).to_be_visible()


def test_events_count_while_they_last_and_two_planners_lose_nothing(rig: Rig, sit: Sit) -> None:
    planner, other = sit("planlaegger"), sit("planlaegger")
    adds(planner, "Eksempel koncert", -1, 2)
    adds(planner, "Eksempel marked", 24, 30)
    operation = rig.opens()
    fields = {"kind": "flood", "title": "Vand på pladsen", "shape": POINT, "distance_m": 0}
    rig.line("kolding").does(operation, "OpenIncident", **fields)
    reader = sit("vejle")
    reader.page.goto(f"/operationer/{operation}/haendelser/1")
    expect(reader.page.locator(".hitlist")).to_contain_text("Eksempel koncert")
    expect(reader.page.locator(".hitlist")).to_contain_text("4200 personer")
    expect(reader.page.locator(".hitlist")).not_to_contain_text("Eksempel marked")

    planner.page.goto("/plan/register?occasion=coming")
    # Whoever was at this board before may have left events of his own.
    rows = planner.page.locator(".plantable tbody tr")
    expect(rows.filter(has_text="Eksempel marked")).to_have_count(1)
    expect(rows.filter(has_text="Eksempel koncert")).to_have_count(0)

    planner.page.goto("/plan/register?occasion=on")
    planner.page.get_by_role("link", name="Eksempel koncert").click()
    expect(planner.page.locator(".facts2")).to_contain_text("4.500 pladser")
    other.page.goto(planner.page.url)
    forms = []
    for one in (planner, other):
        one.page.get_by_role("button", name="Ret", exact=True).click()
        form = one.page.locator("[data-object-form]")
        expect(form.locator('[name="contact"]')).to_have_value("Vagttelefonen")
        forms.append(form)
    mine, theirs = forms
    fills(theirs, owner="Musikhuset", note="Ny scene")
    theirs.get_by_role("button", name="Gem stedet").click()
    expect(other.page.locator(".facts2")).to_contain_text("Musikhuset")
    fills(mine, note="Scenen er flyttet", opening_times="kl. 18-24")
    mine.get_by_role("button", name="Gem stedet").click()
    expect(mine.locator('[data-error=""]')).to_contain_text("En anden har rettet stedet imens")
    expect(mine.locator('[data-error="note"]')).to_contain_text("Ny scene")
    expect(mine.locator('[name="note"]')).to_have_value("Scenen er flyttet")
    expect(mine.locator('[name="owner"]')).to_have_value("Musikhuset")
    expect(mine.locator('[name="opening_times"]')).to_have_value("kl. 18-24")
    mine.get_by_role("button", name="Gem stedet").click()
    facts = planner.page.locator(".facts2")
    for words in ("Musikhuset", "Scenen er flyttet", "kl. 18-24", "4.500 pladser"):
        expect(facts).to_contain_text(words)
