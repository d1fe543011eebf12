"""`crisis restore` says what the file is before it asks; a no, and a bad file, touch nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from crisis.cli.backups import backup, restore
from crisis.commands.log import RecordEntry
from crisis.journal.installation import identity
from crisis.web.accounts.audit import Act, Audit
from crisis.wiring import clock
from tests import databases
from tests.given import Desk


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    desk = Desk(tmp_path)
    identity(desk.database, clock())
    desk.do(RecordEntry(text="Post"), "kolding", desk.opens())
    desk.database.close()
    monkeypatch.setenv("CRISIS_VAR", str(tmp_path))
    monkeypatch.setenv("CRISIS_DATABASE", databases.url(tmp_path))
    return tmp_path


def run(*words: str, typed: str = "") -> Result:
    command = backup if words[0] == "backup" else restore
    return CliRunner().invoke(command, list(words[1:]), input=typed)


def test_a_backup_leaves_an_audit_line_and_its_file_is_the_owners_alone(folder: Path) -> None:
    done = run("backup", "--to", str(folder / "kopi.zip"))
    assert done.exit_code == 0, done.output
    assert (folder / "kopi.zip").stat().st_mode & 0o777 == 0o600
    desk = Desk(folder)
    assert Audit(desk.database, clock).latest(1)[0].what == Act.BACKUP_MADE
    desk.database.close()


def test_a_restore_says_what_the_file_is_and_a_no_touches_nothing(folder: Path) -> None:
    run("backup", "--to", str(folder / "kopi.zip"))
    done = run("restore", str(folder / "kopi.zip"), typed="n\n")
    assert done.exit_code == 1
    assert "Kopien er fra 20" in done.output
    assert not list(folder.glob("*.foer-*"))


def test_nobody_is_asked_about_a_file_that_is_none(folder: Path) -> None:
    (folder / "foto.png").write_bytes(b"\x89PNG")
    done = run("restore", str(folder / "foto.png"), typed="y\n")
    assert (done.exit_code, "Vil du?" in done.output) == (2, False)
    assert "Ikke gjort, intet er ændret: filen er ikke en sikkerhedskopi" in done.output


def test_a_place_that_is_not_there_is_said_in_one_line(folder: Path) -> None:
    done = run("backup", "--to", str(folder / "mangler" / "kopi.zip"))
    assert done.exit_code == 2
    assert done.output.count("\n") == 1
    assert "No such file or directory" in done.output
