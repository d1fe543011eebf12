"""A retried request never does the thing twice: repeated, cut off, doubled, changed."""

from __future__ import annotations

import json
import random
import socket
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from urllib.parse import urlsplit

import pytest

from crisis.cli import api_line
from crisis.journal.inflight import InFlight
from crisis.journal.port import Append, Stored
from tests.rig import Line, Rig, new_key
from tests.visiting import House

REQUESTS = 240
"""Distinct keys; with what is repeated, cut and doubled about 500 requests."""


@dataclass
class Sent:
    """What came of one key: every answer that was read."""

    key: str
    text: str
    bodies: list[bytes]
    unexpected: list[str]


def cut(line: Line, path: str, body: object, key: str) -> None:
    """Send a whole request and hang up without reading the answer."""
    where, data = urlsplit(line.url), json.dumps(body).encode()
    headers = {
        **{str(name): str(value) for name, value in line.http.headers.items()},
        "Host": where.netloc,
        "Cookie": "; ".join(f"{one.name}={one.value}" for one in line.http.cookies),
        "Content-Type": "application/json",
        "Content-Length": str(len(data)),
        "Idempotency-Key": key,
        "Connection": "close",
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    with socket.create_connection((where.hostname or "", where.port or 0), 5) as raw:
        raw.sendall(f"POST {path} HTTP/1.1\r\n{head}\r\n".encode() + data)


def post(line: Line, path: str, sent: Sent, text: str) -> None:
    """Send until it is no longer in flight, and keep what came."""
    while (answer := line.post(path, {"text": text}, sent.key)).status_code == 409:
        assert answer.headers["Retry-After"] == "1"
    wanted = (200, 201) if text == sent.text else (422,)
    if answer.status_code not in wanted:
        sent.unexpected.append(f"{answer.status_code}: {answer.text}")
    elif text == sent.text:
        sent.bodies.append(answer.content)


def run_one(line: Line, operation: str, number: int, seed: int) -> Sent:
    draw = random.Random(f"{seed}-{number}")
    sent = Sent(key=new_key(), text=f"Post {number}", bodies=[], unexpected=[])
    path = f"/api/v1/operations/{operation}/commands/RecordEntry"
    if draw.random() < 0.2:
        cut(line, path, {"text": sent.text}, sent.key)
    if draw.random() < 0.1:
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(lambda _: post(line, path, sent, sent.text), range(2)))
    for _ in range(2 if draw.random() < 0.3 else 1):
        post(line, path, sent, sent.text)
    if draw.random() < 0.05:
        post(line, path, sent, "Noget helt andet")
    return sent


def test_a_key_that_is_still_worked_on_is_told_to_be_asked_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = House(tmp_path)
    monkeypatch.setattr(house.desk.handler, "_in_flight", InFlight(patience=0.05))
    kolding = house.visit("kolding")
    operation, headers = house.visit("stabschef").opens(), {"Idempotency-Key": new_key()}
    begun, go_on, append = Event(), Event(), house.desk.journal.append

    def slow(wish: Append) -> Stored:
        begun.set()
        assert go_on.wait(5)
        return append(wish)

    monkeypatch.setattr(house.desk.journal, "append", slow)
    body = {"text": "Dobbeltklik"}
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(kolding.do, operation, "RecordEntry", body, headers=headers)
        assert begun.wait(5)
        second = house.visit("kolding").do(operation, "RecordEntry", body, headers=headers)
        go_on.set()
        assert first.result(5).status_code == 201
    assert (second.status_code, second.headers["Retry-After"]) == (409, "1")
    assert second.json["error"]["code"] == "idempotency.in_flight"
    third = kolding.do(operation, "RecordEntry", body, headers=headers)
    assert third.data == first.result().data
    house.database.close()


class Hasty(ThreadingHTTPServer):
    """A board that says of the same key a few times that it is still being worked on."""

    def __init__(self, busy: int) -> None:
        super().__init__(("127.0.0.1", 0), Hasty.Answer)
        self.busy, self.keys = busy, list[str]()

    class Answer(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            server = self.server
            assert isinstance(server, Hasty)
            server.keys.append(self.headers["Idempotency-Key"])
            busy = len(server.keys) <= server.busy
            error = {"error": {"code": "idempotency.in_flight", "da": "vent", "facts": {}}}
            said = json.dumps(error if busy else {"entries": [7]}).encode()
            self.send_response(409 if busy else 201)
            self.send_header("Content-Length", str(len(said)))
            self.end_headers()
            self.wfile.write(said)

        def log_message(self, *_: object) -> None:
            """Say nothing."""


def test_the_drill_player_asks_again_under_the_same_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api_line, "AGAIN", 0.01)
    with Hasty(busy=2) as board:
        Thread(target=board.serve_forever, daemon=True).start()
        line = api_line.ApiLine(f"http://127.0.0.1:{board.server_port}")
        told = line.ask("POST", "/x", {"Idempotency-Key": "the-same-key-0001"}, {})
        line.close()
        board.shutdown()
    assert told == {"entries": [7]}
    assert board.keys == ["the-same-key-0001"] * 3


@pytest.mark.processes
def test_a_repeated_request_is_one_entry_and_the_same_bytes(rig: Rig) -> None:
    operation, seed = rig.opens(), 20261126
    lines = [rig.fresh_line(name) for name in ("stabschef", "kolding", "vejle", "fredericia")]
    with ThreadPoolExecutor(4) as pool:
        sent = list(pool.map(lambda n: run_one(lines[n % 4], operation, n, seed), range(REQUESTS)))
    assert [one.unexpected for one in sent if one.unexpected] == []
    assert all(len(set(one.bodies)) == 1 for one in sent)
    texts = [one["event"]["text"] for one in rig.line("stabschef").journal(operation)[1:]]
    assert sorted(texts) == sorted(one.text for one in sent)
    for line in lines:
        line.http.close()
