"""The database dies or hangs under a board: each is told, the same key saves once, what is typed
stays, and one is told where to read meanwhile."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

import pytest
import requests
from playwright.sync_api import expect

from tests.journeys.conftest import Sit
from tests.journeys.test_access import THEMES, grave_in, wear
from tests.loaded import LoadedRig
from tests.postgres import Postgres
from tests.processes import until
from tests.rig import Line, Rig, new_key

pytestmark = [pytest.mark.browser, pytest.mark.processes, pytest.mark.slow]

TOLD_WITHIN = 25.0
BACK_WITHIN = 10.0
TRIES = 3
ANSWERED = re.compile("good|bad")
TEXT = "Dæmningen ved Strandvejen holder"


@pytest.fixture(scope="module")
def database() -> Iterator[Postgres]:
    made = Postgres()
    yield made
    made.end()


@pytest.fixture(scope="module")
def rig(database: Postgres, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rig]:
    made = LoadedRig(tmp_path_factory.mktemp("away"), CRISIS_DATABASE=database.fresh()).up()
    yield made
    made.end()


def sends(line: Line, operation: str, key: str) -> requests.Response:
    """Send one and the same entry, however long the answer takes."""
    path = f"{line.url}/api/v1/operations/{operation}/commands/RecordEntry"
    headers = {"Idempotency-Key": key}
    body = {"text": "Skrevet mens databasen var væk"}
    begun = time.monotonic()
    answer = line.http.post(path, json=body, headers=headers, timeout=TOLD_WITHIN)
    print(f"{answer.status_code} after {time.monotonic() - begun:.1f} s")
    return answer


@pytest.mark.parametrize("how", ["dies", "hangs"])
def test_when_the_database_is_away_each_is_told_and_the_same_key_saves_once_when_it_is_back(
    rig: Rig, database: Postgres, how: str
) -> None:
    line, operation, key, web = rig.line("kolding"), rig.opens(), new_key(), rig.board.part("web")
    database.kill() if how == "dies" else database.hangs()
    try:
        answer = sends(line, operation, key)
        page = line.http.get(f"{rig.url}/status", timeout=TOLD_WITHIN)
    finally:
        database.start() if how == "dies" else database.goes_on()
    assert answer.status_code == 503, answer.text
    assert int(answer.headers["Retry-After"]) > 0
    assert answer.json()["error"]["code"] in {"store.unavailable", "store.unsure"}
    assert page.status_code == 503
    assert int(page.headers["Retry-After"]) > 0
    assert "Hvad der er gemt, er gemt" in page.text
    assert "var/status/index.html" in page.text
    back = time.monotonic()
    until(lambda: sends(line, operation, key).status_code == 201, BACK_WITHIN)
    assert sends(line, operation, key).status_code == 201
    print(f"{how}: saved {time.monotonic() - back:.1f} s after it was back")
    assert len(line.log_numbers(operation)) == 1
    assert rig.board.part("web") == web, "without a new start"


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
    for _ in range(TRIES):
        # One that comes while the database is still recovering is told to try again, and does.
        said.evaluate("one => { one.dataset.tone = '' }")
        kolding.text.press("Enter")
        expect(said).to_have_attribute("data-tone", ANSWERED, timeout=25_000)
        if said.get_attribute("data-tone") == "good":
            break
    expect(said).to_have_attribute("data-tone", "good")
    for person in (kolding, keeper):
        person.sees(TEXT)
        person.sees_line("direct")
        person.sees_each_once(operation)
