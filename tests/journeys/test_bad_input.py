"""What cannot be: a Danish sentence beside its field, the text still there, nothing stored."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Sit
from tests.journeys.people import Person
from tests.rig import Rig

pytestmark = [pytest.mark.browser, pytest.mark.processes]

TEXT = "Vandet ventes over kajen"


def in_an_hour(hours: float = 1) -> str:
    then = datetime.now(ZoneInfo("Europe/Copenhagen")) + timedelta(hours=hours)
    return f"{then.day}/{then.month} {then:%H:%M}"


@pytest.fixture
def operation(rig: Rig) -> str:
    return rig.opens()


@pytest.fixture
def keeper(sit: Sit, operation: str) -> Person:
    return sit("logfoerer").opens(operation)


def assert_refused(person: Person, rig: Rig, operation: str, name: str, words: str) -> None:
    assert words in person.error_beside(name)
    field = person.field(name)
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    described = field.get_attribute("aria-describedby")
    assert described == person.page.locator(f'[data-composer] [data-error="{name}"]').get_attribute(
        "id"
    )
    expect(person.text).to_have_value(TEXT)
    assert rig.line("stabschef").log_numbers(operation) == []


def test_an_event_an_hour_ahead_is_refused_beside_its_field(
    keeper: Person, rig: Rig, operation: str
) -> None:
    keeper.types(TEXT)
    keeper.field("occurred_at").fill(in_an_hour())
    keeper.field("occurred_at").press("Enter")
    assert_refused(keeper, rig, operation, "occurred_at", "minutter ude i fremtiden")
    keeper.field("occurred_at").fill("")
    keeper.field("expected_at").fill(in_an_hour())
    keeper.field("expected_at").press("Enter")
    expect(keeper.sees(TEXT)).to_contain_text("Ventes")
    expect(keeper.page.locator('[data-composer] [data-error="occurred_at"]')).to_be_hidden()


def test_an_expectation_in_the_past_is_refused_beside_its_field(
    keeper: Person, rig: Rig, operation: str
) -> None:
    keeper.types(TEXT)
    keeper.field("expected_at").fill(in_an_hour(-1))
    keeper.field("expected_at").press("Enter")
    assert_refused(keeper, rig, operation, "expected_at", "allerede passeret")


def test_a_time_that_is_none_is_asked_for_again(keeper: Person, rig: Rig, operation: str) -> None:
    for typed in ("halv tre", "25:00", "31/2 12:00"):
        keeper.types(TEXT)
        keeper.field("occurred_at").fill(typed)
        keeper.field("occurred_at").press("Enter")
        assert_refused(keeper, rig, operation, "occurred_at", "Skriv tiden som 14:30")
        expect(keeper.field("occurred_at")).to_have_value(typed)


def test_an_empty_line_is_not_an_entry(keeper: Person, rig: Rig, operation: str) -> None:
    keeper.types("   ")
    keeper.text.press("Enter")
    assert "Kun teksten er nødvendig" in keeper.error_beside("text")
    assert rig.line("stabschef").log_numbers(operation) == []


def test_nobody_is_spoken_for_without_a_name(keeper: Person, rig: Rig, operation: str) -> None:
    keeper.types(TEXT)
    keeper.field("on_behalf_of.authority").select_option(label="Beredskabsstyrelsen")
    keeper.text.press("Enter")
    assert_refused(keeper, rig, operation, "on_behalf_of.who", "Skriv navnet")


def test_a_megabyte_of_text_is_refused_and_stays_where_it_was_typed(
    keeper: Person, rig: Rig, operation: str
) -> None:
    long = "vand " * 200_000
    keeper.types(long)
    keeper.text.press("Enter")
    error = keeper.page.locator("[data-error]:visible")
    expect(error).to_have_count(1)
    assert error.inner_text().strip()
    assert keeper.text.input_value() == long
    assert rig.line("stabschef").log_numbers(operation) == []


def test_a_second_operation_of_the_same_name_is_refused_beside_the_name(sit: Sit, rig: Rig) -> None:
    rig.opens("Samme navn to gange")
    chief = sit("stabschef")
    chief.page.goto("/operationer")
    chief.page.get_by_role("textbox", name="Navn").fill("Samme navn to gange")
    chief.page.get_by_text("Skarpt (LIVE)").click()
    chief.page.get_by_text("Det er skarpt. Ikke en øvelse").click()
    chief.page.get_by_role("button", name="Åbn indsats").click()
    expect(chief.page.locator('[data-error="name"]')).to_be_visible()
    expect(chief.page.get_by_role("textbox", name="Navn")).to_have_value("Samme navn to gange")


def test_a_correction_that_came_too_late_is_told_who_came_first(
    sit: Sit, keeper: Person, rig: Rig, operation: str
) -> None:
    number = rig.line("kolding").records(operation, "Vand i kældre")
    keeper.sees("Vand i kældre")
    keeper.acts("correct", number)
    keeper.types("Vand i mange kældre")
    rig.line("kolding").does(operation, "CorrectEntry", number=number, text="Ingen kældre")
    keeper.text.press("Enter")
    assert "allerede rettet" in keeper.error_beside("number")
    expect(keeper.text).to_have_value("Vand i mange kældre")


def test_an_observer_reads_and_is_offered_nothing_to_write_with(sit: Sit, operation: str) -> None:
    observer = sit("observatoer").opens(operation)
    expect(observer.page.locator("[data-composer], [data-do], [data-new]")).to_have_count(0)


@pytest.mark.parametrize("number", ["010190-1234", "0101901234"])
def test_a_citizens_number_is_refused_beside_the_field_and_what_was_typed_stays(
    keeper: Person, rig: Rig, operation: str, number: str
) -> None:
    expect(keeper.page.locator("#f-privacy")).to_be_hidden()
    keeper.types(TEXT)
    expect(keeper.page.locator("#f-privacy")).to_contain_text("Ingen borgeres navne")
    keeper.field("source").fill(f"Søn af {number}")
    keeper.field("source").press("Enter")
    assert_refused(keeper, rig, operation, "source", "ligner et CPR-nummer")
    expect(keeper.field("source")).to_have_value(f"Søn af {number}")
    keeper.field("source").fill("En søn")
    keeper.field("source").press("Enter")
    expect(keeper.sees(TEXT)).to_contain_text("En søn")
