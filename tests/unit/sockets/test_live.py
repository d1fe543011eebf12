"""Real sockets on a real server: let in, hint, pulse, and the end of a log-in within seconds."""

from __future__ import annotations

import http.client
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest
import socketio
from werkzeug.serving import make_server

from crisis.commands.resources import RegisterResources
from crisis.handler import Hint
from crisis.sockets.announcer import Announcer
from crisis.terms.ids import RESOURCES
from crisis.terms.operations import Mode
from tests.stocked import asks, promises, pumps
from tests.visiting import House, Visitor

UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
}


class Place:
    """A board that listens, and one who watches it."""

    def __init__(self, folder: Any) -> None:
        self.server: Any = None
        self.watchers: list[Watcher] = []
        house = House(folder)
        self.house = house
        self.announcer = Announcer()
        self.announcer.connect(house.socketio.server)
        house.desk.handler._announce = self.announcer
        self.server = make_server("127.0.0.1", 0, house.app, threaded=True)
        self.port = self.server.server_port
        origin = f"http://127.0.0.1:{self.port}"
        object.__setattr__(house.parts, "origins", house.parts.origins | {origin})
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self) -> None:
        for watcher in self.watchers:
            watcher.close()
        self.server.shutdown()
        self.server.server_close()
        self.house.database.close()

    def watch(self, visitor: Visitor) -> Watcher:
        found = visitor.client.get_cookie("lbs", domain="127.0.0.1")
        assert found
        self.watchers.append(Watcher(f"http://127.0.0.1:{self.port}", f"lbs={found.value}"))
        return self.watchers[-1]

    def knock(self, headers: dict[str, str]) -> tuple[int, str]:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        line.request("GET", "/socket.io/?EIO=4&transport=websocket", headers={**UPGRADE, **headers})
        answer = line.getresponse()
        body = answer.read().decode()
        line.close()
        return answer.status, body


class Watcher:
    """A page's socket."""

    def __init__(self, url: str, cookie: str) -> None:
        self.heard: list[tuple[str, Any]] = []
        self.client = socketio.Client(reconnection=False)
        for event in ("hint", "pulse", "bye"):
            self.client.on(event, self._hear(event))
        self.client.connect(url, headers={"Cookie": cookie}, transports=["websocket"])
        self.line = self.client.eio.ws
        self.line.close = partial(self.line.close, timeout=0)  # it would wait for a last word, 3 s

    def close(self) -> None:
        self.client.disconnect()
        self.line.shutdown()  # the client leaves it open when the board has cut it

    def _hear(self, event: str) -> Callable[[Any], None]:
        return lambda data: self.heard.append((event, data))

    def hello(self, operation: str) -> Any:
        return self.client.call("hello", {"operation": operation, "last": 0}, timeout=5)

    def hears(self, event: str, seconds: float = 5.0) -> Any:
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            for name, data in self.heard:
                if name == event:
                    return data
            time.sleep(0.02)
        return pytest.fail(f"no {event} within {seconds} s: {self.heard}")

    def is_cut(self, seconds: float) -> bool:
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline and self.client.connected:
            time.sleep(0.02)
        return not self.client.connected


@pytest.fixture
def place(tmp_path: Any) -> Iterator[Place]:
    made = Place(tmp_path)
    yield made
    made.close()


def test_an_entry_rings_and_a_pulse_follows(place: Place) -> None:
    chief = place.house.visit("stabschef")
    operation = chief.opens()
    watcher = place.watch(place.house.visit("kolding"))
    assert watcher.hello(operation)["head"] == 1
    chief.do(operation, "RecordEntry", {"text": "hemmelig tekst"})
    hint = watcher.hears("hint")
    assert hint == {"operation": operation, "number": 2, "type": "EntryRecorded"}
    assert watcher.hears("pulse")["head"] == 2
    assert "hemmelig" not in str(watcher.heard)
    watcher.client.disconnect()


