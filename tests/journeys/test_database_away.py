"""The database dies under a board: what is typed stays, and one is told where to read meanwhile."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Sit
from tests.journeys.test_access import THEMES, grave_in, wear
from tests.postgres import Postgres
from tests.rig import Rig

pytestmark = [pytest.mark.browser, pytest.mark.processes]

TEXT = "Dæmningen ved Strandvejen holder"


@pytest.fixture(scope="module")
def database() -> Iterator[Postgres]:
    made = Postgres()
    yield made
    made.end()


@pytest.fixture(scope="module")
def rig(database: Postgres, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rig]:
    made = Rig(tmp_path_factory.mktemp("away"), CRISIS_DATABASE=database.fresh()).up()
    yield made
    made.end()


def test_what_is_typed_outlives_the_database_and_the_page_says_where_to_read(
    sit: Sit, rig: Rig, database: Postgres
) -> None:
    operation = rig.opens()
    kolding, keeper, reader = (sit(one) for one in ("kolding", "logfoerer", "stabschef"))
    for person in (kolding, keeper):
        person.opens(operation)
    database.kill()
    try:
        kolding.types(TEXT)
        kolding.text.press("Enter")
        said = kolding.page.locator("[data-composer] [data-said]")
        expect(said).to_contain_text("databasen")
        expect(said).to_have_attribute("data-tone", "bad")
        expect(kolding.text).to_have_value(TEXT)
        kolding.sees_line("delayed", "offline")
        for theme in THEMES:
            answer = wear(reader, theme).page.goto("/status")
            assert answer is not None and answer.status == 503
            expect(reader.page.locator("main")).to_contain_text("Hvad der er gemt, er gemt")
            expect(reader.page.locator("main")).to_contain_text("var/status/index.html")
            assert not grave_in(reader, theme)
    finally:
        database.start()
    kolding.text.press("Enter")
    expect(said).to_have_attribute("data-tone", "good", timeout=25_000)
    for person in (kolding, keeper):
        person.sees(TEXT)
        person.sees_line("direct")
        person.sees_each_once(operation)
