"""Backup, restore and move: the same rows again, on either database, and nothing sent unasked."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from crisis import safekeeping
from crisis.commands.attachments import AttachFile
from crisis.commands.log import RecordEntry
from crisis.commands.restores import AllowPublishing
from crisis.config import Settings
from crisis.errors import BackupUnreadable, Refused, StartRefused
from crisis.journal.backups import CONTENTS
from crisis.journal.check import check
from crisis.journal.installation import identity
from crisis.journal.lanes import ThreadLanes
from crisis.journal.opening import open_database
from crisis.rules.known import Proof
from crisis.safekeeping import back_up, move, restore
from crisis.terms.ids import PLANNING
from crisis.web.accounts.people import People
from crisis.web.accounts.sessions import Caller, Sessions
from crisis.wiring import clock
from tests import databases, postgres
from tests.given import Desk, by, seated
from tests.pictures import png
from tests.tampering import ask, tamper

ALL = ("journal_head", "journal_entry", "journal_payload", "idempotency", "account", "outbox")


class Installation:
    """A folder with a database, an operation with entries, and an account."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.url = databases.url(folder, seated)
        self.settings = Settings.from_env(
            {"CRISIS_VAR": str(folder), "CRISIS_DATABASE": self.url, "CRISIS_URL": "http://x"}
        )
        desk = Desk(folder, register=True)
        self.installation = identity(desk.database, clock())
        self.operation = desk.opens()
        for n in range(5):
            desk.do(RecordEntry(text=f"Post {n}: æøå"), "kolding", self.operation)
        self.attached = desk.files.keep(png(), "", "").sha256
        wish = AttachFile(entry=2, sha256=self.attached, name="kaj.png")
        desk.do(wish, "kolding", self.operation)
        People(desk.database, clock).create("vagt", "Vagt", "-", ("stabschef",))
        (folder / "objects").mkdir(exist_ok=True)
        self.file = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
        (folder / "objects" / self.file).write_text("test", encoding="utf-8")
        desk.database.close()

    def writes_more(self, text: str = "yngre end kopien") -> None:
        desk = Desk(self.settings.var, register=True)
        command = RecordEntry(text=text)
        key = f"written-later-{text[:8]}".replace(" ", "-")
        desk.handler.do(command, by("kolding"), stream=self.operation, key=key)
        desk.database.close()

    def counts(self, url: str | None = None) -> list[int]:
        return [ask(url or self.url, f"SELECT COUNT(*) FROM {table}") for table in ALL]


@pytest.fixture
def installed(tmp_path: Path) -> Installation:
    return Installation(tmp_path / "var")


@pytest.fixture
def elsewhere(tmp_path: Path) -> Callable[[str], Settings]:
    """An empty installation on a new machine, on the engine one names."""

    def make(engine: str) -> Settings:
        folder = tmp_path / f"ny-{engine}"
        folder.mkdir()
        url = (
            f"sqlite:///{folder / 'b.sqlite'}" if engine == "sqlite" else postgres.server().fresh()
        )
        return Settings.from_env({"CRISIS_VAR": str(folder), "CRISIS_DATABASE": url})

    return make


def heads(settings: Settings) -> dict[str, tuple[int, str]]:
    database = open_database(settings.database_url, ThreadLanes())
    found = {one.stream: (one.number, one.hash) for one in check(database)}
    assert not any(one.broken_at for one in check(database))
    database.close()
    return found


