"""`python -m tests.faults.start run …`: `crisis run`, only that its web is started by `web`."""

from __future__ import annotations

from crisis.cli import main
from crisis.supervisor import commands

CONF = "python:tests.faults.gunicorn_conf"

if __name__ == "__main__":
    commands.WEB = (*commands.WEB[:-1], CONF)
    main()
