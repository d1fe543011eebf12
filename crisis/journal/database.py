"""One door to the database: reads beside each other, writes one after another.

Writes that arrive together share one transaction (group commit), so that sixty-four clients wait
for one flush of the disk. Where one of them is refused all are run again, each by itself in a
savepoint of its own, so that it costs the others nothing.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from threading import Lock
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, ProgrammingError

from crisis.errors import StoreUnavailable, StoreUnsure
from crisis.journal.lanes import Lanes
from crisis.journal.lines import Lines
from crisis.journal.prepared import savepoint

T = TypeVar("T")
A = TypeVar("A")

BATCH = 256
"""How many writes may share a transaction; more would make the first of them wait long."""

ALONE = 3
"""How often a write that others stood in the way of is tried by itself."""

_IN_THE_WAY = frozenset({"40001", "40P01", "55P03"})
"""PostgreSQL's words for: at the same time as another, in a deadlock, the lock did not come."""


Work = Callable[[Connection, Sequence[A], bool], Sequence[T]]
"""A change for several who came together, or (True) for one by itself since one among them was
refused. Gives what came of each, or raises for all."""


class _Request(Generic[T]):
    """A write that waits for its turn, and afterwards what came of it."""

    __slots__ = ("asked", "done", "error", "lock", "result", "taken", "work")

    def __init__(self, work: Work[Any, T], asked: Any, lock: str) -> None:
        self.work = work
        self.asked = asked
        self.lock = lock
        self.taken = self.done = False
        self.result: T | None = None
        self.error: Exception | None = None


class Database:
    """Reads and writes through native lanes. A write returns only when it is on the disk."""

    def __init__(self, engine: Engine, lanes: Lanes, reading: Engine | None = None) -> None:
        self.engine = engine
        self._lines = Lines(reading or engine)
        self._lanes = lanes
        self._waiting: deque[_Request[Any]] = deque()
        self._turn = Lock()
        self._writing: Connection | None = None

    def read(self, work: Callable[[Connection], T]) -> T:
        """Run a query against one consistent snapshot."""
        try:
            with self._lanes.patience(StoreUnavailable("the database does not answer")):
                return self._lanes.read(lambda: self._lines.read(work))
        except DBAPIError as problem:
            raise StoreUnavailable(str(problem.orig)) from problem

    def write(self, work: Callable[[Connection], T]) -> T:
        """Run a change and commit it. It may be run again when others stood in its way.

        Raises what the change itself raised, StoreUnavailable when it did not reach the disk, or
        StoreUnsure when nobody can say.
        """
        return self.write_with(_one_by_one, work, "")

    def write_with(self, work: Work[A, T], asked: A, lock: str) -> T:
        """Make a change, for all at once who ask for the same one meanwhile, and commit it.

        lock: the stream whose head it locks; those of one transaction are locked in order.
        Raises as `write` does.
        """
        request: _Request[T] = _Request(work, asked, lock)
        try:
            with self._lanes.patience(StoreUnsure("the database does not answer")):
                self._queue(request)
        except StoreUnsure as problem:
            if request.taken:
                raise
            self._waiting.remove(request)  # nobody has taken it, so nobody will
            raise StoreUnavailable("the database does not answer those before") from problem
        if request.error is not None:
            raise request.error
        return request.result  # type: ignore[return-value]  # set whenever error is not

    def _queue(self, request: _Request[Any]) -> None:
        """Return when somebody has committed the request, or tried to."""
        self._waiting.append(request)
        # Whoever has his turn first commits for all that wait; when theirs comes it is done. So
        # all are told together, and those who come again meanwhile make the next transaction.
        with self._turn:
            if not request.taken:
                batch = self._take()
                self._lanes.write(lambda: self._commit(batch))
        if not request.done:  # he who committed for us was cut off; the lane keeps order
            self._lanes.write(lambda: None)
        if not request.done:  # he was cut off before the lane had it
            raise StoreUnavailable("the database did not answer who was before")

    def version(self) -> str:
        """Give the database's name and version, as its own side tells it."""
        dialect = self.engine.dialect
        if dialect.name == "sqlite":
            return f"SQLite {dialect.loaded_dbapi.sqlite_version}"
        asked = "SHOW server_version"
        told = self.read(lambda connection: connection.exec_driver_sql(asked).scalar())
        return f"PostgreSQL {told}"

    def aside(self, work: Callable[[], T]) -> T:
        """Run arithmetic on what has been read in a reader's thread, where it stops no socket."""
        return self._lanes.read(work)

    def close(self) -> None:
        """Close the connections and let the threads go."""
        self._lanes.close()
        self._let_go()
        self._lines.let_go()

    def _take(self) -> list[_Request[Any]]:
        batch: list[_Request[Any]] = []
        while self._waiting and len(batch) < BATCH:
            batch.append(self._waiting.popleft())
            batch[-1].taken = True
        return batch

    def _commit(self, batch: list[_Request[Any]]) -> None:
        """Commit all in one transaction; whatever happens, each is told what came of its own."""
        batch.sort(key=lambda request: request.lock)
        try:
            self._try(batch)
        except Exception as problem:  # noqa: BLE001 - told to all who asked, by write_with()
            _fail(batch, _told(problem))
        finally:
            for request in batch:
                request.done = True

    def _try(self, batch: list[_Request[Any]]) -> None:
        try:
            try:
                self._run(batch)
            except _Refusing:
                self._run(batch, guarded=True)
        except DBAPIError as problem:
            if not _in_the_way(problem):
                raise
            for request in batch:
                self._alone(request)

    def _alone(self, request: _Request[Any]) -> None:
        for last in range(ALONE):
            try:
                return self._run([request], guarded=True)
            except Exception as problem:  # noqa: BLE001 - told to the one who asked, by write_with()
                if last + 1 == ALONE or not _in_the_way(problem):
                    return _fail([request], _told(problem))
        return None

    def _run(self, batch: list[_Request[Any]], *, guarded: bool = False) -> None:
        """Run all and commit. Guarded, each has a savepoint of its own; that costs a fifth, so it
        is done only once somebody in the batch is refused."""
        try:
            self._once(batch, guarded)
        except _LineGone:
            self._once(batch, guarded)

    def _once(self, batch: list[_Request[Any]], guarded: bool) -> None:
        if self._writing is None:
            self._writing = self.engine.connect().execution_options(writing=True)
        attempt = _attempt_guarded if guarded else _attempt
        committing = False
        try:
            with self._writing.begin():
                attempt(self._writing, batch)
                committing = True
        except _Refusing:
            raise
        except BaseException as problem:
            self._let_go()
            if _line_gone(problem):
                self._lines.let_go()
                if not committing:
                    raise _LineGone(str(problem)) from problem
            raise

    def _let_go(self) -> None:
        """After a fault the connection is not trusted with another write."""
        writing, self._writing = self._writing, None
        if writing is not None:
            with suppress(DBAPIError):
                writing.close()


