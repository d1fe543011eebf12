"""crisis journal export: a file for its owner, a line in the trail, nothing half-written."""

from __future__ import annotations

import stat
from pathlib import Path

from click.testing import CliRunner, Result

from crisis.cli.exporting import export_
from crisis.web.accounts.audit import Audit
from tests.given import NOON
from tests.pictures import PDF, png
from tests.unit.journal.test_exporting import Held
from tests.unit.journal.test_exporting_files import attach


def test_the_command_leaves_a_line_in_the_trail_and_a_file_for_its_owner(tmp_path: Path) -> None:
    held = Held(tmp_path)
    lost = attach(held, PDF, "plan.pdf", 3)
    attach(held, png(), "kaj.png")
    (held.folder / "objects" / lost[:2] / lost).unlink()

    def run(*words: str) -> Result:
        environ = {"CRISIS_DATABASE": held.desk.url, "CRISIS_VAR": str(held.folder)}
        return CliRunner().invoke(export_, [f"--to={held.zip}", *words], env=environ)

    ended = run("--operation", held.operation)
    assert ended.exit_code == 0, ended.output
    assert "personoplysninger" in ended.output
    assert "\n1 bilag\n" in ended.output
    assert f"MANGLER  bilag {lost}" in ended.output
    assert stat.S_IMODE(held.zip.stat().st_mode) == 0o600
    (noted,) = [
        one for one in Audit(held.desk.database, lambda: NOON).latest()
        if one.what == "journal_exported"
    ]  # fmt: skip
    assert noted.detail["streams"] == [held.operation]
    assert noted.detail["sha256"] in ended.output
    assert noted.detail["who"]
    assert noted.detail["file"] == str(held.zip)
    again = run("--all")
    assert (again.exit_code, "er der allerede" in again.output) == (3, True)
    held.zip.unlink()
    assert run("--operation", "op-findes-ikke").exit_code == 3
    assert not held.zip.exists()
    assert run().exit_code == 2
    assert list(held.folder.glob(".*part")) == []
    held.desk.database.close()
