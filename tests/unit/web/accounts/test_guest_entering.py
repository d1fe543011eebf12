"""A guest's link lets one in at a time, also when two come by it at the same instant."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select, update

from crisis.journal.codec import stamp_text
from crisis.journal.database import Database
from crisis.journal.lanes import ThreadLanes
from crisis.journal.opening import open_database
from crisis.web.accounts.guest_links import LinkState
from crisis.web.accounts.guests import Guests, Link, LinkEnded, Wanted
from crisis.web.accounts.people import People
from crisis.web.accounts.sessions import Caller, Sessions
from crisis.web.accounts.tables import guest, session
from tests import databases
from tests.given import NOON

ROUNDS, COMERS = 15, 4


@pytest.fixture
def boards(tmp_path: Path) -> Iterator[list[Database]]:
    """Processes of one board, each with its own lines to the database."""
    url = databases.url(tmp_path)
    made = [open_database(url, ThreadLanes()) for _ in range(COMERS)]
    yield made
    for one in made:
        one.close()


def opened(database: Database) -> tuple[str, Link]:
    """A link as it is once its entry stands."""
    by = People(database, lambda: NOON).create("stabschef", "Stabschef", "!", ())
    guests = Guests(database, lambda: NOON)
    wanted = Wanted(operation="op-000000000001", partner="tolke", name="Tolk", account=by, by="S")
    public, secret = guests.prepare(wanted)
    state = {"state": LinkState.OPEN.value, "expires": stamp_text(NOON + timedelta(hours=1))}
    change = update(guest).where(guest.c.public == public).values(**state)
    database.write(lambda connection: connection.execute(change))
    link = guests.find(secret)
    assert link is not None
    return secret, link


def goes_in(database: Database, link: Link) -> str:
    first = Guests(database, lambda: NOON).entering(link)
    return Sessions(database, lambda: NOON).begin(link.account, {}, Caller(ip="127.0.0.1"), first)


def count(database: Database) -> int:
    asked = select(func.count()).select_from(session)
    return int(database.read(lambda connection: connection.execute(asked).scalar()) or 0)


def test_of_those_who_come_at_once_one_is_in(boards: list[Database]) -> None:
    _, link = opened(boards[0])
    with ThreadPoolExecutor(COMERS) as pool:
        for _ in range(ROUNDS):
            barrier = threading.Barrier(COMERS)

            def comes(board: Database, barrier: threading.Barrier = barrier) -> str:
                barrier.wait()
                return goes_in(board, link)

            secrets = list(pool.map(comes, boards))
            held = [one for one in secrets if Sessions(boards[0], lambda: NOON).find(one)]
            assert (len(held), count(boards[0])) == (1, 1)


def test_nobody_goes_in_by_a_link_that_ended_while_he_looked(boards: list[Database]) -> None:
    _, link = opened(boards[0])
    inside = goes_in(boards[0], link)
    ends = update(guest).values(state=LinkState.REVOKED.value)
    boards[0].write(lambda connection: connection.execute(ends))
    with pytest.raises(LinkEnded):
        goes_in(boards[1], link)
    assert count(boards[0]) == 1, "who was in is ended by the link and not by him who came"
    assert Sessions(boards[0], lambda: NOON).find(inside) is None
