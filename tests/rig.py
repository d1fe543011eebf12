"""A real board with its demo for the tests, and people and programs who speak to it over HTTP."""

from __future__ import annotations

import os
import re
import secrets
import signal
import subprocess
import sys
import threading
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import requests
from pysqlite3 import dbapi2 as sqlite

from tests.furnished import furnish
from tests.processes import ROOT, RunningBoard, until

HEALTH = "/api/v1/health"
PATIENCE = 10.0
PROOF_HOLDS = 600.0
"""Seconds: the board asks anew who one is after fifteen minutes, and a test may take some."""
LOG_TYPES = ("EntryRecorded", "EntryCorrected", "EntrySupplemented")
OTHERS = re.compile(r"/konto/sessioner/(\w+)/slet(?:(?!</form>).)*>Luk<", re.DOTALL)
CSRF = re.compile(r'name="csrf_token" value="([^"]+)"')


class Line:
    """One person's (or program's) line to the board: a log-in or a token, and a seat."""

    def __init__(self, url: str, seat: str | None = None, token: str | None = None) -> None:
        self.url = url
        self.http = requests.Session()
        self.http.trust_env = False
        self.http.headers["Origin"] = url
        if seat:
            self.http.headers["X-Seat"] = seat
        if token:
            del self.http.headers["Origin"]
            self.http.headers["Authorization"] = f"Bearer {token}"

    def log_in(self, username: str, password: str) -> None:
        """Fill in the form as a browser would."""
        found = CSRF.search(self.get("/log-ind").text)
        assert found, "no form to log in with"
        form = {"csrf_token": found[1], "username": username, "password": password, "next": ""}
        path = f"{self.url}/log-ind"
        answer = self.http.post(path, data=form, allow_redirects=False, timeout=PATIENCE)
        assert answer.status_code == 303, answer.text
        self.http.headers["X-CSRF-Token"] = self.get("/api/v1/me").json()["csrf_token"]

    def log_out(self) -> None:
        form = {"csrf_token": self.http.headers["X-CSRF-Token"]}
        assert self.http.post(f"{self.url}/log-ud", data=form, timeout=PATIENCE).ok

    def end_other_log_ins(self) -> None:
        """Close all log-ins of this account but this one, as on the page of the account."""
        for public in OTHERS.findall(self.get("/konto").text):
            form = {"csrf_token": self.http.headers["X-CSRF-Token"]}
            path = f"{self.url}/konto/sessioner/{public}/slet"
            assert self.http.post(path, data=form, timeout=PATIENCE).ok

    def get(self, path: str, **query: object) -> requests.Response:
        return self.http.get(self.url + path, params=query, timeout=PATIENCE)

    def post(self, path: str, body: object, key: str | None = None) -> requests.Response:
        """Send JSON under a key; a new one when none is given."""
        headers = {"Idempotency-Key": key or new_key()}
        return self.http.post(self.url + path, json=body, headers=headers, timeout=PATIENCE)

    def sends(
        self, operation: str, command: str, key: str | None = None, **fields: object
    ) -> requests.Response:
        """Send a command as it comes, whatever the answer is."""
        return self.post(f"/api/v1/operations/{operation}/commands/{command}", fields, key)

    def does(self, operation: str, command: str, key: str | None = None, **fields: object) -> int:
        """Send a command that must be taken; give the number of its entry."""
        answer = self.sends(operation, command, key, **fields)
        assert answer.status_code == 201, answer.text
        return int(answer.json()["entries"][0])

    def records(self, operation: str, text: str, **fields: object) -> int:
        return self.does(operation, "RecordEntry", text=text, **fields)

    def opens(self, name: str, mode: str = "LIVE", **more: Any) -> str:
        answer = self.post("/api/v1/operations", {"name": name, "mode": mode, **more})
        assert answer.status_code == 201, answer.text
        return str(answer.json()["operation"])

    def journal(self, operation: str) -> list[dict[str, Any]]:
        """All entries, page by page."""
        found: list[dict[str, Any]] = []
        while True:
            after = found[-1]["number"] if found else 0
            page = self.get(f"/api/v1/operations/{operation}/journal", after=after).json()
            found += page["entries"]
            if not page["entries"] or found[-1]["number"] >= page["head"]:
                return found

    def log_numbers(self, operation: str) -> list[int]:
        """The numbers that stand as rows in the log, oldest first."""
        return [one["number"] for one in self.journal(operation) if one["type"] in LOG_TYPES]

    def operations(self) -> list[dict[str, Any]]:
        return list(self.get("/api/v1/operations").json()["operations"])


