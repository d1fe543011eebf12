"""That some entries are a whole log's, with some left out and all others just as they are.

Whoever looks through a log need not look at each entry to learn that. Neither log is kept by it:
it knows both again and gives neither, so nothing that is left out is in a view.
"""

from __future__ import annotations

from weakref import ref

from immutables import Map


class LessOf:
    """Two logs, the second the first with entries left out."""

    __slots__ = ("_less", "_whole")

    def __init__(self, whole: Map[int, object], less: Map[int, object]) -> None:
        self._whole, self._less = ref(whole), ref(less)

    def holds(self, whole: Map[int, object], less: Map[int, object]) -> bool:
        """Say whether it is these two."""
        return self._whole() is whole and self._less() is less

    def left_out(self, less: Map[int, object], fewer: Map[int, object]) -> LessOf:
        """Give what holds when of these more is left out."""
        whole = self._whole()
        return LessOf(less if whole is None or self._less() is not less else whole, fewer)

    def __eq__(self, other: object) -> bool:
        """How a log came about does not tell it from another with the same entries."""
        return isinstance(other, LessOf)

    def __hash__(self) -> int:
        return 0
