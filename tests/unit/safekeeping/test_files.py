"""Files of entries in a backup: with the rows, whole, and gone again if erased since."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from crisis import wiring
from crisis.commands.attachments import AttachFile
from crisis.commands.erasure import EraseEntry
from crisis.commands.log import RecordEntry
from crisis.config import Settings
from crisis.errors import BackupUnreadable
from crisis.journal.lanes import ThreadLanes
from crisis.rules.known import Proof
from crisis.safekeeping import back_up, restore
from crisis.wiring import clock
from tests.given import Desk, by
from tests.pictures import png
from workers.files import FileChores

WHY = {"reason": "uden betydning for indsatsen", "basis": "GDPR art. 17, stk. 1, litra d"}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    var = tmp_path / "var"
    var.mkdir()
    return Settings.from_env({"CRISIS_VAR": str(var), "CRISIS_URL": "http://x"})


def attached(settings: Settings) -> tuple[Desk, str, int, str]:
    """An operation with one entry and its file."""
    desk = Desk(settings.var, url=settings.database_url)
    desk.seats()
    operation = desk.opens()
    number = desk.do(RecordEntry(text="Inger på kajen"), "kolding", operation).entries[0]
    file = desk.files.keep(png(), "", "").sha256
    desk.do(AttachFile(entry=number, sha256=file, name="kaj.png"), "kolding", operation)
    return desk, operation, number, file


def sweep(settings: Settings) -> None:
    """The keeper's rounds, after the board was started anew."""
    parts = wiring.build(settings, ThreadLanes(), lambda hint: None)
    for _ in range(2):
        FileChores(parts.handler, parts.files, clock).sweep()
    parts.database.close()


def test_a_file_that_was_erased_since_goes_again_after_a_restore(
    settings: Settings, tmp_path: Path
) -> None:
    desk, operation, number, file = attached(settings)
    copy = tmp_path / "kopi.zip"
    back_up(settings, copy)
    sweep(settings)
    asker = by("formand", desk.now, proved=Proof(how="password", at=desk.now))
    wish = EraseEntry(entry=number, **WHY)
    desk.handler.do(wish, asker, stream=operation, key="erased-after-the-backup")
    desk.database.close()
    sweep(settings)
    place = settings.var / "objects" / file[:2] / file
    assert not place.exists()
    restore(settings, copy)
    assert place.exists(), "the backup had it"
    sweep(settings)
    assert not place.exists()


def test_a_file_that_still_belongs_to_an_entry_stays_after_a_restore(
    settings: Settings, tmp_path: Path
) -> None:
    desk, _, _, file = attached(settings)
    desk.database.close()
    copy = tmp_path / "kopi.zip"
    back_up(settings, copy)
    place = settings.var / "objects" / file[:2] / file
    place.chmod(0o600)
    place.unlink()
    restore(settings, copy)
    sweep(settings)
    assert place.read_bytes() == png()


def test_a_backup_whose_file_was_changed_is_not_put_in(settings: Settings, tmp_path: Path) -> None:
    desk, _, _, file = attached(settings)
    desk.database.close()
    copy, forged = tmp_path / "kopi.zip", tmp_path / "forfalsket.zip"
    back_up(settings, copy)
    with zipfile.ZipFile(copy) as old, zipfile.ZipFile(forged, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, b"rust" if name.endswith(file) else data)
    with pytest.raises(BackupUnreadable, match=file):
        restore(settings, forged)
