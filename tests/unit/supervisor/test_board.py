"""What the parts are told: the channels' file only the one that sends in earnest."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from crisis.supervisor import commands
from crisis.supervisor.board import Board, Wish
from crisis.supervisor.commands import SECRET

WISH = Wish(host="127.0.0.1", port=8000, demo=True, plain=False)


def told(var: Path, **environ: str) -> tuple[dict[str, str], dict[str, str]]:
    """What every part is told, and what the live publisher is told besides."""
    board = Board(WISH, {"CRISIS_VAR": str(var), **environ}, lambda said: None)
    return board._environ, board._secret


def test_without_a_file_of_channels_nobody_is_told_of_one(tmp_path: Path) -> None:
    everybody, live = told(tmp_path)
    assert SECRET not in everybody
    assert live == {}


def test_the_file_in_var_is_the_usual_one(tmp_path: Path) -> None:
    (tmp_path / "channels.toml").touch()
    everybody, live = told(tmp_path)
    assert SECRET not in everybody
    assert live == {SECRET: str(tmp_path / "channels.toml")}


def test_the_operators_own_goes_before_it_and_is_named_in_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "channels.toml").touch()
    everybody, live = told(tmp_path, **{SECRET: "mine.toml"})
    assert SECRET not in everybody
    assert live == {SECRET: str(tmp_path / "mine.toml")}


def test_an_empty_setting_is_none(tmp_path: Path) -> None:
    assert told(tmp_path, **{SECRET: ""}) == (told(tmp_path)[0], {})


def test_every_program_is_started_with_the_python_we_run_on() -> None:
    for words in commands.PROGRAMS.values():
        started = commands.here(words)
        assert started[:2] == [sys.executable, "-m"]
        assert started[-1] == words[-1]