@pytest.mark.parametrize("engine_after", databases.ENGINES)
def test_a_backup_is_restored_on_a_new_machine_with_either_database(
    installed: Installation,
    elsewhere: Callable[[str], Settings],
    engine_after: str,
    tmp_path: Path,
) -> None:
    before, file = heads(installed.settings), tmp_path / "kopi.zip"
    back_up(installed.settings, file)
    new = elsewhere(engine_after)
    done = restore(new, file)
    after = heads(new)
    assert after.pop(PLANNING)[0] == before.pop(PLANNING)[0] + 1, "and that it was restored"
    assert after == before
    assert (new.var / "objects" / installed.file).read_text(encoding="utf-8") == "test"
    place = new.var / "objects" / installed.attached[:2] / installed.attached
    assert place.read_bytes() == png()
    assert (done.lost, done.aside) == (0, None)
    database = open_database(new.database_url, ThreadLanes())
    assert identity(database, clock()) == installed.installation
    assert People(database, clock).named("vagt")
    People(database, clock).create("ny", "Ny", "-", ())  # the next number is free
    database.close()


def test_a_backup_holds_no_log_ins(installed: Installation, tmp_path: Path) -> None:
    """Nor what they are kept by: whoever has the file cannot go on as somebody who was there."""
    database = open_database(installed.url, ThreadLanes())
    who = People(database, clock).named("vagt")
    assert who is not None
    secret = Sessions(database, clock).begin(who.id, {}, Caller(ip="127.0.0.1", agent="x"))
    database.close()
    assert secret
    assert ask(installed.url, "SELECT COUNT(*) FROM session") == 1
    back_up(installed.settings, tmp_path / "kopi.zip")
    names = zipfile.ZipFile(tmp_path / "kopi.zip").namelist()
    assert "tables/account.jsonl" in names
    assert not [one for one in names if "session" in one or "guest" in one]


def test_nothing_is_sent_after_a_restore_until_the_police_allow_it(
    installed: Installation, elsewhere: Callable[[str], Settings], tmp_path: Path
) -> None:
    back_up(installed.settings, tmp_path / "kopi.zip")
    new = elsewhere("sqlite")
    restore(new, tmp_path / "kopi.zip")
    parts = safekeeping.wiring.build(new, ThreadLanes(), lambda hint: None)
    assert parts.handler.planning().restored is not None

    def allow(seat: str, key: str) -> None:
        who = by(seat, clock(), proved=Proof(at=clock(), how="password"))
        parts.handler.do(AllowPublishing(), who, stream=PLANNING, key=key)

    with pytest.raises(Refused, match="permission"):
        allow("kolding", "not-by-a-municipality")
    allow("stabschef", "the-chief-of-staff-1")
    assert parts.handler.planning().restored is None
    with pytest.raises(Refused, match="not_held"):
        allow("stabschef", "the-chief-of-staff-2")
    parts.database.close()


def test_what_is_younger_than_the_backup_is_kept_aside_or_nothing_is_touched(
    installed: Installation, engine: str, tmp_path: Path
) -> None:
    """A file is kept aside; in a server's database nothing is ever put over something else."""
    back_up(installed.settings, tmp_path / "kopi.zip")
    installed.writes_more()
    younger = installed.counts()
    if engine == "postgresql":
        with pytest.raises(StartRefused, match="ikke tom"):
            restore(installed.settings, tmp_path / "kopi.zip")
        kept = installed.url
    else:
        done = restore(installed.settings, tmp_path / "kopi.zip")
        kept = f"sqlite:///{done.aside}"
        assert heads(installed.settings)[installed.operation][0] == 7
    assert installed.counts(kept) == younger


def test_a_move_carries_every_row_and_leaves_the_old_as_it_was(
    installed: Installation, elsewhere: Callable[[str], Settings]
) -> None:
    other = "sqlite" if databases.chosen() == databases.POSTGRES else "postgresql"
    target, before = elsewhere(other).database_url, installed.counts()
    moved = {one.stream: (one.number, one.hash) for one in move(installed.settings, target)}
    assert moved == heads(installed.settings)
    assert (installed.counts(), installed.counts(target)) == (before, before)
    with pytest.raises(StartRefused, match="ikke tom"):
        move(installed.settings, target)


