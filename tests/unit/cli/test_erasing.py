"""crisis journal erase: it tells first, asks, erases on the data of a running board, and tells."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from crisis.cli.journal import journal
from crisis.commands.log import RecordEntry
from crisis.journal.check import check
from crisis.journal.erasing import erasures
from crisis.journal.erasure_record import NAME, read
from crisis.web.accounts.audit import Act, Audit
from crisis.web.accounts.people import People
from crisis.wiring import clock
from tests import databases
from tests.given import Desk, by

SECRET = "Inger Poulsen er sengeliggende"
WHY = ("--reason", "helbredsoplysninger uden betydning", "--basis", "GDPR art. 17, stk. 1, litra d")


@pytest.fixture
def board(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A board that goes on running while somebody at the machine erases."""
    made = Desk(tmp_path)
    made.now = clock()
    monkeypatch.setenv("CRISIS_VAR", str(tmp_path))
    monkeypatch.setenv("CRISIS_DATABASE", databases.url(tmp_path))
    people = People(made.database, clock)
    people.create("stabschef", "Stabschef", "x", ("stabschef",))
    people.create("kolding", "Kolding", "x", ("kolding",))
    yield made
    made.database.close()


def said(board: Desk) -> tuple[str, int]:
    operation = board.opens()
    return operation, board.do(RecordEntry(text=SECRET), "kolding", operation).entries[0]


def run(*words: str, typed: str = "") -> Result:
    return CliRunner().invoke(journal, ["erase", *words], input=typed)


def test_it_tells_what_goes_and_asks_for_the_number(board: Desk) -> None:
    operation, number = said(board)
    Audit(board.database, clock).note(Act.BACKUP_MADE, None, "", file="kopi-0001.sqlite")
    no = run(operation, str(number), *WHY, typed="ja\n")
    assert no.exit_code == 1
    assert SECRET in no.output
    assert "kopi-0001.sqlite" in no.output
    assert "Intet er slettet." in no.output
    assert erasures(board.database) == []
    yes = run(operation, str(number), *WHY, typed=f"{number}\n")
    assert yes.exit_code == 0, yes.output
    assert erasures(board.database) == [(operation, number)]


def test_a_running_board_forgets_what_was_erased_beside_it(board: Desk, tmp_path: Path) -> None:
    operation, number = said(board)
    assert SECRET in str(board.handler.situation(by("formand"), operation))
    done = run(operation, str(number), *WHY, "--yes")
    assert done.exit_code == 0, done.output
    assert SECRET not in str(board.handler.situation(by("formand"), operation))
    assert not any(one.broken_at for one in check(board.database))
    assert [(one.stream, one.number) for one in read(tmp_path / NAME)] == [(operation, number)]
    told = Audit(board.database, clock).latest(1)[0]
    assert (told.what, told.ip, told.detail["entry"]) == ("entry_erased", "command line", number)


def test_whoever_may_not_is_told_so_and_nothing_is_erased(board: Desk) -> None:
    operation, number = said(board)
    for words in (
        (operation, str(number), *WHY, "--yes", "--account", "kolding"),
        (operation, "1", *WHY, "--yes"),
        (operation, "99", *WHY, "--yes"),
        ("op-000000000099", "1", *WHY, "--yes"),
        (operation, str(number), "--reason", "Vedr. Inger", "--basis", "GDPR", "--yes"),
    ):
        no = run(*words)
        assert no.exit_code == 2, (words, no.output)
    assert erasures(board.database) == []


def test_an_entry_of_the_planning_that_holds_things_in_place_stays(board: Desk) -> None:
    People(board.database, clock).create("planlaegger", "Plan", "x", ("planlaegger",))
    no = run("planning", "1", *WHY, "--yes")
    assert no.exit_code == 2
    assert "slettes ikke" in no.output
