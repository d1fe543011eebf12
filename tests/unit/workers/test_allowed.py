"""Whoever can write in Redis can make a worker do nothing but our own jobs."""

from __future__ import annotations

import json
import logging
import os
import time
import zlib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from redis import Redis
from rq import Queue
from rq.job import Job
from rq.serializers import JSONSerializer

from crisis.jobs import JOBS, QUEUE
from crisis.supervisor import valkey
from crisis.supervisor.children import Child
from tests.processes import until
from workers.allowed import AllowedJob, RefusedJob
from workers.run import BoardWorker

OURS = "tests.unit.workers.test_allowed.note"
NOTES: list[str] = []


def note(text: str = "ran") -> None:
    NOTES.append(text)


def foreign(*_: object) -> None:
    NOTES.append("foreign")


@pytest.fixture(scope="module")
def redis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Redis]:
    folder = tmp_path_factory.mktemp("v")
    child = Child("valkey", valkey.command(folder, folder / "log"), os.environ)
    child.start()
    until(lambda: valkey.answers(folder))
    yield Redis.from_url(valkey.url(folder))
    child.ask_to_end()
    child.end(time.monotonic() + 5)


@pytest.fixture
def queue(redis: Redis, monkeypatch: pytest.MonkeyPatch) -> Queue:
    redis.flushall()
    NOTES.clear()
    monkeypatch.setattr("workers.allowed.JOBS", (OURS,))
    return Queue(QUEUE, connection=redis, serializer=JSONSerializer)


def work(queue: Queue) -> None:
    worker = BoardWorker([QUEUE], connection=queue.connection, serializer=JSONSerializer)
    worker.work(burst=True, logging_level="CRITICAL")
    logging.getLogger("rq.worker").setLevel(logging.NOTSET)


def test_every_job_on_the_list_is_a_function_there_is() -> None:
    for name in JOBS:
        module, _, function = name.rpartition(".")
        assert callable(getattr(import_module(module), function))


def test_a_job_of_ours_runs(queue: Queue) -> None:
    queue.enqueue(OURS)
    work(queue)
    assert NOTES == ["ran"]


def test_a_shell_command_is_refused(queue: Queue, tmp_path: Path) -> None:
    job = queue.enqueue("os.system", f"touch {tmp_path / 'ran'}")
    work(queue)
    assert not (tmp_path / "ran").exists()
    assert job.get_status(refresh=True) == "failed"


@pytest.mark.parametrize("callback", ["success", "failure", "stopped"])
def test_a_callback_written_into_the_row_refuses_the_whole_job(
    queue: Queue, callback: str, caplog: pytest.LogCaptureFixture
) -> None:
    job = queue.enqueue(OURS)
    name = f"{__name__}.foreign"
    queue.connection.hset(job.key, f"{callback}_callback_name", name)
    with caplog.at_level(logging.ERROR, logger="workers.allowed"):
        work(queue)
    assert NOTES == []
    assert f"{callback}_callback" in caplog.text


def test_an_address_to_call_refuses_the_whole_job(queue: Queue) -> None:
    job = queue.enqueue(OURS)
    hook = [{"url": "http://127.0.0.1:9/", "job_status": "finished"}]
    queue.connection.hset(job.key, "webhooks", json.dumps(hook))
    work(queue)
    assert NOTES == []
    assert job.get_status(refresh=True) == "failed"


@pytest.mark.parametrize(
    "data",
    [
        ["upper", "text", [], {}],
        ["subprocess.run", None, [["true"]], {}],
        ["workers.verify.run.__globals__", None, [], {}],
        [None, None, [], {}],
    ],
)
def test_no_other_form_of_job_gives_a_function(redis: Redis, data: list[object]) -> None:
    job = AllowedJob("some-job", connection=redis, serializer=JSONSerializer)
    job.restore({b"data": zlib.compress(json.dumps(data).encode())})
    with pytest.raises(RefusedJob):
        _ = job.func


def test_a_pickle_is_never_read(queue: Queue) -> None:
    job = queue.enqueue(OURS)
    queue.connection.hset(job.key, "data", zlib.compress(b"\x80\x05N."))
    work(queue)
    assert NOTES == []
    assert isinstance(job, Job)
