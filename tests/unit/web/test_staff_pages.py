"""The board with a staff called in, all that waits for a seat, and the page that ends it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.visiting import House

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{ 7*7 }}"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path)
    yield made
    made.database.close()


def with_everything_waiting(house: House, mode: str) -> str:
    chief = house.visit("stabschef")
    operation = chief.opens(mode=mode)
    meeting = (house.clock() + timedelta(hours=1)).isoformat()
    called = {"authorities": ["kolding", "vejle", "brs"], "place": HOSTILE, "agenda": HOSTILE}
    chief.does(operation, "CallStaff", **called, meeting_at=meeting)
    house.visit("vejle").does(operation, "AnswerCall", call=1, answer="cannot", note=HOSTILE)
    chief.does(operation, "CallDeputy", call=1, authority="brs", deputy=HOSTILE)
    chief.does(operation, "AskTask", kind="pump", title=HOSTILE, authority="kolding")
    said = {"on_behalf_of": {"authority": "kolding", "who": HOSTILE}}
    keeper = house.visit("logfoerer")
    keeper.does(operation, "RecordEntry", text=HOSTILE, **said)
    keeper.does(operation, "MoveTask", task=1, move="accept", **said)
    return operation


@pytest.mark.parametrize("mode", ["LIVE", "EXERCISE"])
@pytest.mark.parametrize("seat", ["formand", "logfoerer", "kolding", "observatoer"])
def test_hostile_words_stay_words_in_the_staff_list_the_waits_and_the_ending(
    house: House, mode: str, seat: str
) -> None:
    operation = with_everything_waiting(house, mode)
    who = house.visit(seat)
    for path in ("", "/paneler/stab", "/paneler/venter", "/paneler/stade", "/paneler/afslutning",
                 "/afslutning"):  # fmt: skip
        text = who.page(f"/operationer/{operation}{path}")
        assert "<script>alert(1)" not in text
        assert "<img src=x" not in text
        assert "49" not in re.findall(r"\b49\b", text.replace(operation, ""))


def test_each_seat_has_its_own_list_of_what_waits(house: House) -> None:
    operation = with_everything_waiting(house, "LIVE")
    path = f"/operationer/{operation}/paneler/venter"
    mine = re.findall(r'<li data-key="([a-z_]+)-', house.visit("kolding").page(path))
    assert sorted(mine) == ["call", "entry_said", "task_said"]
    assert re.findall(r"<li data-key", house.visit("observatoer").page(path)) == []


def test_who_may_not_call_or_end_is_offered_neither(house: House) -> None:
    operation = with_everything_waiting(house, "LIVE")
    for seat, offered in (("formand", True), ("kolding", False), ("observatoer", False)):
        who = house.visit(seat)
        board = who.page(f"/operationer/{operation}")
        ending = who.page(f"/operationer/{operation}/afslutning")
        assert ("data-call-new" in board, "data-close-operation" in ending) == (offered, offered)


def test_the_page_that_ends_it_says_that_a_warning_still_holds_and_until_when(
    house: House,
) -> None:
    press, chair = house.visit("presse-politi"), house.visit("formand")
    operation = house.visit("stabschef").opens()
    path, until = f"/operationer/{operation}/afslutning", house.clock() + timedelta(hours=3)
    assert "Intet: ingen hændelser" in chair.page(path)
    for number, more in enumerate(({}, {"expires_at": until.isoformat()}), 1):
        text = {"title": "Bliv inde", "text": "Bliv inde i midtbyen.", **more}
        press.does(operation, "DraftStatement", **text)
        press.does(operation, "SubmitStatement", statement=number, version=1)
        found = press.get(f"/api/v1/operations/{operation}/situation").json["statements"]
        exact = {"statement": number, "version": 1, "hash": found[number - 1]["hash"]}
        chair.does(operation, "SignStatement", **exact)
        press.does(operation, "ReleaseStatement", **exact)
    ending = chair.page(path)
    assert re.findall(r"<b>(P\d)</b> Bliv inde</a> .*?<b class=\"holds\">([a-zæ ]+)", ending) == [
        ("P1", "gælder stadig"), ("P2", "gælder til ")
    ]  # fmt: skip
    assert "kan det kun trækkes tilbage" in ending


def test_who_says_nothing_is_named_to_the_chief_and_the_page_knows_when(house: House) -> None:
    chief = house.visit("stabschef")
    operation, path = chief.opens(), "/operationer/{}/paneler/venter"
    meeting = (house.clock() + timedelta(hours=1)).isoformat()
    called = {"authorities": ["kolding", "vejle"], "place": "KSN", "meeting_at": meeting}
    chief.does(operation, "CallStaff", **called)
    house.visit("kolding").does(operation, "AnswerCall", call=1, answer="present")
    assert 'data-due="2' in chief.page(path.format(operation))
    house.passes(minutes=10)
    text = house.visit("stabschef").page(path.format(operation))
    assert "Intet svar: kald en stedfortræder</b> Vejle Kommune</a>" in text
    assert "Kolding Kommune" not in text
