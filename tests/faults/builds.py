"""Builds of the board that break one promise each, so that the referee can show that he sees it."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import gevent
from sqlalchemy import insert

from crisis.journal import appending as _appending
from crisis.journal import store as _store
from crisis.journal.database import Database
from crisis.journal.port import Append, Stored
from crisis.journal.prepared import Prepared
from crisis.journal.tables import entry, payload

LATE_SECONDS = 0.1
store: Any = _store
appending: Any = _appending
"""As any, since what is put in their place is not meant to fit."""


def no_lock() -> None:
    """The head is read before the transaction and not locked: who came meanwhile is not seen, the
    number comes from what was read, and the last to write it has it."""
    real = store.SqlJournal.append
    locked = appending._locked

    def append(self: Any, wish: Append) -> Stored:
        stale[wish.request.key] = self._database.read(lambda one: locked(one, wish.stream))
        return real(self, wish)

    def write(connection: Any, wish: Append, recent: Any) -> Stored:
        key.append(wish.request.key)
        return whole(connection, wish, recent)

    stale: dict[str, Any] = {}
    key: list[str] = []
    whole = store.append
    appending._locked = lambda *_: stale.get(key.pop())
    store.append = write
    store.SqlJournal.append = append
    appending._ADD_ENTRY = Prepared(insert(entry).prefix_with("OR REPLACE").inline())
    appending._ADD_PAYLOAD = Prepared(insert(payload).prefix_with("OR REPLACE").inline())


def early_answer() -> None:
    """The answer is given when the entry has its number, and the disk has it a moment later."""
    real = store.append

    def append(self: Any, wish: Append) -> Stored:
        found: list[Stored] = []

        def work(connection: Any) -> Stored:
            found.append(real(connection, wish, self._recent))
            time.sleep(LATE_SECONDS)
            return found[-1]

        database: Database = self._database
        writing = gevent.spawn(database.write, work, wish.stream)
        while not found and not writing.ready():
            gevent.sleep(0.001)
        return found[-1] if found else writing.get()

    store.SqlJournal.append = append


def no_keys() -> None:
    """Nobody remembers which key was there before."""
    appending.stored_answer = lambda *_: None
    store.stored_answer = lambda *_: None
    appending._remember = lambda *_: None


BUILDS: dict[str, Callable[[], None]] = {
    "": lambda: None,
    "no_lock": no_lock,
    "early_answer": early_answer,
    "no_keys": no_keys,
}
