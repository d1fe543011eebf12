"""The page on which an entry is erased by law, and what everybody sees afterwards."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from crisis.web.accounts.audit import Act
from tests.visiting import House

SECRET = "Inger Poulsen er sengeliggende"
WHY = {"reason": "helbredsoplysninger uden betydning", "basis": "GDPR art. 17, stk. 1, litra d"}


@pytest.fixture
def house(tmp_path: Path) -> Any:
    made = House(tmp_path)
    yield made
    made.database.close()


def test_the_chair_is_shown_what_goes_what_repeats_it_and_what_has_left(house: House) -> None:
    chair, kolding = house.visit("formand"), house.visit("kolding")
    operation = house.visit("stabschef").opens()
    number = kolding.do(operation, "RecordEntry", {"text": SECRET}).json["entries"][0]
    kolding.do(operation, "RecordEntry", {"text": f"Hentet: {SECRET}!"})
    house.parts.audit.note(Act.BACKUP_MADE, None, "", file="kopi-0001.sqlite")
    page = chair.get(f"/operationer/{operation}/sletning?post={number}").text
    assert SECRET in page
    assert f"post={number + 1}" in page
    assert "kopi-0001.sqlite" in page
    assert "data-erase" in page


def test_of_an_exercise_it_says_so_in_words(house: House) -> None:
    for mode, word in (("EXERCISE", "<h1>ØVELSE · "), ("LIVE", "<h1>Slet")):
        operation = house.visit("stabschef").opens(f"Indsats {mode}", mode=mode)
        assert word in house.visit("formand").page(f"/operationer/{operation}/sletning")


def test_a_backup_made_before_the_entry_is_not_named(house: House) -> None:
    chair, kolding = house.visit("formand"), house.visit("kolding")
    operation = house.visit("stabschef").opens()
    house.parts.audit.note(Act.BACKUP_MADE, None, "", file="kopi-0001.sqlite")
    house.passes(minutes=1)
    number = kolding.do(operation, "RecordEntry", {"text": SECRET}).json["entries"][0]
    page = chair.get(f"/operationer/{operation}/sletning?post={number}").text
    assert "kopi-0001.sqlite" not in page


def test_only_those_who_answer_for_the_log_are_offered_it(house: House) -> None:
    operation = house.visit("stabschef").opens()
    kolding = house.visit("kolding")
    number = kolding.do(operation, "RecordEntry", {"text": SECRET}).json["entries"][0]
    path = f"/operationer/{operation}/sletning"
    assert kolding.get(path).status_code == 403
    assert f"{path}?post={number}" not in kolding.get(f"/operationer/{operation}").text
    chair = house.visit("formand")
    assert f"{path}?post={number}" in chair.get(f"/operationer/{operation}").text
    assert chair.get(f"{path}?post=99").status_code == 404
    assert "data-erase" not in chair.get(path).text


def test_after_the_erasure_no_page_and_no_answer_gives_the_words(house: House) -> None:
    chair, kolding = house.visit("formand"), house.visit("kolding")
    operation = house.visit("stabschef").opens()
    number = kolding.do(operation, "RecordEntry", {"text": SECRET}).json["entries"][0]
    before = house.desk.now
    house.passes(minutes=1)
    at = before.isoformat().replace("+00:00", "Z")
    places = [
        f"/operationer/{operation}",
        f"/operationer/{operation}?q=-nogetandet",
        f"/operationer/{operation}/paneler/log?sted=nej",
        f"/api/v1/operations/{operation}/log?q=sengeliggende",
        f"/operationer/{operation}/paneler/log",
        f"/tavle/{operation}",
        f"/operationer/{operation}/sletning?post={number}",
        f"/presse/{operation}/fakta/{number}",
        f"/api/v1/operations/{operation}/journal",
        f"/api/v1/operations/{operation}/situation",
        f"/api/v1/operations/{operation}/situation?at={at}",
    ]
    holding = [one for one in places if SECRET in chair.get(one).text]
    assert holding == places
    sought = f"/operationer/{operation}/paneler/log?q=sengeliggende"
    assert "<mark>" in chair.get(sought).text
    done = chair.do(operation, "EraseEntry", {"entry": number, **WHY})
    assert done.status_code == 201, done.text
    assert [one for one in places if SECRET in chair.get(one).text] == []
    assert "<b>0 poster passer</b>" in chair.get(sought).text
    board = chair.get(f"/operationer/{operation}").text
    assert f"{WHY['reason']} · {WHY['basis']}" in board
    assert f'data-erased="{number}"' in board
    told = house.parts.audit.latest(1)[0]
    assert (told.what, told.detail["entry"]) == ("entry_erased", number)
    assert SECRET not in str(told.detail)


def test_a_proof_that_is_old_is_asked_for_again(house: House) -> None:
    chair, kolding = house.visit("formand"), house.visit("kolding")
    operation = house.visit("stabschef").opens()
    number = kolding.do(operation, "RecordEntry", {"text": SECRET}).json["entries"][0]
    house.passes(minutes=16)
    refused = chair.do(operation, "EraseEntry", {"entry": number, **WHY})
    assert (refused.status_code, refused.json["error"]["code"]) == (403, "permission.proof_old")
    assert 'id="proof"' in chair.get(f"/operationer/{operation}/sletning?post={number}").text


def test_what_may_not_be_erased_says_what_to_do_instead(house: House) -> None:
    chair = house.visit("formand")
    operation = house.visit("stabschef").opens()
    page = chair.get(f"/operationer/{operation}/sletning?post=1").text
    assert "Indsatsens åbning kan ikke slettes" in page
    assert "data-erase" not in page


def test_the_planning_is_erased_by_the_planner_with_a_proof(house: House) -> None:
    planner, chair = house.visit("planlaegger"), house.visit("formand")
    path = "/api/v1/planning/commands/ErasePlanningEntry"
    body = {"entry": 1, **WHY}
    assert chair.api("POST", path, body).status_code == 403
    refused = planner.api("POST", path, body)
    assert refused.json["error"]["code"] == "erasure.directory"
