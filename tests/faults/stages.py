"""Where it is played: `crisis run` on one file, or the compose file's processes on PostgreSQL."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Protocol

import requests

from crisis.supervisor import commands
from tests.composed import WEBS, Composed
from tests.faults.proxy import Proxy
from tests.faults.start import CONF
from tests.faults.web import FOLDER, Told
from tests.processes import RunningBoard, until
from tests.rig import HEALTH, Line, Rig, crisis

SHARED = {
    "worker": ("worker",),
    "publisher": ("publish-live", "publish-exercise", "keep"),
    "valkey": ("valkey",),
}
DEAD_SECONDS = 30.0


class Stage(Protocol):
    """What the nemesis and the clients need of a board."""

    fronts: list[Proxy]
    parts: dict[str, tuple[str, ...]]
    url: str
    database: str
    told: Told

    def pid(self, name: str) -> int: ...
    def kill(self, name: str) -> Callable[[], object]:
        """SIGKILL to a part with all it started; gives what waits until another runs."""
        ...

    def answers(self) -> bool: ...
    def bell(self) -> str: ...
    def log_in(self, username: str) -> Line: ...
    def crisis(self, *words: str) -> subprocess.CompletedProcess[str]: ...
    def end(self) -> None: ...


class _Board(RunningBoard):
    program = "tests.faults.start"


class _Rig(Rig):
    kind = _Board


class OneBoard:
    """`crisis run`: one web, which tends itself."""

    def __init__(self, folder: Path) -> None:
        self.fronts = [Proxy()]
        self.parts = {"web": ("web",), **SHARED}
        self.told = Told(folder)
        told = {FOLDER: str(folder), "CRISIS_ORIGINS": self.fronts[0].url}
        self.rig = _Rig(folder, **told).up()
        self.url = self.rig.url
        self.database = f"sqlite:///{self.rig.var / 'board.sqlite'}"
        self.fronts[0].target = ("127.0.0.1", self.rig.board.port)

    def pid(self, name: str) -> int:
        return self.rig.board.part(name)

    def kill(self, name: str) -> Callable[[], object]:
        before = self.pid(name)
        os.killpg(before, signal.SIGKILL)
        return lambda: until(lambda: self._next(name) not in {None, before}, DEAD_SECONDS)

    def _next(self, name: str) -> object:
        return self.rig.board.told()["parts"][name]

    def answers(self) -> bool:
        return healthy(self.url)

    def bell(self) -> str:
        return str(self.rig.board.told()["redis_url"])

    def log_in(self, username: str) -> Line:
        return self.rig.fresh_line(username)

    def crisis(self, *words: str) -> subprocess.CompletedProcess[str]:
        return self.rig.crisis(*words)

    def end(self) -> None:
        for front in self.fronts:
            front.close()
        self.rig.end()


class _Composed(Composed):
    def __init__(self, folder: Path, fronts: list[Proxy], told: dict[str, str]) -> None:
        super().__init__(folder)
        self._told = told
        origins = [self._operator["CRISIS_ORIGINS"], *(front.url for front in fronts)]
        self._operator["CRISIS_ORIGINS"] = ",".join(origins)

    def environ(self, name: str) -> dict[str, str]:
        return {**super().environ(name), **self._told}

    def _command(self, words: list[str]) -> list[str]:
        usual = commands.WEB[-1]
        return super()._command([CONF if word == usual else word for word in words])


class TwoWebs:
    """The compose file's processes: two webs on one PostgreSQL. Whoever dies is started anew."""

    def __init__(self, folder: Path) -> None:
        self.fronts = [Proxy() for _ in WEBS]
        self.parts = {"web": WEBS, **SHARED, "database": ("postgres",)}
        self.told = Told(folder)
        self.all = _Composed(folder, self.fronts, {FOLDER: str(folder)}).up()
        self.url = self.all.urls[WEBS[0]]
        self.database = self.all.environ("keep")["CRISIS_DATABASE"]
        for front, name in zip(self.fronts, WEBS, strict=True):
            front.target = ("127.0.0.1", self.all.ports[name])

    def pid(self, name: str) -> int:
        return self.all.running[name].pid

    def kill(self, name: str) -> Callable[[], object]:
        if name == "postgres":
            self.all.database.kill()
            return self.all.database.start
        self.all.kill(name)
        return lambda: self.all.start(name)

    def answers(self) -> bool:
        return all(healthy(url) for url in self.all.urls.values())

    def bell(self) -> str:
        return f"unix://{self.all.bell}/valkey.sock"

    def log_in(self, username: str) -> Line:
        made = Line(self.url)
        made.log_in(username, self.all.password(username))
        return made

    def crisis(self, *words: str) -> subprocess.CompletedProcess[str]:
        return crisis(*words, CRISIS_VAR=str(self.all.var), CRISIS_DATABASE=self.database)

    def end(self) -> None:
        for front in self.fronts:
            front.close()
        self.all.end()


def healthy(url: str) -> bool:
    with suppress(requests.RequestException):
        return requests.get(url + HEALTH, timeout=2).status_code == 200
    return False


STAGES: dict[str, type[OneBoard] | type[TwoWebs]] = {"sqlite": OneBoard, "postgres": TwoWebs}
