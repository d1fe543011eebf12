"""The press room: a folder of plain files that any web server can hand out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from crisis.channels.pages import INDEX, SHEET, SHEET_NAME, Draw, Dress, Pages
from crisis.channels.port import Came, Result, Sending
from crisis.channels.shelf import Shelf
from crisis.interop.feeds import ATOM_NAME, JSON_NAME, atom, json_feed
from crisis.terms.notices import Notice

_SAFE_ID = re.compile(r"(?!index$|arkiv-|kort-|feed|oevelse-|presserum)[A-Za-z0-9-]{1,80}")
"""What may be a file's name and is not one of ours already."""


class PressRoom:
    """A channel that is done when its files are on the disk.

    Order: style, maps, statements, index, feeds; of the statements first those that are new.
    So nobody finds a link to what is not there yet. draw: gives a statement's map.
    A live press room refuses an exercise; only the sink makes one in exercise dress.
    """

    repeat_safe = True
    by_receiver = False

    def __init__(
        self, folder: Path, url: str, demo: bool = False, draw: Draw | None = None,
        exercise: bool = False,
    ) -> None:  # fmt: skip
        dress = Dress(exercise=exercise, demo=demo)
        self._shelf = Shelf(folder, public=not exercise)
        self._pages = Pages(url, dress, maps=draw is not None)
        self._draw = draw
        self._exercise = exercise
        self._demo = demo

    def send(self, sending: Sending) -> Result:
        """Show the statement as it is now, and all that its state changes elsewhere.

        Written anew: its page and map, the pages of what it corrects and what corrects it, the
        index, the feeds; and any page that is missing.
        """
        changed = sending.notice
        notices = _with(changed, sending.everything())
        self._check(notices)
        near = {one.id for one in (changed, changed.corrects, changed.corrected_by) if one}
        try:
            with self._shelf.held():
                self._write(notices, {one for one in notices if self._is_due(one, near)})
        except OSError as problem:
            code = problem.errno or 0
            return Result(came=Came.RETRY, detail=f"presserummet kan ikke skrives (fejl {code})")
        return Result(came=Came.DELIVERED)

    def rebuild(self, notices: Iterable[Notice]) -> None:
        """Write all anew and take away pages of what is no longer there; raises OSError."""
        kept = tuple(notices)
        self._check(kept)
        with self._shelf.held():
            written = self._write(kept, set(kept))
            for name in sorted(self._shelf.names() - written):
                if name.endswith(".html"):
                    self._shelf.drop(name)

    def _check(self, notices: Sequence[Notice]) -> None:
        for one in notices:
            if one.exercise is not self._exercise:
                raise ValueError("an exercise and the real never share a press room")
            if not _SAFE_ID.fullmatch(one.id):
                raise ValueError("a statement's id must be fit for a file name")

    def _is_due(self, notice: Notice, near: set[str]) -> bool:
        return notice.id in near or not self._shelf.has(self._pages.page(notice))

    def _write(self, notices: Sequence[Notice], due: set[Notice]) -> set[str]:
        """Write in the order that never leads a reader to nothing; give all names there are."""
        pages, put = self._pages, self._shelf.put
        put(pages.name(SHEET_NAME), SHEET.read_bytes())
        index = pages.index(notices)
        for one in sorted(due, key=lambda one: (self._shelf.has(pages.page(one)), one.number)):
            self._put_map(one)
            put(pages.page(one), pages.statement(one))
        for name, content in sorted(index.items(), key=lambda file: file[0] == pages.name(INDEX)):
            put(name, content)
        put(pages.name(ATOM_NAME), atom(notices, pages.site))
        put(pages.name(JSON_NAME), json_feed(notices, pages.site))
        maps = {place for one in notices if (place := pages.map(one))}
        return maps | {pages.page(one) for one in notices} | set(index)

    def _put_map(self, notice: Notice) -> None:
        """A map that has been outside says so too when the statement is taken back."""
        name = self._pages.map(notice)
        if self._draw is not None and name is not None:
            drawn = self._draw(notice, demo=self._demo)
            self._shelf.put(name, drawn.encode("utf-8", "replace"))


def _with(notice: Notice, others: Iterable[Notice]) -> tuple[Notice, ...]:
    """What is sent is part of everything, as it is in the sending."""
    return (notice, *(one for one in others if one.id != notice.id))
