"""`crisis register import` while a board runs: through its interface, seen at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rig import Rig

pytestmark = pytest.mark.processes

ROWS = "category;name;lat;lon\nTele;Prøvepumpe Bramdrup;55,5251;9,4602\n"


def test_a_file_is_imported_into_a_running_board(rig: Rig, tmp_path: Path) -> None:
    file = tmp_path / "steder.csv"
    file.write_bytes(ROWS.encode("cp1252"))
    done = rig.crisis("register", "import", str(file))
    assert done.returncode == 0, done.stdout + done.stderr
    line = rig.line("kolding")
    found = line.get("/api/v1/register", q="Prøvepumpe Bramdrup").json()["features"]
    assert [one["geometry"]["coordinates"] for one in found] == [[9.4602, 55.5251]]
    again = rig.crisis("register", "import", str(file))
    assert (again.returncode, "0 nye" in again.stdout) == (0, True), again.stdout


def test_a_broken_row_is_told_by_its_number_and_nothing_is_taken(rig: Rig, tmp_path: Path) -> None:
    file = tmp_path / "steder.csv"
    file.write_text(ROWS + "Tele;Uden sted;nord;9,46\n", encoding="utf-8")
    before = rig.line("kolding").get("/api/v1/register", q="Uden sted").json()["features"]
    done = rig.crisis("register", "import", str(file))
    assert done.returncode != 0
    assert "3" in done.stdout + done.stderr
    after = rig.line("kolding").get("/api/v1/register", q="Uden sted").json()["features"]
    assert before == after == []
