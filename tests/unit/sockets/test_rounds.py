"""The rounds: who may no longer stay goes, the rest hear a pulse from SQL."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from queue import Queue
from typing import Any

import pytest

from crisis.commands.log import RecordEntry
from crisis.commands.register import RegisterObjects
from crisis.commands.resources import RegisterResources
from crisis.errors import StoreUnavailable
from crisis.sockets.ports import Guest, Turned
from crisis.sockets.rooms import MOST_HELLOS, Rooms
from crisis.sockets.rounds import DEAF, Rounds
from crisis.sockets.server import Reception
from crisis.terms.ids import PLANNING, RESOURCES
from crisis.terms.operations import Mode
from crisis.terms.places import Point
from crisis.terms.register import RegisterObject
from tests.given import Desk
from tests.stocked import asks, promises, pumps

QUAY = RegisterObject(
    id="ob-000000000001", name="Eksempel kaj", category="El", shape=Point((9.47, 55.49))
)


class Line:
    """An Engine.IO socket as far as the rounds look at it."""

    def __init__(self) -> None:
        self.queue: Queue[int] = Queue()
        self.closed = False

    def close(self, **_: Any) -> None:
        self.closed = True


class Server:
    """A Socket.IO server that writes down what it was told."""

    def __init__(self) -> None:
        self.said: list[tuple[str, Any, str]] = []
        self.gone: list[str] = []
        self.rooms: dict[str, set[str]] = {}
        self.manager = self
        self.eio = self
        self.sockets: dict[str, Line] = {}

    def emit(self, event: str, data: Any, *, to: str, ignore_queue: bool) -> None:
        assert ignore_queue
        self.said.append((event, data, to))

    def disconnect(self, sid: str, *, ignore_queue: bool) -> None:
        assert ignore_queue
        self.gone.append(sid)

    def enter_room(self, sid: str, room: str) -> None:
        self.rooms.setdefault(room, set()).add(sid)

    def leave_room(self, sid: str, room: str) -> None:
        self.rooms[room].discard(sid)

    def eio_sid_from_sid(self, sid: str, _namespace: str) -> str:
        return sid

    def get_environ(self, _sid: str) -> dict[str, Any]:
        return {}

    def start_background_task(self, _target: Any) -> None:
        self.said.append(("begun", None, ""))


class OpenDoor:
    """Everybody comes in until he is thrown out."""

    def __init__(self) -> None:
        self.out: set[str] = set()
        self.broken = False
        self.lent: dict[str, str] = {}

    def admit(self, environ: Mapping[str, Any]) -> Guest:
        if "HTTP_COOKIE" not in environ:
            raise Turned("access.sign_in")
        return Guest(key=str(environ["HTTP_COOKIE"]), account=1)

    def watch(self, guest: Guest, operation: str) -> Guest:
        if guest.key in self.out:
            raise Turned("access.sign_in")
        return replace(guest, lent_seat=self.lent.get(guest.key))

    def lasts(self, operation: str, guest: Guest) -> bool:
        return guest.lent_seat == self.lent.get(guest.key)

    def still(self, keys: Iterable[str]) -> set[str]:
        if self.broken:
            raise StoreUnavailable("gone")
        return set(keys) - self.out


class Hall:
    """Everything together."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.server, self.door, self.rooms = Server(), OpenDoor(), Rooms()
        clock = lambda: desk.now  # noqa: E731
        self.rounds = Rounds(self.server, self.rooms, desk.handler, self.door, clock)
        self.reception = Reception(self.server, self.rooms, desk.handler, self.door, self.rounds)

    def enters(self, sid: str, key: str = "a") -> None:
        self.reception.connect(sid, {"HTTP_COOKIE": key})
        self.server.sockets[sid] = Line()


@pytest.fixture
def hall(desk: Desk) -> Hall:
    return Hall(desk)


def test_a_hello_is_answered_with_the_head(hall: Hall) -> None:
    operation = hall.desk.opens()
    hall.enters("s")
    answer = hall.reception.hello("s", {"operation": operation, "last": 0})
    assert (answer["ok"], answer["head"]) == (True, 1)
    assert answer["now"] == "2026-11-22T12:00:00Z"
    assert answer["epoch"]
    assert hall.server.rooms == {f"op:{operation}": {"s"}}


def test_a_socket_watches_one_operation(hall: Hall) -> None:
    first, second = hall.desk.opens("a"), hall.desk.opens("b")
    hall.enters("s")
    for operation in (first, second):
        hall.reception.hello("s", {"operation": operation})
    assert hall.server.rooms == {f"op:{first}": set(), f"op:{second}": {"s"}}


def test_pulse_and_hello_tell_whether_the_bell_is_away(hall: Hall) -> None:
    operation = hall.desk.opens()
    hall.enters("s")
    for away in (False, True):
        hall.rounds.bell.silent = lambda away=away: away
        assert hall.reception.hello("s", {"operation": operation})["bell_away"] is away
        hall.rounds.pulse()
        assert hall.server.said[-1][1]["bell_away"] is away


@pytest.mark.parametrize(
    "said",
    [(), (None,), ("x",), ({},), ({"operation": 1},), ({"operation": "x", "room": "op:y"},)],
)
def test_a_hello_that_is_none_joins_nothing(hall: Hall, said: tuple[object, ...]) -> None:
    hall.enters("s")
    assert hall.reception.hello("s", *said) == {"ok": False, "code": "field.wrong_type"}
    assert hall.server.rooms == {}


