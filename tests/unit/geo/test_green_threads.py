"""Positions are turned in the web, whose requests are green threads that come and go."""

from __future__ import annotations

import subprocess
import sys

TURNING = """
from gevent import monkey
monkey.patch_all()
import gc
import gevent
from gevent.threadpool import ThreadPool
from crisis.geo.utm import utm32

def turn():
    found = utm32(9.5, 55.5)
    gevent.sleep(0)
    return found

pool = ThreadPool(4)
seen = set()
for _ in range(10):
    asked = [gevent.spawn(turn) for _ in range(20)] + [pool.spawn(turn) for _ in range(10)]
    seen.update(one.get() for one in asked)
    del asked
    gc.collect()
print(len(seen))
"""


def test_positions_are_turned_in_green_threads_that_come_and_go() -> None:
    # PROJ keeps a context for each thread. Where pyproj is first loaded under a green thread the
    # context dies with it, and the next to turn a position takes the whole web down.
    words = [sys.executable, "-c", TURNING]
    done = subprocess.run(words, capture_output=True, timeout=120, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, b"1"), done.stderr.decode()[-400:]
