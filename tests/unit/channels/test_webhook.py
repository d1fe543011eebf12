"""A webhook reaches the one it was meant for, signed, or nobody; and says honestly what came."""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import json
import socket
import ssl
import threading
import time
from collections.abc import Iterator

import msgspec
import pytest
import trustme

from crisis.channels.port import Came, Result
from crisis.channels.posting import Place, is_outside, place
from crisis.channels.webhook import Webhook
from tests.unit.channels.noticing import (
    AREA,
    HOSTILE,
    corrected,
    drill,
    notice,
    retracted,
    sending,
)
from tests.unit.channels.receiving import Receiver, says

SECRET = "en-hemmelighed-paa-32-tegn-eller-"
NAME = "modtager.example.dk"
OK = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"
HOSTS = frozenset({NAME})

INNER = [
    "127.0.0.1", "127.8.8.8", "::1", "0.0.0.0", "::", "10.1.2.3", "172.16.0.1", "192.168.1.1",
    "169.254.169.254", "100.64.0.1", "100.127.255.255", "224.0.0.1", "255.255.255.255",
    "240.0.0.1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd00:ec2::254", "ff02::1",
    "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "2002:7f00:1::", "2002:a00:1::1", "2001:db8::1",
    "192.0.2.1", "198.18.0.1", "0x7f000001", "2130706433", "", "navn",
]  # fmt: skip


@pytest.fixture
def receiver(request: pytest.FixtureRequest) -> Iterator[Receiver]:
    made = Receiver(says(getattr(request, "param", OK)))
    yield made
    made.close()


def here(receiver: Receiver, **more: object) -> Place:
    found = place(f"http://127.0.0.1:{receiver.port}/ind?a=1", frozenset(), allow_loopback=True)
    return msgspec.structs.replace(found, **more)


def send(receiver: Receiver, **more: object) -> Result:
    hook = Webhook(here(receiver, **more), SECRET, resolve=lambda *_: ["127.0.0.1"])
    return hook.send(sending(notice()))


def test_a_receiver_can_tell_that_it_is_from_us_and_whether_it_had_it(receiver: Receiver) -> None:
    told = sending(notice(shape=AREA, text="Bliv inde [412]."))
    result = Webhook(here(receiver), SECRET, resolve=lambda *_: ["127.0.0.1"]).send(told)
    assert result.came is Came.DELIVERED
    head, _, body = receiver.seen[0].partition(b"\r\n\r\n")
    lines = head.decode().split("\r\n")
    headers = {name.lower(): value for name, _, value in (one.partition(": ") for one in lines[1:])}
    signed = headers["x-stabstavlen-timestamp"].encode() + b"." + body
    mac = hmac.new(SECRET.encode(), signed, hashlib.sha256).hexdigest()
    assert lines[0] == "POST /ind?a=1 HTTP/1.1"
    assert headers["x-stabstavlen-signature"] == f"v1={mac}"
    assert headers["idempotency-key"] == told.key
    said = json.loads(body)
    assert said["text"] == "Bliv inde."
    assert said["geometry"]["type"] == "Polygon"
    assert (said["act"], said["state"], said["mode"]) == ("publish", "published", "LIVE")
    assert said["released_at"] == "2026-11-24T13:06:00Z"


def test_a_retracted_text_is_not_sent_again(receiver: Receiver) -> None:
    hook = Webhook(here(receiver), SECRET, resolve=lambda *_: ["127.0.0.1"])
    hook.send(sending(retracted(notice(text="Kog vandet.", shape=AREA), "Vandet er rent.")))
    said = json.loads(receiver.seen[0].partition(b"\r\n\r\n")[2])
    assert (said["act"], said["text"], said["place"], said["geometry"]) == (
        "retract", "Vandet er rent.", None, None,
    )  # fmt: skip
    assert "Kog vandet" not in receiver.seen[0].decode()