@pytest.mark.parametrize("name", ["op-zzzzzzzzzzzz", "planning", "", "../x"])
def test_an_unknown_operation_is_not_watched(hall: Hall, name: str) -> None:
    hall.enters("s")
    answer = hall.reception.hello("s", {"operation": name})
    assert answer == {"ok": False, "code": "operation.unknown"}


def test_a_stranger_is_turned_away(hall: Hall) -> None:
    import socketio

    with pytest.raises(socketio.exceptions.ConnectionRefusedError):
        hall.reception.connect("s", {})
    assert hall.reception.hello("s", {"operation": "x"})["code"] == "access.sign_in"


def test_a_log_in_that_is_over_joins_nothing_and_is_shown_out(hall: Hall) -> None:
    operation = hall.desk.opens()
    hall.enters("gone", "a")
    hall.enters("stays", "b")
    hall.door.out.add("a")
    answer = hall.reception.hello("gone", {"operation": operation})
    assert answer == {"ok": False, "code": "access.sign_in"}
    hall.rounds.sweep()
    assert hall.server.gone == ["gone"]
    assert ("bye", {"reason": "session"}, "gone") in hall.server.said
    assert [sid for sid, _ in hall.rooms.all()] == ["stays"]


def test_who_watches_on_a_lent_seat_is_shown_out_when_it_is_lent_no_more(hall: Hall) -> None:
    operation = hall.desk.opens()
    hall.door.lent["a"] = "stabschef"
    for sid, key in (("lent", "a"), ("own", "b")):
        hall.enters(sid, key)
        hall.reception.hello(sid, {"operation": operation})
    hall.rounds.sweep()
    assert hall.server.gone == []
    del hall.door.lent["a"]
    hall.rounds.sweep()
    assert hall.server.gone == ["lent"]
    assert ("bye", {"reason": "seat"}, "lent") in hall.server.said


def test_a_pulse_tells_how_far_the_journal_is(hall: Hall) -> None:
    operation = hall.desk.opens()
    hall.desk.opens("nobody watches")
    hall.enters("s")
    hall.reception.hello("s", {"operation": operation})
    hall.desk.do(RecordEntry(text="x"), "kolding", operation)
    hall.rounds.pulse()
    pulses = [one for one in hall.server.said if one[0] == "pulse"]
    told = {"operation": operation, "head": 2, "now": "2026-11-22T12:00:00Z", "bell_away": False}
    told |= {"assessed": 0, "planned": 0, "stock": 0}
    assert pulses == [("pulse", told, f"op:{operation}")]


def test_a_pulse_tells_how_far_the_resources_are_that_an_operation_draws_on(hall: Hall) -> None:
    live, drill = hall.desk.opens(), hall.desk.opens("Øvelsen", Mode.EXERCISE)
    for sid, operation in (("a", live), ("b", drill)):
        hall.enters(sid)
        hall.reception.hello(sid, {"operation": operation})

    def told() -> list[int]:
        hall.server.said.clear()
        hall.rounds.pulse()
        found = {body["operation"]: body["stock"] for name, body, _ in hall.server.said}
        return [found[live], found[drill]]

    hall.desk.do(RegisterResources(resources=(pumps(),)), "trekantbrand", RESOURCES)
    assert told() == [1, 1], "a drill looks at what there is until it has its own"
    hall.desk.do(asks(2), "kolding", drill, mode=Mode.EXERCISE)
    hall.desk.do(promises(), "trekantbrand", drill, mode=Mode.EXERCISE)
    more = RegisterResources(resources=(pumps("p-2"),))
    hall.desk.do(more, "trekantbrand", RESOURCES)
    hall.desk.do(RegisterResources(resources=(pumps("p-4", owner="brs"),)), "brs", RESOURCES)
    assert told() == [3, 2], "its own begins with what it took over"


def test_a_pulse_tells_when_a_planner_has_moved_the_register(hall: Hall) -> None:
    operation = hall.desk.opens()
    hall.enters("s")
    hall.reception.hello("s", {"operation": operation})
    hall.desk.do(RegisterObjects(objects=(QUAY,)), "planlaegger", PLANNING)
    hall.rounds.pulse()
    name, told, _ = hall.server.said[-1]
    assert (name, told["planned"]) == ("pulse", hall.desk.handler.told_of_planning()[1])
    assert told["planned"] > 0


def test_a_socket_that_never_reads_is_cut(hall: Hall) -> None:
    hall.enters("deaf")
    hall.enters("well")
    for number in range(DEAF + 1):
        hall.server.sockets["deaf"].queue.put(number)
    hall.rounds.go()
    assert hall.server.sockets["deaf"].closed
    assert not hall.server.sockets["well"].closed


def test_a_flood_of_hellos_is_shown_out(hall: Hall) -> None:
    hall.enters("s")
    for _ in range(MOST_HELLOS):
        hall.reception.hello("s", {})
    assert hall.reception.hello("s", {})["code"] == "access.too_many"
    assert hall.server.gone == ["s"]


def test_a_database_that_does_not_answer_shows_nobody_out(hall: Hall) -> None:
    hall.enters("s")
    hall.door.broken = True
    with pytest.raises(StoreUnavailable):
        hall.rounds.go()
    assert hall.server.gone == []


def test_the_rounds_begin_once(hall: Hall, tmp_path: Path) -> None:
    for sid in "abc":
        hall.enters(sid)
    assert [one[0] for one in hall.server.said].count("begun") == 1
