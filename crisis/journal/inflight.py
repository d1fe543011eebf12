"""Which requests are being worked on right now in this process: each key once at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Lock

from crisis.errors import RefusalKind, Refused
from crisis.journal.port import KeyedRequest

PATIENCE = 2.0
"""A second click waits so many seconds for the first one's answer, and gets the same."""

Place = tuple[int, str, str]


class InFlight:
    """Keeps a repetition from being worked on beside the first.

    Another process finds out by the lock of the stream's head, and by the key in the database.
    """

    def __init__(self, patience: float = PATIENCE) -> None:
        self._patience = patience
        self._lock = Lock()
        self._under_way: dict[Place, Event] = {}

    @contextmanager
    def alone(self, request: KeyedRequest) -> Iterator[None]:
        """Work on a request while no other with the same key is; raises Refused (a conflict) when
        the first takes so long that nobody can say yet what will come of it."""
        place = (request.account, request.route, request.key)
        mine = Event()
        while (other := self._enter(place, mine)) is not None:
            if not other.wait(self._patience):
                raise Refused("idempotency.in_flight", kind=RefusalKind.CONFLICT)
        try:
            yield
        finally:
            with self._lock:
                del self._under_way[place]
            mine.set()

    def _enter(self, place: Place, mine: Event) -> Event | None:
        """Give the one that is under way, or take its place."""
        with self._lock:
            other = self._under_way.get(place)
            if other is None:
                self._under_way[place] = mine
            return other
