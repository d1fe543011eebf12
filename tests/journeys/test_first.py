"""From a report to the first assessment, the level and the call, each form filled in."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Sit
from tests.journeys.test_bad_input import in_an_hour
from tests.rig import Rig

pytestmark = [pytest.mark.browser, pytest.mark.processes]


def test_a_report_is_assessed_a_level_decided_and_the_staff_called_in_one_go(
    rig: Rig, sit: Sit
) -> None:
    operation = rig.opens(level="daily")
    told = {"text": "Vandet står i gaden", "kind": "report", "place": "Havnegade"}
    report = rig.line("vagtcentral").does(operation, "RecordEntry", **told)
    chair = sit("formand").opens(operation)
    chair.page.locator(f"#post-{report}").hover()
    chair.page.locator(f"#post-{report} [data-do=assess]").click()
    form = chair.page.locator("#first-assess")
    expect(form).to_contain_text("Vandet står i gaden")
    expect(form.locator("[name=place]")).to_have_value("Havnegade")
    form.locator("[name=what]").fill("Vand i Havnegade")
    form.locator("[name=known]").fill("Aflæst 1,45 m kl. 13")
    form.get_by_label("Stabsberedskab").check()
    form.locator('[name="call:kolding"]').check()
    form.get_by_role("button", name="Skriv vurderingen").click()

    level = chair.page.locator("#level-decide")
    expect(level.locator("[name=reason]")).to_have_value("Vand i Havnegade")
    expect(level.locator("[name=basis]")).to_have_value(f"Førstevurdering, post {report + 1}")
    expect(level.locator("[name=assessment]")).to_be_checked()
    level.get_by_role("button", name="Beslut").click()

    call = chair.page.locator("#call-new")
    expect(call.get_by_label("Kolding Kommune")).to_be_checked()
    expect(call.get_by_label("Vejle Kommune")).not_to_be_checked()
    call.locator("[name=place]").fill("KSN")
    call.locator("[name=meeting_at]").fill(in_an_hour())
    call.get_by_role("button", name="Indkald").click()
    expect(call).to_be_hidden()

    decided = chair.page.locator(".log .row.decision").first
    expect(decided).to_contain_text("Niveaubeslutning nr. 1: Stabsberedskab")
    expect(decided).to_contain_text(f"Bygger på førstevurderingen i {report + 1}")
    expect(chair.page.locator(".log")).to_contain_text("Indkaldelse nr. 1: Kolding Kommune.")
