"""The lock files: every library with its hash, and no address of anybody's registry."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PYTHON = sorted((ROOT / "requirements").glob("*.txt"))
NODE = [ROOT / "package-lock.json", ROOT / "tests" / "browser" / "package-lock.json"]
ADDRESS = re.compile(r"\w+://|--(extra-)?index-url|--find-links|--trusted-host")

PINNED = re.compile(r"^[a-z0-9][^\n]*==[^\n]*\\\n    --hash=sha256:[0-9a-f]{64}", re.MULTILINE)


@pytest.mark.parametrize("lock", PYTHON, ids=lambda lock: lock.name)
def test_every_python_library_is_pinned_by_hash_and_names_no_registry(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert not ADDRESS.search(text)
    pinned = re.findall(
        r"^[a-z0-9][^\n]*==[^\n]*\\\n(    --hash=sha256:[0-9a-f]{64})", text, re.MULTILINE
    )
    named = re.findall(r"^[a-z0-9]", text, re.MULTILINE)
    assert pinned
    assert len(pinned) == len(named)


@pytest.mark.parametrize("lock", NODE, ids=lambda lock: lock.parent.name)
def test_every_browser_library_is_pinned_by_hash_and_names_no_registry(lock: Path) -> None:
    packages = json.loads(lock.read_text(encoding="utf-8"))["packages"]
    own = packages.pop("")
    assert own["dependencies"]
    for name, package in packages.items():
        assert "resolved" not in package, name
        assert package["integrity"].startswith("sha512-"), name


def test_a_test_runs_with_the_libraries_the_board_runs_with() -> None:
    def pins(name: str) -> set[str]:
        text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
        return set(re.findall(r"^(\S+==\S+)", text, re.MULTILINE))

    assert pins("runtime.txt") <= pins("dev.txt")
