"""Lines to the database, lent without a lock.

SQLAlchemy's own pool guards its queue and its first connect with locks. In the web those are
gevent's, and a native thread that waits for one which another native thread lets go of may never
be woken (gevent #1744, #2013): when the database was started anew under load the readers stood
still one by one, and the board with them. Both ends of a deque are whole by themselves, so nobody
waits for anybody here. There are never more lines than who read at once: the threads of a lane.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

T = TypeVar("T")


class Lines:
    """Lends lines for reads, and takes back those that nothing went wrong on."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._idle: deque[Connection] = deque()

    def read(self, work: Callable[[Connection], T]) -> T:
        """Read in one snapshot; once more, on a new line, when the server was started anew since
        this one was made. Raises what the work raises."""
        try:
            return self._read(self._idle_one() or self._engine.connect(), work)
        except DBAPIError as problem:
            if not problem.connection_invalidated:
                raise
            self.let_go()  # where one line is gone the others are
            return self._read(self._engine.connect(), work)

    def let_go(self) -> None:
        """Close all that nobody uses right now."""
        while (line := self._idle_one()) is not None:
            _close(line)

    def _read(self, line: Connection, work: Callable[[Connection], T]) -> T:
        try:
            with line.begin():
                found = work(line)
        except DBAPIError:
            _close(line)  # after a fault it is not trusted with another read
            raise
        except BaseException:
            self._idle.append(line)
            raise
        self._idle.append(line)
        return found

    def _idle_one(self) -> Connection | None:
        try:
            return self._idle.pop()
        except IndexError:
            return None


def _close(line: Connection) -> None:
    with suppress(DBAPIError):
        line.close()
