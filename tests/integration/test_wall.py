"""The wall: a whole drill against real receivers as tripwires, forged ways out, and a publisher
that dies or has no bell. Promises P19 and P6, quick form."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import psutil
import pytest
from pysqlite3 import dbapi2 as sqlite
from redis import Redis
from rq import Queue
from rq.serializers import JSONSerializer

from crisis.jobs import DELIVER, PUBLISH_QUEUES
from tests.processes import ROOT, until
from tests.receivers import Hook, Post, write_channels
from tests.rig import Rig, crisis

pytestmark = pytest.mark.processes

STEPS = str(ROOT / "scenarios" / "stormflod-2023.yaml")
INJECTS = str(ROOT / "scenarios" / "teleudfald.yaml")


class Walled:
    """A board whose live channels lead to receivers that tell of everything they get."""

    def __init__(self, folder: Path) -> None:
        self.hook, self.post = Hook(), Post()
        folder.mkdir(parents=True, exist_ok=True)
        file = write_channels(folder, self.hook, self.post)
        self.rig = Rig(folder, CRISIS_CHANNELS=str(file)).up()
        until(lambda: self.channels() == 3, 30)  # the publisher starts after the web

    def channels(self) -> int:
        """How many ways out the live publisher has told of."""
        with closing(sqlite.connect(self.rig.var / "board.sqlite", timeout=10)) as database:
            return int(database.execute("SELECT count(*) FROM channel").fetchone()[0])

    def released(self, operation: str) -> str:
        """A holding statement let out; gives what it is about."""
        what = f"Hændelse {secrets.token_hex(4)}"
        later = (datetime.now(UTC) + timedelta(minutes=30)).isoformat()
        wish = {"what": what, "next_update_at": later}
        self.rig.line("formand").does(operation, "IssueHoldingStatement", **wish)
        return what

    def statements(self, operation: str) -> list[dict[str, Any]]:
        path = f"/api/v1/operations/{operation}/situation"
        return list(self.rig.line("kolding").get(path).json()["statements"])

    def settled(self, operation: str, seconds: float = 60.0) -> list[str]:
        """The outcomes of all sendings, when none waits any more."""

        def outcomes() -> list[str]:
            found = [
                sent["outcome"] for one in self.statements(operation) for sent in one["dispatches"]
            ]
            return [] if "waiting" in found else found

        return list(until(outcomes, seconds))

    @property
    def caught(self) -> int:
        return len(self.hook.posts) + len(self.post.letters)


@pytest.fixture(scope="module")
def walled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walled]:
    made = Walled(tmp_path_factory.mktemp("wall"))
    yield made
    made.rig.end()
    made.hook.end()
    made.post.end()


def test_the_tripwires_tell_of_what_is_let_out_in_earnest(walled: Walled) -> None:
    operation = walled.rig.opens()
    what = walled.released(operation)
    assert walled.settled(operation) == ["delivered"] * 3
    assert what in walled.hook.posts[-1][1].decode()
    assert {receiver for receiver, _ in walled.post.letters} == {
        "avis@example.dk",
        "radio@example.dk",
    }
    assert what in (walled.rig.var / "public" / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("scenario", [STEPS, INJECTS], ids=["steps", "injects"])
def test_a_whole_drill_reaches_no_channel(walled: Walled, scenario: str) -> None:
    before = walled.caught
    public = {one: one.read_bytes() for one in (walled.rig.var / "public").iterdir()}
    done = crisis("drill", "play", scenario, "--speed", "max", CRISIS_VAR=str(walled.rig.var))
    assert done.returncode == 0, done.stdout + done.stderr
    operation = done.stdout.split(": ", 1)[1].split(",", 1)[0]
    walled.settled(operation)
    assert walled.statements(operation), "the drill lets nothing out: the test shows nothing"
    assert walled.caught == before
    assert {one: one.read_bytes() for one in (walled.rig.var / "public").iterdir()} == public
    made = sorted((walled.rig.var / "exercise" / operation).iterdir())
    assert made and all(one.name.startswith("oevelse-") for one in made)
    for one in made:
        text = one.read_text(encoding="utf-8")
        marked = "ØVELSE" in text or "=C3=98VELSE" in text or one.suffix == ".css"
        assert marked, one.name
    assert {one.suffix for one in made} >= {".html", ".eml", ".json", ".atom"}


def test_a_forged_job_cannot_carry_an_exercise_out(walled: Walled) -> None:
    operation, before = walled.rig.opens(mode="EXERCISE"), walled.caught
    bell = Redis.from_url(str(walled.rig.board.told()["redis_url"]))
    names = PUBLISH_QUEUES.values()
    queues = [Queue(name, connection=bell, serializer=JSONSerializer) for name in names]
    walled.released(operation)
    for queue in queues:
        for number in range(1, 200):
            queue.enqueue(DELIVER, number, result_ttl=0)
        queue.enqueue("os.system", f"touch {walled.rig.var}/forged")
        queue.enqueue(DELIVER, "1; DROP TABLE outbox")
    assert walled.settled(operation) == ["delivered"] * 3
    until(lambda: all(queue.count == 0 for queue in queues), 30)
    assert walled.caught == before
    assert not (walled.rig.var / "forged").exists()
    bell.close()


def test_only_the_live_publisher_is_told_of_the_channels(walled: Walled) -> None:
    told = walled.rig.board.told()["parts"]
    knows = {
        name
        for name, number in told.items()
        for process in [psutil.Process(number), *psutil.Process(number).children(recursive=True)]
        if "CRISIS_CHANNELS" in process.environ()
    }
    assert knows == {"publish-live"}


def test_a_dead_publisher_and_a_dead_bell_delay_a_statement_by_seconds(walled: Walled) -> None:
    operation = walled.rig.opens()
    walled.rig.board.kill_part("publish-live")
    walled.released(operation)
    assert walled.settled(operation, 60) == ["delivered"] * 3
    walled.rig.board.kill_part("valkey")
    walled.released(operation)
    assert walled.settled(operation, 60) == ["delivered"] * 6


def test_a_mode_cannot_be_smuggled_in(walled: Walled) -> None:
    operation = walled.rig.opens(mode="EXERCISE")
    line = walled.rig.line("formand")
    forged = ({"mode": "LIVE"}, {"drill": False}, {"channels": ["x"]}, {"state": "published"})
    for more in forged:
        wish = {"title": "Skarp?", "text": "Nej.", **more}
        assert line.sends(operation, "DraftStatement", **wish).status_code == 422
    path = f"/operationer/{walled.rig.opens()}/oevelsesudgang/"
    assert line.get(path).status_code == 404
