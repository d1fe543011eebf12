"""crisis register import and undo: by command as by page."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from crisis import wiring
from crisis.cli import import_telling
from crisis.cli.import_telling import Progress
from crisis.config import Settings
from crisis.handler import Handler
from crisis.journal.lanes import ThreadLanes
from crisis.register.fitting import ObjectFilter
from crisis.register.imports.job import Job
from crisis.terms.imports import Stage
from tests.unit.cli.test_register import folder as folder
from tests.unit.cli.test_register import run, write

SENT = "nr;Sted;Slags;bredde;længde;ejer\r\n1;Hal;Køl;55,5;9,4;Kommunen\r\n2;Bro;Tele;55,5;9,5;\r\n"
SAID = ("--column", "id=nr", "--column", "name=Sted", "--column", "category=Slags")
KIND = ("--map-category", "Køl=Industri / Kølehuse", "--source", "Eksempel GIS")


def owners() -> dict[str, str | None]:
    parts = wiring.build(Settings.from_env(os.environ), ThreadLanes())
    found = {one.object.name: one.object.owner for one in parts.register.objects(ObjectFilter())}
    parts.database.close()
    return found


def test_how_a_file_was_understood_is_shown_before_anything_is_tried(folder: Path) -> None:
    done = run("register", "import", write(folder, "a.csv", SENT), *SAID, *KIND, "--dry-run")
    told = done.output
    assert "* Lag: (uden navn), 2 rækker, tabel" in told
    assert "  navn (name) = Sted" in told
    assert "  nr | Sted | Slags | bredde | længde | ejer" in told
    assert "  1 | Hal | Køl | 55,5 | 9,4 | Kommunen" in told
    assert told.index("| Hal |") < told.index("2 rækker læst")


def test_what_the_columns_mean_is_remembered_for_the_next_file(folder: Path) -> None:
    """The page remembered it, the command forgot."""
    file = write(folder, "a.csv", SENT)
    assert run("register", "import", file, *SAID, *KIND).exit_code == 0
    again = run("register", "import", file)
    assert (again.exit_code, "2 står der allerede" in again.output) == (0, True)


def test_an_update_by_key_leaves_the_rest_and_says_what_it_changes(folder: Path) -> None:
    assert run("register", "import", write(folder, "a.csv", SENT), *SAID, *KIND).exit_code == 0
    short = "id;note\r\n1;Ny note\r\n"
    source = ("--source", "Eksempel GIS", "--category", "El")
    done = run("register", "import", write(folder, "b.csv", short), *source)
    assert "Række 2, Hal: ændrer note" in done.output
    assert "0 nye, 1 ændrede" in done.output
    assert owners() == {"Hal": "Kommunen", "Bro": None}


def test_one_that_is_stopped_is_taken_back_and_says_so(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Handler.do

    def full(self: Handler, command: object, *more: object, **named: object) -> object:
        if type(command).__name__ == "FinishImport" and not done:
            done.append(1)
            raise OSError(28, "No space left on device")
        return real(self, command, *more, **named)  # type: ignore[arg-type] # handed on as it is

    done: list[int] = []
    monkeypatch.setattr(Handler, "do", full)
    told = run("register", "import", write(folder, "a.csv", SENT), *SAID, *KIND)
    assert told.exit_code == 1
    assert "taget tilbage" in told.output
    assert "0 som før, 2 udfaset, 0 ændret siden" in told.output
    assert owners() == {}


def test_what_stands_of_a_stopped_one_is_said_loudly_and_undone_by_command(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Handler.do

    def full(self: Handler, command: object, *more: object, **named: object) -> object:
        if type(command).__name__ == "FinishImport":
            raise OSError(28, "No space left on device")
        return real(self, command, *more, **named)  # type: ignore[arg-type] # handed on as it is

    monkeypatch.setattr(Handler, "do", full)
    told = run("register", "import", write(folder, "a.csv", SENT), *SAID, *KIND)
    assert (told.exit_code, "NB: 2 steder fra filen står" in told.output) == (1, True)
    id_ = told.output.split("crisis register undo ")[1].split()[0]
    monkeypatch.setattr(Handler, "do", real)
    undone = run("register", "undo", id_)
    assert (undone.exit_code, owners()) == (0, {})
    assert "2 udfaset" in undone.output


def at(done: int, stage: Stage = Stage.WRITE) -> Job:
    now = wiring.clock()
    sent = {"account": 1, "seat": "planlaegger", "file": "a.csv", "size": 1}
    return Job(id="im-1", stage=stage, made_at=now, changed_at=now, done=done, total=9, **sent)


def test_progress_is_one_line_on_a_terminal_and_a_few_elsewhere(
    capsys: pytest.CaptureFixture[str],
) -> None:
    line, lines = Progress(terminal=True), Progress(terminal=False)
    for number in range(4):
        line.tell(at(number), float(number))
    line.tell(at(3, Stage.FINISHED), 4)
    line.end()
    told = capsys.readouterr().err
    assert (told.count("\r"), told.count("\n")) == (4, 1)
    assert "\rskrives: 3 af 9 …" in told
    for number in range(4):
        lines.tell(at(number, Stage.CHECK), 100 + number * 6.0)
    lines.end()
    assert capsys.readouterr().err == "prøves: 0 af 9\nprøves: 2 af 9\n"


def test_the_command_tells_how_far_it_is_while_it_works_itself(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_telling, "LOOK", 0.001)
    monkeypatch.setattr(import_telling, "SPARSE", 0.0)
    done = run("register", "import", write(folder, "a.csv", SENT), *SAID, *KIND)
    assert "prøves: 0 af 2" in done.stderr
