"""What a transaction took back is gone for those who come after it, and costs them nothing."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import msgspec
import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

from crisis.commands.log import CorrectEntry, RecordEntry
from crisis.errors import Refused, StoreUnavailable
from crisis.keyed import keyed
from tests.given import Desk, by
from tests.processes import until


def late(desk: Desk, operation: str, number: int) -> Any:
    """Somebody who has been decided about and is still on his way to the database."""
    asker, wish = by("kolding"), CorrectEntry(number=number, text="anden rettelse")
    request = keyed(wish, asker, operation, "the-late-writer-0001", None)
    return desk.handler._wish(wish, asker, operation, request, fresh=False)


def test_nobody_is_asked_with_an_entry_that_a_repeated_key_took_back(desk: Desk) -> None:
    """The entry of the same number is another process's, and forbids what is late."""
    operation, other, asker = desk.opens(), Desk(desk.folder), by("kolding")
    number = desk.do(RecordEntry(text="1,42 m"), "kolding", operation).entries[0]
    for _ in range(2):
        wish = RecordEntry(text="én gang")
        desk.handler.do(wish, asker, stream=operation, key="a-key-sent-twice")
    too_late = late(desk, operation, number)
    first = CorrectEntry(number=number, text="første rettelse")
    other.handler.do(first, asker, stream=operation, key="from-the-other-0001")
    desk.handler.situation(asker, operation)
    desk.do(RecordEntry(text="en tredje"), "kolding", operation)
    with pytest.raises(Refused) as no:
        desk.journal.append(too_late)
    assert no.value.code == "log.already_corrected"
    other.database.close()


def test_a_journal_that_has_less_than_was_read_of_it_takes_nothing(desk: Desk) -> None:
    """As after a failover that lost its last commits under a board that still runs."""
    operation = desk.opens()
    number = desk.do(RecordEntry(text="1,42 m"), "kolding", operation).entries[0]
    wish = late(desk, operation, number)
    wish = msgspec.structs.replace(wish, seen=wish.seen + 5)
    with pytest.raises(StoreUnavailable):
        desk.journal.append(wish)


class InTheWay(Exception):
    """What PostgreSQL says of a deadlock."""

    sqlstate = "40P01"


def test_a_deadlock_among_those_who_are_run_by_themselves_costs_nobody_his_write(
    desk: Desk,
) -> None:
    """One is refused, so all are run again with care; there another stands in the way, once."""
    ran: list[str] = []

    def refused(_connection: Connection) -> str:
        raise Refused("log.not_yours")

    def victim(_connection: Connection) -> str:
        ran.append("victim")
        if len(ran) == 2:
            raise OperationalError("SELECT", {}, InTheWay())
        return "victim"

    works = [victim, refused, lambda _connection: "bystander"]
    with ThreadPoolExecutor(len(works)) as pool:
        with desk.database._turn:
            waiting = [pool.submit(desk.database.write, work) for work in works]
            until(lambda: len(desk.database._waiting) == len(works))
        assert (waiting[0].result(), waiting[2].result()) == ("victim", "bystander")
        with pytest.raises(Refused):
            waiting[1].result()
