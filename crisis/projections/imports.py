"""Imports: which files were taken in, and which of them were taken back."""

from __future__ import annotations

from datetime import datetime

import msgspec
from immutables import Map

from crisis.events import Event, Stamp
from crisis.events.imports import ImportFinished, ImportUndone, ObjectsTakenBack
from crisis.terms.imports import Tally, Undoing


class Import(msgspec.Struct, frozen=True, kw_only=True):
    """An import that was closed. Dansk: indlæsning.

    taken_back: numbers of its entries that are taken back. undone: the entry that says all are.
    """

    number: int
    batch: str
    file: str
    at: datetime
    tally: Tally
    taken_back: frozenset[int] = frozenset()
    undoing: Undoing = Undoing()
    undone: int | None = None


Imports = Map[str, Import]


def step(imports: Imports, stamp: Stamp, event: Event) -> Imports:
    """Take one entry in; what is no import's, or one's that was erased, changes nothing."""
    if isinstance(event, ImportFinished):
        made = Import(
            number=stamp.number,
            batch=event.batch,
            file=event.file,
            at=stamp.recorded_at,
            tally=event.tally,
        )
        return imports.set(made.batch, made)
    one = imports.get(event.batch) if isinstance(event, ObjectsTakenBack | ImportUndone) else None
    if one is None:
        return imports
    if isinstance(event, ObjectsTakenBack):
        undoing = Undoing(
            restored=one.undoing.restored + len(event.objects),
            retired=one.undoing.retired + len(event.retired),
            left=one.undoing.left + len(event.left),
        )
        back = one.taken_back | {event.entry}
        changed = msgspec.structs.replace(one, taken_back=back, undoing=undoing)
    else:
        changed = msgspec.structs.replace(one, undone=stamp.number)
    return imports.set(one.batch, changed)
