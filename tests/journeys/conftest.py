"""One Chromium and one board for all journeys; every test gets people of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from tests.browser.chromium import launch_options
from tests.journeys.browsers import Browsers
from tests.journeys.patience import at_most
from tests.journeys.people import Person
from tests.journeys.watch import ALONE
from tests.loaded import LoadedRig
from tests.rig import Rig

Sit = Callable[..., Person]


LONGEST = 300.0
"""Seconds: a journey that takes longer stands still somewhere, and is to say where."""


@pytest.fixture(autouse=True)
def limit() -> Iterator[None]:
    """Asked for first, so it holds until all others are done with."""
    with at_most(LONGEST):
        yield


@pytest.fixture(scope="package")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as made:
        yield made


@pytest.fixture(scope="package")
def browsers(playwright: Playwright) -> Iterator[Browsers]:
    options = launch_options()
    options["args"].append(ALONE)
    made = Browsers(lambda: playwright.chromium.launch(**options))
    yield made
    with at_most(LONGEST):
        made.chromium.close()


@pytest.fixture
def chromium(browsers: Browsers) -> Browser:
    return browsers.chromium


@pytest.fixture(scope="package")
def rig(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rig]:
    made = LoadedRig(tmp_path_factory.mktemp("journeys")).up()
    yield made
    made.end()


@pytest.fixture
def sit(browsers: Browsers, rig: Rig) -> Iterator[Sit]:
    """Seats somebody at a browser of his own; afterwards nothing may have gone wrong in it.

    A username without `stranger` is logged in already, by the cookie of a log-in over HTTP.
    """
    people: list[Person] = []

    def take(username: str, *, stranger: bool = False, **context: object) -> Person:
        person = Person(browsers, rig, username, **context)
        people.append(person)
        if not stranger:
            person.take_log_in(rig.line(username))
        return person

    yield take
    for person in people:
        person.leave()
    assert [what for person in people for what in person.watch.problems] == []
