"""Ends a process when it is told to, at whatever moment: nothing is raised in the midst of work."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable

ENDS = (signal.SIGTERM, signal.SIGINT)


def end_when_told(finish: Callable[[], object] = lambda: None) -> None:
    """On SIGTERM or Ctrl-C let `finish` see to what is in hand, and end with 0.

    A thread of its own does it: the main one may be waiting for the database or for a Valkey that
    was ended first. And it ends without tidying up, which other threads may be in the way of;
    a process of ours may be killed at any time, so there is nothing that must be tidied.
    """
    heard, told = os.pipe()
    os.set_blocking(told, False)
    signal.set_wakeup_fd(told, warn_on_full_buffer=False)
    for each in ENDS:
        signal.signal(each, lambda *_: None)
    threading.Thread(target=_wait, args=(heard, finish), daemon=True, name="ending").start()


def _wait(heard: int, finish: Callable[[], object]) -> None:
    while os.read(heard, 1)[0] not in ENDS:
        pass  # an alarm of RQ's
    try:
        finish()
    finally:
        os._exit(0)
