"""The scripts that come with the board, as a list and one by one."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import crisis

FOLDER = Path(crisis.__file__).parent.parent / "scenarios"
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")
_TITLE = re.compile(r"^title:\s*(.+?)\s*$", re.MULTILINE)
_INJECT = re.compile(r"^  - \{?id:", re.MULTILINE)


def library() -> list[dict[str, object]]:
    """Give each script by which a drill can be led at the board: with injects, without steps."""
    found = [_told(path) for path in sorted(FOLDER.glob("*.yaml"))]
    led = [one for one in found if one["injects"] and not one["steps"]]
    return sorted(led, key=lambda one: str(one["title"]))


def script_text(name: str) -> str | None:
    """Give a script's text; None when there is no such one."""
    path = FOLDER / f"{name}.yaml"
    return path.read_text(encoding="utf-8") if _NAME.fullmatch(name) and path.is_file() else None


@lru_cache(maxsize=64)
def _told(path: Path) -> dict[str, object]:
    text = path.read_text(encoding="utf-8")
    title = _TITLE.search(text)
    injects = text.partition("\ninjects:")[2]
    return {
        "name": path.stem,
        "title": title[1].strip("\"'") if title else path.stem,
        "steps": "\nsteps:" in text,
        "injects": len(_INJECT.findall(injects.partition("\nbranches:")[0])),
    }
