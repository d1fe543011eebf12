"""A board in real processes of its own, for the tests that need one."""

from __future__ import annotations

import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import psutil

ROOT = Path(__file__).resolve().parent.parent
UP = "Ctrl-C stopper."
FIRST_PORT = 20_000
PORTS = 2_000


def free_port() -> int:
    """A port nobody has right now. Each worker of pytest has ports of its own, and all lie below
    those that a machine gives to who calls out."""
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    while True:
        port = FIRST_PORT + worker * PORTS + secrets.randbelow(PORTS)
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


def until(true: Callable[[], Any], seconds: float = 10.0, pause: float = 0.05) -> Any:
    """Wait until the answer is truthy and give it; fails the test after so many seconds."""
    deadline = time.monotonic() + seconds
    while True:
        answer = true()
        if answer:
            return answer
        assert time.monotonic() < deadline, f"not within {seconds} s: {true}"
        time.sleep(pause)


class RunningBoard:
    """`crisis run` and all that it starts."""

    program = "crisis.cli"

    def __init__(self, var: Path, *options: str, port: int = 0, **environ: str) -> None:
        self.var = var
        self.port = port or free_port()
        self.started = time.monotonic()
        var.parent.mkdir(parents=True, exist_ok=True)
        self.out = var.parent / f"{var.name}-{self.port}.out"
        self.err = self.out.with_suffix(".err")
        command = [sys.executable, "-m", self.program, "run", "--port", str(self.port), *options]
        inherited = {k: v for k, v in os.environ.items() if not k.startswith(("CRISIS_", "REDIS_"))}
        self.process = self._begin(command, {**inherited, "CRISIS_VAR": str(var), **environ})

    def _begin(self, command: list[str], environ: dict[str, str]) -> Any:
        """Start the program; what it says goes into two files."""
        with self.out.open("wb") as out, self.err.open("wb") as err:
            return subprocess.Popen(
                command,
                cwd=ROOT,
                env=environ,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=err,
                start_new_session=True,
            )

    def wait_up(self, seconds: float = 90.0) -> float:
        """Wait until it says so; gives the seconds since its start, and keeps them."""
        until(lambda: UP in self.said() or self.process.poll() is not None, seconds)
        assert self.process.poll() is None, self.said() + self.complaint()
        self.up_after = time.monotonic() - self.started
        return self.up_after

    def said(self) -> str:
        """What it has written so far."""
        return self.out.read_text(encoding="utf-8", errors="replace")

    def complaint(self) -> str:
        """What it has written on its error stream."""
        return self.err.read_text(encoding="utf-8", errors="replace")

    @property
    def url(self) -> str:
        """Where it answers."""
        return str(self.told()["url"])

    def told(self) -> dict[str, Any]:
        """What it tells the command line about itself."""
        return dict(json.loads((self.var / "run" / "board.json").read_text(encoding="utf-8")))

    def part(self, name: str) -> int:
        """The number of a part's process: valkey, web or worker."""
        return int(self.told()["parts"][name])

    def family(self) -> list[psutil.Process]:
        """The supervisor and every process below it."""
        head = psutil.Process(self.process.pid)
        return [head, *head.children(recursive=True)]

    def kill_part(self, name: str) -> None:
        """SIGKILL to one part, with all it started."""
        os.killpg(self.part(name), signal.SIGKILL)

    def end(self, sig: signal.Signals = signal.SIGINT, seconds: float = 15.0) -> int:
        """Ask it to end and wait; gives its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(sig)
        try:
            return int(self.process.wait(seconds))
        finally:
            self.process.kill()  # Linux then ends its parts too


def left(family: list[psutil.Process]) -> list[psutil.Process]:
    """Those of the family that still run."""
    return [one for one in family if one.is_running() and one.status() != psutil.STATUS_ZOMBIE]
