"""Nobody waits for ever for a browser: some of what Playwright asks of Chromium has no limit of its
own. A tab that never closed stood in the way of a whole run until the run was ended.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import psutil


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """What is waited for in here ends by then: our Chromium is killed, and whatever was asked of it
    raises playwright's Error, at the place where it stood."""
    timer = threading.Timer(seconds, kill_chromium)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def kill_chromium() -> None:
    """SIGKILL to all of Chromium's processes below this one, also to those that are stopped."""
    for one in psutil.Process().children(recursive=True):
        with suppress(psutil.NoSuchProcess):
            if "chrom" in one.name().lower():
                one.kill()
