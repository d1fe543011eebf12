"""`make test` runs every test once: most three at a time, those held to seconds afterwards."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
OWN = ("ARGS", "MAKEFLAGS", "MFLAGS", "MAKEOVERRIDES", "MAKELEVEL")
"""What a make that runs this test tells a make below it."""


def pytests(*words: str) -> list[str]:
    """What `make test` would tell pytest, each time it calls it."""
    environ = {name: value for name, value in os.environ.items() if name not in OWN}
    line = ["make", "--dry-run", "test", *words]
    done = subprocess.run(line, cwd=ROOT, env=environ, capture_output=True, text=True, check=True)
    return re.findall(r"-m pytest *(.*)", done.stdout)


def test_no_test_is_forgotten_and_none_runs_twice() -> None:
    """One mark parts them, and no folder is named: so a new one is in it."""
    beside = "-n 3 --dist loadfile --no-loadscope-reorder -m 'not alone'"
    assert pytests() == [beside, "-n 2 --dist loadfile -m alone"]


def test_whoever_names_tests_gets_these_and_no_others() -> None:
    assert pytests("ARGS=-x tests/unit/rules") == ["-x tests/unit/rules"]
