"""The situation picture as pages show it: fields in order, sources, changes, nobody's secret."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from crisis.projections.sitrep_facts import Fact
from crisis.projections.sitrep_prefill import prefill
from crisis.terms.sitreps import FactKind, SitrepField
from crisis.web.pages.incident_rows import Where
from crisis.web.pages.sitrep_telling import _TOLD, told
from crisis.web.sitrep_words import PROMPTS
from tests.given import by, directory
from tests.opening import STAFFED
from tests.visiting import House

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{ 7*7 }}"
SECRET = "Truslen kom indefra"
FOR_BRS = {"sight": "restricted", "only_for": ["brs"]}
WAYS = ("", "/telefon")


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path)
    yield made
    made.database.close()


def busy(house: House) -> str:
    house.desk.knows()
    chief, kolding = house.visit("stabschef"), house.visit("kolding")
    operation = chief.opens()
    point = {"type": "Point", "coordinates": [9.4722, 55.4907]}
    chief.does(operation, "OpenIncident", kind="flood", title=HOSTILE, shape=point)
    kolding.does(operation, "SetFigure", figure="evacuated", value=1200, source=HOSTILE)
    kolding.does(operation, "RecordEntry", text=SECRET, kind="action", readers=FOR_BRS)
    kolding.does(operation, "WriteSitrepField", field="intent", text=HOSTILE)
    kolding.does(operation, "WriteSitrepField", field="sensitive", text="Skolens navn")
    house.visit("brs").does(operation, "WriteSitrepField", field="weather", text="Kuling",
                            readers=FOR_BRS)  # fmt: skip
    return operation


def page(house: House, operation: str, seat: str, way: str = "") -> str:
    answer = house.visit(seat).get(f"/operationer/{operation}/situationsbillede{way}")
    assert answer.status_code == 200
    return str(answer.get_data(as_text=True))


def freeze(house: House, operation: str, sitrep: int = 1, seat: str = "stabschef") -> int:
    seen = house.parts.handler.head(operation).number
    body = {"sitrep": sitrep, "seen": seen}
    return house.visit(seat).do(operation, "FreezeSitrep", body).status_code


def test_every_kind_of_fact_has_its_sentence() -> None:
    assert set(_TOLD) == set(FactKind)


@pytest.mark.parametrize("way", WAYS)
def test_the_fields_stand_in_the_order_of_the_field_and_words_stay_words(
    house: House, way: str
) -> None:
    said = page(house, busy(house), "formand", way)
    found = re.findall(r'data-part="f-([a-z]+)"', said)
    assert found == [one.value for one in SitrepField if one is not SitrepField.CHANGES]
    assert "<script>alert(1)" not in said
    assert "&lt;script&gt;" in said
    assert "1.200" in said


@pytest.mark.parametrize("way", WAYS)
def test_each_field_asks_for_what_the_board_cannot_say_itself(house: House, way: str) -> None:
    said = page(house, busy(house), "kolding", way)
    assert "berørte husstande, berørte dyr" in said
    assert "Ukendt: årsag" in said
    assert "Ukendt: nabokredse" in said
    assert "Ukendt: mediebillede, rygter, talspersoner" in said
    for field, (asks, _) in PROMPTS.items():
        assert f'aria-describedby="sit-{field.value}-asks"' in said
        assert asks in said


def test_an_incident_says_in_whose_municipality_it_lies_and_where_that_is_guessed(
    house: House,
) -> None:
    operation = busy(house)
    (one,) = (each for each in prefill(house.parts.handler.whole(operation))
              if each.kind is FactKind.INCIDENT)  # fmt: skip
    where = Where(house.parts.handler.whole(operation), directory(), by("vejle"), "da")
    for estimated, said in ((True, "Kolding Kommune (anslået)"), (False, "Kolding Kommune")):
        values = {**one.values, "where": ("kolding",), "estimated": estimated}
        assert said in told(msgspec.structs.replace(one, values=values), where).split(", ")


@pytest.mark.parametrize("abroad", [False, True])
def test_a_municipality_beyond_the_district_is_a_neighbours(house: House, *, abroad: bool) -> None:
    operation = house.visit("stabschef").opens()
    where = Where(house.parts.handler.whole(operation), directory(), by("vejle"), "da")
    whose = "middelfart" if abroad else "kolding"
    values = {"authority": whose, "incidents": (1,), "ground": "municipalities"}
    one = Fact(field=SitrepField.AFFECTED, kind=FactKind.AFFECTED, key=whose, values=values,
               number=1, at=house.clock())  # fmt: skip
    assert ("nabokreds" in told(one, where)) is abroad


@pytest.mark.parametrize("way", WAYS)
def test_whom_it_touches_that_nobody_asked_stands_among_the_sectors(house: House, way: str) -> None:
    operation = busy(house)
    wish = {"kind": "pump", "title": "Pump", "authority": "vejle"}
    house.visit("stabschef").does(operation, "AskTask", **wish)
    said = page(house, operation, "kolding", way).split('id="s-sectors"')[1]
    assert "Vejle Kommune: ukendt – ikke spurgt" in said.split("</section>")[0]
    where = Where(house.parts.handler.whole(operation), directory(), by("vejle"), "da")
    values = {"name": "", "authority": "kolding", "colour": "unknown"}
    one = Fact(field=SitrepField.SECTORS, kind=FactKind.SECTOR, key="kolding", values=values,
               number=1, at=house.clock())  # fmt: skip
    assert told(one, where) == "Kolding Kommune: ukendt – ikke spurgt", "the register names it"


@pytest.mark.parametrize("way", WAYS)
def test_what_is_for_some_stands_apart_and_others_are_not_told_what(house: House, way: str) -> None:
    operation = busy(house)
    for seat, sees in (("brs", True), ("stabschef", True), ("vejle", False)):
        said = page(house, operation, seat, way)
        for secret in (SECRET, "Kuling"):
            assert (secret in said) is sees
        common, apart = said.split('id="s-sensitive"')
        assert SECRET not in common and "Kuling" not in common
        assert "Skolens navn" in apart


def test_of_two_who_freeze_one_does_and_the_frozen_page_stays_as_it_was(house: House) -> None:
    operation = busy(house)
    assert freeze(house, operation) == 201
    assert freeze(house, operation, seat="formand") == 409
    before = page(house, operation, "vejle", "/1")
    house.visit("kolding").does(operation, "RecordEntry", text="Pumper i gang", kind="action")
    house.passes(minutes=20)
    assert article(page(house, operation, "vejle", "/1")) == article(before)
    assert "Pumper i gang" in page(house, operation, "vejle")
    assert freeze(house, operation, 2) == 201
    second = page(house, operation, "vejle", "/2")
    assert "Pumper i gang" in second.split("s-level")[0], "it stands under what changed"
    assert house.visit("vejle").get(
        f"/operationer/{operation}/situationsbillede/3").status_code == 404  # fmt: skip


def test_a_figure_of_a_frozen_picture_says_that_a_newer_one_holds(house: House) -> None:
    operation, kolding = busy(house), house.visit("kolding")
    first = int(house.parts.handler.situation(by("kolding"), operation).figures["evacuated"].number)
    assert freeze(house, operation) == 201
    assert "nyere tal" not in page(house, operation, "vejle", "/1")
    house.passes(minutes=5)
    kolding.does(operation, "SetFigure", figure="evacuated", value=1500, source="EPC", seen=first)
    said = article(page(house, operation, "vejle", "/1"))
    assert "1.200" in said, "what was frozen stands"
    assert "◆ nyere tal: 1.500" in said
    assert "nyere tal" not in page(house, operation, "vejle"), "the one being made follows"
    panel = house.visit("vejle").page(f"/operationer/{operation}/paneler/tal")
    assert f'class="ref stale" href="/operationer/{operation}/situationsbillede/1"' in panel
    assert freeze(house, operation, 2) == 201
    assert "SITBIL 2" in house.visit("vejle").page(f"/operationer/{operation}/paneler/tal")


def article(said: str) -> str:
    found = re.search(r"<article.*</article>", said, re.DOTALL)
    assert found is not None
    return found[0]


def test_it_waits_for_those_who_make_it_when_it_is_due(house: House) -> None:
    operation = house.visit("stabschef").opens(**STAFFED)

    def waits(seat: str) -> bool:
        panel = house.visit(seat).get(f"/operationer/{operation}/paneler/venter")
        return "SITBIL 1" in panel.get_data(as_text=True)

    assert not waits("stabschef")
    panel = house.visit("stabschef").get(f"/operationer/{operation}/paneler/venter")
    at = re.search(r'data-due="([^"]+)"', panel.get_data(as_text=True))
    assert at is not None, "the panel looks again by itself"
    assert datetime.fromisoformat(at[1]) == house.clock() + timedelta(minutes=45)
    house.passes(minutes=50)
    assert [waits(one) for one in ("stabschef", "logfoerer", "kolding")] == [True, True, False]
    house.passes(minutes=20)
    assert "for sent" in page(house, operation, "kolding").lower()
    assert freeze(house, operation) == 201
    assert not waits("stabschef")


def test_who_may_not_write_is_offered_no_form(house: House) -> None:
    operation = busy(house)
    assert "data-write" not in page(house, operation, "observatoer")
    assert "data-freeze" not in page(house, operation, "kolding")
    assert "data-freeze" in page(house, operation, "formand")
