"""Seats and deputies as pages: who may change them, what is offered when nobody answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from tests.visiting import House, Visitor

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{ 7*7 }}"
VICE = {"function": "Vicedirektør", "contact": "70 00 00 00"}
OTHER = {"function": HOSTILE, "contact": HOSTILE}
PATH = "/api/v1/planning/commands/PlanDeputies"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = House(tmp_path_factory.mktemp("seats"))
    first = plans(made.visit("vejle"), "vejle", VICE)
    plans(made.visit("formand"), "vejle", VICE, OTHER, seen=first)
    yield made
    made.database.close()


def plans(who: Visitor, seat: str, *deputies: dict[str, Any], seen: int = 0) -> int:
    body = {"seat": seat, "deputies": list(deputies), "seen": seen}
    answer = who.api("POST", PATH, body)
    assert answer.status_code == 201, answer.data
    return int(answer.json["entries"][0])


@pytest.mark.parametrize("seat", ["vejle", "formand", "planlaegger", "observatoer", "kolding"])
def test_each_seat_changes_what_is_its_own_and_reads_all(house: House, seat: str) -> None:
    text = house.visit(seat).page("/plan/pladser")
    assert "Vicedirektør" in text
    assert "Tidligere (1)" in text
    assert "<script>alert(1)" not in text
    assert "<img src=x" not in text
    assert not re.search(r"\sstyle=", text)
    offered = set(re.findall(r'id="ret-([a-z-]+)"', text))
    assert ("vejle" in offered) is (seat in ("vejle", "formand"))
    assert ("kolding" in offered) is (seat in ("kolding", "formand"))
    assert ("stabschef" in offered) is (seat in ("planlaegger", "formand"))


def test_a_mailbox_is_shown_and_changed_by_its_own_authority_and_the_chair(house: House) -> None:
    body = {"authority": "kolding", "mailbox": "stab@kolding.example.dk", "seen": 0}
    path = "/api/v1/planning/commands/SetMailbox"
    assert house.visit("kolding").api("POST", path, body).status_code == 201
    assert house.visit("kolding").api("POST", path, {**body, "mailbox": "x"}).status_code == 422
    for seat, own in (("kolding", True), ("vejle", False), ("formand", True)):
        text = house.visit(seat).page("/plan/pladser")
        assert "stab@kolding.example.dk" in text
        assert ('id="post-kolding"' in text) is own, seat


def test_a_citizens_number_has_no_place_among_them(house: House) -> None:
    deputies = [{"function": "Vagt", "contact": "010190-1234"}]
    body = {"seat": "kolding", "deputies": deputies, "seen": 0}
    answer = house.visit("kolding").api("POST", PATH, body)
    assert answer.status_code == 422
    assert answer.json["error"]["field"].startswith("deputies")


def test_who_does_not_answer_is_called_by_the_plan_and_who_was_called_is_marked(
    house: House,
) -> None:
    chief = house.visit("stabschef")
    operation = chief.opens()
    meeting = (house.clock() + timedelta(hours=1)).isoformat()
    called = {"authorities": ["vejle", "brs"], "place": "KSN", "meeting_at": meeting}
    chief.does(operation, "CallStaff", **called)
    panel = f"/operationer/{operation}/paneler/stab"
    assert re.findall(r"<li( data-called)?>(Vice[^<]+)<", chief.page(panel)) == [
        ("", "Vicedirektør, 70 00 00 00")
    ]
    told = "Vicedirektør, 70 00 00 00"
    chief.does(operation, "CallDeputy", call=1, authority="vejle", deputy=told)
    assert f"<li data-called>{told}" in chief.page(panel)
    # Who may not call them is not told how they are reached here.
    assert "Vicedirektør, 70 00 00 00</li>" not in house.visit("kolding").page(panel)
