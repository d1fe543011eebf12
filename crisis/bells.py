"""The doorbell on its Redis side: wakes the publisher, and is asked whether it answers.

No more than a bell: what it should have said stands in the outbox and in the journal.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from datetime import datetime
from typing import Any

from redis import Redis
from redis.exceptions import RedisError
from rq import Queue
from rq.serializers import JSONSerializer

from crisis.errors import StoreUnavailable
from crisis.events.publishing import LETS_OUT
from crisis.jobs import DELIVER, IMPORT, IMPORT_TIMEOUT, PUBLISH_QUEUES, QUEUE
from crisis.journal.outbox import Outbox
from crisis.journal.port import Entry
from crisis.terms.operations import Mode

log = logging.getLogger(__name__)

QUICK = 0.2
"""Seconds: whoever does not answer by then is taken to be away."""


class PublishBell:
    """Wakes the publisher when something may leave. It never raises and nobody waits for it."""

    def __init__(
        self, redis_url: str | None, outbox: Outbox, clock: Callable[[], datetime]
    ) -> None:
        self._outbox = outbox
        self._clock = clock
        self._queues: dict[str, Any] = {}
        if redis_url:
            connection = _quick(redis_url)
            self._queues = {
                mode: Queue(name, connection=connection, serializer=JSONSerializer)
                for mode, name in PUBLISH_QUEUES.items()
            }

    def ring(self, entries: tuple[Entry, ...], mode: Mode) -> None:
        """Ring for what these entries let out; beside, so that the answer does not wait."""
        if self._queues and any(isinstance(one.event, LETS_OUT) for one in entries):
            stream = entries[0].stamp.stream
            threading.Thread(target=self._ring, args=(stream, mode), daemon=True).start()

    def _ring(self, stream: str, mode: Mode) -> None:
        try:
            for number in self._outbox.due(mode, self._clock(), stream):
                self._queues[mode].enqueue(DELIVER, number, result_ttl=0, failure_ttl=60)
        except (RedisError, StoreUnavailable):
            log.warning("the publisher's bell does not ring; it looks by itself", exc_info=True)


class ImportBell:
    """Wakes the worker for an import. Without it the worker looks by itself every ten seconds."""

    def __init__(self, redis_url: str | None) -> None:
        self._queue: Any = None
        if redis_url:
            self._queue = Queue(QUEUE, connection=_quick(redis_url), serializer=JSONSerializer)

    def ring(self, id_: str) -> None:
        """Ring beside, so that the answer does not wait."""
        if self._queue is not None:
            threading.Thread(target=self._ring, args=(id_,), daemon=True).start()

    def _ring(self, id_: str) -> None:
        try:
            self._queue.enqueue(
                IMPORT, id_, job_timeout=IMPORT_TIMEOUT, result_ttl=0, failure_ttl=60
            )
        except RedisError:
            log.warning("the worker's bell does not ring; it looks by itself", exc_info=True)


def asker(redis_url: str) -> Callable[[], bool]:
    """Give what asks the bell whether it is there."""
    connection = _quick(redis_url)

    def answers() -> bool:
        try:
            return bool(connection.ping())
        except RedisError:
            return False

    return answers


def _quick(redis_url: str) -> Redis:
    return Redis.from_url(redis_url, socket_connect_timeout=QUICK, socket_timeout=QUICK)
