"""Hears what other processes ring, and is back soon after a bell that was away.

The library waits twice as long after each attempt, a minute in the end; so long would what others
write come with the pulse only, while the board says that all is well.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from typing import Any

import socketio

log = logging.getLogger(__name__)

AGAIN_SECONDS = 1.0


class Hearing(socketio.RedisManager):  # type: ignore[misc]  # it comes without types
    """Listens to the bell of all processes."""

    def _redis_listen_with_retries(self) -> Iterator[Any]:
        while True:
            try:
                self._redis_connect()
                self.pubsub.subscribe(self.channel)
                yield from self.pubsub.listen()
            except Exception:
                log.info("the bell is not heard", exc_info=True)
            time.sleep(AGAIN_SECONDS)
