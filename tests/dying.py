"""A live publisher that is killed at one point of its work.

The points are those between which a crash makes a difference: before and after the claim, before
the attempt is written down, after it, after sending, and after the receipt.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from typing import Any

from crisis import wiring
from crisis.channels.publisher import Publisher
from crisis.config import Settings
from crisis.journal.lanes import ThreadLanes
from crisis.terms.operations import Mode

POINTS = (
    "before_claim",
    "after_claim",
    "before_attempt",
    "before_send",
    "after_send",
    "after_receipt",
)


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def around(
    holder: Any, name: str, *, is_it: Callable[..., bool], before: bool = False, after: bool = False
) -> None:
    """Let a method be the last thing that is done, or the first that is not."""
    whole = getattr(holder, name)

    def dying(*args: Any, **more: Any) -> Any:
        mine = is_it(*args)
        if mine and before:
            die()
        result = whole(*args, **more)
        if mine and after:
            die()
        return result

    setattr(holder, name, dying)


def arm(publisher: Publisher, point: str, channel: str) -> None:
    """Set the trap: only work for this channel springs it."""
    outbox = publisher._outbox
    rows = dict.fromkeys(outbox.due(Mode.LIVE, wiring.clock()), outbox)
    order = list(publisher._channels)
    row = sorted(rows)[order.index(channel)]
    on_claim = lambda claim, *_: claim.outlet.id == channel  # noqa: E731
    if point == "before_claim":
        around(outbox, "claim", is_it=lambda number, *_: number == row, before=True)
    elif point == "after_claim":
        around(outbox, "claim", is_it=lambda number, *_: number == row, after=True)
    elif point == "before_attempt":
        around(outbox, "begin", is_it=on_claim, before=True)
    elif point == "before_send":
        around(outbox, "begin", is_it=on_claim, after=True)
    elif point == "after_send":
        around(publisher._channels[channel], "send", is_it=lambda *_: True, after=True)
    else:
        around(publisher, "_report", is_it=on_claim, after=True)


def publish(point: str, channel: str) -> None:
    """Be a publisher, as long as one lives."""
    parts = wiring.build(Settings.from_env(os.environ), ThreadLanes())
    publisher = wiring.publisher(parts, Mode.LIVE)
    arm(publisher, point, channel)
    publisher.sweep()
    sys.exit("the trap was never sprung")
