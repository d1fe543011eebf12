"""crisis account and crisis token, on an installation of their own."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from crisis.cli.accounts import account
from crisis.cli.tokens import token
from crisis.journal.lanes import ThreadLanes
from crisis.journal.opening import open_database
from crisis.web.accounts.audit import Audit
from crisis.web.accounts.passwords import Passwords
from crisis.web.accounts.people import People
from crisis.web.accounts.tokens import Tokens
from crisis.wiring import clock
from tests import databases
from tests.given import Desk


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    Desk(tmp_path).database.close()
    monkeypatch.setenv("CRISIS_VAR", str(tmp_path))
    monkeypatch.setenv("CRISIS_DATABASE", databases.url(tmp_path))
    return tmp_path


def run(*words: str) -> Result:
    group = account if words[0] == "account" else token
    return CliRunner().invoke(group, list(words[1:]))


def looks(folder: Path) -> tuple[People, Tokens, Audit, Passwords]:
    lanes = ThreadLanes()
    database = open_database(databases.url(folder), lanes)
    return (
        People(database, clock),
        Tokens(database, clock),
        Audit(database, clock),
        Passwords(lanes),
    )


def test_an_account_is_made_with_a_password_shown_once(folder: Path) -> None:
    said = run("account", "create", "Anna", "--name", "Anna B", "--seat", "kolding")
    assert said.exit_code == 0, said.output
    password = said.output.split()[1]
    people, _, audit, passwords = looks(folder)
    made = people.named("anna")
    assert made
    assert made.seats == ("kolding",)
    assert passwords.verify(made.password, password)
    assert audit.latest(1)[0].what == "account_created"
    assert password not in str(audit.latest())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("account", "create", "x", "--name", "X", "--seat", "atlantis"), "ingen plads"),
        (("account", "disable", "nobody"), "ingen konto"),
        (("token", "create", "--account", "no", "--seat", "kolding", "--name", "x"), "ingen konto"),
        (("token", "revoke", "0000"), "ingen adgangsnøgle"),
    ],
)
def test_what_is_not_there_is_said_in_one_line(
    folder: Path, words: tuple[str, ...], said: str
) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert said in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1


def test_the_same_name_twice_is_refused(folder: Path) -> None:
    assert run("account", "create", "anna", "--name", "A").exit_code == 0
    again = run("account", "create", "ANNA", "--name", "B")
    assert again.exit_code == 2
    assert "allerede en konto" in again.stderr


def test_an_account_is_closed_opened_seated_and_given_a_password(folder: Path) -> None:
    run("account", "create", "anna", "--name", "A", "--seat", "kolding")
    assert run("account", "disable", "anna").exit_code == 0
    assert "(lukket)" in run("account", "list").output
    assert run("account", "enable", "anna").exit_code == 0
    assert run("account", "seats", "anna", "vejle", "kolding").exit_code == 0
    new = run("account", "password", "anna").output.split()[1]
    people, _, _, passwords = looks(folder)
    found = people.named("anna")
    assert found
    assert found.seats == ("vejle", "kolding")
    assert passwords.verify(found.password, new)


def test_a_token_is_made_listed_and_revoked(folder: Path) -> None:
    run("account", "create", "anna", "--name", "A", "--seat", "kolding")
    words = ("token", "create", "--account", "anna", "--seat", "kolding", "--name", "måler")
    secret = run(*words, "--days", "3", "--exercise-only").output.strip()
    _, tokens, audit, _ = looks(folder)
    found = tokens.find(secret)
    assert found
    assert (found.seat, found.exercise_only) == ("kolding", True)
    listed = run("token", "list").output
    assert "måler" in listed
    assert secret not in listed
    assert secret not in str(audit.latest())
    assert run("token", "revoke", found.public).exit_code == 0
    assert tokens.find(secret) is None
    assert "trukket tilbage" in run("token", "list").output


def test_a_token_is_for_a_seat_the_account_holds(folder: Path) -> None:
    run("account", "create", "anna", "--name", "A", "--seat", "kolding")
    said = run("token", "create", "--account", "anna", "--seat", "stabschef", "--name", "x")
    assert said.exit_code == 2
    assert "plads" in said.stderr
