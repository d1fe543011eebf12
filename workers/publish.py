"""`python -m workers.publish --mode live|exercise`: sends what is let out; for one mode only.

The bell (RQ) wakes it at once; without a bell it looks every five seconds. Only the live one is
given the channels' settings.
"""

from __future__ import annotations

import argparse
import importlib
import logging
import os
import sys

from crisis import wiring
from crisis.channels.publisher import Publisher
from crisis.config import Settings
from crisis.errors import StartRefused
from crisis.jobs import PUBLISH_QUEUES
from crisis.journal.chores import ChoreBook
from crisis.journal.lanes import ThreadLanes
from crisis.supervisor.parent import watch_parent
from crisis.terms.operations import Mode
from workers.allowed import RefusedJob
from workers.chores import Chore, Round
from workers.ending import end_when_told
from workers.run import work

SWEEP_SECONDS = 5.0
REST_SECONDS = 3.0
"""So long may what is in hand take when it is told to end; the supervisor waits a second more."""

_serving: list[Publisher] = []
"""The publisher of this process; a job that comes anywhere else is refused."""


def deliver(number: int) -> bool:
    """Send one row of the outbox; the one job of this process."""
    if not _serving or type(number) is not int:
        raise RefusedJob("no publisher here, or no number of a row")
    return _serving[0].deliver(number)


def main() -> int:
    """Send until SIGTERM."""
    logging.basicConfig(
        stream=sys.stdout,
        level=logging.WARNING,
        format="%(asctime)s publisher: %(message)s",
        datefmt="%H:%M:%S",
    )
    parser = argparse.ArgumentParser(prog="workers.publish")
    parser.add_argument("--mode", choices=("live", "exercise"), required=True)
    mode = Mode(parser.parse_args().mode.upper())
    watch_parent()
    end_when_told(_rest)
    settings = Settings.from_env(os.environ)
    try:
        parts = wiring.build(settings, ThreadLanes())
        _serving.append(wiring.publisher(parts, mode))
    except StartRefused as refused:
        sys.stderr.write(f"{refused}\n")
        return 1
    # Whether or not anybody rings it looks by itself, and one sees under Status that it does.
    looks = Chore(PUBLISH_QUEUES[mode], SWEEP_SECONDS, _serving[0].sweep)
    sweeper = Round([looks], ChoreBook(parts.database), wiring.clock)
    sweeper.start()
    if settings.redis_url is None:
        sweeper.wait()
    else:
        work(settings.redis_url, PUBLISH_QUEUES[mode])
    return 0


def _rest() -> None:
    """Finish what is being sent: cut off in the middle nobody knew whether it got out."""
    for publisher in _serving:
        publisher.rest(REST_SECONDS)


if __name__ == "__main__":
    # RQ imports this module by its name; the publisher must be the same one's.
    sys.exit(importlib.import_module("workers.publish").main())
