"""In the web what a reader's thread works on takes no lock that another thread takes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.processes import ROOT


def test_no_lock_is_shared_by_two_native_threads_of_the_web(tmp_path: Path) -> None:
    # Under gevent every lock is green, and a native thread that waits for one which another such
    # thread lets go of may never be woken: the board stood still for good after its database came
    # back. A lock that only one of them ever takes is never waited for.
    words = [sys.executable, "-m", "tests.green_walk", str(tmp_path)]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, timeout=150, check=False)
    assert (done.returncode, done.stdout.decode()) == (0, ""), done.stderr.decode()[-800:]
