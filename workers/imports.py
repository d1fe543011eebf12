"""The job that does what an import waits for; and looks by itself, should nobody ring."""

from __future__ import annotations

import logging
import os
import re
import threading
import time

from redis.exceptions import RedisError
from rq import Queue

from crisis import intake, wiring
from crisis.config import Settings
from crisis.errors import CrisisError
from crisis.jobs import IMPORT, IMPORT_TIMEOUT, IMPORTS_EVERY
from crisis.journal.lanes import ThreadLanes
from crisis.register.imports.working import House, tidy, work
from crisis.terms.imports import IMPORT_ID
from workers.allowed import RefusedJob

log = logging.getLogger(__name__)

TIDY_EVERY = 600.0
_made: list[House] = []
_making = threading.Lock()


def run(id_: str) -> bool:
    """Do what an import waits for; its id is all the job says. Where it stands says SQL."""
    if type(id_) is not str or not re.fullmatch(IMPORT_ID, id_):
        raise RefusedJob("no id of an import")
    return work(house(), id_)


def house() -> House:
    """Give what imports stand on, made once in a process."""
    with _making:
        if not _made:
            parts = wiring.build(Settings.from_env(os.environ), ThreadLanes())
            _made.append(intake.house(parts, wiring.clock))
        return _made[0]


def look(bell: Queue) -> None:
    """Ring for each import that waits while nobody works on it, whoever was killed or not heard."""
    for id_ in house().book.waiting():
        bell.enqueue(IMPORT, id_, job_timeout=IMPORT_TIMEOUT, result_ttl=0, failure_ttl=60)


def looking(bell: Queue) -> None:
    """Look again and again, and take away what is of no more use."""
    tidied = -TIDY_EVERY
    while True:
        try:
            look(bell)
            if time.monotonic() - tidied > TIDY_EVERY:
                tidy(house())
                tidied = time.monotonic()
        except (CrisisError, RedisError, OSError) as problem:
            log.warning("indlæsninger kan ikke ses efter: %s", problem)
        time.sleep(IMPORTS_EVERY)
