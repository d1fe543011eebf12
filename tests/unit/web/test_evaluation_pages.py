"""How a drill went as a page shows it; until it is over nobody reads an evaluator's notes by any
way there is."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from werkzeug.test import TestResponse

from crisis.web.pages import evaluation
from tests.drilling import CODE_WORD, CONTROL
from tests.unit.review.test_judged import JUDGED
from tests.visiting import House, Visitor

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{ 7*7 }}"
SECRET = "Ingentogtelefonen"
WASH = {"good": ["Roen"], "better": [HOSTILE]}


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path)
    yield made
    made.database.close()


def drill(house: House, script: str = JUDGED, name: str = "Øvelse Hejlsminde") -> str:
    """A drill that runs, with an inject given, answered and judged."""
    control = house.visit(CONTROL)
    operation = control.opens(name, "EXERCISE")
    control.does(operation, "PrepareDrill", script=script, code_word=CODE_WORD)
    control.does(operation, "SetDrillClock", move="start", base=0)
    house.passes(minutes=15)
    given = control.does(operation, "GiveInject", inject="opkald", due_s=900)
    house.passes(minutes=4)
    house.visit("kolding").does(operation, "AnswerInject", given=given, text="Kør udenom.")
    house.visit("kolding").does(operation, "RecordEntry", text="Borger ringer", kind="report")
    control.does(operation, "NoteEvaluation", grade="M", inject="opkald", text=SECRET, entries=[1])
    control.does(operation, "NoteEvaluation", grade="S", goal="ro", text=HOSTILE)
    return operation


def ends(house: House, operation: str) -> None:
    house.visit(CONTROL).does(operation, "EndDrill", kind="finished")


def page(house: House, operation: str, seat: str = CONTROL, more: str = "") -> str:
    return house.visit(seat).page(f"/operationer/{operation}/evaluering{more}")


def words(answer: TestResponse) -> bytes:
    """All that an answer holds, a workbook's sheets too."""
    raw = answer.get_data()
    if raw.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            return b"".join(packed.read(name) for name in packed.namelist())
    return raw


def ways(house: House, operation: str, number: int) -> list[str]:
    """Every address that can be read of an operation, and of one entry of it."""
    known = {"operation": operation, "number": number, "entry": number}
    there = house.app.url_map.bind("127.0.0.1")
    return sorted(
        there.build(rule.endpoint, {name: known[name] for name in rule.arguments})
        for rule in house.app.url_map.iter_rules()
        if "GET" in (rule.methods or ())
        and "operation" in rule.arguments
        and rule.arguments <= set(known)
    )


def test_until_the_drill_is_over_a_note_is_read_by_its_writer_alone_by_any_way(
    house: House,
) -> None:
    operation = drill(house)
    number = min(house.parts.handler.whole(operation).evaluation.notes)
    house.account("anden", CONTROL)
    asked = [
        f"/api/v1/operations/{operation}/journal?after={number - 1}",
        f"/api/v1/operations/{operation}/log?q={SECRET[:9]}",
        f"/operationer/{operation}/paneler/log?q={SECRET[:9]}",
        f"/operationer/{operation}/tidligere?post={number}",
        f"/operationer/{operation}/evaluering",
    ]
    every = ways(house, operation, number)
    assert len(every) > 50
    for seat, read in (("formand", asked), ("observatoer", asked), ("anden", every + asked)):
        visitor = house.visit(seat)
        for way in read:
            answer = visitor.get(way)
            assert answer.status_code < 500, way
            assert SECRET.encode() not in words(answer), (seat, way)
    rung = {one.type for one in house.desk.hints if one.operation == operation}
    assert "EvaluationNoted" not in rung and "EntryRecorded" in rung
    mine = house.visit(CONTROL)
    assert all(SECRET.encode() in words(mine.get(way)) for way in (asked[0], asked[-1]))


def test_once_it_is_over_all_in_it_read_goals_notes_and_hot_wash(house: House) -> None:
    operation = drill(house)
    before = page(house, operation, "formand")
    assert "Øvelsen er ikke slut" in before
    assert "Der varsles i tide" not in before, "goals stand in the script, which is control's"
    assert "data-wash" not in before
    ends(house, operation)
    house.visit("kolding").does(operation, "GiveHotWash", **WASH)
    after = page(house, operation, "formand")
    for said in ("Der varsles i tide", SECRET, "Roen", "udført med større udfordringer",
                 "Kommunen svarer", "i tide"):  # fmt: skip
        assert said in after
    assert "Besvaret efter <b>4 min</b>" in after
    assert "<script>alert(1)" not in after
    assert "&lt;script&gt;" in after
    assert "ØVELSE · Evaluering" in after


