"""`crisis run` on real processes: start, refusals, the death of parts, and the end of all of it."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import ssl
import stat
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.processes import ROOT, RunningBoard, free_port, left, until

pytestmark = pytest.mark.processes

BUSY = 30.0
"""So many seconds a part may take to be back while other boards run on the same machine."""
HEALTH = "/api/v1/health"
PARTS = {"valkey", "web", "worker", "publish-live", "publish-exercise", "keep"}

SECRETS = {
    "publish-live": ("CRISIS_CHANNELS", "channels.toml"),
    "keep": ("CRISIS_CHECKPOINTS", "checkpoints.toml"),
}
"""The part that is told where a file with secrets lies, the setting that tells it, the file."""

Start = Callable[..., RunningBoard]


def answers(url: str, context: ssl.SSLContext | None = None) -> bool:
    try:
        with urllib.request.urlopen(url + HEALTH, timeout=2, context=context) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def part_of(board: RunningBoard, name: str) -> object:
    return board.told()["parts"][name]


def refused(*options: str, **environ: str) -> tuple[int, str]:
    """Exit code and error stream of a start that is refused."""
    command = [sys.executable, "-m", "crisis.cli", "run", *options]
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **environ}, capture_output=True, text=True, timeout=30
    )
    return done.returncode, done.stderr


def ends_whole(board: RunningBoard, sig: signal.Signals) -> None:
    """It ends at this signal with 0, and none of its processes is left, nor its whereabouts."""
    family = board.family()
    assert len(family) >= 1 + len(board.told()["parts"])
    assert board.end(sig) == 0
    assert left(family) == []
    assert not (board.var / "run" / "board.json").exists()


def laid(folder: Path) -> dict[str, str]:
    """Lay the files with secrets in a folder; gives the settings that would name them."""
    folder.mkdir(parents=True)
    for _, file in SECRETS.values():
        (folder / file).touch(mode=0o600)
    return {setting: str(folder / file) for setting, file in SECRETS.values()}


def tells_one_part_alone(board: RunningBoard, files: dict[str, str]) -> None:
    """Each file with secrets is told to the one part that needs it and to no other process."""
    # The supervisor itself is told by its operator.
    parts = {one.pid: one.environ() for one in board.family()[1:]}
    for part, (setting, _) in SECRETS.items():
        told = {pid: environ.get(setting) for pid, environ in parts.items()}
        assert told.pop(board.part(part)) == files[setting]
        assert len(told) >= len(board.told()["parts"]) - 1
        assert set(told.values()) == {None}


@pytest.fixture(scope="module")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder of a board that has been up once, and what its first start said."""
    var = tmp_path_factory.mktemp("run") / "var"
    board = RunningBoard(var)
    try:
        board.wait_up()
        ends_whole(board, signal.SIGINT)  # Ctrl-C; of the other signals see the tests below
    finally:
        board.end(signal.SIGKILL)
    return var, board.said()


@pytest.fixture
def start(seeded: tuple[Path, str]) -> Iterator[Start]:
    """Starts boards on the seeded data, and ends them after the test."""
    boards: list[RunningBoard] = []

    def begin(*options: str, var: Path = seeded[0], **environ: str) -> RunningBoard:
        boards.append(RunningBoard(var, *options, **environ))
        boards[-1].wait_up()
        return boards[-1]

    yield begin
    for board in boards:
        board.end(signal.SIGKILL)


@pytest.fixture(scope="module")
def standing(seeded: tuple[Path, str]) -> Iterator[RunningBoard]:
    """The second start on a copy of that data, for the tests that leave the board standing."""
    var = seeded[0].with_name("standing")
    shutil.copytree(seeded[0], var, ignore=shutil.ignore_patterns("run"))
    board = RunningBoard(var)
    board.wait_up()
    yield board
    board.end(signal.SIGKILL)


def test_the_first_start_shows_the_demo_accounts_it_keeps_for_the_owner_alone(
    seeded: tuple[Path, str],
) -> None:
    var, said = seeded
    accounts = var / "demo-accounts.txt"
    assert stat.S_IMODE(accounts.stat().st_mode) == 0o600
    for line in accounts.read_text(encoding="utf-8").splitlines():
        assert line in said
    assert "http://127.0.0.1:" in said


def test_a_second_start_finds_the_data(standing: RunningBoard, seeded: tuple[Path, str]) -> None:
    assert answers(standing.url)
    accounts = (standing.var / "demo-accounts.txt").read_bytes()
    assert accounts == (seeded[0] / "demo-accounts.txt").read_bytes()
    assert stat.S_IMODE((standing.var / "run" / "board.json").stat().st_mode) == 0o600
    assert stat.S_IMODE((standing.var / "run" / "valkey.sock").stat().st_mode) == 0o600


def test_ctrl_c_ends_it_while_it_is_starting(seeded: tuple[Path, str]) -> None:
    board = RunningBoard(seeded[0])
    until(lambda: "gøres klar" in board.said())
    family = board.family()
    assert board.end() == 0
    assert left(family) == []


