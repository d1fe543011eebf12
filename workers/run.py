"""`python -m workers.run`: takes jobs from the queue, and rings for those due by the clock."""

from __future__ import annotations

import logging
import os
import sys
import threading
import time

from redis import Redis
from redis.exceptions import RedisError
from rq import Queue, SimpleWorker
from rq.serializers import JSONSerializer

from crisis.config import Settings
from crisis.jobs import QUEUE, VERIFY_EVERY, VERIFY_JOURNAL
from crisis.supervisor.parent import watch_parent
from workers.allowed import AllowedJob
from workers.ending import end_when_told

log = logging.getLogger(__name__)

VERIFY_TIMEOUT = 1800
RETRY_SECONDS = 2.0
WORKER_TTL = 30
"""An idle worker looks up after this less 15 seconds; RQ's own 420 leaves dead jobs for long."""


class BoardWorker(SimpleWorker):
    """One queue, one process, and back at once when Valkey has been away."""

    job_class = AllowedJob
    max_connection_wait_time = 4.0

    def _install_signal_handlers(self) -> None:
        """None of its own, which raise in the midst of work: `end_when_told` ends the process."""


def main() -> int:
    """Work until SIGTERM."""
    logging.basicConfig(
        stream=sys.stdout,
        level=logging.WARNING,
        format="%(asctime)s worker: %(message)s",
        datefmt="%H:%M:%S",
    )
    watch_parent()
    end_when_told()
    settings = Settings.from_env(os.environ)
    if settings.redis_url is None:
        sys.stderr.write("REDIS_URL mangler: arbejdsprocessen startes af crisis run.\n")
        return 1
    for each in (_clock, _look):
        threading.Thread(target=each, args=(settings.redis_url,), daemon=True).start()
    work(settings.redis_url, QUEUE)
    return 0


def work(url: str, name: str) -> None:
    """Take jobs from the queue until the process is told to end, however often the bell is away."""
    while True:
        try:
            _take_jobs(connect(url), name)
        except RedisError as error:
            log.warning("Valkey svarer ikke: %s", error)
        time.sleep(RETRY_SECONDS)


def _take_jobs(connection: Redis, name: str) -> None:
    worker = BoardWorker(
        [queue(connection, name)],
        connection=connection,
        serializer=JSONSerializer,
        worker_ttl=WORKER_TTL,
        maintenance_interval=30,
        job_monitoring_interval=5,
    )
    worker.log_job_description = False
    worker.work(logging_level="WARNING")


def queue(connection: Redis, name: str) -> Queue:
    """Give a queue that holds our own jobs only, written in JSON."""
    return Queue(name, connection=connection, job_class=AllowedJob, serializer=JSONSerializer)


def connect(url: str) -> Redis:
    """Wait for the bell; without it there is nothing to do here, and nothing is lost."""
    connection = Redis.from_url(url, socket_connect_timeout=2)
    while True:
        try:
            connection.ping()
        except RedisError as error:
            log.warning("venter på Valkey: %s", error)
            time.sleep(RETRY_SECONDS)
        else:
            return connection


def _clock(url: str) -> None:
    """Ring for the verification at the start and every hour."""
    bell = queue(Redis.from_url(url, socket_connect_timeout=2), QUEUE)
    while True:
        try:
            bell.enqueue(VERIFY_JOURNAL, job_timeout=VERIFY_TIMEOUT, result_ttl=60, failure_ttl=60)
        except RedisError:
            time.sleep(RETRY_SECONDS)
        else:
            time.sleep(VERIFY_EVERY)


def _look(url: str) -> None:
    """See to imports for which nobody rang."""
    from workers import imports  # takes in the whole board, and may fail without harm to the rest

    imports.looking(queue(Redis.from_url(url, socket_connect_timeout=2), QUEUE))


if __name__ == "__main__":
    sys.exit(main())
