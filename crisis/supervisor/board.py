"""The supervisor: takes the port, prepares, starts the parts, tends them, ends them."""

from __future__ import annotations

import logging
import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from crisis.config import Settings
from crisis.errors import StartRefused
from crisis.supervisor import address, commands, health, state, valkey
from crisis.supervisor.children import Child
from crisis.supervisor.parent import end_with_parent
from crisis.supervisor.welcome import welcome

log = logging.getLogger(__name__)

BELL = "valkey"
FILES = {commands.SECRET: "channels.toml", commands.COPIES: "checkpoints.toml"}
"""The files with secrets, in var/, when their settings name no others."""
TICK = 0.05
READY_SECONDS = 60.0
END_SECONDS = 4.0
WEB_TRIES = 3
PLAIN_REFUSED = (
    "Ukrypteret http uden for denne maskine er ikke tilladt: udelad --plain, så bruges https."
)


class Ended(Exception):
    """Someone asked the board to end while it was starting."""


@dataclass(frozen=True)
class Wish:
    """What the operator asked for on the command line."""

    host: str
    port: int
    demo: bool
    plain: bool


class Board:
    """All parts of one installation on this machine."""

    def __init__(self, wish: Wish, environ: Mapping[str, str], say: Callable[[str], None]) -> None:
        self._wish = wish
        self._say = say
        self._ending = False
        self._children: list[Child] = []
        https = not address.is_loopback(wish.host)
        if https and wish.plain:
            raise StartRefused(PLAIN_REFUSED)
        self._urls = address.urls(wish.host, wish.port, https=https)
        self._environ = {
            **environ,
            "CRISIS_HOST": wish.host,
            "CRISIS_PORT": str(wish.port),
            "CRISIS_HTTPS": "1" if https else "0",
            "CRISIS_DEMO": "1" if wish.demo else "0",
            "CRISIS_URL": environ.get("CRISIS_URL") or self._urls[0],
            "CRISIS_ORIGINS": ",".join(filter(None, [*self._urls, environ.get("CRISIS_ORIGINS")])),
            "PYTHONUNBUFFERED": "1",
        }
        self._settings = Settings.from_env(self._environ)
        self._environ["CRISIS_VAR"] = str(self._settings.var)
        self._secrets = {name: self._take_secret(name) for name in FILES}

    def run(self) -> int:
        """Run until Ctrl-C or SIGTERM; give the exit code. Raises StartRefused."""
        os.umask(0o077)
        for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(each, self._end)
        folder = self._settings.var / "run"
        with ExitStack() as stack:
            stack.enter_context(state.hold(folder))
            listener = stack.enter_context(address.listen(self._wish.host, self._wish.port))
            sockets = stack.enter_context(state.socket_folder(folder))
            stack.callback(self._end_all)
            try:
                self._start(listener, sockets)
                told = self._whereabouts()
                state.write(folder, told)
                self._say(welcome(self._settings, self._urls))
                while not self._ending:
                    self._tend()
                    if told != (told := self._whereabouts()):
                        state.write(folder, told)
            except Ended:
                pass
            self._say("Tavlen stopper …")
        return 0

    def _start(self, listener: socket.socket, sockets: Path) -> None:
        """Start the bell, prepare meanwhile, then web and worker; at the end the publishers."""
        self._say("Tavlen gøres klar …")
        if self._settings.redis_url is None:
            self._environ["REDIS_URL"] = valkey.url(sockets)
            self._add(BELL, valkey.command(sockets, self._settings.var / "run" / "valkey.log"))
        self._prepare()
        if self._children:
            self._wait("Valkey", lambda: valkey.answers(sockets))
        self._environ["CRISIS_BIND"] = f"fd://{listener.fileno()}"
        web = self._add("web", commands.here(commands.WEB), listener.fileno())
        self._add("worker", commands.here(commands.WORKER))
        self._wait("Webserveren", lambda: health.answers(self._settings), web)
        # After the web, which people wait for; what waits to leave is in the outbox meanwhile.
        live, copies = self._secrets[commands.SECRET], self._secrets[commands.COPIES]
        self._add("publish-live", commands.here(commands.PUBLISH_LIVE), more=live)
        self._add("publish-exercise", commands.here(commands.PUBLISH_EXERCISE))
        self._add("keep", commands.here(commands.KEEP), more=copies)

    def _take_secret(self, name: str) -> dict[str, str]:
        """Take a file with secrets out of what every part is told; one part is given it."""
        named = self._environ.pop(name, "")
        usual = self._settings.var / FILES[name]
        file = named or (str(usual) if usual.is_file() else "")
        return {name: str(Path(file).absolute())} if file else {}

    def _add(
        self, name: str, command: list[str], *pass_fds: int, more: Mapping[str, str] | None = None
    ) -> Child:
        child = Child(name, command, {**self._environ, **(more or {})}, pass_fds)
        self._children.append(child)
        child.start()
        return child

    def _prepare(self) -> None:
        """Database, demo, certificate, in a process of its own; its refusal becomes ours."""
        child = subprocess.Popen(
            commands.here(commands.PREPARE),
            env=self._environ,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
            preexec_fn=end_with_parent,  # noqa: PLW1509 - this process has one thread
        )
        try:
            while not self._ending:
                try:
                    _, said = child.communicate(timeout=TICK)
                    break
                except subprocess.TimeoutExpired:
                    continue
            else:
                raise Ended
        finally:
            child.kill()
            child.wait()
        if child.returncode != 0:
            raise StartRefused(said.strip() or "Tavlen kunne ikke gøres klar.")
        if said:
            log.warning("%s", said.rstrip())

    def _wait(self, name: str, ready: Callable[[], bool], child: Child | None = None) -> None:
        deadline = time.monotonic() + READY_SECONDS
        while not ready():
            failing = child is not None and child.deaths >= WEB_TRIES
            if failing or time.monotonic() > deadline:
                raise StartRefused(f"{name} kom ikke i gang; grunden står ovenfor.")
            self._tend()
            if self._ending:
                raise Ended

    def _tend(self) -> None:
        for child in self._children:
            child.tend()
        time.sleep(TICK)

    def _end(self, _number: int, _frame: FrameType | None) -> None:
        self._ending = True

    def _end_all(self) -> None:
        """The web first, so that nothing new comes; the workers; last the bell; none stays."""
        for names in ({"web"}, set(commands.PROGRAMS) - {"web", BELL}, {BELL}):
            group = [child for child in self._children if child.name in names]
            deadline = time.monotonic() + END_SECONDS
            for child in group:
                child.ask_to_end()
            for child in group:
                child.end(deadline)

    def _whereabouts(self) -> dict[str, object]:
        return {
            "url": self._settings.url,
            "urls": self._urls,
            "pid": os.getpid(),
            "parts": {child.name: child.pid for child in self._children},
            "redis_url": self._environ["REDIS_URL"],
            "authority": str(self._settings.var / "tls" / "ca.pem") if self._settings.https else "",
        }
