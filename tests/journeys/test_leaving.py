"""Who logs out, or is logged out, is off the board within five seconds."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.journeys.conftest import Sit
from tests.journeys.people import Person, another_tab
from tests.rig import Rig

pytestmark = [pytest.mark.browser, pytest.mark.processes]

WITHIN = 5_000


def assert_off_the_board(person: Person) -> None:
    person.page.wait_for_url("**/log-ind?next=*", timeout=WITHIN, wait_until="commit")
    expect(person.page.get_by_label("Adgangskode")).to_be_visible()


def log_out_in_another_tab(person: Person) -> None:
    other = another_tab(person.page)
    other.goto("/operationer")
    other.get_by_role("button", name="Log ud").click()
    other.wait_for_url("**/log-ind")


def kept(page: Page) -> str:
    """All that the browser keeps for our pages between two visits."""
    return str(page.evaluate("JSON.stringify({...localStorage, ...sessionStorage})"))


def test_log_out_in_one_tab_takes_the_other_tabs_off_the_board(sit: Sit, rig: Rig) -> None:
    person = sit("vejle", stranger=True).log_in().opens(rig.opens())
    log_out_in_another_tab(person)
    assert_off_the_board(person)
    person.page.go_back()
    expect(person.page.get_by_label("Adgangskode")).to_be_visible()


def test_a_page_without_a_line_and_a_print_leave_too(sit: Sit, rig: Rig) -> None:
    person, operation = sit("vejle", stranger=True).log_in(), rig.opens()
    person.page.goto("/plan/laering")
    paper = another_tab(person.page)
    paper.goto(f"/operationer/{operation}/post/1")
    log_out_in_another_tab(person)
    assert_off_the_board(person)
    paper.wait_for_url("**/log-ind?next=*", timeout=WITHIN, wait_until="commit")


def test_it_does_so_while_the_bell_is_dead_too(sit: Sit, rig: Rig) -> None:
    person = sit("vejle", stranger=True).log_in().opens(rig.opens())
    rig.kill("valkey")
    log_out_in_another_tab(person)
    assert_off_the_board(person)


def test_after_log_out_the_browser_keeps_nothing_of_what_was_typed(sit: Sit, rig: Rig) -> None:
    person = sit("vejle", stranger=True).log_in().opens(rig.opens())
    person.types("Skal ikke ligge på en fremmed maskine")
    expect(person.page.locator("[data-composer] [data-said]")).to_contain_text(
        "kladde, ikke i loggen endnu"
    )
    assert "fremmed maskine" in kept(person.page)
    log_out_in_another_tab(person)
    assert_off_the_board(person)
    assert kept(person.page) == "{}"


def test_a_page_that_goes_away_in_the_moment_of_the_log_out_puts_nothing_back(
    sit: Sit, rig: Rig
) -> None:
    person = sit("vejle", stranger=True).log_in().opens(rig.opens())
    person.types("Skrevet på en fremmed maskine")
    other = another_tab(person.page)
    other.goto("/operationer")
    goes: list[Route] = []
    person.page.route("**/log-ind?next=*", lambda route: goes.append(route))
    rig.end_log_ins("vejle")
    until(person.page, lambda: bool(goes))
    other.evaluate("localStorage.clear()")
    goes[0].continue_()
    assert_off_the_board(person)
    assert kept(person.page) == "{}"


def until(page: Page, so: Callable[[], bool]) -> None:
    """Let the browser work until it is so."""
    for _ in range(WITHIN // 50):
        if so():
            return
        page.wait_for_timeout(50)
    raise AssertionError("it did not come about")


def test_a_log_in_closed_from_another_machine_ends_its_socket_and_keeps_the_draft(
    sit: Sit, rig: Rig
) -> None:
    operation = rig.opens()
    left, right = (sit("horsens", stranger=True).log_in() for _ in range(2))
    left.opens(operation)
    left.types("Halvt skrevet, da forbindelsen blev lukket")
    close_the_other_log_ins(right)
    rig.forget("horsens")
    assert_off_the_board(left)
    left.log_in()
    left.page.wait_for_url(f"**/operationer/{operation}")
    expect(left.text).to_have_value("Halvt skrevet, da forbindelsen blev lukket")
    left.text.press("Enter")
    left.sees("Halvt skrevet, da forbindelsen blev lukket")


def close_the_other_log_ins(person: Person) -> None:
    """On the page of one's own account, until only this log-in is left."""
    person.page.goto("/konto")
    buttons = person.page.get_by_role("button", name="Luk", exact=True)
    assert buttons.count() >= 1
    while left := buttons.count():
        buttons.first.click()
        expect(buttons).to_have_count(left - 1)


def test_what_is_sent_after_the_log_in_was_closed_is_not_lost(sit: Sit, rig: Rig) -> None:
    operation = rig.opens()
    person = sit("billund", stranger=True).log_in().opens(operation)

    def close_and_go_on(route: Route) -> None:
        rig.end_log_ins("billund")
        route.continue_()

    person.page.route("**/commands/RecordEntry", close_and_go_on)
    person.types("Sendt et øjeblik for sent")
    person.text.press("Enter")
    assert_off_the_board(person)
    assert rig.line("stabschef").log_numbers(operation) == []
    # The route stays: to take it away while the page loads may leave its styles asked for.
    person.log_in()
    person.page.wait_for_url(f"**/operationer/{operation}")
    expect(person.text).to_have_value("Sendt et øjeblik for sent")
