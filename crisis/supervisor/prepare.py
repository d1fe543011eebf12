"""Makes ready what the board needs before it starts: database, demo, certificate.

In a process of its own (`python -m crisis.supervisor.prepare`), so that the supervisor stays
small, has one thread, and starts Valkey meanwhile.
"""

from __future__ import annotations

import os
import sys

from crisis import wiring
from crisis.config import Settings
from crisis.errors import StartRefused
from crisis.geo.streets import UnusableStreets, read_streets
from crisis.supervisor import address, tls


def main() -> int:
    """Prepare and give 0; or say in one line why the board may not start, and give 1."""
    try:
        settings = Settings.from_env(os.environ)
        _look_at_streets(settings)
        wiring.prepare(settings)
        if settings.https:
            tls.ensure(settings.var / "tls", address.names(settings.host), wiring.clock())
    except StartRefused as refused:
        sys.stderr.write(f"{refused}\n")
        return 1
    return 0


def _look_at_streets(settings: Settings) -> None:
    """A file of streets that cannot be drawn is told now, not by an empty map in an incident."""
    try:
        if settings.streets:
            read_streets(settings.streets)
    except UnusableStreets as problem:
        raise StartRefused(f"CRISIS_TILES: {problem}") from problem


if __name__ == "__main__":
    sys.exit(main())
