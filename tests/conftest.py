"""Fixtures that many tests share."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests import databases, postgres
from tests.given import Desk, Staff

# A small machine is no fault, and the same examples every time make no test flaky; `make long`
# draws new ones.
settings.register_profile("board", deadline=None, derandomize=True)
settings.register_profile("long", deadline=None, max_examples=2_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "board"))

# Hundreds of databases are made and thrown away; what a disk keeps is shown by the tests that kill
# and measure.
if room := postgres.in_memory():
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(room))

# The program and the tests that are loaded stay loaded; to look through all of them for what may be
# let go, hundreds of times, took an eighth of the time.
SELDOM = (50_000, 20, 100)

BOTH = (
    "tests/unit/journal/",
    "tests/unit/register/",
    "tests/unit/safekeeping/",
    "tests/unit/cli/",
    "tests/unit/web/accounts/",
    "tests/integration/test_publisher.py",
    "tests/integration/test_publisher_machine.py",
    "tests/integration/test_signing_races.py",
    "tests/integration/test_sessions",
)
"""The tests of journal, outbox, register and accounts: each runs on SQLite and on PostgreSQL."""


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Where only what must run alone is asked for, load none of the files that hold nothing so: to
    load all of the tests takes each worker twenty seconds of a core."""
    if config.option.markexpr != "alone" or collection_path.suffix != ".py":
        return None
    return "pytest.mark.alone" not in collection_path.read_text(encoding="utf-8") or None


def pytest_collection_finish() -> None:
    """From here on little is made that stays."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*SELDOM)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run what keeps data on both databases."""
    place = metafunc.definition.path.relative_to(metafunc.config.rootpath).as_posix()
    if place.startswith(BOTH) and not place.endswith("/test_postgres.py"):
        metafunc.parametrize("engine", databases.ENGINES, indirect=True, scope="module")


@pytest.fixture(scope="module", autouse=True)
def engine(request: pytest.FixtureRequest) -> Iterator[str]:
    """The database that the installations of this test are on. By itself, so that it is there
    before anything that a test asks for; one that no test named would never be made."""
    named = getattr(request, "param", databases.SQLITE)
    databases.choose(named)
    yield named
    databases.drop()
    databases.choose(databases.SQLITE)


@pytest.fixture
def staff() -> Staff:
    return Staff()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    yield made
    made.database.close()
