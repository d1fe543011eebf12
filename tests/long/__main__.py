"""Runs the long forms one after another and prints what they came to (`make long`)."""

from __future__ import annotations

import os
import subprocess
import sys
import time

LONG = {
    "2,000 examples for each law": (
        {"HYPOTHESIS_PROFILE": "long"},
        ["-m", "pytest", "-q", "tests/unit/rules", "tests/unit/projections", "tests/unit/drills"],
    ),
    "200 kills on SQLite under eight writers": (
        {},
        ["-m", "tests.faults", "--engine", "sqlite", "--kills", "200"],
    ),
    "50 kills on PostgreSQL, the database among the killed": (
        {},
        ["-m", "tests.faults", "--engine", "postgres", "--kills", "50"],
    ),
    "every build that breaks a promise is caught at it": (
        {"CRISIS_ALL_BUILDS": "1"},
        ["-m", "pytest", "-q", "tests/faults/test_builds.py"],
    ),
    "180 kills of the publisher at six points": (
        {"CRISIS_KILL_ROUNDS": "10"},
        ["-m", "pytest", "-q", "tests/integration/test_publisher_killed.py"],
    ),
    "2,000 runs of what a staff, a network and a dying publisher may do": (
        {"CRISIS_MACHINE_RUNS": "2000"},
        ["-m", "pytest", "-q", "tests/integration/test_publisher_machine.py"],
    ),
    "measurements": ({}, ["-m", "tests.bench"]),
}


def main() -> int:
    """Run all; give 1 when one of them failed."""
    failed = 0
    for name, (settings, command) in LONG.items():
        begun = time.monotonic()
        print(f"\n## {name}", flush=True)
        ended = subprocess.run([sys.executable, *command], env={**os.environ, **settings})
        print(f"{name}: exit {ended.returncode}, {time.monotonic() - begun:.0f} s", flush=True)
        failed |= ended.returncode != 0
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
