"""The program's own log: one JSON object a line, control characters escaped, no secrets."""

from __future__ import annotations

import json
import logging
import re
import sys
from _thread import RLock  # the system's own: that of `threading` is green in the web
from datetime import UTC, datetime

_SECRET = re.compile(
    r"(?i)\b(bearer\s+|lbs_|(?:password|adgangskode|csrf_token|cookie|authorization)[\"']?\s*[=:]\s*[\"']?)"
    r"[^\s\"'&;,]+"
)
_CPR = re.compile(r"\b(?:[0-2]\d|3[01])(?:0\d|1[0-2])\d{2}-?\d{4}\b")


_WORDY = (
    "engineio",
    "engineio.server",
    "flask_wtf.csrf",
    "socketio",
    "socketio.client",
    "socketio.server",
    "werkzeug",
)
"""They say several things of each request that went well; and those of the sockets, when they have
no level of their own, also write their lines a second time, as plain text."""


class JsonLines(logging.Formatter):
    """One line for each record: a text that holds a line break cannot pretend to be two."""

    def format(self, record: logging.LogRecord) -> str:
        """Write the record as JSON; JSON escapes what a terminal would obey."""
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "said": masked(record.getMessage()),
        }
        if record.exc_info:
            line["trace"] = masked(self.formatException(record.exc_info))
        return json.dumps(line, ensure_ascii=True)


def masked(text: str) -> str:
    """Take secrets and personal numbers out of a text."""
    return _CPR.sub("******-****", _SECRET.sub(r"\1***", text))


def lock_natively() -> None:
    """Let whoever writes lines wait in his own thread for the one before, in the web too.

    gevent puts green locks into `logging`. A native thread that waits for one, such as a reader
    that tells of a broken line, may never be woken (gevent #2013). A line is written in
    microseconds, and nobody switches meanwhile.
    """
    logging._lock = RLock()  # type: ignore[attr-defined]  # gevent put its own there; no stub names it
    for name in (None, *logging.root.manager.loggerDict):
        for handler in logging.getLogger(name).handlers:
            handler.lock = RLock()


def write_json(level: int = logging.INFO) -> None:
    """Let the process log in JSON lines on standard error, if nobody listens to it yet."""
    root = logging.getLogger()
    if root.handlers:
        return
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    root.addHandler(handler)
    root.setLevel(level)
    for name in _WORDY:
        logging.getLogger(name).setLevel(logging.WARNING)
