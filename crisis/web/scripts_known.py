"""The scripts a planner has before him: his own, kept in the planning, and those of the library."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from crisis.drills.cast import Cast, Person
from crisis.drills.drafting import Draft, drafted
from crisis.errors import Unknown
from crisis.projections.scripts import ListedScript, ScriptVersion
from crisis.rules.known import By
from crisis.terms.operations import Mode
from crisis.terms.roles import Role
from crisis.web import edge
from crisis.web.parts import parts

LIBRARY = Path(__file__).resolve().parents[2] / "scenarios"
"""What comes with the board: read, and never written."""


@dataclass(frozen=True, kw_only=True)
class KnownScript:
    """A script as it may be opened, by its id or by its file's name in the library.

    listed: of the planning, None for the library's. version: the one that is read.
    """

    name: str
    text: str
    listed: ListedScript | None = None
    version: ScriptVersion | None = None

    @property
    def editions(self) -> int:
        """Say how many versions of it are kept; the library's have none."""
        return len(self.listed.versions) if self.listed else 0

    @property
    def title(self) -> str:
        """Give what it was called when it was saved; the library's by its file."""
        return self.version.title if self.version else self.name


def script_text(name: str) -> str:
    """Give the text of a script by its id or its name in the library; raises Unknown."""
    return known_script(name).text


def known_script(name: str, number: int = 0) -> KnownScript:
    """Give a script, of its own an older version too; raises Unknown."""
    listed = edge.planning_for(edge.by(Mode.LIVE)).scripts.scripts.get(name)
    if listed is not None:
        version = listed.version(number) if number else listed.now
        if version is None:
            raise Unknown("script.unknown")
        return KnownScript(name=name, text=version.text, listed=listed, version=version)
    text = library().get(name)
    if text is None or number:
        raise Unknown("script.unknown")
    return KnownScript(name=name, text=text)


def own_scripts(*, retired: bool = False) -> list[KnownScript]:
    """Give those of the planning that the reader may see, by title."""
    scripts = edge.planning_for(edge.by(Mode.LIVE)).scripts
    found = scripts.scripts.values() if retired else scripts.standing()
    named = sorted(found, key=lambda one: (not one.stands, one.now.title.casefold(), one.id))
    return [
        KnownScript(name=one.id, text=one.now.text, listed=one, version=one.now) for one in named
    ]


def kept_scripts(by: By) -> list[KnownScript]:
    """Give those in use to a planner in person; in a drill there are none for a program, nor for
    whoever sits on his seat by a loan (`planning_sight`)."""
    found = edge.planning_for(by).scripts.standing()
    return [
        KnownScript(name=one.id, text=one.now.text, listed=one, version=one.now) for one in found
    ]


def library() -> dict[str, str]:
    """Give the library's scripts by the names of their files."""
    files = sorted(LIBRARY.glob("*.yaml"))
    return {one.stem: _read(one, one.stat().st_mtime_ns) for one in files}


@lru_cache(maxsize=64)
def _read(file: Path, _changed: int) -> str:
    return file.read_text(encoding="utf-8")


def read_here(text: str) -> Draft:
    """Read a script through, by the seats and accounts there are now."""
    seats = tuple(sorted((one.id, one.role) for one in edge.planning().seats.values()))
    people = tuple(
        sorted(
            (one.username, one.id, tuple(one.seats))
            for one in parts().people.all()
            if one.active and one.seats and one.guest is None
        )
    )
    return _drafted(text, seats, people)


Seats = tuple[tuple[str, Role], ...]
People = tuple[tuple[str, int, tuple[str, ...]], ...]


@lru_cache(maxsize=32)
def _drafted(text: str, seats: Seats, people: People) -> Draft:
    """Reading a long one takes a quarter of a second; the same is read once."""
    known = {
        name: Person(username=name, account=number, seats=held) for name, number, held in people
    }
    return drafted(text, Cast(seats=dict(seats), people=known))