def changed(file: Path, name: str, change: Callable[[bytes], bytes]) -> Path:
    """The same backup with one part changed."""
    made = file.with_name("andret.zip")
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(made, "w") as new:
        for one in old.namelist():
            data = old.read(one)
            new.writestr(one, change(data) if one == name else data)
    return made


def test_a_changed_byte_is_found_and_nothing_is_touched(
    installed: Installation, elsewhere: Callable[[str], Settings], tmp_path: Path
) -> None:
    back_up(installed.settings, tmp_path / "kopi.zip")
    bad = changed(
        tmp_path / "kopi.zip",
        "tables/journal_payload.jsonl",
        lambda data: data[:-9] + bytes([data[-9] ^ 1]) + data[-8:],
    )
    new = elsewhere("sqlite")
    with pytest.raises(BackupUnreadable, match="journal_payload"):
        restore(new, bad)
    assert not list(new.var.glob("b.sqlite*"))


def told(**changes: object) -> Callable[[bytes], bytes]:
    return lambda data: json.dumps({**json.loads(data), **changes}).encode()


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"schema": 99}, "nyere udgave"),
        ({"format": 9}, "ikke en sikkerhedskopi"),
        ({"what": "noget andet"}, "ikke en sikkerhedskopi"),
        ({"chains": []}, "passer ikke med"),
    ],
)
def test_a_backup_that_says_what_is_not_so_is_refused(
    installed: Installation,
    elsewhere: Callable[[str], Settings],
    tmp_path: Path,
    changes: dict[str, object],
    why: str,
) -> None:
    back_up(installed.settings, tmp_path / "kopi.zip")
    new = elsewhere("sqlite")
    with pytest.raises(BackupUnreadable, match=why):
        restore(new, changed(tmp_path / "kopi.zip", CONTENTS, told(**changes)))
    assert not list(new.var.glob("b.sqlite*"))


@pytest.mark.parametrize(
    "change",
    [
        lambda rows: rows + rows,
        lambda rows: rows.replace(b'"vagt"', b"null"),
        lambda rows: b"{" + rows,
    ],
    ids=["twice", "nothing where something must be", "no rows"],
)
def test_a_backup_whose_rows_do_not_fit_is_refused(
    installed: Installation,
    elsewhere: Callable[[str], Settings],
    tmp_path: Path,
    change: Callable[[bytes], bytes],
) -> None:
    """Whoever can write the list of contents too gets no further."""
    back_up(installed.settings, tmp_path / "kopi.zip")
    name, made = "tables/account.jsonl", list[bytes]()
    rows = changed(tmp_path / "kopi.zip", name, lambda old: made.append(change(old)) or made[0])

    def tell(said: bytes) -> bytes:
        told = json.loads(said)
        part = next(one for one in told["parts"] if one["name"] == name)
        part |= {"sha256": hashlib.sha256(made[0]).hexdigest(), "size": len(made[0])}
        return json.dumps(told).encode()

    bad = changed(rows.rename(tmp_path / "rows.zip"), CONTENTS, tell)
    new = elsewhere("sqlite")
    with pytest.raises(BackupUnreadable, match="account"):
        restore(new, bad)
    assert not list(new.var.glob("b.sqlite*"))


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no", b"x" * 99_999])
def test_a_file_that_is_not_ours_is_refused(
    elsewhere: Callable[[str], Settings], tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "fil").write_bytes(content)
    with pytest.raises(BackupUnreadable, match="ikke en sikkerhedskopi"):
        restore(elsewhere("sqlite"), tmp_path / "fil")


def test_a_backup_of_another_installation_is_refused(
    installed: Installation, tmp_path: Path
) -> None:
    back_up(installed.settings, tmp_path / "kopi.zip")
    tamper(installed.url, "UPDATE installation SET id = 'another'")
    before = installed.counts()
    with pytest.raises(BackupUnreadable, match="anden installation"):
        restore(installed.settings, tmp_path / "kopi.zip")
    assert installed.counts() == before