def test_a_promise_rings_for_all_who_look_at_the_resources(place: Place) -> None:
    desk = place.house.desk
    desk.knows().do(RegisterResources(resources=(pumps(),)), "trekantbrand", RESOURCES)
    operation = desk.opens("Stormflod")
    desk.do(asks(3), "kolding", operation)
    watcher, other = (place.watch(place.house.visit(one)) for one in ("vejle", "trekantbrand"))
    assert watcher.hello(RESOURCES)["head"] == other.hello(RESOURCES)["head"] == 1
    desk.do(promises(amount=2), "trekantbrand", operation)
    told = {"operation": RESOURCES, "number": 2, "type": "PromiseMade"}
    assert watcher.hears("hint") == other.hears("hint") == told
    assert watcher.hears("pulse")["head"] == 2
    drill = desk.opens("Prøvealarm", Mode.EXERCISE)
    assert watcher.hello(f"{RESOURCES}-{drill}")["head"] == 0
    assert not watcher.hello(f"{RESOURCES}-op-nowhere00000")["ok"]


def test_a_socket_that_has_not_said_hello_hears_nothing(place: Place) -> None:
    chief = place.house.visit("stabschef")
    operation = chief.opens()
    watcher = place.watch(place.house.visit("kolding"))
    for name in ("join", "room", "subscribe", "hint", "RecordEntry"):
        watcher.client.emit(name, {"operation": operation, "room": f"op:{operation}"})
    place.announcer(Hint(operation=operation, number=2, type="EntryRecorded"))
    time.sleep(2.5)
    assert watcher.heard == []
    watcher.client.disconnect()


@pytest.mark.parametrize("how", ["log out", "row deleted", "account closed", "expired"])
def test_the_end_of_a_log_in_cuts_its_socket_within_five_seconds(place: Place, how: str) -> None:
    house = place.house
    operation = house.visit("stabschef").opens()
    visitor = house.visit("kolding")
    watcher, other = place.watch(visitor), place.watch(house.visit("vejle"))
    assert watcher.hello(operation)["ok"]
    number = house.accounts["kolding"]
    match how:
        case "log out":
            assert visitor.form("/log-ud").status_code == 303
        case "row deleted":
            mine = house.parts.sessions.of(number)[0]
            house.parts.sessions.end(mine.hash)
        case "account closed":
            house.parts.people.set_active(number, False)
        case "expired":
            house.passes(minutes=50)
            house.parts.sessions.touch(house.parts.sessions.of(house.accounts["vejle"])[0].hash)
            house.passes(minutes=11)
    assert watcher.is_cut(5.0)
    assert ("bye", {"reason": "session"}) in watcher.heard
    assert other.client.connected
    other.client.disconnect()


def test_a_handshake_needs_our_origin_and_a_log_in(place: Place) -> None:
    visitor = place.house.visit("kolding")
    found = visitor.client.get_cookie("lbs", domain="127.0.0.1")
    assert found
    cookie = {"Cookie": f"lbs={found.value}"}
    ours = {"Origin": f"http://127.0.0.1:{place.port}"}
    for foreign in ({}, {"Origin": "null"}, {"Origin": "https://evil.example"}, {"Origin": ""}):
        assert place.knock({**cookie, **foreign}) == (403, "access.foreign_origin")
    for stranger in ({}, {"Cookie": "lbs=guessed"}, {"Cookie": "x=y"}):
        assert place.knock({**ours, **stranger}) == (401, "access.sign_in")
    bearer = {"Authorization": f"Bearer {place.house.token('kolding')}"}
    assert place.knock({**ours, **bearer})[0] == 401


def test_polling_is_not_a_way_in(place: Place) -> None:
    visitor = place.house.visit("kolding")
    found = visitor.client.get_cookie("lbs", domain="127.0.0.1")
    assert found
    line = http.client.HTTPConnection("127.0.0.1", place.port, timeout=5)
    headers = {"Cookie": f"lbs={found.value}", "Origin": f"http://127.0.0.1:{place.port}"}
    line.request("GET", "/socket.io/?EIO=4&transport=polling", headers=headers)
    assert line.getresponse().status == 400
    line.close()


def test_a_frame_too_large_ends_its_own_socket_only(place: Place) -> None:
    house = place.house
    operation = house.visit("stabschef").opens()
    watcher, other = place.watch(house.visit("kolding")), place.watch(house.visit("vejle"))
    watcher.client.emit("hello", {"operation": "x" * 300_000})
    assert watcher.is_cut(5.0)
    assert other.hello(operation)["ok"]
    other.client.disconnect()
