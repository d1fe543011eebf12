"""Processes of their own that have loaded the program already: two seconds of a core less for each.

All of them are forked from one that does nothing else, so none has a thread or a connection of the
test's.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Mapping
from typing import Any

_CLEAN: Any = multiprocessing.get_context("forkserver")
_CLEAN.set_forkserver_preload(
    [
        "crisis.cli.backups",
        "crisis.cli.run",
        "crisis.seeding",
        "crisis.supervisor.prepare",
        "tests.dying",
        "tests.loaded",
        "tests.still",
        "workers.imports",
        "workers.keep",
        "workers.publish",
        "workers.verify",
        __name__,
    ]
)


def begin(work: Callable[..., object], *told: object, **environ: str) -> Any:
    """Begin work as a process of its own, which may be killed; told of the board only this."""
    words = (work, told, environ)
    process = _CLEAN.Process(target=_be_told, args=words, daemon=True)
    process.start()
    return process


def _be_told(
    work: Callable[..., object], told: tuple[object, ...], environ: Mapping[str, str]
) -> None:
    for name in [one for one in os.environ if one.startswith(("CRISIS_", "REDIS_"))]:
        del os.environ[name]
    os.environ.update(environ)
    work(*told)
