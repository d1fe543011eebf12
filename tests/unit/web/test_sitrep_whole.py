"""A frozen situation picture holds all there was, the gravest first; what there is to send is as of
its moment; what must not be published tells of its changes where it stands."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from crisis import demo_resources
from crisis.events.sitreps import SitrepFieldWritten, SitrepFrozen
from crisis.journal.codec import decode_event
from crisis.projections.sitrep_facts import Fact
from crisis.terms.sitreps import FactKind, SitrepField
from crisis.web.pages.incident_rows import Where
from crisis.web.pages.sitrep_telling import who
from tests.given import by, directory
from tests.unit.web.test_sitrep_files import told
from tests.unit.web.test_sitrep_pages import FOR_BRS, HOSTILE, article, busy, page
from tests.visiting import House

MANY = 30


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path)
    yield made
    made.database.close()


def stocked(house: House) -> str:
    """A busy operation that has asked for five pumps and was promised three."""
    operation = busy(house)
    pumps = demo_resources.resources()["trekantbrand"][:1]
    rows = {"resources": msgspec.to_builtins(pumps)}
    fire = house.visit("trekantbrand")
    assert fire.api("POST", "/api/v1/resources/commands/RegisterResources", rows).status_code == 201
    end = (house.clock() + timedelta(hours=9)).isoformat()
    need = {"capability": "pumping", "amount": 5, "spot": {"name": "Hejlsminde"}, "why": "Vand"}
    need["window"] = {"begin": house.clock().isoformat(), "end": end}
    wish = {"need": need, "aim": "life", "asked": ["trekantbrand"]}
    house.visit("kolding").does(operation, "MakeRequest", **wish)
    part = {"resource_id": "pumper-trekantbrand", "amount": 3}
    fire.does(operation, "AnswerRequest", request=1, promised=[part])
    return operation


def freezes(house: House, operation: str, sitrep: int = 1, **more: Any) -> int:
    seen = house.parts.handler.head(operation).number
    body = {"sitrep": sitrep, "seen": seen, **more}
    return house.visit("stabschef").do(operation, "FreezeSitrep", body).status_code


def pumping(said: str) -> list[str]:
    """The row of the table: in all, the seven states, what is missing in 6, 24 and 72 hours."""
    table = said.split('<table class="stock">')[1].split("</table>")[0]
    row = next(each for each in table.split("<tr") if "Pumpning" in each)
    return re.findall(r"<td[^>]*>([^<]*)</td>", row)


def test_what_there_is_to_send_stands_in_every_form(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    operation = stocked(house)
    row = ["4", "1", "0", "3", "0", "0", "0", "0", "2", "2", "2"]
    assert pumping(page(house, operation, "vejle")) == row
    said = page(house, operation, "vejle", "/telefon")
    assert "Pumpning (stk.): 1 fri, 3 lovet; mangler 2 om 6 t, 2 om 24 t, 2 om 72 t" in said
    assert freezes(house, operation) == 201
    assert pumping(page(house, operation, "vejle", "/1")) == row
    for way in ("pdf", "nost"):
        (field,) = (one for one in told(house, monkeypatch, "vejle", way)["fields"] if one["stock"])
        (first,) = (each for each in field["stock"]["rows"] if each["name"].startswith("Pumpning"))
        assert first["cells"] == row
        assert first["source"].startswith("TrekantBrand")


def test_every_fact_says_whose_word_it_is(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    operation = stocked(house)
    assert '<small class="src"><time' not in page(house, operation, "vejle", "?alle=1")
    assert freezes(house, operation) == 201
    facts = [one for field in told(house, monkeypatch, "vejle", "pdf")["fields"]
             for one in field["facts"]]  # fmt: skip
    (incident,) = (one for one in facts if HOSTILE in one["text"])
    assert incident["source"].startswith("Sydøstjyllands Politi")


def test_what_the_register_says_is_of_the_register(house: House) -> None:
    operation = house.visit("stabschef").opens()
    where = Where(house.parts.handler.whole(operation), directory(), by("vejle"), "da")
    for kind in (FactKind.EXPOSED, FactKind.NEAR):
        one = Fact(
            field=SitrepField.RISKS, kind=kind, key="", values={}, number=1, at=house.clock()
        )
        assert who(one, where) == "registret"


def test_the_frozen_picture_keeps_what_there_was_and_the_next_marks_what_moved(
    house: House,
) -> None:
    operation = stocked(house)
    assert freezes(house, operation) == 201
    before = article(page(house, operation, "vejle", "/1"))
    house.passes(minutes=5)
    fire = house.visit("trekantbrand")
    fire.does(operation, "MovePromise", promise=1, state="on_the_way")
    out = {"resource_id": "pumper-trekantbrand", "condition": "out", "reason": "Brudt ned"}
    fire.api("POST", "/api/v1/resources/commands/SayCondition", out)
    assert article(page(house, operation, "vejle", "/1")) == before
    assert pumping(page(house, operation, "vejle"))[:8] == ["4", "0", "0", "0", "3", "0", "0", "1"]
    assert freezes(house, operation, 2) == 201
    changes = page(house, operation, "vejle", "/2").split('id="s-level"')[0]
    assert "3 på vej, 1 ude af drift" in changes and "3 lovet" in changes


def test_what_is_frozen_is_the_stock_that_was_seen(house: House) -> None:
    operation = stocked(house)
    seen = house.parts.handler.resources(operation).number
    out = {"resource_id": "pumper-trekantbrand", "condition": "out", "reason": "Brudt ned"}
    house.visit("trekantbrand").api("POST", "/api/v1/resources/commands/SayCondition", out)
    assert freezes(house, operation, stock=seen) == 201
    assert pumping(page(house, operation, "vejle", "/1"))[7] == "0", "it was not out on the page"
    assert freezes(house, operation, 2, stock=9_999) == 201
    house.passes(minutes=5)
    ready = {**out, "condition": "ready"}
    house.visit("trekantbrand").api("POST", "/api/v1/resources/commands/SayCondition", ready)
    said = pumping(page(house, operation, "vejle", "/2"))
    assert said[7] == "1", "what came after it was frozen is never in it"


def test_a_drill_that_has_written_nothing_of_its_own_keeps_what_there_was_in_earnest(
    house: House,
) -> None:
    stocked(house)
    drill = house.visit("stabschef").opens("Øvelse", mode="EXERCISE")
    stock = house.parts.handler.resources(drill).number
    assert freezes(house, drill, stock=stock) == 201
    said = page(house, drill, "vejle", "/1")
    assert pumping(said)[:2] == ["4", "4"], "nothing of it is bound in the drill"
    house.passes(minutes=5)
    out = {"resource_id": "pumper-trekantbrand", "condition": "out", "reason": "Brudt ned"}
    house.visit("trekantbrand").api("POST", "/api/v1/resources/commands/SayCondition", out)
    assert article(page(house, drill, "vejle", "/1")) == article(said)
    resting = {**out, "condition": "resting"}
    house.visit("trekantbrand").does(drill, "SayCondition", **resting)
    assert article(page(house, drill, "vejle", "/1")) == article(said)
    assert pumping(page(house, drill, "vejle"))[6] == "4"


def test_a_picture_that_was_frozen_before_the_stock_was_named_folds_as_it_did() -> None:
    old = (b'{"after":0,"authority_name":"P","next_at":null,"seat_name":"S","sitrep":1,'
           b'"text":"SITBIL 1 er frosset.","until":9}')  # fmt: skip
    event = decode_event("SitrepFrozen", old)
    assert isinstance(event, SitrepFrozen)
    assert event.stock is None


def test_words_written_before_their_certainty_was_asked_for_fold_as_they_did() -> None:
    old = (b'{"authority_name":"P","corrects":null,"field":"intent","seat_name":"S",'
           b'"text":"Liv"}')  # fmt: skip
    event = decode_event("SitrepFieldWritten", old)
    assert isinstance(event, SitrepFieldWritten)
    assert event.certainty is None


def test_all_facts_are_frozen_and_a_page_that_moves_unfolds_the_rest(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    operation = busy(house)
    assert freezes(house, operation) == 201
    for number in range(MANY):
        text = f"Tiltag {number}."
        house.visit("kolding").does(operation, "RecordEntry", text=text, kind="action")
    draft = page(house, operation, "vejle")
    field = draft.split('id="rest-measures"')[1].split("</details>")[0]
    assert f"Vis {MANY - 12} til" in field and "Tiltag 0." in field
    assert page(house, operation, "vejle", "?alle=1").count("rest-measures") == 0
    assert freezes(house, operation, 2) == 201
    said = page(house, operation, "vejle", "/2").split('id="s-measures"')[1]
    assert all(f"Tiltag {number}." in said for number in range(MANY))
    data = told_second(house, operation, monkeypatch, "pdf")
    measures = next(one for one in data["fields"] if one["name"].startswith("6 "))
    assert [one["mark"] for one in measures["facts"]] == ["NY"] * MANY
    assert f"Iværksatte tiltag: {MANY} nye, mærket NY i feltet" in data["changes"]["many"]


def told_second(
    house: House, operation: str, monkeypatch: pytest.MonkeyPatch, way: str
) -> dict[str, Any]:
    found: list[dict[str, Any]] = []

    def keep(data: dict[str, Any], _at: object) -> bytes:
        found.append(json.loads(json.dumps(data)))
        return b"%PDF-"

    monkeypatch.setattr("crisis.web.pages.sitreps.typeset", keep)
    path = f"/operationer/{operation}/situationsbillede/2/{way}"
    assert house.visit("stabschef").get(path).status_code == 200
    return found[0]


def test_changes_of_what_must_not_be_published_stand_with_it_and_go_on_to_nobody(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    operation, kolding = busy(house), house.visit("kolding")
    assert freezes(house, operation) == 201
    kolding.does(operation, "RecordEntry", text="Skole X", kind="action", readers=FOR_BRS)
    words = house.parts.handler.whole(operation).sitreps.words
    (written,) = (one.number for one in words.values() if one.text == "Skolens navn")
    wish = {"field": "sensitive", "text": "Skole X er truet", "seen": written}
    kolding.does(operation, "WriteSitrepField", **wish)
    house.visit("stabschef").does(operation, "AskTask", kind="pump", title="Hold vejen åben",
                                  authority="kolding")  # fmt: skip
    assert freezes(house, operation, 2) == 201
    for way, tasks in (("pdf", True), ("nost", False)):
        data = told_second(house, operation, monkeypatch, way)
        open_part = json.dumps({**data, "sensitive": None}, ensure_ascii=False)
        assert "Skole X" not in open_part
        assert "Må ikke offentliggøres" not in json.dumps(data["changes"], ensure_ascii=False)
        assert ("Hold vejen åben" in open_part) is tasks, "nor are their changes for NOST"
    apart = told_second(house, operation, monkeypatch, "pdf")["sensitive"]
    assert apart["words"]["mark"] == "NYT"
    assert {one["text"]: one["mark"] for one in apart["facts"]}["Skole X"] == "NY"
