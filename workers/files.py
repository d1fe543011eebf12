"""The files of entries are kept: what was erased goes, what nobody wanted goes, what is missing is
told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from crisis.attached.shelf import Shelf
from crisis.errors import StoreUnavailable
from crisis.handler import Handler
from crisis.terms.ids import is_operation_id

NAMED = 3
"""So many are named by the beginning of their hash; the rest is a number."""
SHOWN = 12


class FileChores:
    """Looks after var/objects, by what the log says now."""

    def __init__(
        self,
        handler: Handler,
        shelf: Shelf,
        clock: Callable[[], datetime],
        whose: Callable[[], str] = lambda: "",
    ) -> None:
        self._handler = handler
        self._whose = whose
        self._shelf = shelf
        self._clock = clock

    def sweep(self) -> None:
        """Take away what belongs to nothing; raises StoreUnavailable when something is missing."""
        living = self._living()
        if not self._shelf.belongs_to(self._whose()):
            # Its log knows none of these files; to sweep by it would take all of them.
            raise StoreUnavailable("var/objects hører til en anden database; intet er taget væk")
        try:
            self._shelf.sweep(living, self._clock())
        except OSError as problem:
            raise StoreUnavailable(f"bilag kunne ikke fejes: {problem.strerror}") from problem
        _tell(self._shelf.missing(living), "mangler på disken")

    def read_all(self) -> None:
        """Read every file anew; raises StoreUnavailable when one is not what its name says."""
        _tell(self._shelf.damaged(self._living()), "er beskadiget på disken")

    def _living(self) -> frozenset[str]:
        """Every file that belongs to a plan or to an entry of any operation, whoever may see it."""
        streams = [one.stream for one in self._handler.all_heads() if is_operation_id(one.stream)]
        plans = self._handler.planning().plans.files()
        return plans.union(*(self._handler.whole(one).log.files for one in streams))


def _tell(found: list[str], what: str) -> None:
    if found:
        names = ", ".join(f"{one[:SHOWN]}…" for one in found[:NAMED])
        raise StoreUnavailable(f"{len(found)} bilag {what}: {names}")
