"""Who listens to the bell is back within seconds of it, however long it was away."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest
import socketio

from crisis.sockets.announcer import CHANNEL, QUICK
from crisis.sockets.hearing import AGAIN_SECONDS, Hearing
from tests.bell import Bell
from tests.processes import until

pytestmark = pytest.mark.processes

AWAY = 3.5
"""The library itself would now wait for as long again; after half a minute for half a minute."""


@pytest.fixture
def bell() -> Iterator[Bell]:
    made = Bell()
    yield made
    made.end()


def test_who_listens_is_back_within_seconds_however_long_the_bell_was_away(bell: Bell) -> None:
    manager = Hearing(bell.url, channel=CHANNEL, redis_options=QUICK)
    socketio.Server(async_mode="threading", client_manager=manager)
    heard = 0

    def listens() -> None:
        nonlocal heard
        for _said in manager._listen():
            heard += 1

    def hears_again() -> bool:
        before = heard
        writer = socketio.RedisManager(bell.url, channel=CHANNEL, write_only=True)
        writer._publish({"method": "emit"})
        time.sleep(0.1)
        return heard > before

    threading.Thread(target=listens, daemon=True).start()
    until(hears_again)
    bell.dies()
    time.sleep(AWAY)
    bell.start()
    until(hears_again, AGAIN_SECONDS + 1.0)
