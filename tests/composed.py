"""docker-compose.yml without Docker: its own programs as processes of this machine."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import requests
import yaml

from tests.postgres import Postgres
from tests.processes import ROOT, free_port, until
from tests.rig import HEALTH

WEBS = ("web-1", "web-2")
FOREIGN = ("proxy", "postgres")
"""Not programs of ours. The database is a real one of the tests' own in its place."""
_HOLE = re.compile(r"\$\{(\w+)(?::([-+])([^}]*))?\}")


def services() -> dict[str, Any]:
    read = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
    return dict(read["services"])


def filled(text: str, environ: Mapping[str, str]) -> str:
    """Fill in `${NAME:-otherwise}` and `${NAME:+instead}` as Compose does."""

    def fill(hole: re.Match[str]) -> str:
        name, sign, other = hole.groups()
        value = environ.get(name, "")
        return (other if value else "") if sign == "+" else value or (other or "")

    return _HOLE.sub(fill, text)


class Composed:
    """The services that are ours, each as a process, in their order."""

    def __init__(self, folder: Path) -> None:
        self.var = folder / "var"
        # A unix socket's path must be short, and a temporary folder's need not be.
        self.bell = Path(tempfile.mkdtemp(prefix="bell-"))
        self.ports = {name: free_port() for name in WEBS}
        self.urls = {name: f"http://127.0.0.1:{port}" for name, port in self.ports.items()}
        self.said = folder / "said.txt"
        self.running: dict[str, subprocess.Popen[bytes]] = {}
        self.database = Postgres()
        self.database.let_in("board")
        self._places = {
            "/run/postgresql": str(self.database.folder),
            "/var/lib/board": str(self.var),
            "/run/valkey": str(self.bell),
            "0.0.0.0:8000": "127.0.0.1:0",
        }
        first, second = self.urls.values()
        self._operator = {"CRISIS_URL": first, "CRISIS_ORIGINS": second}

    def up(self, seconds: float = 60.0) -> Composed:
        """Start all, each when what it depends on is there; returns when both webs answer."""
        try:
            for name in _order(services()):
                self.start(name)
            until(lambda: all(self.answers(name) for name in WEBS), seconds)
        except BaseException:
            self.end()
            raise
        return self

    def start(self, name: str) -> None:
        service = services()[name]
        waits = service.get("depends_on", {})
        for other, how in waits.items():
            if how["condition"] == "service_completed_successfully":
                assert self.running[other].wait(60) == 0, self.complaint()
        with self.said.open("ab") as out:
            self.running[name] = subprocess.Popen(
                self._command(service["command"]),
                cwd=ROOT,
                env=self.environ(name),
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                start_new_session=True,
            )

    def environ(self, name: str) -> dict[str, str]:
        """What the service is told: nothing of ours but what stands in the file."""
        kept = {
            key: value
            for key, value in os.environ.items()
            if not key.startswith(("CRISIS_", "REDIS_", "FORWARDED_"))
        }
        told = services()[name]["environment"]
        made = {key: self._here(filled(str(value), self._operator)) for key, value in told.items()}
        if name in self.ports:
            made["CRISIS_BIND"] = f"127.0.0.1:{self.ports[name]}"
        return {**kept, **made}

    def answers(self, name: str) -> bool:
        try:
            return requests.get(self.urls[name] + HEALTH, timeout=2).status_code == 200
        except requests.RequestException:
            return False

    def password(self, username: str) -> str:
        for line in (self.var / "demo-accounts.txt").read_text(encoding="utf-8").splitlines():
            if line.split()[0] == username:
                return line.split()[1]
        raise KeyError(username)

    def kill(self, name: str) -> None:
        os.killpg(self.running[name].pid, signal.SIGKILL)
        self.running.pop(name).wait(10)

    def complaint(self) -> str:
        return self.said.read_text(encoding="utf-8", errors="replace")

    def end(self) -> None:
        """End all as `docker compose down` does: SIGTERM, and later SIGKILL."""
        for process in self.running.values():
            process.terminate()
        for process in self.running.values():
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait(10)
        self.database.end()
        shutil.rmtree(self.bell, ignore_errors=True)

    def _command(self, words: list[str]) -> list[str]:
        name, *rest = (self._here(word) for word in words)
        programs = {"python": sys.executable, "gunicorn": str(Path(sys.executable).parent / name)}
        return [programs[name], *rest]

    def _here(self, text: str) -> str:
        for there, here in self._places.items():
            text = text.replace(there, here)
        return text


def _order(all_: Mapping[str, Any]) -> list[str]:
    """Our services, each after those it depends on."""
    found: list[str] = []

    def put(name: str) -> None:
        for other in all_[name].get("depends_on", {}):
            put(other)
        if name not in found and name not in FOREIGN:
            found.append(name)

    for name in all_:
        put(name)
    return found
