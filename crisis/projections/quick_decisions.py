"""Decisions that were written quickly, as an entry of the log and nothing more."""

from __future__ import annotations

from collections.abc import Iterator

from crisis.projections.logbook import LogBook, LogEntry
from crisis.terms.log import DECIDES, EntryKind

OF_THE_BOARD = (
    *("level", "decision", "allotment", "contradiction", "stage", "meeting", "loan", "sheet"),
    *("sitrep", "partner", "call", "request", "figure", "outage", "assessment", "national"),
)
"""What a row has that the board wrote of something it shows besides."""


def quick(log: LogBook) -> Iterator[LogEntry]:
    """Give those that stand, in order: what was put right or erased is told by what came in its
    place. That an entry decides may have been added to it afterwards."""
    for number in sorted(log.entries):
        one = log.entries[number]
        stands = one.text and one.corrected_by is None and not one.erased
        if stands and kind_of(log, one) in DECIDES and not _of_the_board(one):
            yield one


def kind_of(log: LogBook, one: LogEntry) -> EntryKind | None:
    """Give what sort of entry it is; who forgot to say so may have added that without words."""
    added = (log.entries.get(number) for number in reversed(one.supplemented_by))
    said = (each.kind for each in added if each and each.kind and not each.text)
    return one.kind if one.kind in DECIDES else next(said, one.kind)


def written_as(log: LogBook, one: LogEntry) -> tuple[int, ...]:
    """Give the numbers it was written under: its own, and those it put right or added to."""
    numbers, seen = [one.number], one
    while (before := seen.corrects or seen.supplements) is not None:
        numbers.append(before)
        older = log.entries.get(before)
        if older is None:
            break
        seen = older
    return tuple(numbers)


def _of_the_board(one: LogEntry) -> bool:
    return any(getattr(one, name) is not None for name in OF_THE_BOARD)
