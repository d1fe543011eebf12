"""Lines are written by the web's native threads and by its green ones beside each other."""

from __future__ import annotations

import subprocess
import sys

WRITING = """
from gevent import monkey
monkey.patch_all()
import logging
import gevent
from gevent.threadpool import ThreadPool
from crisis.supervisor.gunicorn_conf import post_worker_init
from crisis.web.logs import write_json

write_json()
post_worker_init(None)
log = logging.getLogger("prøve")

def native():
    gevent.get_hub()  # as a reader has after its first connect
    for number in range(400):
        log.error("native %s", number)

def green():
    for number in range(400):
        log.error("green %s", number)
        gevent.sleep(0)

pool = ThreadPool(4)
asked = [pool.spawn(native) for _ in range(12)] + [gevent.spawn(green) for _ in range(6)]
with gevent.Timeout(60):
    [one.get() for one in asked]
"""


def test_whoever_writes_a_line_is_never_left_waiting_for_another_who_does() -> None:
    # With the green locks that gevent puts into `logging` all stood still after some hundred.
    words = [sys.executable, "-c", WRITING]
    done = subprocess.run(words, capture_output=True, timeout=120, check=False)
    said = done.stderr.decode()
    assert (done.returncode, said.count("\n")) == (0, 18 * 400), said[-600:]
