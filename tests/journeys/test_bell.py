"""The doorbell is away: the board says what is slower, and takes the word back again."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.bell import Bell
from tests.journeys.conftest import Sit
from tests.journeys.test_access import THEMES, grave_in, wear
from tests.loaded import LoadedRig
from tests.rig import Rig

pytestmark = [pytest.mark.browser, pytest.mark.processes]

TOLD_WITHIN = 15_000
COUNT_CHANGES = """() => {
  window.changes = {notice: 0, aloud: []};
  const aloud = document.querySelector('[data-announce]');
  new MutationObserver(() => window.changes.notice++)
    .observe(document.querySelector('[data-bell]'), {attributeFilter: ['hidden']});
  new MutationObserver(() => aloud.textContent && window.changes.aloud.push(aloud.textContent))
    .observe(aloud, {childList: true, characterData: true, subtree: true});
}"""


@pytest.fixture(scope="module")
def bell() -> Iterator[Bell]:
    made = Bell()
    yield made
    made.end()


@pytest.fixture(scope="module")
def rig(bell: Bell, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rig]:
    made = LoadedRig(tmp_path_factory.mktemp("bell"), REDIS_URL=bell.url).up()
    yield made
    made.end()


@pytest.mark.parametrize("how", ["dies", "hangs"])
def test_the_notice_comes_says_what_is_slower_and_goes(
    sit: Sit, rig: Rig, bell: Bell, how: str
) -> None:
    operation = rig.opens()
    kolding, keeper, wall = (sit(one) for one in ("kolding", "logfoerer", "observatoer"))
    for person, theme in zip((kolding, keeper), THEMES, strict=True):
        wear(person, theme).opens(operation)
    kolding.page.evaluate(COUNT_CHANGES)
    wall.page.goto(f"/tavle/{operation}")
    wall.sees_line("direct")
    notices = [person.page.locator("[data-bell]") for person in (kolding, keeper, wall)]
    for notice in notices:
        expect(notice).to_be_hidden()
    bell.dies() if how == "dies" else bell.hangs()
    for notice in notices:
        expect(notice).to_be_visible(timeout=TOLD_WITHIN)
        expect(notice).to_contain_text("Livetjenesten er nede")
        expect(notice).to_contain_text("inden for 2 sekunder")
        expect(notice).to_contain_text("Alt bliver gemt.")
    expect(kolding.page.locator("[data-announce]")).to_contain_text("Livetjenesten er nede")
    kolding.writes("Skrevet uden livetjeneste")
    for person in (kolding, keeper, wall):
        person.sees("Skrevet uden livetjeneste")
        assert person.sees_line("direct") == "direkte"
    for person, theme in zip((kolding, keeper), THEMES, strict=True):
        assert not grave_in(person, theme)
    bell.start() if how == "dies" else bell.goes_on()
    for notice in notices:
        expect(notice).to_be_hidden(timeout=TOLD_WITHIN)
    expect(kolding.page.locator("[data-announce]")).to_contain_text("Livetjenesten er tilbage")
    changes = kolding.page.evaluate("window.changes")
    assert changes["notice"] == 2, "it came once and went once"
    said = [one for one in changes["aloud"] if "Livetjenesten" in one]
    assert ["nede" in one for one in said] == [True, False], said
