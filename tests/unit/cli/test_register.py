"""crisis register and crisis geodata, on an installation of their own."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from crisis.cli import cli
from crisis.journal.lanes import ThreadLanes
from crisis.journal.opening import open_database
from crisis.web.accounts.people import People
from crisis.wiring import clock
from tests import databases
from tests.given import Desk

GOOD = "navn;kategori;bredde;længde\r\nKolding Havn;Tele;55,4920;9,4950\r\n"
BAD = GOOD + "Vejle Havn;Tele;9,55;55,70\r\n"
SQUARE = "[[[9.4,55.4],[9.6,55.4],[9.6,55.6],[9.4,55.6],[9.4,55.4]]]"
KOLDING = (
    '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"navn":"Kolding"},'
    f'"geometry":{{"type":"Polygon","coordinates":{SQUARE}}}}}]}}'
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    Desk(tmp_path).knows().database.close()
    database = open_database(databases.url(tmp_path), ThreadLanes())
    People(database, clock).create("planlaegger", "Planlægger", "-", ("planlaegger",))
    People(database, clock).create("kolding", "Kolding", "-", ("kolding",))
    database.close()
    monkeypatch.setenv("CRISIS_VAR", str(tmp_path))
    monkeypatch.setenv("CRISIS_DATABASE", databases.url(tmp_path))
    monkeypatch.delenv("REDIS_URL", raising=False)
    return tmp_path


def write(folder: Path, name: str, text: str) -> str:
    (folder / name).write_bytes(text.encode("cp1252"))
    return str(folder / name)


def run(*words: str) -> Result:
    return CliRunner().invoke(cli, list(words))


def test_a_file_is_imported_and_then_found_unchanged(folder: Path) -> None:
    file = write(folder, "havne.csv", GOOD)
    first = run("register", "import", file)
    assert first.exit_code == 0, first.output
    assert "1 nye, 0 ændrede, 0 står der allerede" in first.output
    again = run("register", "import", file)
    assert "0 nye, 0 ændrede, 1 står der allerede" in again.output
    assert "Intet er skrevet." in again.output
    listed = run("register", "list", "--search", "kolding")
    assert "Kolding Havn" in listed.output
    assert listed.output.endswith("1 objekter\n")


def test_a_bad_row_stops_all_of_it_unless_the_good_are_wanted(folder: Path) -> None:
    file = write(folder, "havne.csv", BAD)
    refused = run("register", "import", file)
    assert refused.exit_code == 2
    assert "Række 3: Længde og bredde er byttet om." in refused.output
    assert run("register", "list").output == "0 objekter\n"
    assert run("register", "import", file, "--keep-good").exit_code == 0
    assert run("register", "list").output.endswith("1 objekter\n")


def test_a_dry_run_writes_nothing(folder: Path) -> None:
    done = run("register", "import", write(folder, "havne.csv", GOOD), "--dry-run")
    assert "1 nye" in done.output
    assert run("register", "list").output == "0 objekter\n"


def test_a_category_that_is_none_is_named_and_one_says_what_it_is(folder: Path) -> None:
    file = write(folder, "lagre.csv", GOOD.replace("Tele", "Kølehuse"))
    refused = run("register", "import", file)
    assert refused.exit_code == 2
    assert "Række 2: kategori: Ukendt kategori »Kølehuse«; vælg en" in refused.output
    assert "Ukendt kategori: Kølehuse (1 rækker)" in refused.output
    assert '--map-category "Kølehuse=' in refused.output
    wrong = run("register", "import", file, "--map-category", "Kølehuse=Frost")
    assert (wrong.exit_code, "kan ikke blive til det" in wrong.output) == (2, True)
    done = run("register", "import", file, "--map-category", "Kølehuse=Industri / Kølehuse")
    assert done.exit_code == 0, done.output
    assert run("register", "list", "--category", "Industri").output.endswith("1 objekter\n")


def test_the_tables_are_made_again(folder: Path) -> None:
    run("register", "import", write(folder, "havne.csv", GOOD))
    assert run("register", "rebuild").output.startswith("1 rækker")
    assert run("register", "list").output.endswith("1 objekter\n")


def test_boundaries_are_kept_and_give_the_next_import_its_municipality(folder: Path) -> None:
    file = write(folder, "kommuner.geojson", KOLDING)
    done = run("geodata", "import", file, "--as", "municipalities")
    assert done.exit_code == 0, done.output
    assert len(list((folder / "objects").iterdir())) == 1
    assert run("geodata", "import", file, "--as", "municipalities").exit_code == 2
    run("register", "import", write(folder, "havne.csv", GOOD))
    assert "  kolding  " in run("register", "list", "--municipality", "kolding").output


@pytest.mark.parametrize(
    ("words", "said", "code"),
    [
        (("register", "import", "findes-ikke.csv"), "kan ikke åbnes", 2),
        (("geodata", "import", "findes-ikke", "--as", "coast"), "kan ikke åbnes", 2),
        (("register", "import", "x", "--account", "ingen"), "findes ikke", 1),
        (("register", "import", "x", "--account", "kolding"), "ingen plads som planlægger", 1),
    ],
)
def test_what_cannot_be_done_is_said_in_a_line(
    folder: Path, words: tuple[str, ...], said: str, code: int
) -> None:
    done = run(*words)
    assert (done.exit_code, said in done.output) == (code, True), done.output
