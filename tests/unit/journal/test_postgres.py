"""What only PostgreSQL can do to us: deadlocks, a server that goes away, one that says too much."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from crisis.commands.log import RecordEntry
from crisis.errors import StartRefused, StoreUnavailable, StoreUnsure
from crisis.journal.lanes import ThreadLanes
from crisis.journal.opening import open_database
from crisis.journal.store import SqlJournal
from tests import databases, postgres
from tests.given import Desk
from tests.postgres import Postgres


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    databases.choose(databases.POSTGRES)
    made = Desk(tmp_path)
    yield made
    made.database.close()


def test_writes_that_lock_each_other_out_are_tried_by_themselves(desk: Desk) -> None:
    """A deadlock between two processes costs nobody his entry."""
    first, second = desk.opens("Den ene"), desk.opens("Den anden")
    other = open_database(desk.url, ThreadLanes())
    met = threading.Barrier(2, timeout=5)
    lock = text("SELECT number FROM journal_head WHERE stream = :stream FOR UPDATE")

    def crosswise(one: str, two: str) -> Callable[[Connection], str]:
        waited = False

        def work(connection: Connection) -> str:
            nonlocal waited
            connection.execute(lock, {"stream": one})
            if not waited:
                waited = True
                met.wait()
            connection.execute(lock, {"stream": two})
            return "done"

        return work

    with ThreadPoolExecutor(2) as pool:
        mine = pool.submit(desk.database.write, crosswise(first, second))
        theirs = pool.submit(other.write, crosswise(second, first))
        assert (mine.result(20), theirs.result(20)) == ("done", "done")
    other.close()


def test_a_database_that_is_started_anew_is_read_from_again() -> None:
    """The connections that died with it are replaced: a read is simply asked again."""
    server = Postgres()
    database = open_database(server.fresh(), ThreadLanes())
    try:
        assert SqlJournal(database).heads() == ()
        server.kill()
        with pytest.raises(StoreUnavailable):
            SqlJournal(database).heads()
        server.start()
        assert SqlJournal(database).heads() == ()
    finally:
        database.close()
        server.end()


@pytest.mark.parametrize("many", [2, 4])
def test_however_many_lines_died_with_it_each_of_those_who_ask_is_answered(many: int) -> None:
    """Several read at once before it was started anew; nobody afterwards is given a dead line."""
    server = Postgres()
    database = open_database(server.fresh(), ThreadLanes())
    met = threading.Barrier(many, timeout=5)

    def held(connection: Connection) -> None:
        connection.execute(text("SELECT 1"))
        met.wait()

    try:
        with ThreadPoolExecutor(many) as pool:
            list(pool.map(lambda _: database.read(held), range(many)))
        server.kill()
        server.start()
        for _ in range(many):
            assert SqlJournal(database).heads() == ()
    finally:
        database.close()
        server.end()


ENDS = "SELECT pg_terminate_backend(pg_backend_pid())"


def test_a_write_whose_line_broke_before_its_commit_is_run_again(desk: Desk) -> None:
    """As when the server was started anew since the last one: nothing is stored, nobody is told."""
    operation = desk.opens()
    times = 0

    def breaks_once(connection: Connection) -> str:
        nonlocal times
        times += 1
        if times == 1:
            connection.execute(text(ENDS))
        return "done"

    assert desk.database.write(breaks_once) == "done"
    assert times == 2
    assert desk.do(RecordEntry(text="efter"), "kolding", operation).entries == (2,)


def test_one_that_breaks_its_line_each_time_is_not_saved_and_that_is_said(desk: Desk) -> None:
    with pytest.raises(StoreUnavailable) as told:
        desk.database.write(lambda connection: connection.execute(text(ENDS)))
    assert type(told.value) is StoreUnavailable
    assert desk.opens()


def test_of_a_line_that_breaks_in_the_commit_nobody_knows(desk: Desk) -> None:
    """A trigger that waits for the commit ends the line in the midst of it."""

    def lays(connection: Connection) -> None:
        connection.execute(text("CREATE TABLE fragile (n int)"))
        connection.execute(
            text(
                "CREATE FUNCTION ends() RETURNS trigger AS "
                f"$$ BEGIN PERFORM 1 FROM ({ENDS}) AS x; RETURN NULL; END $$ LANGUAGE plpgsql"
            )
        )
        connection.execute(
            text(
                "CREATE CONSTRAINT TRIGGER late AFTER INSERT ON fragile "
                "DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ends()"
            )
        )

    desk.database.write(lays)
    with pytest.raises(StoreUnsure):
        desk.database.write(lambda c: c.execute(text("INSERT INTO fragile VALUES (1)")))
    assert desk.opens()


def test_a_server_that_says_saved_too_early_is_refused() -> None:
    weak = Postgres(fsync="off")
    try:
        with pytest.raises(StartRefused, match="fsync=off"):
            open_database(weak.fresh(), ThreadLanes())
    finally:
        weak.end()


def test_a_server_that_is_not_there_is_named_without_its_password(tmp_path: Path) -> None:
    url = f"postgresql://board:hemmeligt@/board?host={tmp_path}"
    with pytest.raises(StartRefused) as refused:
        open_database(url, ThreadLanes())
    assert "hemmeligt" not in str(refused.value)


def test_where_no_server_is_installed_the_one_from_pypi_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """These tests find a PostgreSQL on every machine, or they would be skipped on some."""
    monkeypatch.setattr(postgres, "INSTALLED", tmp_path)
    server = Postgres()
    try:
        database = open_database(server.fresh(), ThreadLanes())
        assert database.version().startswith("PostgreSQL 18")
        database.close()
    finally:
        server.end()


READING = """
from gevent import monkey
monkey.patch_all()
import sys
import gevent
from sqlalchemy import text
from crisis.errors import StoreUnavailable
from crisis.journal.lanes import GeventLanes
from crisis.journal.opening import open_database

ROUNDS, AT_ONCE = 25, 12
CUT = text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname ="
           " current_database() AND pid <> pg_backend_pid()")
database = open_database(sys.argv[1], GeventLanes(patience=5))

def read():
    try:
        return database.read(lambda line: line.execute(text("SELECT 1")).scalar())
    except StoreUnavailable as problem:
        return "does not answer" if "does not answer" in str(problem) else "said so"

told = []
for _ in range(ROUNDS):
    asked = [gevent.spawn(read) for _ in range(AT_ONCE)]
    gevent.spawn(database.read, lambda line: line.execute(CUT).all()).join()
    told += [one.get() for one in asked + [gevent.spawn(read) for _ in range(AT_ONCE)]]
print(len(told), sorted({str(one) for one in told} - {"said so"}))
"""


def test_readers_whose_lines_were_cut_again_and_again_go_on_reading() -> None:
    # Where a native thread waits for a lock of gevent's that another such thread lets go of, it
    # may wait for ever; each cut made the four readers meet at one, until none was left.
    server = postgres.server()
    url = server.fresh()
    words = [sys.executable, "-c", READING, url]
    try:
        done = subprocess.run(words, capture_output=True, timeout=120, check=False)
    finally:
        server.drop(url)
    told = done.stdout.decode().strip()
    assert told == "600 ['1']", told + done.stderr.decode()[-600:]
