"""A partner comes to the table in one click, goes in by a link, writes, and is out at the end."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Sit
from tests.journeys.test_access import grave
from tests.journeys.test_callouts import staff_tab
from tests.rig import Rig

pytestmark = [pytest.mark.browser, pytest.mark.processes]

TOLKE = "eksempel-tolke"
NAME = "Eksempel Tolkebureau"


def test_a_partner_is_seated_let_in_by_a_link_writes_and_is_out_when_it_ends(
    rig: Rig, sit: Sit
) -> None:
    operation = rig.opens()
    chief = sit("stabschef").opens(operation)
    keeper = sit("logfoerer").opens(operation)
    staff_tab(chief)
    chief.page.locator("#giv-plads").click()
    directory = chief.page.locator("#partner-seat")
    directory.get_by_label("Kan hjælpe med").fill("tolkning")
    expect(directory.locator("li:visible")).to_have_count(1)
    assert grave(chief.page) == []
    directory.get_by_role("button", name=f"Giv plads {NAME}").click()
    expect(directory).to_be_hidden()
    seat = chief.page.locator(f"#partner-{TOLKE}")
    expect(seat).to_contain_text("Kan hjælpe med: tolkning, døgnåbent")

    # The log keeper's page stood open: it can write for the partner at once.
    staff_tab(keeper)
    expect(keeper.page.locator(f"#partner-{TOLKE}")).to_be_visible()
    keeper.page.locator("#fane-log").click()
    keeper.types("To tolke er på vej")
    keeper.page.locator('[data-composer] [name="on_behalf_of.authority"]').select_option(TOLKE)
    keeper.writes("To tolke er på vej", **{"on_behalf_of.who": "Vagten"})

    seat.get_by_role("button", name="Gæstelink").click()
    dialog = chief.page.locator("#guest-link")
    dialog.get_by_label("Gælder i").select_option("4")
    dialog.get_by_role("button", name="Lav linket").click()
    proof = chief.page.locator("#proof")
    if proof.is_visible():
        proof.get_by_label("Adgangskode").fill(rig.password("stabschef"))
        proof.get_by_role("button", name="Det er mig").click()
    link = dialog.get_by_label("Link", exact=True)
    expect(link).not_to_have_value("")
    address = link.input_value()
    assert address.startswith(f"{rig.url}/gaest#")
    dialog.locator("[data-shown] [data-cancel]").click()
    expect(seat).to_contain_text("Gæstelink til")

    guest = sit("gaest", stranger=True)
    guest.page.goto(address)
    expect(guest.page.get_by_role("button", name=f"Gå ind som {NAME}")).to_be_visible()
    assert "#" not in guest.page.url
    assert grave(guest.page) == []
    guest.page.get_by_role("button", name=f"Gå ind som {NAME}").click()
    guest.page.wait_for_url(f"**/operationer/{operation}")
    guest.sees_line("direct")
    assert grave(guest.page) == []
    guest.acts("confirm", guest.number_of("To tolke er på vej"))
    guest.writes("Tolkene er fremme om 20 minutter")
    chief.page.locator("#fane-log").click()
    expect(chief.sees("Tolkene er fremme om 20 minutter")).to_contain_text(NAME)

    closing = {"reason": "Slut", "basis": "Formanden", "seen": []}
    rig.line("formand").does(operation, "CloseOperation", **closing)
    expect(guest.page.locator("main")).to_contain_text(
        "Indsatsen er afsluttet; linket gælder ikke mere. Ring til Stabschef"
    )
    guest.page.goto(address)
    expect(guest.page.locator("main")).to_contain_text("Indsatsen er afsluttet")
