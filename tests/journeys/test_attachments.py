"""A picture is pasted or chosen at one board and stands on the other; the text waits for none."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.journeys.conftest import Sit
from tests.journeys.test_access import grave
from tests.pictures import PDF, png
from tests.rig import Rig

pytestmark = [pytest.mark.browser, pytest.mark.processes]

PASTE = """([data, name]) => {
  const bytes = Uint8Array.from(atob(data), (one) => one.charCodeAt(0));
  const clipboardData = new DataTransfer();
  clipboardData.items.add(new File([bytes], name, {type: 'image/png'}));
  const more = {clipboardData, bubbles: true, cancelable: true};
  document.activeElement.dispatchEvent(new ClipboardEvent('paste', more));
}"""
SHOWN = "picture => picture.complete && picture.naturalWidth > 0"
TAKE_IN = "**/api/v1/operations/*/attachments*"


def payload(name: str, data: bytes, said: str = "image/png") -> FilePayload:
    return {"name": name, "mimeType": said, "buffer": data}


def paste(page: Page, name: str, data: bytes) -> None:
    page.evaluate(PASTE, [base64.b64encode(data).decode(), name])


def test_a_picture_and_a_plan_stand_on_the_other_board(rig: Rig, sit: Sit, tmp_path: Path) -> None:
    operation = rig.opens()
    kolding, chief = sit("kolding").opens(operation), sit("stabschef").opens(operation)
    page, chosen = kolding.page, kolding.page.locator("[data-file-list] li")
    choose = page.locator("[data-file-input]")

    kolding.types("Vand over kajen")
    paste(page, "image.png", png(60, 40))
    chosen.get_by_role("textbox").fill("Kajen kl. 14")
    expect(chosen).to_contain_text("sendes, når posten er skrevet")
    assert grave(page) == []
    chosen.get_by_role("textbox").press("Enter")
    number = chief.number_of("Vand over kajen")
    picture = chief.row(number).get_by_role("img", name="Kajen kl. 14")
    expect(picture).to_be_visible()
    chief.page.wait_for_function(SHOWN, arg=picture.element_handle())
    expect(chief.row(number)).to_contain_text("image.png billede (PNG), 1 kB")
    expect(chosen).to_have_count(0)
    assert grave(chief.page) == []

    with page.expect_file_chooser() as asked:
        kolding.row(number).hover()
        kolding.acts("attach", number)
    asked.value.set_files([payload("plan.pdf", PDF, "application/pdf")])
    expect(chosen).to_contain_text(f"til post {number}")
    chosen.get_by_role("button", name="Send").click()
    link = chief.row(number).locator(".file").filter(has_text="plan.pdf")
    with chief.page.expect_download() as saved:
        link.click()
    assert saved.value.path().read_bytes() == PDF

    # The number leads to the entry alone, where a code on paper leads too.
    with chief.context.expect_page() as opened:
        chief.row(number).get_by_role("link", name=str(number), exact=True).click()
    alone = opened.value
    expect(alone.get_by_role("img", name="Kajen kl. 14")).to_be_visible()
    code = alone.get_by_role("img", name="QR-kode til adressen").bounding_box()
    assert code is not None
    assert code["width"] * 25.4 / 96 >= 20, "millimetres on paper"
    expect(alone.locator(".qr")).to_contain_text(f"/operationer/{operation}/post/{number}")
    assert grave(alone) == []
    alone.close()

    # What goes wrong with a file leaves the entry written and the file in the form.
    kolding.types("Vand i kældre")
    choose.set_input_files([payload("kort.png", b"<svg onload='alert(1)'/>")])
    page.locator("#f-text").press("Enter")
    lying = chief.number_of("Vand i kældre")
    expect(chosen).to_contain_text("Filen er en webside eller en SVG-tegning")
    chosen.get_by_role("button", name="Fjern kort.png").click()

    page.route(TAKE_IN, lambda route: route.abort())
    kolding.types("Pumpen er i gang")
    choose.set_input_files([payload("pumpe.png", png(30, 30))])
    page.locator("#f-text").press("Enter")
    after = chief.number_of("Pumpen er i gang")
    expect(chosen).to_contain_text("Ikke sendt: ingen forbindelse. Posten er skrevet")
    page.unroute(TAKE_IN)
    chosen.get_by_role("button", name="Prøv igen").click()
    expect(chief.row(after).get_by_role("img", name="pumpe.png")).to_be_visible()
    expect(chief.row(lying).get_by_role("img")).to_have_count(0)

    large = tmp_path / "stor.png"
    large.write_bytes(b"\0" * (20 * 1024 * 1024 + 1))
    choose.set_input_files(large)
    expect(page.locator("[data-file-error]")).to_contain_text("stor.png fylder over 20 MB")
    expect(chosen).to_have_count(0)


def test_a_hundred_megabytes_are_answered_and_the_board_goes_on(rig: Rig) -> None:
    line, operation = rig.line("kolding"), rig.opens()
    path = f"{rig.url}/api/v1/operations/{operation}/attachments"
    headers = {**line.http.headers, "Content-Type": "image/png"}
    with line.http.post(path, data=b"\0" * (100 * 1024 * 1024), headers=headers) as answer:
        assert (answer.status_code, answer.json()["error"]["code"]) == (
            413,
            "attachment.too_large",
        )
    assert line.records(operation, "Loggen går videre")