def test_a_correction_says_what_it_corrects(receiver: Receiver) -> None:
    old, new = corrected(notice(1), notice(2))
    Webhook(here(receiver), SECRET, resolve=lambda *_: ["127.0.0.1"]).send(sending(new, old))
    assert json.loads(receiver.seen[0].partition(b"\r\n\r\n")[2])["corrects"] == old.id


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_cannot_break_out_of_the_body(receiver: Receiver, hostile: str) -> None:
    hook = Webhook(here(receiver), SECRET, resolve=lambda *_: ["127.0.0.1"])
    one = notice(title=f"{hostile}\r\nX-Ond: 1", text=hostile, place=hostile)
    assert hook.send(sending(one)).came is Came.DELIVERED
    head, _, body = receiver.seen[0].partition(b"\r\n\r\n")
    assert b"x-ond" not in head.lower()
    assert "\n" not in json.loads(body)["title"]


def test_place_and_names_are_one_plain_line_too(receiver: Receiver) -> None:
    odd = "Havnen [412]\r\n\u202eder\ud800 vendt"
    hook = Webhook(here(receiver), SECRET, resolve=lambda *_: ["127.0.0.1"])
    assert hook.send(sending(notice(place=odd, signed_by=(odd,)))).came is Came.DELIVERED
    said = json.loads(receiver.seen[0].partition(b"\r\n\r\n")[2])
    assert said["signed_by"] == [said["place"]] == ["Havnen der vendt"]


@pytest.mark.parametrize(
    ("receiver", "came"),
    [
        (b"HTTP/1.1 204 No Content\r\n\r\n", Came.DELIVERED),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\nafbrudt", Came.DELIVERED),
        *((f"HTTP/1.1 {one} Nej\r\nContent-Length: 0\r\n\r\n".encode(), Came.RETRY)
          for one in (408, 425, 429, 500, 502, 503, 504)),
        *((f"HTTP/1.1 {one} Nej\r\nContent-Length: 0\r\n\r\n".encode(), Came.REFUSED)
          for one in (301, 302, 307, 308, 400, 401, 403, 404, 409, 410, 413, 422)),
        (b"", Came.UNKNOWN), (b"HTTP/1.1 ", Came.UNKNOWN), (b"\x00\x01", Came.UNKNOWN),
        (b"HTTP/1.1 103 Early\r\n\r\n", Came.UNKNOWN),
    ],
    indirect=["receiver"],
)  # fmt: skip
def test_what_came_is_what_the_answer_says(receiver: Receiver, came: Came) -> None:
    assert send(receiver).came is came
    assert len(receiver.seen) == 1


def test_a_redirect_to_an_inner_address_is_not_followed() -> None:
    inner = Receiver(says(OK))
    outer = Receiver(says(
        f"HTTP/1.1 307 X\r\nLocation: http://127.0.0.1:{inner.port}/\r\n\r\n".encode()
    ))  # fmt: skip
    assert send(outer).came is Came.REFUSED
    assert inner.connections == 0


def test_one_who_answers_a_letter_at_a_time_does_not_hold_us() -> None:
    def drip(line: socket.socket) -> None:
        for one in b"HTTP/1.1 200 OK\r\n" * 9:
            line.sendall(bytes([one]))
            time.sleep(0.2)

    before = time.monotonic()
    assert send(Receiver(drip), seconds=1.0).came is Came.UNKNOWN
    assert time.monotonic() - before < 2.5


def test_one_who_shakes_hands_a_letter_at_a_time_does_not_hold_us() -> None:
    def drip(listening: socket.socket) -> None:
        line, _ = listening.accept()
        with line, contextlib.suppress(OSError):
            for one in b"\x16\x03\x03\x40\x00" + bytes(90):
                line.sendall(bytes([one]))
                time.sleep(0.1)

    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=drip, args=(listening,), daemon=True).start()
        where = place(f"https://{NAME}:{listening.getsockname()[1]}/", HOSTS, allow_loopback=True)
        slow = msgspec.structs.replace(where, seconds=1.0)
        before = time.monotonic()
        result = Webhook(slow, SECRET, resolve=lambda *_: ["127.0.0.1"]).send(sending(notice()))
    assert (result.came, result.detail) == (Came.RETRY, "svarer ikke (ingen forbindelse)")
    assert time.monotonic() - before < 2.5


def test_a_look_up_that_never_ends_does_not_hold_us(receiver: Receiver) -> None:
    held = threading.Event()
    hook = Webhook(here(receiver, seconds=0.3), SECRET, resolve=lambda *_: [str(held.wait(5))])
    assert hook.send(sending(notice())).came is Came.RETRY
    held.set()


