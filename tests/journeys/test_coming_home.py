"""A no, and a unit that breaks: who asked sees it at once, and its owner brings it home."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Sit
from tests.journeys.test_access import grave
from tests.rig import Rig

pytestmark = [pytest.mark.browser, pytest.mark.processes]


def test_who_asked_sees_a_no_and_what_broke_without_asking_and_the_owner_brings_it_home(
    rig: Rig, sit: Sit
) -> None:
    operation = rig.opens(mode="EXERCISE")
    wanted = {"capability": "pumping", "amount": 1, "why": "Vand", "spot": {"name": "Hejlsminde"},
              "window": {"begin": datetime.now(UTC).isoformat()}}  # fmt: skip
    rig.line("kolding").does(
        operation, "MakeRequest", need=wanted, aim="life", asked=["brs", "trekantbrand"]
    )
    asker = sit("kolding").opens(operation).page
    waiting = asker.locator('[data-panel][data-name="waiting"]')
    rig.line("brs").does(operation, "AnswerRequest", request=1, reason="De er i Esbjerg")
    expect(waiting).to_contain_text("der kommer mindre, end I bad om A1")
    asker.goto(f"/operationer/{operation}/anmodninger")
    row = asker.locator("#anmodning-1")
    expect(row).to_contain_text("De er i Esbjerg")
    assert grave(asker) == []
    row.locator("[data-seen]").press("Enter")
    expect(row.locator("[data-seen]")).to_have_count(0)

    owner = sit("trekantbrand").page
    part = [{"resource_id": "pumper-trekantbrand", "amount": 1}]
    rig.line("trekantbrand").does(operation, "AnswerRequest", request=1, promised=part)
    rig.line("trekantbrand").does(operation, "MovePromise", promise=1, state="deployed")
    owner.goto(f"/operationer/{operation}/ressourcer?q=pumpegruppe")
    unit = owner.locator("#pumper-trekantbrand")
    unit.locator('[data-move="out"]').click()
    form = owner.locator("[data-move-dialog]")
    form.locator("[type=submit]").click()
    expect(form).to_contain_text("Skriv, hvad der er galt")
    assert grave(owner) == []
    form.locator("[name=reason]").fill("Motoren er brændt af")
    form.locator("[type=submit]").click()
    expect(unit).to_contain_text("ude af drift")
    expect(row).to_contain_text("Motoren er brændt af")
    expect(row).to_contain_text("mangler 1")
    unit.locator("[data-ready]").click()
    owner.locator("[data-move-dialog] [type=submit]").click()
    expect(unit.locator("[data-promise]")).to_have_count(0)
