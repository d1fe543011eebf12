"""A backup each hour; the last 24 stay, and the last of each day for 30 days."""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from crisis import safekeeping, wiring
from crisis.config import Settings
from crisis.errors import StartRefused, StoreUnavailable
from crisis.journal.backup_shelf import BackupShelf, spent
from crisis.journal.lanes import ThreadLanes
from crisis.safekeeping import back_up_when_due
from crisis.web.accounts.audit import Act, Audit
from tests import databases
from tests.given import Desk
from workers.keep import chores

NIGHT = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


class Kept:
    """An installation whose keeper backs it up, and a clock that is moved by hand."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now, self.disk, self.told = NIGHT, folder / "disk", list[str]()
        self.disk.mkdir()
        var = folder / "var"
        self.desk = Desk(var, register=True)
        self.desk.opens()
        self.settings = Settings.from_env(
            {
                "CRISIS_VAR": str(var),
                "CRISIS_DATABASE": databases.url(var),
                "CRISIS_BACKUPS": str(self.disk),
            }
        )
        monkeypatch.setattr(wiring, "clock", lambda: self.now)

    def looks(self) -> list[str]:
        """The keeper looks once; which files there are then."""
        back_up_when_due(self.settings, lambda place: self.told.append(place.name))
        return sorted(one.name for one in self.disk.iterdir())


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    made = Kept(tmp_path, monkeypatch)
    yield made
    made.desk.database.close()


def test_a_backup_is_made_each_hour_however_often_the_keeper_starts(kept: Kept) -> None:
    first = kept.looks()
    assert first == ["beredskabsstab-20261122T233000Z.zip"]
    kept.now += HOUR - timedelta(seconds=1)
    assert kept.looks() == first
    kept.now += timedelta(seconds=1)
    assert kept.looks() == [*first, "beredskabsstab-20261123T003000Z.zip"]
    assert kept.told == kept.looks()
    assert zipfile.ZipFile(kept.disk / first[0]).testzip() is None


def test_what_has_done_its_time_goes_and_nothing_else_is_touched(kept: Kept) -> None:
    old = [NIGHT - number * HOUR for number in range(1, 24 * 40)]
    for at in old:
        (kept.disk / at.strftime("beredskabsstab-%Y%m%dT%H%M%SZ.zip")).touch()
    others = {"kontrolpunkter", "beredskabsstab-20200101T000000Z.zip.gpg", "kopi.zip.halv"}
    half = kept.disk / "beredskabsstab-20261122T103000Z.zip.halv"
    for name in {half.name, *others}:
        (kept.disk / name).touch()
    kept.looks()
    left = {one.name for one in kept.disk.iterdir()}
    assert others <= left
    assert half.name not in left
    made = sorted(left - others)
    assert made[-1] == "beredskabsstab-20261122T233000Z.zip"
    assert len(made) == 24 + 30
    assert made[0] == "beredskabsstab-20261023T233000Z.zip"


def test_the_last_24_stay_however_old_they_are() -> None:
    """Given a machine that was off for a year: what there is stays until there is something new."""
    old = [NIGHT - 365 * DAY - number * HOUR for number in range(30)]
    assert spent(old, NIGHT) == set(old[24:])


def test_a_backup_from_the_future_neither_counts_nor_goes(kept: Kept) -> None:
    """Given that the clock was wrong once: that must not be the last backup for a year."""
    wrong = kept.disk / "beredskabsstab-20271122T233000Z.zip"
    wrong.touch()
    assert kept.looks() == ["beredskabsstab-20261122T233000Z.zip", wrong.name]


def test_a_disk_that_is_not_there_is_said_and_not_made(kept: Kept, tmp_path: Path) -> None:
    kept.disk.rmdir()
    with pytest.raises(StartRefused, match="er der ikke"):
        kept.looks()
    assert not kept.disk.exists()


def test_a_full_disk_is_said_and_leaves_nothing_half(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(safekeeping.BackupWriter, "end", full)
    with pytest.raises(StoreUnavailable, match="kunne ikke skrives: No space left"):
        kept.looks()
    assert list(kept.disk.iterdir()) == []


def test_the_keeper_has_the_chore_only_where_a_folder_is_set_and_leaves_an_audit_line(
    kept: Kept,
) -> None:
    told = {"CRISIS_VAR": str(kept.settings.var), "CRISIS_DATABASE": kept.settings.database_url}
    for environ, want in ((told, False), (told | {"CRISIS_BACKUPS": str(kept.disk)}, True)):
        parts = wiring.build(Settings.from_env(environ), ThreadLanes(), lambda hint: None)
        found = {one.name: one.run for one in chores(parts)}
        assert ("backup" in found) is want
        if want:
            found["backup"]()
        parts.database.close()
    lines = Audit(kept.desk.database, wiring.clock).since(NIGHT - HOUR, Act.BACKUP_MADE)
    assert [one.detail["file"] for one in lines] == ["beredskabsstab-20261122T233000Z.zip"]


def test_the_shelf_wants_a_folder(tmp_path: Path) -> None:
    file = tmp_path / "fil"
    file.touch()
    with pytest.raises(StartRefused, match="er der ikke"):
        BackupShelf(file)
