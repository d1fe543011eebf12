"""One door to the database: reads beside each other, writes one after another.

Writes that arrive together share one transaction (group commit), each in its own savepoint, so
that sixty-four clients wait for one flush of the disk and one refusal costs the others nothing.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection, Engine, MetaData
from sqlalchemy.exc import DBAPIError, IntegrityError

from crisis.errors import StoreUnavailable
from crisis.journal.lanes import Lanes

T = TypeVar("T")

BATCH = 256
"""How many writes may share a transaction; more would make the first of them wait long."""


class _Request(Generic[T]):
    """A write that waits for its turn, and afterwards what came of it."""

    __slots__ = ("error", "result", "work")

    def __init__(self, work: Callable[[Connection], T]) -> None:
        self.work = work
        self.result: T | None = None
        self.error: Exception | None = None


class Database:
    """Reads and writes through native lanes. A write returns only when it is on the disk."""

    def __init__(self, engine: Engine, lanes: Lanes) -> None:
        self.engine = engine
        self._lanes = lanes
        self._waiting: deque[_Request[Any]] = deque()

    def read(self, work: Callable[[Connection], T]) -> T:
        """Run a query against one consistent snapshot."""

        def run() -> T:
            with self.engine.connect() as connection:
                return work(connection)

        try:
            return self._lanes.read(run)
        except DBAPIError as problem:
            raise StoreUnavailable(str(problem.orig)) from problem

    def write(self, work: Callable[[Connection], T]) -> T:
        """Run a change and commit it.

        Raises what the change itself raised, or StoreUnavailable when it did not reach the disk.
        """
        request = _Request(work)
        self._waiting.append(request)
        # The lane has one thread and keeps order: when it has run this drain, or one before it
        # has taken our request along, our request is answered.
        self._lanes.write(self._drain)
        if request.error is not None:
            raise request.error
        return request.result  # type: ignore[return-value]  # set whenever error is not

    def aside(self, work: Callable[[], T]) -> T:
        """Run arithmetic on what has been read in a reader's thread, where it stops no socket."""
        return self._lanes.read(work)

    def create(self, *metadatas: MetaData) -> None:
        """Make the tables that are missing."""

        def run(connection: Connection) -> None:
            for metadata in metadatas:
                metadata.create_all(connection)

        self.write(run)

    def close(self) -> None:
        """Close the connections and let the threads go."""
        self._lanes.close()
        self.engine.dispose()

    def _drain(self) -> None:
        while batch := self._take():
            self._commit(batch)

    def _take(self) -> list[_Request[Any]]:
        batch: list[_Request[Any]] = []
        while self._waiting and len(batch) < BATCH:
            batch.append(self._waiting.popleft())
        return batch

    def _commit(self, batch: list[_Request[Any]]) -> None:
        connection = self.engine.connect().execution_options(writing=True)
        try:
            with connection, connection.begin():
                for request in batch:
                    _attempt(connection, request)
        except DBAPIError as problem:
            _fail(batch, StoreUnavailable(str(problem.orig)))


def _attempt(connection: Connection, request: _Request[Any]) -> None:
    """Run one write in its savepoint; its own refusal is its own, a broken disk is everybody's."""
    try:
        with connection.begin_nested():
            request.result = request.work(connection)
    except IntegrityError as problem:
        request.error = problem
    except DBAPIError:
        raise
    except Exception as problem:  # noqa: BLE001 - told to the one who asked, by write()
        request.error = problem


def _fail(batch: list[_Request[Any]], problem: Exception) -> None:
    for request in batch:
        request.result = None
        if request.error is None:
            request.error = problem
