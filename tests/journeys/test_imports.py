"""A planner sends a file, says what its columns mean, tries it, writes it, and takes it back."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Sit
from tests.journeys.test_access import grave_by_day_and_night
from tests.rig import Rig

pytestmark = [pytest.mark.browser, pytest.mark.processes]

WAIT = 30_000
HEADING = "Nr;Betegnelse;Slags;Bredde;Længde\n"
GOOD = 3_000


def written(place: Path) -> Path:
    lines = [f"E{at};Eksempel pumpe {at};Eksempel vand;55,5;{9.4 + at / 1e5:.5f}\n"
             for at in range(GOOD)]  # fmt: skip
    lines.append("E-x;Eksempel ombyttet;Eksempel vand;9,4;55,5\n")
    place.write_text(HEADING + "".join(lines), encoding="cp1252")
    return place


def test_a_file_is_sent_tried_written_and_taken_back(rig: Rig, sit: Sit, tmp_path: Path) -> None:
    page = sit("planlaegger").page
    page.goto("/plan/register")
    page.get_by_role("link", name="Indlæs").click()
    page.get_by_role("button", name="Send filen").click()
    expect(page.get_by_role("alert")).to_have_text("Vælg en fil.")
    page.get_by_label("Fil", exact=False).set_input_files(written(tmp_path / "pumper.csv"))
    page.get_by_role("button", name="Send filen").click()
    page.wait_for_url("**/plan/import/im-*")
    columns = page.get_by_role("heading", name="Filens kolonner")
    expect(columns).to_be_visible(timeout=WAIT)
    expect(page.get_by_role("cell", name="Eksempel pumpe 0", exact=True)).to_be_visible()
    expect(page.get_by_label("Navn", exact=True)).to_have_value("Betegnelse")
    assert grave_by_day_and_night(page) == []

    go = page.get_by_role("button", name="Prøv alle rækker")
    go.click()
    expect(page.locator('[data-error="category"]')).to_contain_text("Vælg kolonnen med kategorien")
    page.get_by_label("Kategori", exact=True).select_option("Slags")
    page.get_by_label("Nøgle", exact=True).select_option("Nr")
    page.get_by_label("Filens kilde", exact=False).fill("Eksempel GIS")
    go.click()
    # Its word is no category: the dry run says so, and one chooses what it is.
    expect(page.locator("[data-tally=bad]")).to_have_text("3.001", timeout=WAIT)
    expect(page.locator("[data-reasons]")).to_contain_text("Ukendt kategori »Eksempel vand«")
    word = page.get_by_label("Eksempel vand")
    word.select_option("Naturgas / Eksempel vand")
    assert grave_by_day_and_night(page) == []
    go.click()
    expect(page.locator("[data-tally=new]")).to_have_text("3.000", timeout=WAIT)
    expect(page.locator("[data-tally=bad]")).to_have_text("1")
    with page.expect_download() as told:
        page.get_by_role("link", name="De rækker, der ikke kan bruges").click()
    bad = Path(told.value.path()).read_text(encoding="utf-8-sig").splitlines()
    assert bad[1].startswith(f"{GOOD + 2};Længde og bredde er byttet om.")
    assert bad[1].endswith(";E-x;Eksempel ombyttet;Eksempel vand;9,4;55,5")
    assert grave_by_day_and_night(page) == []

    page.get_by_role("button", name="Skriv 3.000 steder i registret, og udelad 1 række").click()
    expect(page.get_by_role("button", name="Fortryd indlæsningen")).to_be_visible(timeout=WAIT)
    line = rig.line("kolding")
    found = line.get("/api/v1/register", q="Eksempel pumpe 2999").json()["features"]
    assert len(found) == 1
    page.get_by_role("button", name="Fortryd indlæsningen").click()
    undone = page.locator("[data-undone]")
    expect(undone).to_contain_text("3.000 er udfaset", timeout=WAIT)
    assert line.get("/api/v1/register", q="Eksempel pumpe 2999").json()["features"] == []

    page.goto("/plan/import")
    expect(page.get_by_role("row", name="pumper.csv")).to_contain_text("fortrudt")
    page.get_by_label("Fil", exact=False).set_input_files(written(tmp_path / "pumper.csv"))
    page.get_by_role("button", name="Send filen").click()
    expect(page.get_by_text("husket fra sidst")).to_be_visible(timeout=WAIT)
    expect(page.get_by_label("Nøgle", exact=True)).to_have_value("Nr")
    expect(page.get_by_label("Eksempel vand")).to_have_value("Naturgas / Eksempel vand")
