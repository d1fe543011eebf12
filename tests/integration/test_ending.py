"""A publisher ends when it is told to, whatever it is at: at once, or when its hands are empty."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from redis import Redis
from rq import Queue
from rq.serializers import JSONSerializer

from crisis.channels.hands import Hands
from crisis.jobs import DELIVER, PUBLISH_QUEUES
from crisis.supervisor import valkey
from crisis.supervisor.children import Child
from crisis.terms.operations import Mode
from tests.pressing import Press
from tests.processes import ROOT, until
from tests.receivers import Hook, Post, write_channels

WAITS = "venter på Valkey"
HOOK = "kommunen"
MOMENTS = (0.1, 0.4, 0.7, 1.0)
"""Seconds after the start: Python begins, our modules are read, the database is opened."""

Start = Callable[..., subprocess.Popen[bytes]]


@pytest.fixture
def press(tmp_path: Path) -> Iterator[Press]:
    made = Press(tmp_path)
    made.desk.now = datetime.now(UTC)
    with closing(made.desk.database):
        yield made


@pytest.fixture
def start(press: Press, tmp_path: Path) -> Iterator[Start]:
    """Starts a publisher that writes to out.txt."""
    rest = {k: v for k, v in os.environ.items() if not k.startswith(("CRISIS_", "REDIS_"))}
    running: list[subprocess.Popen[bytes]] = []

    def begin(mode: str, **environ: str) -> subprocess.Popen[bytes]:
        with (tmp_path / "out.txt").open("ab") as out:
            made = subprocess.Popen(
                [sys.executable, "-m", "workers.publish", "--mode", mode],
                cwd=ROOT,
                env={**rest, "CRISIS_VAR": str(tmp_path), **environ},
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
            )
        running.append(made)
        return made

    yield begin
    for one in running:
        one.kill()
        one.wait()


def said(folder: Path) -> str:
    return (folder / "out.txt").read_text(encoding="utf-8")


@pytest.mark.processes
def test_it_ends_at_any_moment_of_its_start_and_while_it_waits(
    start: Start, tmp_path: Path
) -> None:
    nowhere = f"unix://{tmp_path}/nobody.sock"
    for moment in MOMENTS:
        one = start("exercise", REDIS_URL=nowhere)
        time.sleep(moment)
        one.terminate()
        assert one.wait(2) in (0, -signal.SIGTERM), said(tmp_path)
    waiting = start("exercise", REDIS_URL=nowhere)
    until(lambda: WAITS in said(tmp_path), 20)
    waiting.terminate()
    assert waiting.wait(2) == 0, said(tmp_path)
    assert "Traceback" not in said(tmp_path)


@pytest.mark.processes
def test_what_is_being_sent_is_finished_though_the_bell_ended_first(
    start: Start, press: Press, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    hook, post = Hook(), Post()
    bell = tmp_path_factory.mktemp("b")
    with ExitStack() as after:
        after.callback(hook.end)
        after.callback(post.end)
        child = Child("valkey", valkey.command(bell, bell / "log"), os.environ)
        child.start()
        after.callback(lambda: child.end(time.monotonic() + 2))
        after.callback(child.ask_to_end)
        until(lambda: valkey.answers(bell))
        redis = after.enter_context(Redis.from_url(valkey.url(bell)))
        channels = str(write_channels(tmp_path, hook, post))
        one = start("live", REDIS_URL=valkey.url(bell), CRISIS_CHANNELS=channels)
        until(lambda: redis.scard("rq:workers"), 20)
        number = press.released()
        hook.gate.clear()
        queue = Queue(PUBLISH_QUEUES["LIVE"], connection=redis, serializer=JSONSerializer)
        for row in press.outbox.due(Mode.LIVE, datetime.now(UTC)):
            queue.enqueue(DELIVER, row)
        until(lambda: hook.posts)
        child.ask_to_end()
        until(lambda: not valkey.answers(bell))
        one.terminate()
        with pytest.raises(subprocess.TimeoutExpired):
            one.wait(0.5)
        hook.gate.set()
        assert one.wait(3) == 0, said(tmp_path)
    sent = [each for each in press.statement(number).dispatches if each.channel.id == HOOK]
    assert [(each.outcome.value, len(each.attempts)) for each in sent] == [("delivered", 1)]
    assert len(hook.posts) == 1


def test_resting_hands_take_nothing_and_wait_for_what_they_hold() -> None:
    hands = Hands()
    with hands.take() as may:
        assert may
        assert not hands.rest(0.01)
        with hands.take() as more:
            assert not more
        resting = threading.Thread(target=hands.rest, args=(10,))
        resting.start()
    resting.join(5)
    assert not resting.is_alive()
    assert hands.rest(0)
