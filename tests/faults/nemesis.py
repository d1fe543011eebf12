"""Whoever breaks things while others write: what and when is drawn from a seed."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from itertools import islice

from redis import Redis
from redis.exceptions import RedisError

from tests.faults import disk, proxy
from tests.faults.history import Log
from tests.faults.stages import Stage
from tests.processes import until

FELT = {"web", "database"}
"""The parts without which a client may get no answer; of the others he notices nothing."""

BESIDE = ("pause", "flush", *proxy.WAYS, "clock", "full")
"""What is done besides killing, where nothing else is said."""

BETWEEN = 20
"""So many entries are acknowledged before the next thing is broken."""

HOUR = 3600.0
BACK_SECONDS = 30.0


def deck(kinds: Sequence[str], chance: random.Random) -> Iterator[str]:
    """Each kind as often as any other, in an order nobody knows."""
    while kinds:
        yield from chance.sample(kinds, len(kinds))


class Nemesis:
    """Kills as many parts as it was told to, and does something else before every other kill."""

    def __init__(self, stage: Stage, log: Log, acked: Callable[[], int], seed: int) -> None:
        self.stage = stage
        self.restarted: list[str] = []
        self._log = log
        self._acked = acked
        self._chance = random.Random(seed)
        self._count = 0

    def rage(self, kinds: Sequence[str], kills: int, beside: Sequence[str]) -> None:
        others = deck(beside, self._chance)
        for number, kind in enumerate(islice(deck(kinds, self._chance), kills)):
            self.wait()
            if number % 2 == 0:
                for other in islice(others, 1):
                    self.does(other)
                    self.wait()
            self.kill(kind)
        self.wait()

    def wait(self) -> None:
        goal = self._acked() + BETWEEN
        until(lambda: self._acked() >= goal, BACK_SECONDS, 0.01)

    def kill(self, kind: str) -> None:
        name = self._chance.choice(self.stage.parts[kind])
        with self._breaking(kind) if kind in FELT else self._quietly(kind):
            self._log.note("kill", kind, name)
            self.stage.kill(name)()
            until(self.stage.answers, BACK_SECONDS, 0.02)
            self._log.note("again", kind, name)

    def does(self, other: str) -> None:
        """One of BESIDE, or one of the ways of strace."""
        acts = {"pause": self._pause, "flush": self._flush, "clock": self._clock}
        if other in acts:
            acts[other]()
        elif other in proxy.WAYS:
            self._line(other)
        else:
            self._disk(other)

    def _pause(self) -> None:
        name = self._chance.choice(self.stage.parts["web"])
        pid = self.stage.pid(name)
        with self._breaking("pause"):
            os.killpg(pid, signal.SIGSTOP)
            time.sleep(self._chance.uniform(2, 5))
            os.killpg(pid, signal.SIGCONT)
            self._log.note("kill", "pause", name)
            until(self.stage.answers, BACK_SECONDS)

    def _flush(self) -> None:
        with self._quietly("flush"), suppress(RedisError):
            Redis.from_url(self.stage.bell(), socket_timeout=1).flushall()

    def _clock(self) -> None:
        """An hour ahead, an hour back, and right again."""
        with self._quietly("clock"):
            for wrong in (HOUR, -HOUR, 0.0):
                self.stage.told.write("clock", str(wrong))
                self.wait()

    def _line(self, way: str) -> None:
        """A slow line still brings an answer in time."""
        with self._quietly(way) if way == "delay" else self._breaking(way):
            for front in self.stage.fronts:
                front.way = way
            time.sleep(self._chance.uniform(0.3, 1.5))
            for front in self.stage.fronts:
                front.heal()

    def _disk(self, way: str) -> None:
        pids = [self.stage.pid(name) for name in self.stage.parts["web"]]
        before = disk.family(pids)
        with self._breaking(way):
            broken: AbstractContextManager[None] = (
                disk.full(pids) if way == "full" else disk.failing(pids, way)
            )
            with broken:
                time.sleep(self._chance.uniform(0.5, 1.5))
            self._log.note("kill", way)
            until(self.stage.answers, BACK_SECONDS)
        if disk.family([self.stage.pid(name) for name in self.stage.parts["web"]]) != before:
            self.restarted.append(way)

    @contextmanager
    def _breaking(self, what: str) -> Iterator[None]:
        self._count += 1
        key = f"{what}-{self._count}"
        self._log.note("begin", what)
        self._log.note("break", what, key)
        yield
        self._log.note("heal", what, key)

    @contextmanager
    def _quietly(self, what: str) -> Iterator[None]:
        """Nothing that a client may notice."""
        self._log.note("begin", what)
        yield


def rebuild(stage: Stage, build: str) -> None:
    """Let the web be another build from its next start on, and start it anew."""
    stage.told.write("build", build)
    for name in stage.parts["web"]:
        stage.kill(name)()
    until(stage.answers, BACK_SECONDS)
