"""Which browser the tests take, and that none at all is a failure with a way out of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser import chromium


@pytest.fixture(autouse=True)
def _ask_anew(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.delenv("CHROMIUM", raising=False)
    chromium.browser_executable.cache_clear()
    yield
    chromium.browser_executable.cache_clear()


def program(path: Path) -> str:
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return str(path)


def test_the_one_named_comes_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CHROMIUM", program(tmp_path / "mine"))
    assert chromium.browser_executable() == str(tmp_path / "mine")
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "missing"))
    chromium.browser_executable.cache_clear()
    with pytest.raises(RuntimeError, match="CHROMIUM"):
        chromium.browser_executable()


def test_an_installed_one_comes_before_the_packed_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    installed = program(tmp_path / "chromium")
    assert chromium.browser_executable() == installed


def test_without_any_the_test_fails_and_says_how_to_install_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(chromium, "INSTALLED", ())
    monkeypatch.setattr(chromium, "PACKED", tmp_path / "chromium.br")
    with pytest.raises(chromium.NoBrowser, match="install"):
        chromium.browser_executable()
