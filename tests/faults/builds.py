"""Builds of the board that break one promise each, so that the referee can show that he sees it."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import gevent
from sqlalchemy import bindparam, insert, update

from crisis.journal import appending as _appending
from crisis.journal import store as _store
from crisis.journal.database import Database
from crisis.journal.port import Append, Stored
from crisis.journal.prepared import Prepared
from crisis.journal.rows import STREAM
from crisis.journal.tables import entry, head, idempotency, payload

LATE_SECONDS = 0.1
store: Any = _store
appending: Any = _appending
"""As any, since what is put in their place is not meant to fit."""


def no_lock() -> None:
    """The head is read before the transaction and not locked: who came meanwhile is not seen, the
    number comes from what was read, and the last to write it has it. The head itself only goes
    forward, or the board would soon refuse all as a journal that has less than was read of it."""
    real, taking = store.SqlJournal.append, appending.Batch.take
    locked = appending._locked

    def append(self: Any, wish: Append) -> Stored:
        stale[wish.request.key] = self._database.read(lambda one: locked(one, wish.stream))
        return real(self, wish)

    def take(self: Any, wish: Append) -> Stored:
        seen = stale.get(wish.request.key)
        if seen is not None:
            self._heads[wish.stream] = seen
        return taking(self, wish)

    stale: dict[str, Any] = {}
    appending.Batch.take = take
    store.SqlJournal.append = append
    forward = update(head).where(STREAM, head.c.number < bindparam("to"))
    moved = forward.values(number=bindparam("to"), hash=bindparam("link"))
    appending._MOVE_HEAD = Prepared(moved)
    appending._ADD_ENTRY = Prepared(insert(entry).prefix_with("OR REPLACE").inline())
    appending._ADD_PAYLOAD = Prepared(insert(payload).prefix_with("OR REPLACE").inline())


def early_answer() -> None:
    """The answer is given when the entry has its number, and the disk has it a moment later."""
    real = store.append_all

    def append(self: Any, wish: Append) -> Stored:
        found: list[Stored] = []

        def work(connection: Any) -> Stored:
            found.extend(real(connection, [wish], self._recent, careful=True))
            time.sleep(LATE_SECONDS)
            return found[-1]

        database: Database = self._database
        writing = gevent.spawn(database.write, work)
        while not found and not writing.ready():
            gevent.sleep(0.001)
        return found[-1] if found else writing.get()

    store.SqlJournal.append = append


def no_keys() -> None:
    """Nobody remembers which key was there before."""
    appending.stored_answer = lambda *_: None
    store.stored_answer = lambda *_: None
    appending._REMEMBER = Prepared(insert(idempotency).prefix_with("OR IGNORE").inline())


BUILDS: dict[str, Callable[[], None]] = {
    "": lambda: None,
    "no_lock": no_lock,
    "early_answer": early_answer,
    "no_keys": no_keys,
}
