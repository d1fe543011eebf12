"""The only kind of job a worker takes: one of our own functions, and nothing besides it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import Any

from rq.job import Job

from crisis.errors import CrisisError
from crisis.jobs import JOBS

log = logging.getLogger(__name__)


class RefusedJob(CrisisError):
    """Someone put a job into the queue that we never put there."""


class AllowedJob(Job):
    """A job whose function is on the list. Whoever can write in Redis can run nothing else.

    A job's row in Redis also names callbacks and web addresses to call; RQ would import the
    first and call the second. We use neither, so a row that has any is refused as a whole.
    """

    _foreign: tuple[str, ...] = ()

    def restore(self, raw_data: Mapping[bytes, bytes]) -> Any:
        """Read the row, and take note of what should not be in it before anything looks at it."""
        super().restore(raw_data)
        found = {
            "success_callback": self._success_callback_name,
            "failure_callback": self._failure_callback_name,
            "stopped_callback": self._stopped_callback_name,
            "webhooks": self.webhooks,
        }
        self._foreign = tuple(name for name, value in found.items() if value)
        self._success_callback_name = None
        self._failure_callback_name = None
        self._stopped_callback_name = None
        self.webhooks = []

    @property
    def func(self) -> Callable[..., Any]:
        """The function, when the job is one of ours; raises RefusedJob."""
        name = self.func_name
        if name not in JOBS or self.instance is not None or self._foreign:
            extra = f" med {', '.join(self._foreign)}" if self._foreign else ""
            log.error("Et fremmed job i køen blev afvist: %r%s", name, extra)
            raise RefusedJob(f"not one of our jobs: {name!r}")
        found: Callable[..., Any] = super().func
        return found