@pytest.mark.parametrize("head", [b"", b"Content-Length: 999999999999\r\n"])
def test_an_endless_answer_is_not_read_to_its_end(head: bytes) -> None:
    def endless(line: socket.socket) -> None:
        line.sendall(b"HTTP/1.1 200 OK\r\n" + head + b"\r\n")
        while True:
            line.sendall(b"x" * 65536)

    before = time.monotonic()
    assert send(Receiver(endless)).came is Came.DELIVERED
    assert time.monotonic() - before < 3


@pytest.mark.parametrize("head", [b"", b"Connection: close\r\n"])
def test_a_receiver_may_finish_what_he_says(head: bytes) -> None:
    finished = threading.Event()

    def slowly(line: socket.socket) -> None:
        line.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 40\r\n" + head + b"\r\n")
        for _ in range(4):
            time.sleep(0.05)
            line.sendall(b"modtaget  ")
        finished.set()

    assert send(Receiver(slowly)).came is Came.DELIVERED
    assert finished.wait(2)


def test_where_nobody_listens_it_certainly_did_not_arrive(receiver: Receiver) -> None:
    with socket.socket() as taken:  # bound, so that nobody else gets the port; never listening
        taken.bind(("127.0.0.1", 0))
        assert send(receiver, port=taken.getsockname()[1]).came is Came.RETRY


def test_a_name_that_is_not_found_is_tried_again(receiver: Receiver) -> None:
    def unknown(_host: str, _port: int) -> list[str]:
        raise OSError("hemmeligt navn")

    result = Webhook(here(receiver), SECRET, resolve=unknown).send(sending(notice()))
    assert result.came is Came.RETRY
    assert "hemmeligt" not in result.detail


def test_tls_asks_for_the_name_and_connects_to_the_address_that_was_judged() -> None:
    authority, context = trustme.CA(), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(NAME).configure_cert(context)
    asked: list[str | None] = []
    context.sni_callback = lambda _line, name, _context: asked.append(name)
    receiver, looked_up = Receiver(says(OK), context), []

    def resolve(host: str, _port: int) -> list[str]:
        # Rebinding: the first answer is judged; a second would lead somewhere else.
        looked_up.append(host)
        return ["127.0.0.1"] if len(looked_up) == 1 else ["127.0.0.2"]

    trusted = ssl.create_default_context()
    authority.configure_trust(trusted)
    where = place(f"https://{NAME}:{receiver.port}/", HOSTS, allow_loopback=True)
    hook = Webhook(where, SECRET, resolve=resolve, context=trusted)
    assert hook.send(sending(notice())).came is Came.DELIVERED
    assert (looked_up, asked) == ([NAME], [NAME])
    assert f"Host: {NAME}".encode() in receiver.seen[0]
    stranger = Webhook(where, SECRET, resolve=lambda *_: ["127.0.0.1"])
    refused = stranger.send(sending(notice()))
    assert (refused.came, refused.detail) == (Came.RETRY, "certifikatet blev ikke godtaget")
    assert len(receiver.seen) == 1


@pytest.mark.parametrize("address", INNER)
def test_a_name_that_leads_inside_is_not_called(address: str) -> None:
    assert not is_outside(address)
    for found in ([address], ["93.184.215.14", address], [address, "93.184.215.14"]):
        hook = Webhook(place(f"https://{NAME}/", HOSTS), SECRET, resolve=lambda *_, f=found: f)
        result = hook.send(sending(notice()))
        assert (result.came, result.detail) == (Came.REFUSED, "værten fører til en indre adresse")


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
def test_the_public_internet_is_outside(address: str) -> None:
    assert is_outside(address)


@pytest.mark.parametrize(
    "answer", [OK, b"", b"HTTP/1.1 503 Nej\r\n\r\n", b"HTTP/1.1 301 X\r\n\r\n"]
)
def test_no_detail_tells_a_secret_or_an_address(answer: bytes) -> None:
    detail = send(Receiver(says(answer))).detail
    assert SECRET not in detail
    assert "127.0.0.1" not in detail
    assert len(detail) <= 200


def test_an_exercise_never_leaves(receiver: Receiver) -> None:
    hook = Webhook(here(receiver), SECRET, resolve=lambda *_: ["127.0.0.1"])
    with pytest.raises(ValueError, match="exercise"):
        hook.send(sending(drill(notice())))
    assert receiver.connections == 0
