"""Native threads for what would block: one lane that writes, some that read, one that computes.

SQLite and password hashing never yield to gevent; run in a greenlet they would stop every
socket of the process. Each lane runs a function in a native thread and gives its result back.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from typing import Any, Protocol, TypeVar

T = TypeVar("T")

READERS = 4
PATIENCE = 14.0
"""Seconds: a database that has not answered by then hangs. A browser waits fifteen."""


class Lanes(Protocol):
    """Where blocking work is done. A write lane has one thread, so writes never race."""

    def write(self, work: Callable[[], T]) -> T:
        """Run in the single writer thread."""
        ...

    def read(self, work: Callable[[], T]) -> T:
        """Run in one of the reader threads."""
        ...

    def compute(self, work: Callable[[], T]) -> T:
        """Run in the thread for heavy arithmetic (password hashing)."""
        ...

    def files(self, work: Callable[[], T]) -> T:
        """Run in the thread that puts files on the disk; entries do not wait for them."""
        ...

    def patience(self, gone: Exception) -> AbstractContextManager[Any]:
        """Raise this in whoever waits for a lane too long; the work itself cannot be called off."""
        ...

    def close(self) -> None:
        """Let the threads go."""
        ...


class ThreadLanes:
    """Lanes of plain threads: for the command line, the workers and the tests."""

    def __init__(self) -> None:
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="journal-write")
        self._readers = ThreadPoolExecutor(READERS, thread_name_prefix="journal-read")
        self._computer = ThreadPoolExecutor(1, thread_name_prefix="compute")
        self._filer = ThreadPoolExecutor(1, thread_name_prefix="files")

    def write(self, work: Callable[[], T]) -> T:
        """Run in the single writer thread."""
        return self._writer.submit(work).result()

    def read(self, work: Callable[[], T]) -> T:
        """Run in one of the reader threads."""
        return self._readers.submit(work).result()

    def compute(self, work: Callable[[], T]) -> T:
        """Run in the thread for heavy arithmetic."""
        return self._computer.submit(work).result()

    def files(self, work: Callable[[], T]) -> T:
        """Run in the thread that puts files on the disk."""
        return self._filer.submit(work).result()

    def patience(self, gone: Exception) -> AbstractContextManager[Any]:
        """Nobody sits before these: the work has the time it needs."""
        return nullcontext()

    def close(self) -> None:
        """Let the threads go when their work is done."""
        for pool in (self._writer, self._readers, self._computer, self._filer):
            pool.shutdown()


class GeventLanes:
    """Lanes under gevent: the greenlet waits, the hub goes on serving the others."""

    def __init__(self, patience: float = PATIENCE) -> None:
        from gevent.threadpool import ThreadPool

        self._patience = patience
        self._writer = ThreadPool(1)
        self._readers = ThreadPool(READERS)
        self._computer = ThreadPool(1)
        self._filer = ThreadPool(1)

    def write(self, work: Callable[[], T]) -> T:
        """Run in the single writer thread."""
        result: T = self._writer.apply(work)
        return result

    def read(self, work: Callable[[], T]) -> T:
        """Run in one of the reader threads."""
        result: T = self._readers.apply(work)
        return result

    def compute(self, work: Callable[[], T]) -> T:
        """Run in the thread for heavy arithmetic."""
        result: T = self._computer.apply(work)
        return result

    def files(self, work: Callable[[], T]) -> T:
        """Run in the thread that puts files on the disk."""
        result: T = self._filer.apply(work)
        return result

    def patience(self, gone: Exception) -> AbstractContextManager[Any]:
        """People sit before these: they are told when a database hangs."""
        from gevent import Timeout

        made: AbstractContextManager[Any] = Timeout(self._patience, gone)
        return made

    def close(self) -> None:
        """Let the threads go."""
        for pool in (self._writer, self._readers, self._computer, self._filer):
            pool.kill()