class Rig:
    """A board in real processes, begun once for many tests."""

    kind = RunningBoard

    def __init__(self, folder: Path, *options: str, **environ: str) -> None:
        self.var = folder / "var"
        if not options:
            furnish(self.var, environ.get("CRISIS_DATABASE"))
        self.board = self.kind(self.var, *options, **environ)
        self._lines: dict[str, Line] = {}
        self._since: dict[str, float] = {}
        self._lock = threading.Lock()

    def up(self, seconds: float = 60.0) -> Rig:
        """Wait until it answers; ends everything when it does not."""
        try:
            self.board.wait_up(seconds)
        except BaseException:
            self.end()
            raise
        return self

    @property
    def url(self) -> str:
        return self.board.url

    def password(self, username: str) -> str:
        for line in (self.var / "demo-accounts.txt").read_text(encoding="utf-8").splitlines():
            if line.split()[0] == username:
                return line.split()[1]
        raise KeyError(username)

    def line(self, username: str) -> Line:
        """The line of somebody who logged in once and stays so, until his proof grows old."""
        with self._lock:
            now = time.monotonic()
            if username not in self._lines or now - self._since[username] > PROOF_HOLDS:
                self._lines[username] = self.fresh_line(username)
                self._since[username] = now
            return self._lines[username]

    def fresh_line(self, username: str, seat: str | None = None) -> Line:
        """A log-in of its own, for tests that end it."""
        made = Line(self.url, seat)
        made.log_in(username, self.password(username))
        return made

    def end_log_ins(self, username: str) -> None:
        """Close all log-ins of an account; who asks for its line next is given one that holds."""
        self.fresh_line(username).end_other_log_ins()
        self.forget(username)

    def forget(self, username: str) -> None:
        """The kept log-in of somebody was closed on the board: the next to ask has a new one."""
        with self._lock:
            self._lines.pop(username, None)

    def opens(self, name: str | None = None, mode: str = "LIVE", **more: Any) -> str:
        """An operation for one test alone."""
        return self.line("stabschef").opens(name or f"Prøve {secrets.token_hex(4)}", mode, **more)

    def demo_operation(self) -> str:
        """The one the demo opens by itself."""
        return str(self.line("stabschef").operations()[-1]["operation"])

    def answers(self) -> bool:
        try:
            return requests.get(self.url + HEALTH, timeout=2).status_code == 200
        except (requests.RequestException, OSError, KeyError):
            return False

    def kill(self, part: str) -> None:
        """SIGKILL to a part and all below it; returns when the supervisor has started another."""
        before = self.board.part(part)
        os.killpg(before, signal.SIGKILL)
        until(lambda: self.board.told()["parts"][part] not in {None, before}, 20)

    def kill_web(self) -> None:
        """SIGKILL to the web; returns when a new one answers."""
        self.kill("web")
        until(self.answers, 20)

    def crisis(self, *words: str) -> subprocess.CompletedProcess[str]:
        """The command line on this board's data."""
        return crisis(*words, CRISIS_VAR=str(self.var))

    def end(self) -> None:
        for line in self._lines.values():
            line.http.close()
        self.board.end()


def crisis(*words: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run `crisis …` to its end."""
    inherited = {k: v for k, v in os.environ.items() if not k.startswith(("CRISIS_", "REDIS_"))}
    return subprocess.run(
        [sys.executable, "-m", "crisis.cli", *words],
        cwd=ROOT,
        env={**inherited, **environ},
        capture_output=True,
        text=True,
        timeout=120,
    )


def copy_database(source: Path, copy: Path) -> None:
    """A whole copy of a database that is being written to."""
    with closing(sqlite.connect(source)) as old, closing(sqlite.connect(copy)) as new:
        old.backup(new)


def new_key() -> str:
    return secrets.token_hex(16)
