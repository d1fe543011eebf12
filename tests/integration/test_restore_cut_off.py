"""A restore that is cut off at any step leaves the old database whole, or the new one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from crisis.commands.log import RecordEntry
from crisis.errors import StartRefused
from crisis.journal import restoring
from crisis.journal.lanes import ThreadLanes
from crisis.journal.opening import open_read_only
from crisis.journal.restoring import Fresh
from crisis.wiring import check_journal
from tests.given import NOON, Desk

STEPS = 12
NEW = [1]


def dead_board(folder: Path) -> int:
    """A database as SIGKILL leaves it: the newest entries stand in the write-ahead log alone."""
    desk = Desk(folder / "levende")
    operation = desk.opens()
    for number in range(3):
        desk.do(RecordEntry(text=f"Post {number}"), "kolding", operation)
    for tail in ("", "-wal"):
        shutil.copyfile(f"{desk.url.removeprefix('sqlite:///')}{tail}", folder / f"b.sqlite{tail}")
    desk.database.close()
    assert (folder / "b.sqlite-wal").stat().st_size > 0
    return 4


def newer(fresh: Fresh) -> None:
    """What a restore has put in, ready to take its place: an operation that was only opened."""
    file = Path(fresh.url.removeprefix("sqlite:///"))
    desk = Desk(file.parent / "kopi")
    desk.opens()
    desk.database.close()
    shutil.copyfile(desk.url.removeprefix("sqlite:///"), file)


def heads(file: Path) -> list[int]:
    found = check_journal(f"sqlite:///{file}")
    assert not any(one.broken_at for one in found)
    return [one.number for one in found if one.stream.startswith("op-")]


def cut_off(step: int, work: Callable[[], object]) -> bool:
    """Do the work in a process that is gone at the step-th change of the folder; says whether it
    got to its end."""
    child = os.fork()
    if child == 0:
        left = step

        def dying(whole: Any) -> Any:
            def one(*args: Any, **more: Any) -> Any:
                nonlocal left
                if left == 0:
                    os._exit(9)
                left -= 1
                return whole(*args, **more)

            return one

        os.link, os.rename = dying(os.link), dying(os.rename)
        Path.unlink, Path.replace = dying(Path.unlink), dying(Path.replace)
        restoring.flush_folder = dying(restoring.flush_folder)
        work()
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def test_at_no_step_is_there_half_a_database(tmp_path: Path) -> None:
    ends = []
    for step in range(STEPS):
        folder = tmp_path / str(step)
        folder.mkdir()
        entries, file = dead_board(folder), folder / "b.sqlite"
        fresh = Fresh(f"sqlite:///{file}")
        newer(fresh)
        ended = cut_off(step, lambda fresh=fresh: fresh.take_its_place(NOON))
        ends.append((ended, heads(file)))
        assert heads(file) in ([entries], NEW), f"half a database after step {step}"
        for aside in folder.glob("b.sqlite.foer-*Z") if ended else ():
            assert heads(aside) == [entries]
    assert ends[0] == (False, [4]), "cut off before anything"
    assert ends[-1] == (True, NEW), "every step was tried, and then the end was reached"


def test_a_database_that_somebody_has_open_is_not_replaced(tmp_path: Path) -> None:
    entries, file = dead_board(tmp_path), tmp_path / "b.sqlite"
    reader = open_read_only(f"sqlite:///{file}", ThreadLanes())
    reader.read(lambda connection: connection.exec_driver_sql("SELECT 1").all())
    fresh = Fresh(f"sqlite:///{file}")
    newer(fresh)
    with pytest.raises(StartRefused, match="åben i et andet program"):
        fresh.take_its_place(NOON)
    reader.close()
    assert heads(file) == [entries]


def test_one_that_is_broken_is_kept_as_it_lies(tmp_path: Path) -> None:
    file = tmp_path / "b.sqlite"
    file.write_bytes(b"ikke en database" * 999)
    fresh = Fresh(f"sqlite:///{file}")
    newer(fresh)
    aside = fresh.take_its_place(NOON)
    assert aside is not None
    assert aside.read_bytes().startswith(b"ikke en database")
    assert heads(file) == NEW
