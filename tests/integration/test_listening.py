"""Sockets on real processes: hints and pulses, and the end of those whose log-in is over."""

from __future__ import annotations

import threading

import pytest
import websocket

from tests.listener import Listener
from tests.processes import until
from tests.rig import Line, Rig

pytestmark = pytest.mark.processes

WITHIN = 5.0


@pytest.fixture(scope="module")
def operation(rig: Rig) -> str:
    return rig.opens()


def listening(line: Line, operation: str) -> Listener:
    return Listener(line, operation).join()


def test_a_hint_names_the_entry_and_tells_nothing_of_it(rig: Rig, operation: str) -> None:
    one = listening(rig.line("brs"), operation)
    number = rig.line("kolding").records(operation, "Fortroligt indhold")
    until(lambda: one.heard("hint"))
    hint = {"operation": operation, "number": number, "type": "EntryRecorded"}
    assert one.heard("hint") == [hint]
    assert "Fortroligt" not in str(one.events)
    one.close()


def test_a_hint_reaches_only_those_who_watch_that_operation(rig: Rig, operation: str) -> None:
    here = listening(rig.line("brs"), operation)
    elsewhere = listening(rig.line("brs"), rig.opens())
    rig.line("kolding").records(operation, "Kun her")
    until(lambda: here.heard("hint"))
    until(lambda: elsewhere.heard("pulse"))
    assert elsewhere.heard("hint") == []
    here.close()
    elsewhere.close()


@pytest.mark.parametrize("part", [None, "valkey"])
def test_pulses_tell_the_head_every_two_seconds_with_the_bell_and_without(
    rig: Rig, operation: str, part: str | None
) -> None:
    one = listening(rig.line("brs"), operation)
    if part:
        rig.kill(part)
    number = rig.line("kolding").records(operation, "Pulsen ved det")
    until(lambda: number in [told["head"] for told in one.heard("pulse")], WITHIN)
    told = len(one.heard("pulse"))
    until(lambda: len(one.heard("pulse")) > told, WITHIN)
    one.close()


@pytest.mark.parametrize("part", [None, "valkey"])
def test_who_logs_out_hears_nothing_more_after_five_seconds_whatever_the_page_does(
    rig: Rig, operation: str, part: str | None
) -> None:
    line = rig.fresh_line("vejle")
    gone, stays = listening(line, operation), listening(rig.line("vejle"), operation)
    if part:
        rig.kill(part)
    line.log_out()
    until(lambda: gone.heard("bye") == [{"reason": "session"}], WITHIN)
    told = len(gone.events)
    number = rig.line("kolding").records(operation, "Efter log ud")
    until(lambda: number in [one["head"] for one in stays.heard("pulse")], WITHIN)
    assert len(gone.events) == told
    gone.close()
    stays.close()


def test_who_logs_out_and_holds_the_line_has_it_cut_within_five_seconds(
    rig: Rig, operation: str
) -> None:
    line = rig.fresh_line("vejle")
    gone = listening(line, operation)
    line.log_out()
    assert gone.ended_within(WITHIN)


def test_a_log_in_closed_from_another_loses_its_socket_and_gets_no_new_one(
    rig: Rig, operation: str
) -> None:
    line = rig.fresh_line("horsens")
    gone = listening(line, operation)
    rig.end_log_ins("horsens")
    until(lambda: gone.heard("bye") == [{"reason": "session"}], WITHIN)
    gone.close()
    with pytest.raises(websocket.WebSocketBadStatusException) as refused:
        Listener(line, operation)
    assert refused.value.status_code == 401


@pytest.mark.parametrize("origin", ["http://other.invalid", "null", None])
def test_a_handshake_from_a_foreign_page_is_refused(
    rig: Rig, operation: str, origin: str | None
) -> None:
    cookies = "; ".join(f"{one.name}={one.value}" for one in rig.line("brs").http.cookies)
    with pytest.raises(websocket.WebSocketBadStatusException) as refused:
        websocket.create_connection(
            rig.url.replace("http", "ws", 1) + "/socket.io/?EIO=4&transport=websocket",
            cookie=cookies,
            timeout=10,
            **({"origin": origin} if origin else {"suppress_origin": True}),
        )
    assert refused.value.status_code == 403


def test_twenty_boards_hear_every_entry_while_the_web_and_the_bell_are_killed(rig: Rig) -> None:
    """Each asks over HTTP on every hint and pulse, as a board does, and comes back when cut."""
    operation = rig.opens()
    boards = [Follower(rig.line("brs"), operation) for _ in range(20)]
    for part in ("none", "valkey", "web"):
        for number in range(10):
            rig.line("kolding").records(operation, f"{part} {number}")
        if part == "web":
            rig.kill_web()
        elif part != "none":
            rig.kill(part)
    rig.line("kolding").records(operation, "Den sidste")
    want = [one["number"] for one in rig.line("kolding").journal(operation)]
    until(lambda: all(one.numbers == want for one in boards), 35)
    for one in boards:
        one.close()


class Follower:
    """A board without a page: keeps its list of entries in step with the journal."""

    def __init__(self, line: Line, operation: str) -> None:
        self.line, self.operation = line, operation
        self.numbers: list[int] = []
        self._closed = threading.Event()
        self._thread = threading.Thread(target=self._follow, daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._closed.set()
        self._thread.join(10)

    def _follow(self) -> None:
        while not self._closed.is_set():
            try:
                self._listen()
            except (OSError, AssertionError, websocket.WebSocketException):
                self._closed.wait(0.5)

    def _listen(self) -> None:
        socket = Listener(self.line, self.operation).join()
        try:
            told = -1
            while not self._closed.is_set() and socket.ended_at is None:
                if len(socket.events) != told:
                    told = len(socket.events)
                    self._ask()
                self._closed.wait(0.05)
        finally:
            socket.close()

    def _ask(self) -> None:
        after = self.numbers[-1] if self.numbers else 0
        page = self.line.get(f"/api/v1/operations/{self.operation}/journal", after=after).json()
        self.numbers += [one["number"] for one in page["entries"]]
