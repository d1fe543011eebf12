"""An import is taken back entry by entry, the last first; each is taken back once, by its key."""

from __future__ import annotations

from collections.abc import Callable

from crisis.commands.base import Command
from crisis.commands.imports import TakeBackObjects, UndoImport
from crisis.errors import Refused
from crisis.events.imports import (
    ImportFinished,
    ImportUndone,
    NamedObject,
    ObjectsTakenBack,
)
from crisis.events.register import ObjectsRegistered
from crisis.journal.port import Entry
from crisis.register.imports.job import Job
from crisis.terms.imports import Undoing

READ_AT_ONCE = 20
NAMED = 500
"""So many of those that were left are named; the entries name all."""

Do = Callable[[Command, str], int]
Entries = Callable[[int, int], tuple[Entry, ...]]
"""Gives entries of the planning after a number, so many at most."""


def take_back(
    do: Do, entries: Entries, one: Job, progress: Callable[[int, int], None]
) -> tuple[Undoing, tuple[NamedObject, ...]]:
    """Take back all that an import wrote; give what it came to, and whom somebody had changed."""
    written = _written(entries, one)
    restored = retired = 0
    left: list[NamedObject] = []
    for count, number in enumerate(reversed(written), 1):
        made = _back(do, one.id, number)
        event = entries(made - 1, 1)[0].event if made else None
        if isinstance(event, ObjectsTakenBack):
            restored += len(event.objects)
            retired += len(event.retired)
            left.extend(event.left)
        progress(count, len(written))
    undoing = Undoing(restored=restored, retired=retired, left=len(left))
    end = entries(do(UndoImport(batch=one.id), f"{one.id}-undone") - 1, 1)[0].event
    # What another began to take back counts too.
    return (end.undoing if isinstance(end, ImportUndone) else undoing), tuple(left[:NAMED])


def still_there(entries: Entries, one: Job) -> int:
    """Count the rows of an import that are written and not taken back."""
    after, rows = one.result.first, dict[int, int]()
    if after is None:
        return 0
    while some := entries(after, READ_AT_ONCE):
        for each in some:
            event = each.event
            if isinstance(event, ObjectsRegistered) and event.batch == one.id:
                rows[each.stamp.number] = len(event.objects)
            if isinstance(event, ObjectsTakenBack) and event.batch == one.id:
                rows.pop(event.entry, None)
        after = some[-1].stamp.number
    return sum(rows.values())


def _back(do: Do, batch: str, number: int) -> int:
    try:
        return do(TakeBackObjects(batch=batch, entry=number), f"{batch}-back-{number}")
    except Refused as problem:
        # It was erased by law meanwhile, or somebody else took it back before this one was asked.
        if problem.code not in ("import.not_its_entry", "import.undone_before"):
            raise
        return 0


def _written(entries: Entries, one: Job) -> list[int]:
    """Give the numbers of the entries that an import wrote."""
    after, found = one.result.first or 0, list[int]()
    while some := entries(after, READ_AT_ONCE):
        for each in some:
            event = each.event
            if isinstance(event, ObjectsRegistered) and event.batch == one.id:
                found.append(each.stamp.number)
            if isinstance(event, ImportFinished) and event.batch == one.id:
                return found
        after = some[-1].stamp.number
    return found
