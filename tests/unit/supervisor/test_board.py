"""What the parts are told: a file with secrets only the one it is for."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from crisis.supervisor import commands
from crisis.supervisor.board import FILES, Board, Wish

WISH = Wish(host="127.0.0.1", port=8000, demo=True, plain=False)


def told(var: Path, setting: str, **environ: str) -> tuple[dict[str, str], dict[str, str]]:
    """What every part is told, and what the one that the setting is for is told besides."""
    board = Board(WISH, {"CRISIS_VAR": str(var), **environ}, lambda said: None)
    return board._environ, board._secrets[setting]


@pytest.mark.parametrize("setting", FILES)
def test_without_a_file_nobody_is_told_of_one(tmp_path: Path, setting: str) -> None:
    everybody, one = told(tmp_path, setting)
    assert setting not in everybody
    assert one == {}


@pytest.mark.parametrize("setting", FILES)
def test_the_file_in_var_is_the_usual_one(tmp_path: Path, setting: str) -> None:
    (tmp_path / FILES[setting]).touch()
    everybody, one = told(tmp_path, setting)
    assert setting not in everybody
    assert one == {setting: str(tmp_path / FILES[setting])}


@pytest.mark.parametrize("setting", FILES)
def test_the_operators_own_goes_before_it_and_is_named_in_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, setting: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / FILES[setting]).touch()
    everybody, one = told(tmp_path, setting, **{setting: "mine.toml"})
    assert setting not in everybody
    assert one == {setting: str(tmp_path / "mine.toml")}


@pytest.mark.parametrize("setting", FILES)
def test_an_empty_setting_is_none(tmp_path: Path, setting: str) -> None:
    assert told(tmp_path, setting, **{setting: ""})[1] == {}


def test_every_program_is_started_with_the_python_we_run_on() -> None:
    for words in commands.PROGRAMS.values():
        started = commands.here(words)
        assert started[:2] == [sys.executable, "-m"]
        assert started[-1] == words[-1]
