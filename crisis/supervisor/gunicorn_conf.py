"""gunicorn's settings, read by gunicorn itself; what differs per start comes in CRISIS_*."""

from __future__ import annotations

import os
import signal
import ssl
from pathlib import Path
from typing import Any

import gevent

from crisis.supervisor import tls
from crisis.supervisor.parent import watch_parent
from crisis.web.logs import lock_natively

wsgi_app = "crisis.wiring:web_app()"
worker_class = "gevent"
workers = 1  # sockets belong to one process, and so does the writer of SQLite
worker_connections = 6000  # the staff's boards, and a hall full of others'
bind = [os.environ.get("CRISIS_BIND", "127.0.0.1:8000")]
proc_name = "crisis-web"

# A web that stops must stop before the people at the boards notice: commits take milliseconds.
graceful_timeout = 1
timeout = 60
keepalive = 30

# Who calls is who is on the line, unless the operator names his proxy.
forwarded_allow_ips = os.environ.get("FORWARDED_ALLOW_IPS", "")

limit_request_line = 8190
limit_request_fields = 60
limit_request_field_size = 8190

loglevel = os.environ.get("CRISIS_LOG_LEVEL", "warning")
control_socket_disable = True

if os.environ.get("CRISIS_HTTPS") == "1" and os.environ.get("CRISIS_VAR"):
    _files = tls.files(Path(os.environ["CRISIS_VAR"]) / "tls")
    certfile = str(_files.chain)
    keyfile = str(_files.key)


def post_fork(server: Any, worker: Any) -> None:
    """The worker ends with its master, whatever ended that."""
    watch_parent(signal.SIGKILL)


def post_worker_init(worker: Any) -> None:
    """A browser that does not trust our certificate yet hangs up: that is no error of ours."""
    lock_natively()
    hub = gevent.get_hub()
    hub.NOT_ERROR = (*hub.NOT_ERROR, ssl.SSLError, ConnectionError)
