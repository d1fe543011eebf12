"""A board under gevent whose people read at once, and every lock that two native threads take.

Begun by `tests/integration/test_green_locks.py` as a program of its own: gevent changes all of a
process. It writes a line for each such lock, with where it was taken last by each of the threads.
"""

from __future__ import annotations

# ruff: noqa: E402 - nothing may be loaded before gevent has changed it
from gevent import monkey

monkey.patch_all()

import sys
import threading
from pathlib import Path
from types import FrameType
from typing import Any

import gevent
from gevent.thread import LockType

from crisis.journal.lanes import GeventLanes
from crisis.web.logs import lock_natively, write_json
from tests import given, visiting

SEVERAL, DEEP = 4, 60
native_thread = monkey.get_original("_thread", "get_ident")
IN_TURN = "crisis/web/pages/map_sending.py"
"""A map's file is made by one at a time, so what only those take nobody waits for."""
taken: dict[int, tuple[Any, dict[int, str]]] = {}
"""Each lock, kept so that no other gets its number, and where each native thread took it."""


def note(lock: Any) -> None:
    _, places = taken.setdefault(id(lock), (lock, {}))
    if native_thread() not in places:
        places[native_thread()] = where()


def where() -> str:
    """Where this is, written down without a word of the sources: to read those takes locks."""
    frame: FrameType | None = sys._getframe(3)
    lines: list[str] = []
    while frame is not None and len(lines) < DEEP:
        lines.append(f"  {frame.f_code.co_filename}:{frame.f_lineno} {frame.f_code.co_name}")
        frame = frame.f_back
    return "\n".join(lines)


def watched(kind: Any) -> None:
    """Note who takes a lock and would wait for it."""
    take = kind.acquire

    def acquire(self: Any, blocking: bool = True, timeout: float = -1) -> bool:
        if blocking:
            note(self)
        return bool(take(self, blocking, timeout))

    kind.acquire = kind.__enter__ = acquire


def all_read(house: visiting.House, operation: str) -> None:
    """What is worked on in a reader's thread, by several at once, twice over."""
    paths = (
        f"/operationer/{operation}",
        f"/operationer/{operation}/haendelser/1",
        f"/operationer/{operation}/kort.html",
        f"/operationer/{operation}/regneark",
        f"/presse/{operation}/kort.html",
        "/plan/eksponering?lat=55.49&lon=9.47&distance_m=2000",
        "/plan/register?q=stationen",
        "/plan/varmekort",
        "/plan/kort.html",
    )
    for _ in range(2):
        readers = [house.visit("stabschef") for _ in range(SEVERAL)]
        asked = [gevent.spawn(one.get, path) for one in readers for path in paths]
        done = gevent.joinall(asked, timeout=60, raise_error=True)
        assert len(done) == len(asked), "some stand still"
        for one in done:
            assert one.value.status_code == 200, one.value.request.path


def main() -> None:
    threads: Any = threading  # gevent's RLock is Python's own over a green lock
    for kind in (LockType, threads._PyRLock):
        watched(kind)
    modules: tuple[Any, ...] = (given, visiting)
    for module in modules:
        module.ThreadLanes = GeventLanes
    write_json()
    lock_natively()
    house = visiting.House(Path(sys.argv[1]))
    house.desk.knows()
    chief = house.visit("stabschef")
    operation = chief.opens("Stormflod")
    point = {"type": "Point", "coordinates": [9.4722, 55.4907]}
    chief.do(operation, "OpenIncident", {"kind": "flood", "title": "Kolding Å", "shape": point})
    all_read(house, operation)
    for lock, places in taken.values():
        if len(places) > 1 and not all(IN_TURN in place for place in places.values()):
            print("#", lock, *places.values(), sep="\n")


if __name__ == "__main__":
    main()
