"""Clients that write, read and take tasks over HTTP, and keep account of all they were told."""

from __future__ import annotations

import hashlib
import random
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import requests

from tests.faults.history import Log, marked
from tests.rig import Line

PATIENCE = 3.0
GIVE_UP_SECONDS = 60.0
PAUSE = 0.05
REPEATED = 0.2
IN_FLIGHT = '"idempotency.in_flight"'
"""Of an answer that says: the first of this key is still being worked on. That is no answer yet."""
READS = 0.15
ASKS = 0.04
BACK = 40
"""How far before the end a read begins."""


@dataclass
class Board:
    """What all clients share: the ways in, the operation, and how many tasks there are by now."""

    doors: list[str]
    token: str
    operation: str
    authority: str = "kolding"
    tasks: int = 0
    head: int = 0


class Client:
    """One line to the board, tried again under the same key until the answer is known."""

    def __init__(self, board: Board, log: Log, seed: int) -> None:
        self.board = board
        self.log = log
        self.chance = random.Random(seed)
        self.http = requests.Session()
        self.http.trust_env = False
        self._door = seed % len(board.doors)

    def close(self) -> None:
        self.http.close()
        self.log.close()

    def new_key(self) -> str:
        return f"{self.chance.getrandbits(128):032x}"

    def until_known(
        self, act: str, key: str, send: Callable[[], requests.Response], **more: Any
    ) -> requests.Response | None:
        """Ask until it is known; None when it never was."""
        deadline = time.monotonic() + GIVE_UP_SECONDS
        while time.monotonic() < deadline:
            answer = self.once(act, key, send, **more)
            if answer is not None:
                return answer
            self._door = (self._door + 1) % len(self.board.doors)
            time.sleep(PAUSE)
        return None

    def once(
        self, act: str, key: str, send: Callable[[], requests.Response], **more: Any
    ) -> requests.Response | None:
        """Ask one time and note it; None when nobody knows what came of it."""
        self.log.note("invoke", act, key, **more)
        try:
            answer = send()
        except requests.RequestException as problem:
            self.log.note("info", act, key, status=0, why=type(problem).__name__)
            return None
        code = answer.status_code
        if code >= 500 or IN_FLIGHT in answer.text:
            waits = answer.headers.get("Retry-After", "")
            self.log.note("info", act, key, status=code, retry_after=waits)
            return None
        if code >= 400:
            self.log.note("fail", act, key, status=code, why=answer.text[:200])
        else:
            self.log.note("ok", act, key, **told(act, answer, more))
        return answer

    def get(self, after: int) -> requests.Response:
        return self.http.get(
            f"{self._url}/journal",
            params={"after": str(after)},
            headers=self._headers,
            timeout=PATIENCE,
        )

    def post(self, command: str, key: str, **fields: Any) -> requests.Response:
        headers = {**self._headers, "Idempotency-Key": key}
        path = f"{self._url}/commands/{command}"
        return self.http.post(path, json=fields, headers=headers, timeout=PATIENCE)

    @property
    def _url(self) -> str:
        return f"{self.board.doors[self._door]}/api/v1/operations/{self.board.operation}"

    @property
    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.board.token}"}


def told(act: str, answer: requests.Response, more: Mapping[str, Any]) -> dict[str, Any]:
    """What of an answer the referee needs."""
    said = answer.json()
    if act == "read":
        rows = [(one["number"], one["hash"]) for one in said["entries"]]
        return {"after": more["after"], "rows": rows, "head": said["head"]}
    body = hashlib.sha256(answer.content).hexdigest()[:16]
    return {"number": said["entries"][0], "body": body}


class Writer(Client):
    """Writes for the most part; reads, takes each new task, and sometimes sends a thing twice."""

    def __init__(self, board: Board, log: Log, seed: int, *, asks: bool) -> None:
        super().__init__(board, log, seed)
        self._asks = asks
        self._tried = 0
        self.acked = 0

    def work_until(self, stop: threading.Event) -> None:
        while not stop.is_set():
            self.step()

    def step(self) -> None:
        if self._asks and not self.board.tasks:
            return self._ask()
        if self._tried < self.board.tasks:
            self._tried += 1
            return self._take(self._tried)
        drawn = self.chance.random()
        if drawn < READS:
            return self._read()
        if self._asks and drawn < READS + ASKS * 4:
            return self._ask()
        return self._write()

    def _write(self) -> None:
        key = self.new_key()
        send = lambda: self.post("RecordEntry", key, text=marked(key))  # noqa: E731
        answer = self.until_known("write", key, send)
        if answer is None or not answer.ok:
            return
        self.acked += 1
        self.board.head = max(self.board.head, answer.json()["entries"][0])
        if self.chance.random() < REPEATED:
            self.until_known("write", key, send)

    def _ask(self) -> None:
        """Only one client asks, so a task's number is how many were asked before it."""
        key = self.new_key()
        fields = {"kind": "evacuate", "title": marked(key), "authority": self.board.authority}
        answer = self.until_known("write", key, lambda: self.post("AskTask", key, **fields))
        if answer is not None and answer.ok:
            self.board.tasks += len(answer.json()["entries"])

    def _take(self, task: int) -> None:
        key = self.new_key()
        fields = {"task": task, "move": "accept"}
        self.until_known("take", key, lambda: self.post("MoveTask", key, **fields), task=task)

    def _read(self) -> None:
        key, after = self.new_key(), max(0, self.board.head - self.chance.randrange(BACK))
        self.once("read", key, lambda: self.get(after), after=after)


@dataclass
class Press:
    """Lets a holding statement out now and then; a person, who logs in anew when he must."""

    client: Client
    log_in: Callable[[], Line]
    pause: float = 10.0
    issued: int = 0
    _line: Line | None = field(default=None, repr=False)

    def work_until(self, stop: threading.Event) -> None:
        while not stop.is_set():
            self.issue()
            stop.wait(self.pause)

    def close(self) -> None:
        self.client.close()

    def issue(self) -> None:
        key = self.client.new_key()
        later = (datetime.now(UTC) + timedelta(hours=5)).isoformat()
        fields = {"what": marked(key), "next_update_at": later}
        send = lambda: self._send(key, fields)  # noqa: E731
        answer = self.client.until_known("press", key, send)
        if answer is None or not answer.ok:
            self._line = None
        else:
            self.issued += 1

    def _send(self, key: str, fields: Mapping[str, str]) -> requests.Response:
        try:
            self._line = self._line or self.log_in()
        except AssertionError as problem:
            raise requests.ConnectionError(str(problem)) from problem
        return self._line.sends(self.client.board.operation, "IssueHoldingStatement", key, **fields)
