"""The programs of one installation: what the supervisor starts, and the containers start too."""

from __future__ import annotations

import sys

PREPARE = ("python", "-m", "crisis.supervisor.prepare")
VALKEY = ("python", "-m", "crisis.supervisor.valkey")
"""Followed by its folder. In a container only; the supervisor starts the server itself."""
WEB = ("gunicorn", "-c", "python:crisis.supervisor.gunicorn_conf")
WORKER = ("python", "-m", "workers.run")
PUBLISH_LIVE = ("python", "-m", "workers.publish", "--mode", "live")
PUBLISH_EXERCISE = ("python", "-m", "workers.publish", "--mode", "exercise")

KEEP = ("python", "-m", "workers.keep")

PROGRAMS = {
    "prepare": PREPARE,
    "valkey": VALKEY,
    "web": WEB,
    "worker": WORKER,
    "publish-live": PUBLISH_LIVE,
    "publish-exercise": PUBLISH_EXERCISE,
    "keep": KEEP,
}
"""Name of a part → what is started."""

SECRET = "CRISIS_CHANNELS"  # noqa: S105 - the name of a setting
"""Only the live publisher is told where the channels' settings lie."""
COPIES = "CRISIS_CHECKPOINTS"
"""Only the keeper is told where the settings of the checkpoints' copies lie."""


def here(words: tuple[str, ...]) -> list[str]:
    """Give a program's command line for this Python."""
    name, *rest = words
    return [sys.executable, *rest] if name == "python" else [sys.executable, "-m", name, *rest]
