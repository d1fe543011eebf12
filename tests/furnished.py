"""An installation with its demo, made once for all boards of a test run that want no other.

To seed the demo hashes two dozen passwords, which costs a core five seconds; thirty boards would
spend minutes on it. That the first start seeds it is shown by `tests/integration/test_run.py`.
"""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from tests.processes import ROOT

_RUN = re.compile(r"pytest-\d+")


def furnish(var: Path, database: str | None = None) -> None:
    """Put a copy of it in the place of an installation; a folder of no test run stays empty.

    database: the address of an empty one that it is carried into, when not its own file.
    """
    base = next((one for one in var.parents if _RUN.fullmatch(one.name)), None)
    if base is None or var.exists():
        return
    made = base / "furnished"
    with (base / "furnished.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            _make(base / "furnishing")
            (base / "furnishing").rename(made)
    shutil.copytree(made, var)
    if database is not None:
        _carry(var, database)


def _carry(var: Path, database: str) -> None:
    """Into the other database, as `crisis move` does it."""
    from crisis.config import Settings
    from crisis.safekeeping import move

    move(Settings.from_env({"CRISIS_VAR": str(var)}), database)
    for file in var.glob("board.sqlite*"):
        file.unlink()


def _make(place: Path) -> None:
    inherited = {k: v for k, v in os.environ.items() if not k.startswith(("CRISIS_", "REDIS_"))}
    told = {"CRISIS_VAR": str(place), "CRISIS_DEMO": "1"}
    command = [sys.executable, "-m", "crisis.supervisor.prepare"]
    subprocess.run(command, cwd=ROOT, env={**inherited, **told}, check=True)
