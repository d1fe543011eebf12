"""Templates compiled once for all processes of an installation."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from crisis.web.compiled import Compiled


class Process:
    """Templates as one process has them; counts what it had to compile itself."""

    def __init__(self, templates: Path) -> None:
        self.compiled = 0
        loader = FileSystemLoader(templates)
        self._env = Environment(loader=loader, autoescape=True, bytecode_cache=Compiled(templates))
        own = self._env.compile

        def count(*told: object, **more: object) -> object:
            self.compiled += 1
            return own(*told, **more)

        self._env.compile = count

    def shows(self, **words: str) -> str:
        return self._env.get_template("side.html").render(**words)


@pytest.fixture(autouse=True)
def writes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    (tmp_path / "side.html").write_text("<p>{{ navn }}</p>")
    return tmp_path


def test_what_one_process_compiled_the_next_reads(templates: Path) -> None:
    first, second = Process(templates), Process(templates)
    assert first.shows(navn="<b>") == second.shows(navn="<b>") == "<p>&lt;b&gt;</p>"
    assert (first.compiled, second.compiled) == (1, 0)


def test_a_template_that_was_changed_is_compiled_anew(templates: Path) -> None:
    Process(templates).shows(navn="x")
    (templates / "side.html").write_text("<h1>{{ navn }}</h1>")
    assert Process(templates).shows(navn="x") == "<h1>x</h1>"


def test_what_was_broken_off_is_compiled_anew(templates: Path) -> None:
    Process(templates).shows(navn="x")
    (kept,) = (templates / "__pycache__").iterdir()
    kept.write_bytes(kept.read_bytes()[:60])
    assert Process(templates).shows(navn="x") == "<p>x</p>"


def test_where_nothing_may_be_written_each_compiles_for_itself(
    templates: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (templates / "__pycache__").write_text("no folder")
    assert Process(templates).shows(navn="x") == "<p>x</p>"
    (templates / "__pycache__").unlink()
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert Process(templates).shows(navn="x") == "<p>x</p>"
    assert not (templates / "__pycache__").exists()
