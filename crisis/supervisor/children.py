"""One child process: started, started again when it dies, and ended."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence

from crisis.supervisor.parent import end_with_parent

log = logging.getLogger(__name__)

BACKOFF = (0.2, 0.5, 1.0, 2.0)
"""Seconds before a child that died is started again; the last one is kept to. A start takes three
seconds more, and within eight the board is to answer, however often it died."""

STEADY_SECONDS = 20.0
"""After this long alive the next death counts as the first."""


class Child:
    """A program of the board. In a session of its own, so that Ctrl-C reaches only us."""

    def __init__(
        self,
        name: str,
        command: Sequence[str],
        environ: Mapping[str, str],
        pass_fds: Sequence[int] = (),
    ) -> None:
        self.name = name
        self.deaths = 0
        self._command = list(command)
        self._environ = dict(environ)
        self._pass_fds = tuple(pass_fds)
        self._process: subprocess.Popen[bytes] | None = None
        self._started = 0.0
        self._again_at: float | None = None

    @property
    def pid(self) -> int | None:
        """The process's number while it is alive."""
        alive = self._process is not None and self._process.returncode is None
        return self._process.pid if alive and self._process is not None else None

    def start(self) -> None:
        """Start the program; what it says goes where we write, on one stream."""
        self._again_at = None
        self._started = time.monotonic()
        self._process = subprocess.Popen(
            self._command,
            env=self._environ,
            stdin=subprocess.DEVNULL,
            stderr=subprocess.STDOUT,
            pass_fds=self._pass_fds,
            start_new_session=True,
            preexec_fn=end_with_parent,  # noqa: PLW1509 - this process has one thread
        )

    def tend(self) -> None:
        """Notice a death, and start again when the pause is over."""
        now = time.monotonic()
        if self._again_at is not None:
            if now >= self._again_at:
                self.start()
        elif self._process is not None and self._process.poll() is not None:
            if now - self._started > STEADY_SECONDS:
                self.deaths = 0
            pause = BACKOFF[min(self.deaths, len(BACKOFF) - 1)]
            self.deaths += 1
            self._again_at = now + pause
            self._kill_group()
            code = self._process.returncode
            log.warning("%s standsede (kode %s); startes igen om %.1f s", self.name, code, pause)

    def ask_to_end(self) -> None:
        """SIGTERM; the program may finish what it has in hand."""
        self._again_at = None
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)

    def end(self, deadline: float) -> None:
        """Wait until the deadline (monotonic), then kill whatever is left of it."""
        if self._process is None:
            return
        try:
            self._process.wait(max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            log.warning("%s standsede ikke selv og blev stoppet", self.name)
        self._kill_group()
        self._process.wait()

    def _kill_group(self) -> None:
        """The program's own children too: none may outlive it."""
        assert self._process is not None
        try:
            os.killpg(self._process.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            return
