"""The program's files, each read and parsed once for all that is asked of them."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
CRISIS = sorted(ROOT.glob("crisis/**/*.py"))
PYTHON = sorted([*CRISIS, *ROOT.glob("workers/**/*.py")])


@cache
def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(text_of(path))