def test_a_taken_port_gives_one_line_before_anything_is_started(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        code, said = refused("--port", port, CRISIS_VAR=str(tmp_path / "var"))
    assert code == 1
    assert said.count("\n") == 1 and port in said
    assert not (tmp_path / "var" / "board.sqlite").exists()


def test_plain_http_off_the_loopback_is_refused_in_one_line(tmp_path: Path) -> None:
    code, said = refused("--host", "0.0.0.0", "--plain", CRISIS_VAR=str(tmp_path / "var"))
    assert code == 1
    assert said.count("\n") == 1 and "https" in said
    assert not (tmp_path / "var").exists()


def test_an_unknown_host_is_refused_in_one_line(tmp_path: Path) -> None:
    code, said = refused("--host", "no.such.host.invalid", CRISIS_VAR=str(tmp_path / "var"))
    assert code == 1
    assert said.count("\n") == 1


def test_a_folder_one_may_not_write_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    code, said = refused("--port", str(free_port()), CRISIS_VAR=str(tmp_path / "file" / "var"))
    assert code == 1
    assert said.count("\n") == 1


def test_a_second_board_on_the_same_data_is_refused_with_the_address_of_the_first(
    standing: RunningBoard,
) -> None:
    code, said = refused("--port", str(free_port()), CRISIS_VAR=str(standing.var))
    assert code == 1
    assert said.count("\n") == 1 and standing.url in said
    assert answers(standing.url)


def test_a_part_that_dies_is_started_again_and_the_address_stays(standing: RunningBoard) -> None:
    board, before_all = standing, deaths(standing)
    for name in PARTS:
        before = board.part(name)
        board.kill_part(name)
        until(lambda name=name, before=before: part_of(board, name) not in {None, before}, BUSY)
        until(lambda: answers(board.url), BUSY)
    assert deaths(board) == before_all + len(PARTS)


def test_a_worker_whose_valkey_was_away_takes_jobs_again(standing: RunningBoard) -> None:
    from redis import Redis
    from rq import Queue
    from rq.serializers import JSONSerializer

    from crisis.jobs import QUEUE, VERIFY_JOURNAL

    board, before = standing, deaths(standing)
    board.kill_part("valkey")
    until(lambda: deaths(board) > before)
    redis = Redis.from_url(board.told()["redis_url"])
    until(lambda: (board.var / "run" / "valkey.sock").exists() and _pings(redis))
    job = Queue(QUEUE, connection=redis, serializer=JSONSerializer).enqueue(VERIFY_JOURNAL)
    until(lambda: job.get_status(refresh=True) == "finished", seconds=20)


# Each of these starts shows several things: a start costs ten seconds of a core.


def test_on_a_long_path_its_socket_lies_on_a_short_one_and_a_hangup_ends_all_of_it(
    start: Start, tmp_path: Path
) -> None:
    var = tmp_path / ("long" * 30) / "var"
    in_the_usual_place = laid(var)
    board = start("--no-demo", var=var)
    path = Path(board.told()["redis_url"].removeprefix("unix://"))
    assert len(str(path)) <= 100
    tells_one_part_alone(board, in_the_usual_place)
    ends_whole(board, signal.SIGHUP)
    assert not path.parent.exists()


def test_a_redis_given_is_used_and_none_is_started_and_sigterm_ends_all_of_it(
    start: Start, standing: RunningBoard, tmp_path: Path
) -> None:
    url = standing.told()["redis_url"]
    var = tmp_path / "var"
    laid(var)
    named = laid(tmp_path / "elsewhere")
    board = start("--no-demo", var=var, REDIS_URL=url, **named)
    assert set(board.told()["parts"]) == PARTS - {"valkey"}
    assert board.told()["redis_url"] == url
    assert not (var / "run" / "valkey.sock").exists()
    assert not (var / "demo-accounts.txt").exists()
    tells_one_part_alone(board, named)
    ends_whole(board, signal.SIGTERM)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child of a death")
def test_a_killed_supervisor_leaves_no_process_and_no_lock_and_off_the_loopback_it_serves_https(
    start: Start,
) -> None:
    board = start()
    family = board.family()
    board.process.kill()
    until(lambda: left(family) == [], seconds=5)
    serves_https(start("--host", "0.0.0.0"))


def serves_https(board: RunningBoard) -> None:
    """It serves https alone, with its own authority, and says where that one lies."""
    told = board.told()
    context = ssl.create_default_context(cafile=told["authority"])
    assert answers(f"https://localhost:{board.port}", context)
    assert answers(f"https://127.0.0.1:{board.port}", context)
    assert not answers(f"https://localhost:{board.port}", ssl.create_default_context())
    assert not answers(f"http://127.0.0.1:{board.port}")
    assert all(url.startswith("https://") and url in board.said() for url in told["urls"][:1])
    assert "ca.pem" in board.said()
    for key in (board.var / "tls").glob("*.key"):
        assert stat.S_IMODE(key.stat().st_mode) == 0o600


def deaths(board: RunningBoard) -> int:
    """How often it has told of a part's death."""
    return board.said().count("standsede")


def _pings(redis: object) -> bool:
    try:
        return bool(redis.ping())
    except Exception:
        return False
