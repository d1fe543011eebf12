"""`crisis backup`, `restore` and `move` in real processes: while people write, and killed."""

from __future__ import annotations

import os
import random
import signal
import threading
import time
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from crisis.journal.backups import BackupReader, Contents
from tests import postgres
from tests.processes import until
from tests.rig import Rig
from tests.still import Still, begin, crisis, running

pytestmark = pytest.mark.processes

SEED = int(os.environ.get("CRISIS_SEED", "2023"))
KILLS = 5
WRITERS = ("kolding", "vejle", "horsens")


@pytest.fixture(scope="module")
def operation(rig: Rig) -> str:
    return rig.opens("Sikkerhedskopi")


@pytest.fixture(scope="module")
def backup(rig: Rig, operation: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of the shared board with some entries in the operation."""
    line = rig.line("stabschef")
    for number in range(50):
        line.records(operation, f"Post {number}: vand i kælderen")
    place = tmp_path_factory.mktemp("kopi") / "kopi.zip"
    done = crisis(place.parent, "backup", "--to", str(place), CRISIS_VAR=str(rig.var))
    assert done.returncode == 0, done.stderr
    assert "læst igen og hel" in done.stdout
    return place


@pytest.fixture
def still(rig: Rig, backup: Path, tmp_path: Path) -> Still:
    return Still(tmp_path / "ny", backup, rig.var)


def test_backups_made_while_people_write_are_each_whole_and_a_part_of_what_came(
    rig: Rig, operation: str, tmp_path: Path
) -> None:
    stop, acked = threading.Event(), dict.fromkeys(WRITERS, 0)

    def write(seat: str) -> None:
        line = rig.fresh_line(seat)
        while not stop.is_set():
            acked[seat] = line.records(operation, f"{seat} skriver")

    writers = [threading.Thread(target=write, args=(seat,)) for seat in WRITERS]
    for one in writers:
        one.start()
    made: list[tuple[int, Path]] = []
    try:
        until(lambda: all(acked.values()))
        for number in range(5):
            before = max(acked.values())
            place = tmp_path / f"{number}.zip"
            done = crisis(place.parent, "backup", "--to", str(place), CRISIS_VAR=str(rig.var))
            assert done.returncode == 0, done.stderr
            made.append((before, place))
    finally:
        stop.set()
        for one in writers:
            one.join()
    now = {one["number"]: one["hash"] for one in rig.line("stabschef").journal(operation)}
    for before, place in made:
        copy = Still(tmp_path / f"af-{place.stem}", place, rig.var)
        number, hash_ = copy.heads()[operation]
        assert number >= before, "what was acknowledged before the backup began is in it"
        assert now[number] == hash_, "it is the same journal, as far as it goes"
        told = {one.stream: (one.number, one.hash) for one in copy.contents.chains}
        assert told[operation] == (number, hash_)
    assert made[0][0] < made[-1][0], "people wrote all the while"


def contents(place: Path) -> Contents:
    reader = BackupReader(place)
    reader.require_whole()
    reader.close()
    return reader.contents


def killed(var: Path, when: Callable[[], bool], after: float, *words: str) -> int:
    """SIGKILL to `crisis …` so long after something was to be seen; gives its exit code."""
    process = begin(var.parent / "sagt", *words, CRISIS_VAR=str(var))
    until(lambda: when() or process.exitcode is not None, pause=0.001)
    time.sleep(after)
    process.kill()
    process.join(10)
    return int(process.exitcode)


def test_a_backup_that_is_killed_leaves_no_half_one(rig: Rig, tmp_path: Path) -> None:
    place, half, chance = tmp_path / "kopi.zip", tmp_path / "kopi.zip.halv", random.Random(SEED)
    codes = []
    for _ in range(KILLS):
        place.unlink(missing_ok=True)
        half.unlink(missing_ok=True)
        words = ("backup", "--to", str(place))
        codes.append(killed(rig.var, half.exists, chance.uniform(0, 0.08), *words))
        if place.exists():
            assert contents(place).chains
    assert -signal.SIGKILL in codes, "some were cut off"
    assert rig.answers()
    assert (
        crisis(place.parent, "backup", "--to", str(place), CRISIS_VAR=str(rig.var)).returncode == 0
    )
    assert contents(place).chains
    assert not half.exists()


def test_a_restore_that_is_killed_leaves_the_old_or_the_new_whole_and_held(
    still: Still, operation: str, backup: Path
) -> None:
    chance, fresh = random.Random(SEED), still.var / "board.sqlite.gendannes"
    begun = time.monotonic()
    assert still.crisis("restore", str(backup), "--yes").returncode == 0
    whole = time.monotonic() - begun
    codes = []
    for _ in range(KILLS):
        still.goes_on(operation)
        before = still.heads()
        wait = chance.uniform(0, whole / 2)
        codes.append(killed(still.var, fresh.exists, wait, "restore", str(backup), "--yes"))
        after = still.heads()
        if after != before:
            assert after[operation] == heads_of(backup)[operation]
            assert still.held(), "a board that sends from a restored outbox"
        else:
            assert not still.held()
    assert -signal.SIGKILL in codes, "some were cut off"
    done = still.crisis("restore", str(backup), "--yes")
    assert done.returncode == 0, done.stderr
    assert "Ingen er logget ind, og intet udsendes" in done.stdout
    assert still.heads()[operation] == heads_of(backup)[operation]
    assert not list(still.var.glob("*.gendannes*"))


def heads_of(backup: Path) -> dict[str, tuple[int, str]]:
    return {one.stream: (one.number, one.hash) for one in contents(backup).chains}


def test_nothing_is_restored_or_moved_while_the_board_runs(rig: Rig, backup: Path) -> None:
    before = rig.line("stabschef").operations()
    for words in (("restore", str(backup), "--yes"), ("move", "--to", "sqlite:////tmp/x.sqlite")):
        done = crisis(backup.parent, *words, CRISIS_VAR=str(rig.var))
        assert (done.returncode, done.stderr.count("\n")) == (2, 1)
        assert "Tavlen kører allerede" in done.stderr
    assert rig.line("stabschef").operations() == before


def changed(file: Path, **changes: object) -> bytes:
    """The same backup, which says something else of itself."""
    made = file.with_name("andret.zip")
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "indhold.json":
                for field, value in changes.items():
                    told = getattr(contents(file), field)
                    data = data.replace(f'"{field}":{told}'.encode(), f'"{field}":{value}'.encode())
                    data = data.replace(f'"{told}"'.encode(), f'"{value}"'.encode())
            new.writestr(name, data)
    return made.read_bytes()


@pytest.mark.parametrize(
    ("file", "why"),
    [
        (lambda good: good.read_bytes()[:-5_000], "ikke en sikkerhedskopi fra tavlen"),
        (lambda good: b"\x89PNG\r\n\x1a\n" + bytes(9_999), "ikke en sikkerhedskopi fra tavlen"),
        (lambda good: changed(good, installation="e" * 32), "anden installation (eeeeeeee"),
        (lambda good: changed(good, schema=99), "nyere udgave (skema 99"),
    ],
    ids=["cut off", "a picture", "another installation", "newer"],
)
def test_a_file_that_is_refused_touches_nothing(
    still: Still, backup: Path, file: Callable[[Path], bytes], why: str
) -> None:
    bad = still.folder / "fil.zip"
    bad.write_bytes(file(backup))
    before = still.prints()
    done = still.crisis("restore", str(bad), "--yes")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert why in done.stderr
    assert still.prints() == before


def test_an_installation_moves_to_postgresql_and_back_and_runs_on_each(
    still: Still, operation: str
) -> None:
    server = postgres.server().fresh()
    assert still.crisis("move", "--to", server).returncode == 0
    assert still.heads(server) == still.heads()
    room = still.var / "public" / "index.html"
    with running(still, server) as board:
        line = board.line("stabschef")
        line.records(operation, "skrevet på PostgreSQL")
        soon = (datetime.now(UTC) + timedelta(minutes=30)).isoformat()
        line.does(operation, "IssueHoldingStatement", what="Stormflod", next_update_at=soon)
        assert "Intet udsendes, før politiet giver udsendelse fri." in line.get("/presse").text
        time.sleep(6)  # longer than the publisher rests between two looks
        assert not room.exists(), "nothing leaves before a person has looked"
        assert "Stormflod" in line.get("/gendannet").text
        assert line.post("/api/v1/planning/commands/AllowPublishing", {}).status_code == 201
        until(lambda: room.exists() and "Stormflod" in room.read_text(encoding="utf-8"), 20)
    back = f"sqlite:///{still.var / 'tilbage.sqlite'}"
    moved = still.crisis("move", "--to", back, CRISIS_DATABASE=server)
    assert moved.returncode == 0, moved.stderr
    assert still.heads(back) == still.heads(server)
    with running(still, back) as board:
        number = board.line("kolding").records(operation, "skrevet på SQLite igen")
        assert board.line("kolding").journal(operation)[-1]["number"] == number
