"""The picture of each minute as files, for when everything else is down: no server, no script.

It holds words of the log, so it is the machine's operator's alone (0600 in folders of 0700).
Each file is put whole, and what has not changed is not made again; only the index says each
time when somebody last looked. What was erased by law is gone with the next look, for all of it
is made from the fold.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from crisis.errors import StoreUnavailable
from crisis.handler import Handler
from crisis.projections.planning import Planning
from crisis.projections.situation import Situation
from crisis.reports.log_parts import numbers, older_parts
from crisis.terms.ids import is_operation_id
from crisis.terms.operations import Mode

ROOT = Path(__file__).resolve().parents[2]
SHEET, EXERCISE_SHEET = "paper.css", "print-exercise.css"
INDEX = "index.html"
EXERCISES = "oevelser"
"""The folder of the exercises, inside the folder of what is in earnest."""
_OLDEST = datetime.min.replace(tzinfo=UTC)


class Shelf(Protocol):
    """A folder whose files are put whole or not at all."""

    def held(self) -> AbstractContextManager[None]:
        """Hold the folder alone; what was left half written is swept."""
        ...

    def names(self) -> set[str]:
        """Give what lies there."""
        ...

    def put(self, name: str, content: bytes) -> bool:
        """Put a file in its place."""
        ...

    def drop(self, name: str) -> None:
        """Take a file away."""
        ...


class Words(Protocol):
    """Says an operation in words. What it gives, the templates of `paper/` show."""

    def whole(self, situation: Situation, planning: Planning, now: datetime) -> dict[str, Any]:
        """All of it, with the newest of the log."""
        ...

    def part(
        self, situation: Situation, planning: Planning, now: datetime, part: int
    ) -> dict[str, Any]:
        """An older part of a long log."""
        ...

    def line(self, situation: Situation) -> dict[str, Any]:
        """A line of the index."""
        ...

    def moment(self, at: datetime) -> str:
        """A time with its date and its offset."""
        ...


class StatusPages:
    """Writes the pages, those whose operation went on."""

    def __init__(
        self,
        handler: Handler,
        words: Words,
        shelf: Callable[[str], Shelf],
        *,
        demo: bool,
        clock: Callable[[], datetime],
    ) -> None:
        """shelf: gives the folder `""` or the one named inside it."""
        self._handler = handler
        self._words = words
        self._shelves = {Mode.LIVE: shelf(""), Mode.EXERCISE: shelf(EXERCISES)}
        self._clock = clock
        self._jinja = _environment(demo)
        self._drawn: dict[str, Any] = {}
        """Page → what it was made of. With the words in it, so never kept longer than the page."""

    def look(self) -> None:
        """Bring the pages up to date; raises StoreUnavailable when they cannot be read or written.

        Then the old ones stand, and with them the time of the last look.
        """
        now, planning = self._clock(), self._handler.planning()
        streams = [one.stream for one in self._handler.all_heads() if is_operation_id(one.stream)]
        found = [self._handler.whole(one) for one in streams]
        try:
            self._write(sorted(found, key=_opened, reverse=True), planning, now)
        except OSError as problem:
            told = f"øjebliksbilledet kunne ikke skrives: {problem.strerror or problem}"
            raise StoreUnavailable(told) from problem

    def _write(self, found: list[Situation], planning: Planning, now: datetime) -> None:
        wanted: dict[Mode, set[str]] = {Mode.LIVE: {INDEX}, Mode.EXERCISE: set()}
        with self._shelves[Mode.LIVE].held(), self._shelves[Mode.EXERCISE].held():
            there = {mode: shelf.names() for mode, shelf in self._shelves.items()}
            lie = there[Mode.LIVE] | there[Mode.EXERCISE]
            self._drawn = {name: made_of for name, made_of in self._drawn.items() if name in lie}
            for one in found:
                wanted[one.mode] |= self._operation(one, planning, now)
            self._shelves[Mode.LIVE].put(INDEX, self._index(found, now))
            for mode, names in there.items():
                for gone in {one for one in names if one.endswith(".html")} - wanted[mode]:
                    self._shelves[mode].drop(gone)

    def _index(self, found: list[Situation], now: datetime) -> bytes:
        live, exercises = (
            [self._words.line(one) for one in found if one.mode is mode] for mode in Mode
        )
        looked = self._words.moment(now)
        return self._render(
            "index.html", live=live, exercises=exercises, folder=EXERCISES, made=looked
        )

    def _operation(self, one: Situation, planning: Planning, now: datetime) -> set[str]:
        """Write an operation's pages; give their names."""
        page, shelf = f"{one.operation}.html", self._shelves[one.mode]
        parts = range(1, older_parts(one.log.last) + 1)
        names = {part: f"{one.operation}-log-{part}.html" for part in parts}
        late = tuple(each.number for each in one.tasks.all() if each.overdue(now))
        moved = (one.hash, planning.number, late)
        if self._drawn.get(page) == moved and self._drawn.keys() >= set(names.values()):
            return {page, *names.values()}
        for part, name in names.items():
            held = tuple(one.log.get(number) for number in numbers(one.log.last, part))
            made_of = (held, one.erasures, planning.number)
            if self._drawn.get(name) != made_of:
                said = self._words.part(one, planning, now, part)
                shelf.put(name, self._render("part.html", page=page, **said))
                self._drawn[name] = made_of
        said = self._words.whole(one, planning, now)
        shelf.put(page, self._render("picture.html", names=names, **said))
        self._drawn[page] = moved
        return {page, *names.values()}

    def _render(self, template: str, **said: Any) -> bytes:
        return self._jinja.get_template(f"paper/{template}").render(said).encode("utf-8", "replace")


def _environment(demo: bool) -> Environment:
    """Everything is escaped, a name that is not there is an error, and no page can run a script."""
    made = Environment(
        loader=FileSystemLoader(ROOT / "templates"),
        extensions=["jinja2.ext.i18n"],
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    # The Danish sentences are their own keys: nothing is translated. The extension gives the
    # environment this method when it is loaded, which no type can know.
    made.install_null_translations(newstyle=True)  # type: ignore[attr-defined]
    folder = ROOT / "static" / "css"
    # Our own files, and escaped they would be no style.
    plain = Markup((folder / SHEET).read_text(encoding="utf-8"))  # noqa: S704
    exercise = plain + Markup((folder / EXERCISE_SHEET).read_text(encoding="utf-8"))  # noqa: S704
    made.globals.update(
        demo=demo,
        sheets={False: plain, True: exercise},
        policies={False: _policy(plain), True: _policy(exercise)},
    )
    return made


def _policy(sheet: str) -> str:
    """Give a policy under which nothing of a page works but this one sheet of style."""
    told = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{told}'; base-uri 'none'; form-action 'none'"


def _opened(one: Situation) -> datetime:
    return one.opened_at or _OLDEST
