"""The doorbell never raises and never makes anyone wait."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import socketio

from crisis.handler import Hint
from crisis.sockets.announcer import HANGS, REST, WAITING, Announcer, _through


class Server:
    """What the announcer needs of a socket server."""

    def __init__(self, fails: bool = False) -> None:
        self.sent: list[tuple[str, Any, str]] = []
        self.fails = fails
        self.go = threading.Event()
        self.tasks: list[threading.Thread] = []

    def emit(self, event: str, data: Any, *, to: str, **_: Any) -> None:
        self.go.wait(5)
        if self.fails:
            raise ConnectionError("no Valkey")
        self.sent.append((event, data, to))

    def start_background_task(self, target: Callable[[], None]) -> None:
        task = threading.Thread(target=target)
        self.tasks.append(task)
        task.start()

    def finish(self) -> None:
        self.go.set()
        for task in self.tasks:
            task.join(5)


def hint(number: int) -> Hint:
    return Hint(operation="op-000000000001", number=number, type="EntryRecorded")


def test_without_a_bell_it_is_silent() -> None:
    Announcer()(hint(1))
    Announcer.writing_to(None)(hint(1))


def test_hints_go_to_the_room_of_their_operation_in_order() -> None:
    server, announcer = Server(), Announcer()
    announcer.connect(server)
    for number in range(50):
        announcer(hint(number))
    server.finish()
    announcer(hint(50))
    server.finish()
    assert [one[1]["number"] for one in server.sent] == list(range(51))
    event, data, to = server.sent[0]
    assert (event, to) == ("hint", "op:op-000000000001")
    assert set(data) == {"operation", "number", "type"}


def test_it_returns_at_once_while_the_bell_hangs() -> None:
    server, announcer = Server(), Announcer()
    announcer.connect(server)
    for number in range(3 * WAITING):
        announcer(hint(number))
    server.finish()
    assert 0 < len(server.sent) <= WAITING + 1
    assert server.sent[-1][1]["number"] == 3 * WAITING - 1


def test_a_broken_bell_is_nobodys_error() -> None:
    server, announcer = Server(fails=True), Announcer()
    announcer.connect(server)
    server.go.set()
    announcer(hint(1))
    server.finish()
    server.fails = False
    announcer(hint(2))
    server.finish()
    assert [one[1]["number"] for one in server.sent] == [2]


def test_a_process_without_sockets_does_not_fail_without_valkey(tmp_path: object) -> None:
    announcer = Announcer.writing_to(f"unix://{tmp_path}/no-such.sock")
    announcer(hint(1))


def test_a_dead_valkey_does_not_hold_up_our_own_sockets(tmp_path: object) -> None:
    class Beside(Server):
        manager = socketio.RedisManager(f"unix://{tmp_path}/no-such.sock")

    server, announcer = Beside(), Announcer()
    announcer.connect(server)
    server.go.set()
    for number in range(3):
        announcer(hint(number))
    server.finish()
    assert [one[1]["number"] for one in server.sent] == [0, 1, 2]


class Hanging:
    """A way through Redis that takes its time, as one whose Valkey is frozen does."""

    def __init__(self) -> None:
        self.now, self.takes = 0.0, HANGS
        self.rung: list[int] = []

    def emit(self, _event: str, data: Any, *, to: str) -> None:
        self.now += self.takes
        self.rung.append(data["number"])


def test_a_bell_that_hangs_is_left_alone_for_a_while_and_then_rung_again() -> None:
    hanging = Hanging()
    ring = _through(hanging, lambda: hanging.now)
    for number in range(1, 10):
        ring(hint(number))
    assert hanging.rung == [1]
    hanging.now += REST
    hanging.takes = 0.0
    for number in range(10, 13):
        ring(hint(number))
    assert hanging.rung == [1, 10, 11, 12]
