"""Lessons as pages and interface: each reader his own, at the plan, in the year, words as text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.visiting import House, Visitor

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{ 7*7 }}"
PLAN = "pl-000000000001"
ALL = "/plan/laering"


def sends(who: Visitor, command: str, **body: Any) -> Any:
    return who.api("POST", f"/api/v1/planning/commands/{command}", body)


def writes(who: Visitor, command: str, **body: Any) -> int:
    answer = sends(who, command, **body)
    assert answer.status_code == 201, answer.json
    return int(answer.json["entries"][0])


def told(**more: Any) -> dict[str, Any]:
    what = {"text": f"Sent {HOSTILE}", "what": f"Aftal {HOSTILE}"}
    return {**what, "owner": "kolding", "due": "2027-03-01", **more}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = House(tmp_path_factory.mktemp("lessons"))
    planner, chair = made.visit("planlaegger"), made.visit("formand")
    plan = {"plan": PLAN, "kind": "municipal", "title": "Planen", "owner": "kolding"}
    writes(planner, "RegisterPlan", **plan)
    drill = chair.opens("Øvelse <b>vand</b>", mode="EXERCISE")
    number = made.visit("kolding").does(drill, "RecordEntry", text="Vand", kind="report")
    writes(planner, "NoteLesson", **told(operation=drill, entries=[number], plan=PLAN))
    some = {"sight": "restricted", "only_for": ["brs"]}
    writes(chair, "NoteLesson", **told(what="Kun for nogle", owner="vejle", readers=some))
    yield made
    made.database.close()


def test_the_page_tells_owner_day_drill_entry_and_plan_and_words_stay_words(house: House) -> None:
    text = house.visit("planlaegger").page(ALL)
    assert "<script>alert(1)" not in text and "{{ 7*7 }}" in text
    assert "Øvelse &lt;b&gt;vand&lt;/b&gt;" in text
    assert "#post-" in text and f"/plan/planer/{PLAN}" in text
    assert "Kolding Kommune" in text and "1. mar. 2027" in text
    assert "data-new-lesson" in text


def test_who_may_not_write_is_offered_no_form_and_a_representative_his_own_alone(
    house: House,
) -> None:
    assert "data-new-lesson" not in house.visit("observatoer").page(ALL)
    own = house.visit("kolding").page(ALL)
    assert "data-change-lesson" in own
    other = house.visit("brs").page(ALL)
    assert "data-change-lesson" not in other and "data-new-lesson" in other


def test_what_is_for_some_is_on_no_page_of_anybody_else(house: House) -> None:
    pages = (ALL, "/api/v1/lessons", "/plan/aarshjul?aar=2027")
    for page in pages:
        assert "Kun for nogle" in house.visit("brs").page(page), page
        assert "Kun for nogle" not in house.visit("kolding").page(page), page
    assert "Kun for nogle" in house.visit("formand").page("/plan/aarsrapport/2026")


def test_the_filter_gives_one_owners_and_one_stade(house: House) -> None:
    chair = house.visit("formand")
    assert "Kun for nogle" not in chair.page(f"{ALL}?owner=kolding")
    assert "Kun for nogle" in chair.page(f"{ALL}?owner=vejle&state=open")
    assert "Kun for nogle" not in chair.page(f"{ALL}?state=done")


def test_it_stands_at_its_plan_in_the_wheel_and_in_the_annual_report(house: House) -> None:
    planner = house.visit("planlaegger")
    assert "Aftal &lt;script" in planner.page(f"/plan/planer/{PLAN}")
    assert "/plan/laering#lp-" in planner.page("/plan/aarshjul?aar=2027")
    assert "<b>2</b> skrevet i året" in house.visit("formand").page("/plan/aarsrapport/2026")


def test_another_page_begins_the_form_with_drill_entries_and_plan(house: House) -> None:
    planner = house.visit("planlaegger")
    begun = f"{ALL}?fra=op-00000000000x&poster=4,17&plan={PLAN}"
    assert '"entries": "4,17"' in planner.page(begun)
    assert '"operation": ""' in planner.page(f"{ALL}?fra=../x&poster=1")


def test_no_program_writes_any(house: House) -> None:
    for more, code in (({"exercise_only": True}, "permission.mode"), ({}, "lesson.no_program")):
        program = house.stranger()
        token = house.token("planlaegger", **more)
        program.headers["Authorization"] = f"Bearer {token}"
        answer = sends(program, "NoteLesson", **told())
        assert (answer.status_code, answer.json["error"]["code"]) == (403, code)


def test_open_lessons_stand_where_the_next_drill_is_prepared(house: House) -> None:
    planner = house.visit("planlaegger")
    drill = planner.opens("Næste øvelse", mode="EXERCISE")
    text = planner.page(f"/operationer/{drill}/oevelse")
    assert "Aftal &lt;script" in text and "/plan/laering#lp-" in text
