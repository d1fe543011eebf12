"""Mail: each receiver his own letter, once; and nobody is told it arrived when nobody knows."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from typing import Any

import pytest
from aiosmtpd import smtp
from aiosmtpd.controller import Controller
from hypothesis import given
from hypothesis import strategies as st

from crisis.channels.mail import Mail, letter, subject
from crisis.channels.port import Came, Result
from crisis.channels.smtp import Office
from tests.unit.channels.noticing import (
    HOSTILE,
    NOW,
    Receivers,
    corrected,
    drill,
    notice,
    retracted,
    sending,
)

SENDER = "stab@politi.example.dk"
SITE = "https://presse.example.dk"
HEADERS = ["From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted",
           "X-Auto-Response-Suppress", "Content-Type", "Content-Transfer-Encoding",
           "MIME-Version"]  # fmt: skip
PEOPLE = ("a@example.dk", "b@example.dk", "c@example.dk")

Says = Callable[[str], str | None]


class Postbox:
    """A real mail server: keeps the letters, and says no where it is told to."""

    port = 0

    def __init__(self) -> None:
        self.letters: list[tuple[list[str], bytes]] = []
        self.sessions = 0
        self.to_receiver: Says = lambda _one: None
        self.to_letter: Callable[[smtp.SMTP, list[str]], str | None] = lambda _server, _to: None

    async def handle_EHLO(  # noqa: N802 - the library's name
        self, server: smtp.SMTP, session: Any, envelope: Any, hostname: str, responses: list[str]
    ) -> list[str]:
        self.sessions += 1
        session.host_name = hostname
        return responses

    async def handle_RCPT(  # noqa: N802 - the library's name
        self, server: smtp.SMTP, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        if answer := self.to_receiver(address):
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: smtp.SMTP, session: Any, envelope: Any) -> str:  # noqa: N802
        answer = self.to_letter(server, envelope.rcpt_tos)
        if answer is None:
            self.letters.append((envelope.rcpt_tos, envelope.original_content))
        await asyncio.sleep(0)
        return answer or "250 OK"


class AnyPort(Controller):
    """Takes whatever port is free, and then knows which it got."""

    def _trigger_server(self) -> None:
        assert self.server is not None
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@pytest.fixture
def box() -> Iterator[Postbox]:
    made = Postbox()
    control = AnyPort(made, hostname="127.0.0.1", port=0)
    control.start()
    made.port = control.port
    yield made
    control.stop()


def office(box: Postbox) -> Office:
    return Office(host="127.0.0.1", port=box.port, sender=SENDER, starttls=False)


def send(box: Postbox, parts: Receivers, *people: str) -> Result:
    mail = Mail(office(box), people or PEOPLE, SITE)
    return mail.send(sending(notice(), channel="pressemail", parts=parts))


def read(content: bytes) -> EmailMessage:
    found = message_from_bytes(content, policy=SMTP)
    assert isinstance(found, EmailMessage)
    return found


def test_each_receiver_gets_a_letter_of_his_own_on_one_connection(box: Postbox) -> None:
    parts = Receivers()
    assert send(box, parts).came is Came.DELIVERED
    assert [to for to, _ in box.letters] == [[one] for one in PEOPLE]
    for (to, content), one in zip(box.letters, PEOPLE, strict=True):
        assert to == [read(content)["To"]]
        assert not [other for other in PEOPLE if other != one and other.encode() in content]
    assert box.sessions == 1
    assert parts.began == list(PEOPLE)


def test_a_letter_says_all_of_it_and_where_to_read_it(box: Postbox) -> None:
    one = notice(text="Bliv inde [412].\n\n.En linje med punktum\nÆØÅ", next_update_at=NOW)
    mail = Mail(office(box), PEOPLE[:1], SITE)
    mail.send(sending(one, channel="pressemail"))
    found = read(box.letters[0][1])
    body = found.get_content().replace("\r\n", "\n")
    assert found["Auto-Submitted"] == "auto-generated"
    assert found["Date"].datetime == NOW
    assert found.get_content_type() == "text/plain"
    assert "Bliv inde.\n\n.En linje med punktum\nÆØÅ" in body
    assert "Næste besked: kl. 14:05." in body
    assert "Samstemt mellem: Fyns Politi, Odense Kommune." in body
    assert f"{SITE}/{one.id}.html" in body


def test_a_name_can_add_no_line_to_a_letter() -> None:
    odd = "Politiet\r\n\r\nRing 12345678\u2028\u202e\ud800"
    body = read(letter(sending(notice(signed_by=(odd,))), SENDER, PEOPLE[0], SITE)).get_content()
    assert "Samstemt mellem: Politiet Ring 12345678." in body.splitlines()


def test_a_letter_is_known_again_by_its_id() -> None:
    told = sending(notice())
    ids = [read(letter(told, SENDER, to, SITE))["Message-ID"] for to in (*PEOPLE, PEOPLE[0])]
    assert ids[0] == ids[3]
    assert len(set(ids)) == 3


def test_the_subject_says_what_it_is() -> None:
    _, new = corrected(notice(1), notice(2))
    assert subject(notice(1)) == "Meddelelse 1"
    assert subject(new) == "[RETTELSE] Meddelelse 2"
    assert subject(retracted(notice(1))) == "[TRUKKET TILBAGE] Meddelelse 1"
    assert subject(drill(notice(1))).startswith("ØVELSE: ")


def test_a_retracted_text_is_not_sent_again() -> None:
    one = retracted(notice(text="Kog vandet."), "Vandet er rent.")
    body = read(letter(sending(one), SENDER, PEOPLE[0], SITE)).get_content()
    assert "Vandet er rent." in body
    assert "Kog vandet" not in body


@given(st.one_of(st.text(max_size=400), st.sampled_from(HOSTILE)), st.sampled_from(["\r\n", "\n"]))
def test_no_title_can_begin_a_header_or_end_the_letter(title: str, end: str) -> None:
    broken = f"A{end}Bcc: ond@example.dk{end}{end}.{end}{title}"
    one = notice(title=broken, text=f"{title}{end}.{end}QUIT{end}{title}", place=title)
    made = letter(sending(one), SENDER, PEOPLE[0], SITE)
    found = read(made)
    assert sorted(found.keys()) == sorted(HEADERS)
    assert found["To"] == PEOPLE[0]
    line = subject(one)
    assert len(line) <= 200
    assert line.isprintable() or not any(ord(letter) < 32 for letter in line)
    assert max(map(len, made.split(b"\r\n"))) <= 998


@pytest.mark.parametrize(
    ("answer", "came"), [("550 Nej", Came.REFUSED), ("451 Senere", Came.RETRY)]
)
def test_a_no_to_one_receiver_costs_the_others_nothing(
    box: Postbox, answer: str, came: Came
) -> None:
    box.to_receiver = lambda one: answer if one == "b@example.dk" else None
    parts, before = Receivers(), time.monotonic()
    assert send(box, parts).came is came
    assert parts.outcomes(PEOPLE) == [Came.DELIVERED, came, Came.DELIVERED]
    assert [to for to, _ in box.letters] == [["a@example.dk"], ["c@example.dk"]]
    assert time.monotonic() - before < 3


@pytest.mark.parametrize(("answer", "came"), [("554 Nej", Came.REFUSED), ("452 Fuld", Came.RETRY)])
def test_a_no_to_the_letter_is_a_no(box: Postbox, answer: str, came: Came) -> None:
    box.to_letter = lambda _server, to: answer if to == ["b@example.dk"] else None
    parts = Receivers()
    assert send(box, parts).came is came
    assert parts.outcomes(PEOPLE) == [Came.DELIVERED, came, Came.DELIVERED]


def test_a_line_lost_before_the_letter_is_tried_again_and_after_it_nobody_knows(
    box: Postbox,
) -> None:
    def hang_up(server: smtp.SMTP, to: list[str]) -> str | None:
        if to == ["b@example.dk"]:
            assert server.transport is not None
            server.transport.abort()  # the letter has come, the answer never goes
            return "250 OK"
        return None

    box.to_letter = hang_up
    parts = Receivers()
    assert send(box, parts).came is Came.UNKNOWN
    assert parts.outcomes(PEOPLE) == [Came.DELIVERED, Came.UNKNOWN, Came.DELIVERED]
    assert box.sessions == 2
    # Once more: nobody of whom it is not known that he has not got it is sent to.
    assert send(box, parts).came is Came.UNKNOWN
    assert parts.began == list(PEOPLE)


def test_an_open_receiver_is_never_sent_to_again(box: Postbox) -> None:
    parts = Receivers()
    parts.begin("b@example.dk")
    assert send(box, parts).came is Came.UNKNOWN
    assert [to for to, _ in box.letters] == [["a@example.dk"], ["c@example.dk"]]


def test_where_nobody_answers_nobody_was_begun(box: Postbox) -> None:
    nowhere = Office(host="127.0.0.1", port=1, sender=SENDER, starttls=False, password="hemmelig")
    parts = Receivers()
    told = sending(notice(), channel="pressemail", parts=parts)
    result = Mail(nowhere, PEOPLE, SITE).send(told)
    assert (result.came, result.detail) == (Came.RETRY, "mailserveren svarer ikke")
    assert parts.began == []


def test_a_server_without_the_encryption_asked_for_gets_nothing(box: Postbox) -> None:
    strict = Office(host="127.0.0.1", port=box.port, sender=SENDER, starttls=True)
    told = sending(notice(), channel="pressemail")
    assert Mail(strict, PEOPLE, SITE).send(told).came is Came.RETRY
    assert box.letters == []


def test_five_hundred_receivers_take_a_few_seconds(box: Postbox) -> None:
    people = [f"redaktion{number}@example.dk" for number in range(500)]
    before = time.monotonic()
    assert send(box, Receivers(), *people).came is Came.DELIVERED
    assert len(box.letters) == 500
    assert time.monotonic() - before < 20


def test_an_exercise_never_leaves(box: Postbox) -> None:
    with pytest.raises(ValueError, match="exercise"):
        Mail(office(box), PEOPLE, SITE).send(sending(drill(notice())))
    assert box.sessions == 0
