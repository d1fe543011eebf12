"""A disk that is full or will not flush, for processes that run: by their limits, or by strace."""

from __future__ import annotations

import resource
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress

import psutil

PAGE = 4096
WAYS = {
    "flush_fails": "inject=fdatasync,fsync:error=EIO",
    "write_fails": "inject=pwrite64:error=ENOSPC",
    "flush_fails_now_and_then": "inject=fdatasync,fsync:error=EIO:when=3+7",
    "write_fails_now_and_then": "inject=pwrite64:error=ENOSPC:when=3+9",
}


def family(pids: Sequence[int]) -> list[int]:
    """The processes and all below them."""
    found = []
    for pid in pids:
        with suppress(psutil.NoSuchProcess):
            head = psutil.Process(pid)
            found += [pid, *(one.pid for one in head.children(recursive=True))]
    return found


@contextmanager
def full(pids: Sequence[int]) -> Iterator[None]:
    """No file may grow past a page: each write fails, as where no room is left. Needs no strace.

    Python ignores the signal that goes with it, so the write itself gives the error.
    """
    kept = {pid: resource.prlimit(pid, resource.RLIMIT_FSIZE) for pid in family(pids)}
    for pid, (_, hard) in kept.items():
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (PAGE, hard))
    try:
        yield
    finally:
        for pid, limits in kept.items():
            with suppress(ProcessLookupError):
                resource.prlimit(pid, resource.RLIMIT_FSIZE, limits)


@contextmanager
def failing(pids: Sequence[int], way: str) -> Iterator[None]:
    """The kernel's answers to some calls are replaced by an error, as long as this lasts."""
    calls = WAYS[way].removeprefix("inject=").split(":")[0]
    words = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={calls}", "-e", WAYS[way]]
    attached = [word for pid in family(pids) for word in ("-p", str(pid))]
    tracer = subprocess.Popen(
        [*words, *attached], stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    time.sleep(0.3)
    assert tracer.poll() is None, tracer.stderr and tracer.stderr.read()
    try:
        yield
    finally:
        tracer.send_signal(signal.SIGINT)
        tracer.wait(10)


def traceable() -> bool:
    """Says whether strace is here and may look into another process of ours."""
    if shutil.which("strace") is None:
        return False
    other = subprocess.Popen(["sleep", "5"])
    try:
        with failing([other.pid], "flush_fails"):
            return True
    except AssertionError:
        return False
    finally:
        other.kill()
        other.wait()