def test_what_was_noted_leads_to_a_lesson_for_those_who_may_write_one(house: House) -> None:
    operation = drill(house)
    way = f"/plan/laering?fra={operation}"
    assert way not in page(house, operation), "lessons are written when it is over"
    ends(house, operation)
    said = page(house, operation)
    assert f"{way}&amp;poster=1" in said
    assert way not in page(house, operation, "logfoerer")
    begun = house.visit(CONTROL).page(f"{way}&poster=1")
    assert f'"operation": "{operation}"' in begun


def test_a_seat_sees_its_own_hot_wash_in_the_form_again(house: House) -> None:
    operation = drill(house)
    ends(house, operation)
    house.visit("kolding").does(operation, "GiveHotWash", good=["Roen"])
    assert 'value="Roen"' in page(house, operation, "kolding")
    assert 'value="Roen"' not in page(house, operation, "formand")


def test_who_may_judge_is_offered_the_form_and_nobody_else(house: House) -> None:
    operation = drill(house)
    offered = {seat: "data-note" in page(house, operation, seat)
               for seat in (CONTROL, "observatoer", "formand", "kolding")}  # fmt: skip
    assert offered == {CONTROL: True, "observatoer": True, "formand": False, "kolding": False}
    assert 'value="goal:varsel"' in page(house, operation)
    assert 'value="goal:varsel"' not in page(house, operation, "observatoer")


def test_each_measure_leads_to_the_board_as_it_was_then(house: House) -> None:
    operation = drill(house)
    said = page(house, operation, more="?stille=15")
    log = house.parts.handler.whole(operation).log.entries.values()
    first = min(one.number for one in log if one.seat == "kolding")
    assert f"/operationer/{operation}/tidligere?post={first}" in said
    assert "Tavshed på mindst 15 minutter" in said
    bad = house.visit(CONTROL).get(f"/operationer/{operation}/evaluering?stille=0")
    assert bad.status_code == 422


def test_a_strip_has_so_many_marks_and_no_more_however_much_was_written(house: House) -> None:
    operation = house.visit("stabschef").opens()
    kolding = house.visit("kolding")
    for _ in range(4):
        kolding.does(operation, "RecordEntry", text="Vand", kind="report")
    house.passes(hours=8)
    strip = page(house, operation).partition('class="evstrip"')[2].partition("</div>")[0]
    assert strip.count("<rect") == 1
    assert '<span class="cnt">4</span>' in strip


def test_an_operation_in_earnest_is_measured_and_judged_by_nobody(house: House) -> None:
    chief = house.visit("stabschef")
    operation = chief.opens()
    house.passes(minutes=7)
    chief.does(operation, "RecordEntry", text="Vand", kind="report")
    said = page(house, operation, "kolding")
    assert "T+00:07" in said
    for word in ("ØVELSE", "data-note", "data-wash", "Hot wash"):
        assert word not in said.partition("<main")[2]


def test_earlier_runs_of_the_same_script_stand_beside_and_others_do_not(house: House) -> None:
    first = drill(house)
    assert "tidligere afviklinger" not in page(house, first)
    ends(house, first)
    house.passes(hours=2)
    other = drill(house, JUDGED.replace("title: Vand ved", "title: Blæst ved"), "Blæst")
    ends(house, other)
    house.passes(hours=2)
    second = drill(house, JUDGED.replace("seed: 7", "seed: 8"), "Igen")
    ends(house, second)
    said = page(house, second)
    assert "Sammenlignet med tidligere afviklinger" in said
    assert f"/operationer/{first}/evaluering" in said
    assert other not in said
    assert "anden udgave af drejebogen" in said


def test_the_report_is_a_tagged_file_that_says_exercise(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    operation = drill(house)
    ends(house, operation)
    house.visit("kolding").does(operation, "GiveHotWash", **WASH)
    way = f"/operationer/{operation}/evaluering/pdf"
    answer = house.visit("formand").get(way)
    assert answer.status_code == 200
    assert answer.data.startswith(b"%PDF-1.7")
    assert b"pdfuaid" in answer.data
    assert "VELSE" in answer.headers["Content-Disposition"]
    told: list[dict[str, Any]] = []
    monkeypatch.setattr(evaluation, "typeset", lambda data, *_: told.append(data) or b"%PDF-")
    assert house.visit("formand").get(way).status_code == 200
    assert told[0]["washes"][0]["better"] == [HOSTILE], "words are data, whatever they hold"
    assert SECRET in str(told)


def test_while_it_runs_the_file_holds_no_more_than_the_page(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    operation = drill(house)
    told: list[object] = []
    monkeypatch.setattr(evaluation, "typeset", lambda data, *_: told.append(data) or b"%PDF-")
    visitor: Visitor = house.visit("formand")
    assert visitor.get(f"/operationer/{operation}/evaluering/pdf").status_code == 200
    assert SECRET not in str(told)
    assert "Der varsles i tide" not in str(told)