class _Refusing(Exception):
    """Somebody in an unguarded batch was refused: all is taken back and done again, guarded."""


class _LineGone(Exception):
    """The server went, or was started anew, before the commit: nothing is stored, and all may be
    run again."""


def _one_by_one(
    connection: Connection, asked: Sequence[Callable[[Connection], T]], _careful: bool
) -> list[T]:
    return [work(connection) for work in asked]


def _attempt(connection: Connection, batch: list[_Request[Any]]) -> None:
    """Run what all asked for, those of the same work together."""
    same: dict[Work[Any, Any], list[_Request[Any]]] = {}
    for request in batch:
        request.error = None
        same.setdefault(request.work, []).append(request)
    try:
        for work, requests in same.items():
            found = work(connection, [one.asked for one in requests], False)
            for request, result in zip(requests, found, strict=True):
                request.result = result
    except (IntegrityError, DataError, ProgrammingError) as problem:
        raise _Refusing from problem
    except DBAPIError:
        raise
    except Exception as problem:
        raise _Refusing from problem


def _attempt_guarded(connection: Connection, batch: list[_Request[Any]]) -> None:
    for request in batch:
        _attempt_alone(connection, request)


def _attempt_alone(connection: Connection, request: _Request[Any]) -> None:
    """Run one write in its savepoint; its own refusal is its own, a broken disk is everybody's."""
    request.error = None
    savepoint(connection, "SAVEPOINT")
    try:
        request.result = request.work(connection, [request.asked], True)[0]
    except (IntegrityError, DataError, ProgrammingError) as problem:
        request.error = problem
    except DBAPIError:
        raise
    except Exception as problem:  # noqa: BLE001 - told to the one who asked, by write_with()
        request.error = problem
    if request.error is not None:
        savepoint(connection, "ROLLBACK TO")
    savepoint(connection, "RELEASE")


def _in_the_way(problem: Exception) -> bool:
    return getattr(getattr(problem, "orig", None), "sqlstate", None) in _IN_THE_WAY


def _line_gone(problem: BaseException) -> bool:
    return isinstance(problem, DBAPIError) and problem.connection_invalidated


def _told(problem: Exception) -> StoreUnavailable:
    """What a line that broke in the commit had done already, only the server knows."""
    kind = StoreUnsure if _line_gone(problem) else StoreUnavailable
    return kind(str(getattr(problem, "orig", problem)))


def _fail(batch: list[_Request[Any]], problem: Exception) -> None:
    for request in batch:
        request.result = None
        if request.error is None:
            request.error = problem
