"""gunicorn's settings as the board has them, with the web of the tests in place of its own."""

from __future__ import annotations

from crisis.supervisor.gunicorn_conf import *  # noqa: F403

wsgi_app = "tests.faults.web:web_app()"
