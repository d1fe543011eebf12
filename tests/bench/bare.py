"""The bare limits: what the machine gives to a program that does nothing else."""

from __future__ import annotations

import os
import socket
import statistics
import threading
import time
from collections.abc import Callable
from pathlib import Path

ROW = b"x" * 350


def seconds(work: Callable[[], object], runs: int = 5) -> list[float]:
    """Time some runs of a piece of work."""
    found = []
    for _ in range(runs):
        begun = time.perf_counter()
        work()
        found.append(time.perf_counter() - begun)
    return found


def median(work: Callable[[], object], runs: int = 5) -> float:
    return statistics.median(seconds(work, runs))


def ratio(ours: Callable[[], object], limit: Callable[[], object], runs: int) -> float:
    """Compare two pieces of work, run in turns so that what else the machine does hits both."""
    mine, bare = zip(*((*seconds(ours, 1), *seconds(limit, 1)) for _ in range(runs)), strict=True)
    return statistics.median(mine) / statistics.median(bare)


def percentile(values: list[float], part: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(part * (len(ordered) - 1)))]


def append_and_flush(folder: Path, rows: int = 500) -> float:
    """Rows a second that a bare file takes, each flushed to the disk."""
    handle = os.open(folder / "bare", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    try:

        def write() -> None:
            for _ in range(rows):
                os.write(handle, ROW)
                os.fdatasync(handle)

        return rows / median(write, 3)
    finally:
        os.close(handle)


def flush_and_send(folder: Path, listeners: int, rounds: int = 60) -> list[float]:
    """Seconds from a flushed row to its arrival at the last of some bare loopback sockets."""
    pairs = [socket.socketpair() for _ in range(listeners)]
    arrived = threading.Semaphore(0)
    times: list[float] = []

    def listen(end: socket.socket) -> None:
        while end.recv(1024):
            arrived.release()

    for _, end in pairs:
        threading.Thread(target=listen, args=(end,), daemon=True).start()
    handle = os.open(folder / "bare-send", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for _ in range(rounds):
        begun = time.perf_counter()
        os.write(handle, ROW)
        os.fdatasync(handle)
        for near, _ in pairs:
            near.send(ROW)
        for _ in pairs:
            arrived.acquire()
        times.append(time.perf_counter() - begun)
    os.close(handle)
    for near, far in pairs:
        near.close()
        far.close()
    return times
