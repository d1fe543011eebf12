"""`python -m tests.bench [PART …]`: prints the measurements, each beside its limit."""

from __future__ import annotations

import os
import platform
import sys
import time

from tests.bench import (
    board,
    cascade,
    drill,
    exposure,
    exposure_large,
    imports,
    journal,
    pan,
    priority,
    publishing,
    screens,
    search,
    webs,
)
from tests.bench.goals import NOT_MET

PARTS = {
    "journal": journal.measure,
    "exposure": exposure.measure,
    "cascade": cascade.measure,
    "exposure_large": exposure_large.measure,
    "webs": webs.measure,
    "imports": imports.measure,
    "publishing": publishing.measure,
    "screens": screens.measure,
    "pan": pan.measure,
    "board": board.measure,
    "priority": priority.measure,
    "drill": drill.measure,
    "search": search.measure,
}


def main(names: list[str]) -> int:
    unknown = [name for name in names if name not in PARTS]
    if unknown:
        print(f"no such part: {', '.join(unknown)}; there are {', '.join(PARTS)}", file=sys.stderr)
        return 2
    begun, missed = time.monotonic(), 0
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, loopback only")
    for name in names or PARTS:
        print(f"\n{name}")
        for line in PARTS[name]():
            missed += line.count(NOT_MET)
            print(f"  {line}", flush=True)
    print(f"\n{missed} stated goals {NOT_MET}" if missed else "\nevery stated goal is met")
    print(f"{time.monotonic() - begun:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
