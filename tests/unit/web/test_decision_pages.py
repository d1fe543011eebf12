"""Decisions as pages show them: words stay words, and nobody is offered what he may not do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.visiting import House

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{ 7*7 }}"
SEATS = ("formand", "logfoerer", "kolding", "observatoer")


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path)
    yield made
    made.database.close()


def decided(house: House, **more: Any) -> str:
    """Kolding's decision with hostile words wherever somebody writes."""
    kolding = house.visit("kolding")
    operation = house.visit("stabschef").opens()
    known = kolding.does(operation, "RecordEntry", text="Vand i Havnegade")
    until = (house.clock() + timedelta(hours=1)).isoformat()
    told = {
        **dict.fromkeys(("question", "ground", "known", "unknown"), HOSTILE),
        "competence": "delegated",
        "competence_note": HOSTILE,
        "decided_by": HOSTILE,
        "options": [HOSTILE, "Vent"],
        "chosen": 1,
        "entries": [known],
        "valid_until": until,
        "dissent": [{"authority": "brs", "words": HOSTILE}],
        "follow_up": [{"what": HOSTILE, "authority": "politi"}],
    }
    kolding.does(operation, "TakeDecision", **{**told, **more})
    house.visit("vejle").does(operation, "RecordDissent", decision=1, words=HOSTILE)
    return operation


@pytest.mark.parametrize("seat", SEATS)
def test_hostile_words_stay_words_on_every_page_that_shows_a_decision(
    house: House, seat: str
) -> None:
    operation = decided(house)
    settle = {"decision": 1, "item": 1, "settlement": "done", "words": HOSTILE}
    house.visit("formand").does(operation, "SettleFollowUp", **settle)
    who = house.visit(seat)
    for path in ("", "/paneler/beslutninger", "/beslutninger/1", "/paneler/log", "/tidligere",
                 "/udskrift"):  # fmt: skip
        text = who.page(f"/operationer/{operation}{path}")
        assert "&lt;script&gt;alert(1)" in text
        assert "<script>alert(1)" not in text
        assert "<img src=x" not in text
        assert "49" not in re.findall(r"\b49\b", text.replace(operation, ""))


def test_each_seat_is_offered_what_it_may_do_and_no_more(house: House) -> None:
    operation = decided(house)
    offered = {
        seat: set(re.findall(r" (data-(?:decide|replace|dissent|settle))[ =>]", text))
        for seat in (*SEATS, "vejle")
        for text in [house.visit(seat).page(f"/operationer/{operation}/paneler/beslutninger")]
    }
    assert offered == {
        "kolding": {"data-decide", "data-replace", "data-settle"},
        "vejle": {"data-decide", "data-dissent"},
        "formand": {"data-decide", "data-dissent", "data-settle"},
        "logfoerer": {"data-decide", "data-replace", "data-dissent", "data-settle"},
        "observatoer": set(),
    }
    assert 'data-settlements="not_needed"' in house.visit("kolding").page(
        f"/operationer/{operation}/paneler/beslutninger"
    )


def test_its_time_and_its_ground_are_marked_in_words(house: House) -> None:
    operation = decided(house)
    path, who = f"/operationer/{operation}/beslutninger/1", house.visit("brs")
    assert "gælder til" in re.sub(r"\s+", " ", who.page(path))
    house.visit("kolding").does(operation, "CorrectEntry", number=2, text="Havnegade er tør")
    house.passes(hours=2)
    text = house.visit("brs").page(path)
    assert "◆ udløbet" in text
    assert "◆ grundlaget er rettet: post 2 af 5" in text
    then = house.visit("brs").page(f"/operationer/{operation}/tidligere?post=3")
    assert "udløbet" not in then
    assert "grundlaget er rettet" not in then


def test_the_past_leads_to_what_was_decided_not_to_do_too(house: House) -> None:
    operation = decided(house, outcome="decided_not_to", chosen=None)
    text = house.visit("brs").page(f"/operationer/{operation}/tidligere")
    assert '<option value="3">3 Beslutning nr. 1' in text
    row = house.visit("brs").page(f"/operationer/{operation}/paneler/log")
    assert f"/operationer/{operation}/tidligere?post=3" in row
    assert f"/operationer/{operation}/beslutninger/1" in row


def test_written_down_later_it_leads_to_what_was_known_when_it_was_taken(house: House) -> None:
    taken = house.clock() - timedelta(minutes=30)
    operation = decided(house, taken_at=taken.isoformat())
    text = house.visit("brs").page(f"/operationer/{operation}/beslutninger/1")
    assert "tidligere?at=" in text
    assert "skr." in text


def test_what_is_gone_by_law_is_a_blank_with_its_number_and_has_no_page(house: House) -> None:
    operation = decided(house, follow_up=[])
    again = {"question": "Vent?", "options": ["Ja"], "chosen": 1, "ground": "Tørt"}
    kolding, chair = house.visit("kolding"), house.visit("formand")
    kolding.does(operation, "TakeDecision", **again, competence="own_sector", replaces=1)
    chair.does(operation, "EraseEntry", entry=3, reason="uden betydning", basis="GDPR art. 17")
    text = kolding.page(f"/operationer/{operation}/paneler/beslutninger")
    assert 'data-blank="1 "' in text
    assert "<b>B1</b> Indholdet er slettet" in text
    gone = kolding.get(f"/operationer/{operation}/beslutninger/1")
    assert gone.status_code == 404
    assert "erstatter B1" in re.sub(
        r"\s+", " ", kolding.page(f"/operationer/{operation}/beslutninger/2")
    )
    for path in ("/beslutninger/0", "/beslutninger/99"):
        assert kolding.get(f"/operationer/{operation}{path}").status_code == 404


def test_one_that_is_for_some_is_a_blank_to_others_and_has_no_page(house: House) -> None:
    operation = decided(house, readers={"sight": "restricted", "only_for": ["vejle"]})
    path = f"/operationer/{operation}"
    for seat, seen in (("kolding", True), ("formand", True), ("brs", False), ("logfoerer", True)):
        who = house.visit(seat)
        assert ("<b>B1</b> Indholdet" not in who.page(f"{path}/paneler/beslutninger")) is seen
        assert (who.get(f"{path}/beslutninger/1").status_code == 200) is seen
        for place in ("", "/paneler/log", "/tidligere", "/udskrift"):
            assert ("alert(1)" in who.page(f"{path}{place}")) is seen, (seat, place)
