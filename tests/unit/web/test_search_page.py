"""Searching and filtering a log, by its address; what has changed since one looked."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.visiting import House, Visitor

POINT = {"type": "Point", "coordinates": [9.4722, 55.4907]}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = House(tmp_path_factory.mktemp("search"))
    yield made
    made.database.close()


@pytest.fixture(scope="module")
def story(house: House) -> tuple[str, dict[str, int]]:
    chief, kolding, vejle = (house.visit(one) for one in ("stabschef", "kolding", "vejle"))
    kind = {"type": {"id": "flood", "group": "Natur", "name": "Oversvømmelse"}}
    house.visit("planlaegger").api("POST", "/api/v1/planning/commands/SetIncidentType", kind)
    operation = chief.opens("Stormflod")
    told = {
        "water": kolding.does(
            operation, "RecordEntry", text="Vandet stiger i Åbenrå", place="Havnen"
        ),
        "script": vejle.does(operation, "RecordEntry", text="<b>vand</b> & <script>x</script>"),
        "level": chief.does(operation, "RecordEntry", text="Byen lukkes", kind="decision"),
    }
    told["right"] = kolding.does(
        operation, "CorrectEntry", number=told["water"], text="Vandstanden falder"
    )
    return operation, told


def numbers(page: str) -> list[int]:
    return [int(one) for one in re.findall(r'id="post-(\d+)"', page)]


def panel(who: Visitor, operation: str, address: str) -> str:
    return who.page(f"/operationer/{operation}/paneler/log?{address}")


def test_each_part_of_an_address_narrows_what_is_shown(
    house: House, story: tuple[str, dict[str, int]]
) -> None:
    operation, told = story
    who = house.visit("kolding")
    water, script, level, right = (told[one] for one in ("water", "script", "level", "right"))
    cases = {
        "q=vande": [right, script, water],
        "q=aabenraa": [water],
        "q=vand+-falder": [script, water],
        f"q=%23{level}": [level],
        "type=decision": [level],
        "type=decision&type=report": [right, level, script, water],
        "myndighed=vejle": [script],
        "mine=1": [right, water],
        "mine=1&q=stiger": [water],
        "sted=ja": [right, water],
        "sted=nej": [level, script],
        "rettelser=1": [right],
        "ubekraeftet=1": [right, level, script],
        f"siden={level}": [right, water],
        "fra=2026-11-22T13:00": [right, level, script, water],
        "til=2026-11-22T12:59": [],
        "haendelse=4": [],
        "q=%00%F0%9F%94%A5": [],
    }
    for address, expected in cases.items():
        page = panel(who, operation, address)
        assert numbers(page) == expected, address
        count = len(expected)
        assert f"<b>{count} {'post' if count == 1 else 'poster'} passer</b>" in page, address
        answer = who.api("GET", f"/api/v1/operations/{operation}/log?{address}").json
        assert (answer["found"], [one["number"] for one in answer["log"]]) == (count, expected)
        assert numbers(who.page(f"/operationer/{operation}?{address}")) == expected, address


def test_what_was_found_is_marked_and_every_text_stays_text(
    house: House, story: tuple[str, dict[str, int]]
) -> None:
    operation, _ = story
    page = panel(house.visit("kolding"), operation, "q=vand")
    assert "<mark>Vandet</mark> stiger i Åbenrå" in page
    assert "&lt;b&gt;<mark>vand</mark>&lt;/b&gt; &amp; &lt;script&gt;x&lt;/script&gt;" in page
    hostile = panel(house.visit("kolding"), operation, 'q="><script>alert(1)</script>')
    assert "<script>" not in hostile
    assert "<mark>" not in panel(house.visit("kolding"), operation, "")


@pytest.mark.parametrize(
    ("address", "field"),
    [
        ("type=rumor", "type"),
        ("sikkerhed=maybe", "sikkerhed"),
        ("sted=maaske", "sted"),
        ("siden=x", "siden"),
        ("siden=99999999999999999999", "siden"),
        ("haendelse=-1", "haendelse"),
        ("fra=i+gaar", "fra"),
        ("til=0001-01-01T00:00", "til"),
        ("fra=9999-12-31T23:59", "fra"),
    ],
)
def test_an_address_that_cannot_be_read_names_its_field(
    house: House, story: tuple[str, dict[str, int]], address: str, field: str
) -> None:
    operation, _ = story
    answer = house.visit("kolding").api("GET", f"/api/v1/operations/{operation}/log?{address}")
    if answer.status_code == 200:  # a time that can be read and lies outside of all
        assert field in ("fra", "til")
    else:
        assert (answer.status_code, answer.json["error"]["field"]) == (422, field)


def test_what_comes_and_does_not_fit_is_counted_and_not_shown(house: House) -> None:
    kolding, vejle = house.visit("kolding"), house.visit("vejle")
    operation = house.visit("stabschef").opens("Udenfor")
    first = vejle.does(operation, "RecordEntry", text="Her")
    panel(kolding, operation, "myndighed=vejle")
    for text in ("en", "to"):
        kolding.does(operation, "RecordEntry", text=text)
    second = vejle.does(operation, "RecordEntry", text="Der")
    page = panel(kolding, operation, f"myndighed=vejle&efter={first}")
    assert numbers(page) == [second, first]
    assert "2 nye uden for filteret" in page
    assert "uden for filteret" not in panel(kolding, operation, "myndighed=vejle")


def test_who_comes_back_is_told_what_has_changed(
    house: House, story: tuple[str, dict[str, int]]
) -> None:
    operation, told = story
    vejle, chief = house.visit("vejle"), house.visit("stabschef")
    path = f"/operationer/{operation}/paneler/siden?post="
    chief.does(operation, "OpenIncident", kind="flood", title="Kolding Å", shape=POINT)
    chief.does(operation, "AskTask", kind="pump", title="Pumper", authority="kolding")
    page = vejle.page(f"{path}{told['water']}")
    assert f"(post {told['water']})" in page
    for words in ("1 ny post", "1 rettelse", "1 ny hændelse", "1 ny opgave"):
        assert words in page
    assert "niveau" not in page
    assert f"siden={told['water']}&amp;rettelser=1" in page
    head = chief.page(f"/operationer/{operation}").split('data-head="')[1].split('"')[0]
    assert "data-changes" not in vejle.page(f"{path}{head}")
    assert "data-changes" not in vejle.page(f"{path}999999")
    assert vejle.get(f"{path}0").status_code == 422
