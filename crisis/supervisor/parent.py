"""A process that ends when its parent does, so that a killed supervisor leaves none behind."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import threading
import time

PR_SET_PDEATHSIG = 1
POLL_SECONDS = 1.0

_libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


def end_with_parent(sig: signal.Signals = signal.SIGKILL) -> None:
    """Ask the kernel for `sig` when the parent dies; safe between fork and exec.

    Elsewhere than on Linux this does nothing; our own Python processes call `watch_parent`.
    """
    if _libc is not None:
        _libc.prctl(PR_SET_PDEATHSIG, int(sig), 0, 0, 0)


def watch_parent(sig: signal.Signals = signal.SIGKILL) -> None:
    """End this Python process when its parent has died, on every system."""
    parent = os.getppid()
    end_with_parent(sig)
    if os.getppid() != parent:  # it died before the kernel knew what we want
        os.kill(os.getpid(), sig)
    if _libc is None:
        threading.Thread(target=_poll, args=(parent, sig), daemon=True, name="parent").start()


def _poll(parent: int, sig: signal.Signals) -> None:
    while os.getppid() == parent:
        time.sleep(POLL_SECONDS)
    os.kill(os.getpid(), sig)
