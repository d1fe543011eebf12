"""Approved minutes are sent at once, once, to whom has a mailbox; what went wrong is on the page.

A real mail server takes the letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.policy import SMTP
from pathlib import Path

import pytest

from crisis.channels.letters import MinutesPost
from crisis.channels.smtp import Office
from crisis.commands.letters import TellLetter
from crisis.rules.known import By
from crisis.terms.ids import RESOURCES
from crisis.terms.letters import LetterState
from crisis.terms.operations import Mode
from crisis.terms.roles import Role
from tests.processes import free_port
from tests.receivers import Post
from tests.stocked import TELLS, asks
from tests.unit.web.test_meeting_pages import DECISION
from tests.visiting import House, Visitor

BOX = "kriseledelsen@kolding.example.dk"
APART = {"sight": "restricted", "only_for": ["vejle"]}


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path)
    yield made
    made.database.close()


@pytest.fixture
def post() -> Iterator[Post]:
    made = Post()
    yield made
    made.end()


def office(port: int) -> Office:
    return Office(host="127.0.0.1", port=port, sender="stab@example.dk", starttls=False)


def sender(house: House, port: int) -> MinutesPost:
    return MinutesPost(house.desk.handler, office(port), "https://tavle.example.dk", house.clock)


def begun(house: House, chief: Visitor, mode: str = "LIVE") -> str:
    """A meeting with Kolding, which has a mailbox, and Vejle, which has none."""
    wish = {"authority": "kolding", "mailbox": BOX, "seen": 0}
    house.visit("kolding").api("POST", "/api/v1/planning/commands/SetMailbox", wish)
    operation = chief.opens(mode=mode)
    chief.does(operation, "OpenMeeting")
    for authority in ("kolding", "vejle"):
        chief.does(operation, "NoteAttendance", meeting=1, authority=authority, presence="phone")
    return operation


def ended(chief: Visitor, operation: str) -> None:
    chief.does(operation, "CloseMeeting", meeting=1)
    head = chief.get(f"/api/v1/operations/{operation}/situation").json["number"]
    chief.does(operation, "ApproveMinutes", meeting=1, seen=head)


def approved(house: House, chief: Visitor, mode: str = "LIVE") -> str:
    """Such a meeting, in which something was decided for all and something for some."""
    operation = begun(house, chief, mode)
    chief.does(operation, "TakeDecision", **DECISION)
    chief.does(operation, "TakeDecision", **{**DECISION, "question": "Fortroligt?"}, readers=APART)
    chief.does(operation, "AskTask", kind="pump", title="Pumper til havnen", authority="kolding")
    ended(chief, operation)
    return operation


def decided(house: House, post: Post) -> list[str]:
    """What the letter says was decided."""
    sender(house, post.port).look()
    lines = str(message_from_bytes(post.letters[0][1], policy=SMTP).get_content()).splitlines()
    return lines[lines.index("Besluttet:") + 1 : lines.index("Bedt om:") - 1]


def told(chief: Visitor, operation: str) -> str:
    """What the page says of the letters."""
    page = chief.page(f"/operationer/{operation}/moede/1").partition('id="r-post"')[2]
    return " ".join(re.sub(r"<[^>]+>", " ", page.partition("</section>")[0]).split())


def again(chief: Visitor, operation: str, authority: str) -> str:
    answer = chief.do(operation, "ResendMinutes", {"meeting": 1, "authority": authority})
    return "" if answer.status_code == 201 else str(answer.json["error"]["code"])


def test_each_noted_authority_with_a_mailbox_gets_one_letter(house: House, post: Post) -> None:
    chief = house.visit("stabschef")
    operation = approved(house, chief)
    assert "Kolding Kommune sendes" in told(chief, operation)
    for _ in range(2):
        sender(house, post.port).look()
    assert list(post.receivers.elements()) == [BOX]
    letter = message_from_bytes(post.letters[0][1], policy=SMTP)
    body = str(letter.get_content())
    assert letter["Subject"].startswith("Referat af møde nr. 1: ")
    assert "Evakueres Hejlsminde? -> Ja" in body
    assert "Pumper til havnen: Kolding Kommune" in body
    assert f"https://tavle.example.dk/operationer/{operation}/moede/1" in body
    assert "Fortroligt" not in body
    assert "Hvad kun nogle i staben må læse, står ikke i brevet." in body
    assert "Kolding Kommune ✓ sendt" in told(chief, operation)
    assert "Vejle Kommune ingen postkasse" in told(chief, operation)
    assert again(chief, operation, "kolding") == "letter.sent_already"
    assert again(chief, operation, "vejle") == "letter.no_mailbox"
    assert again(chief, operation, "brs") == "letter.not_noted"


def test_what_was_decided_of_level_priorities_and_by_an_entry_alone_stands_in_the_letter(
    house: House, post: Post
) -> None:
    house.desk.knows().do(TELLS, "trekantbrand", RESOURCES)
    chief, chair = house.visit("stabschef"), house.visit("formand")
    operation = begun(house, chief)
    house.desk.do(asks(3), "kolding", operation)
    level = {"level": "staff", "seen": "daily", "reason": "Vandet", "basis": "DMI"}
    chief.does(operation, "DecideLevel", **level)
    order = ["property", "life", "supply", "environment"]
    chair.does(operation, "SetPriorities", order=order, ground="Alle er i sikkerhed")
    line = {"request": 1, "resource_id": "pumpe-3", "amount": 3}
    chair.does(operation, "DecidePriority", lines=[line], ground="Plejehjemmet først", seen=0)
    left = {"text": "Havnen\ntømmes", "kind": "omission"}
    house.visit("vejle").does(operation, "RecordEntry", **left)
    house.visit("vejle").does(operation, "RecordEntry", **{**left, "readers": APART})
    ended(chief, operation)
    assert decided(house, post) == [
        "Niveau: Stabsberedskab",
        "Hensynenes rækkefølge: 1. ejendom, 2. liv og helbred, 3. kritisk forsyning, 4. miljø.",
        "Prioritering 1, besluttet i møde 1: 1 linje til ejernes svar.",
        "Undladelse, Vejle Kommune: Havnen tømmes",
    ]


def test_a_letter_never_says_that_nothing_was_decided_of_what_is_for_some(
    house: House, post: Post
) -> None:
    chief = house.visit("stabschef")
    operation = begun(house, chief)
    chief.does(operation, "TakeDecision", **DECISION, readers=APART)
    ended(chief, operation)
    assert decided(house, post) == ["ingenting, som hele staben må læse"]


def test_what_does_not_get_out_in_time_waits_for_a_person(house: House, post: Post) -> None:
    chief = house.visit("stabschef")
    operation = approved(house, chief)
    dead = sender(house, free_port())
    dead.look()
    assert again(chief, operation, "kolding") == "letter.on_its_way"
    house.passes(minutes=11)
    dead.look()
    assert "ikke sendt" in told(chief, operation)
    assert "mailserveren svarer ikke" in told(chief, operation)
    sender(house, post.port).look()
    assert not post.letters, "nothing goes out late unasked"
    assert again(chief, operation, "kolding") == ""
    sender(house, post.port).look()
    assert post.receivers == {BOX: 1}


def test_what_was_begun_and_never_told_is_uncertain_and_not_repeated(
    house: House, post: Post
) -> None:
    chief = house.visit("stabschef")
    operation = approved(house, chief)
    situation = house.desk.handler.situation(publisher(house), operation)
    order = situation.letters[(1, "kolding")].order
    begun = TellLetter(meeting=1, authority="kolding", order=order, state=LetterState.BEGUN)
    house.desk.handler.do(begun, publisher(house), stream=operation, key="begun-by-another-one")
    sender(house, post.port).look()
    house.passes(minutes=3)
    sender(house, post.port).look()
    assert not post.letters
    assert "uvist, om det nåede frem" in told(chief, operation)


def test_an_exercise_orders_no_letter(house: House, post: Post) -> None:
    chief = house.visit("stabschef")
    operation = approved(house, chief, "EXERCISE")
    sender(house, post.port).look()
    assert not post.letters
    assert "I en øvelse sendes intet ud af huset." in told(chief, operation)
    assert again(chief, operation, "kolding").startswith("permission.")


def publisher(house: House) -> By:
    return By(
        account=0,
        seat="udgiver",
        authority="",
        role=Role.PUBLISHER,
        mode=Mode.LIVE,
        now=house.clock(),
        program=True,
    )
