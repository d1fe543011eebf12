"""What lies ready in files is written anew when a statement's words were erased by law.

It looks by itself: whoever erased may be another process, and the publisher may have been down.
"""

from __future__ import annotations

from collections.abc import Callable

from crisis.handler import Handler
from crisis.projections.drafting import BLANK
from crisis.terms.ids import is_operation_id
from crisis.terms.notices import Notice
from crisis.terms.operations import Mode

Forget = Callable[[str, frozenset[int], tuple[Notice, ...]], None]
"""Takes an operation, the numbers of its statements without words, and all that is shown."""


class Forgetting:
    """Looks for statements that have lost their words, and has the files forget each once."""

    def __init__(
        self,
        handler: Handler,
        mode: Mode,
        everything: Callable[[], tuple[Notice, ...]],
        forget: Forget,
    ) -> None:
        self._handler = handler
        self._mode = mode
        self._everything = everything
        self._forget = forget
        self._heads: dict[str, int] = {}
        self._blank: dict[str, frozenset[int]] = {}

    def look(self) -> None:
        """Look at the operations that went on; raises OSError, and then looks again next time."""
        for head in self._handler.all_heads():
            stands = self._heads.get(head.stream) == head.number
            if head.mode is not self._mode or not is_operation_id(head.stream) or stands:
                continue
            public = self._handler.public(head.stream).statements.all()
            blank = frozenset(one.number for one in public if one.content == BLANK)
            if blank != self._blank.get(head.stream, frozenset()):
                self._forget(head.stream, blank, self._everything())
                self._blank[head.stream] = blank
            self._heads[head.stream] = head.number
