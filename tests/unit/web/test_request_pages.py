"""The page of requests: what is missing first, what each may say, nothing to who may not see."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from crisis.commands.incidents import OpenIncident
from crisis.commands.requests import AnswerRequest, MovePromise
from crisis.rules.known import Known
from crisis.rules.waiting import waits
from crisis.terms.ids import RESOURCES
from crisis.terms.places import Point
from crisis.terms.resources import HelpPath, ResourceState
from crisis.terms.waiting import WaitKind
from tests.given import by
from tests.stocked import TELLS, Stocked, asks, promises
from tests.visiting import House


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = House(tmp_path_factory.mktemp("requests"))
    made.desk.knows().do(TELLS, "trekantbrand", RESOURCES)
    yield made
    made.database.close()


def test_the_asker_reads_who_has_not_answered_and_why_another_cannot(house: House) -> None:
    operation = house.desk.opens("Stormflod")
    house.desk.do(asks(3, ("trekantbrand", "brs")), "kolding", operation)
    house.desk.do(AnswerRequest(request=1, reason="Alle er i Vejle"), "brs", operation)
    url = f"/operationer/{operation}/anmodninger"
    page = house.visit("kolding").get(url).text
    assert "mangler 3" in page
    assert "Fordi: Alle er i Vejle" in page
    assert "har ikke svaret" in page
    assert 'id="frafald-1"' in page
    assert "data-answer=" not in page
    owner = house.visit("trekantbrand").get(url).text
    assert "svar-1-trekantbrand" in owner
    assert '"free": 3' in owner
    assert 'id="frafald-1"' not in owner
    keeper = house.visit("logfoerer").get(url).text
    assert "Svar for TrekantBrand" in keeper


def test_asking_from_an_incident_opens_with_where_the_help_goes(house: House) -> None:
    operation = house.desk.opens("Havvand")
    shape = Point((9.47, 55.49))
    house.desk.do(OpenIncident(kind="flood", title="Åen", shape=shape), "stabschef", operation)
    page = house.visit("kolding").get(f"/operationer/{operation}/anmodninger?haendelse=1").text
    assert re.search(r'name="spot"[^>]* value="H1 Åen"', page)


def test_only_the_owner_is_offered_to_move_what_it_promised(house: House) -> None:
    operation = house.desk.opens("Skybrud")
    house.desk.do(asks(3), "kolding", operation)
    house.desk.do(promises(amount=1), "trekantbrand", operation)
    url = f"/operationer/{operation}/anmodninger"
    assert 'id="flyt-1-on_the_way"' in house.visit("trekantbrand").get(url).text
    asker = house.visit("kolding").get(url).text
    assert 'id="flyt-1-on_the_way"' not in asker
    assert 'id="frigiv-1"' in asker
    moved = MovePromise(promise=1, state=ResourceState.DEPLOYED)
    house.desk.do(moved, "trekantbrand", operation)
    assert 'id="flyt-1-free"' in house.visit("trekantbrand").get(url).text
    assert 'id="frafald-1"' not in house.visit("kolding").get(url).text
    assert house.visit("observatoer").get(url).text.count("data-ask-help") == 0


def test_who_may_not_go_a_way_is_not_offered_it_and_reads_whom_to_ask(house: House) -> None:
    url = f"/operationer/{house.desk.opens('Vejene')}/anmodninger"
    ways = ("district", "state", "defence", "neighbour", "national")

    def offered(seat: str) -> list[str]:
        page = house.visit(seat).get(url).text
        assert ("spørg politiet" in page) is (seat == "kolding")
        return [one for one in ways if f'<option value="{one}"' in page]

    assert offered("kolding") == ["district", "state"]
    assert offered("stabschef") == list(ways)


def test_help_from_outside_is_written_down_by_who_asked_or_keeps_the_log(house: House) -> None:
    operation = house.desk.opens("Uden hjælp")
    house.desk.do(asks(3, (), path=HelpPath.NEIGHBOUR), "stabschef", operation)
    url = f"/operationer/{operation}/anmodninger"
    assert ">Skriv svaret" in house.visit("logfoerer").get(url).text
    assert ">Skriv svaret" not in house.visit("kolding").get(url).text


def test_what_is_asked_of_an_authority_waits_for_it_until_it_answers() -> None:
    staff = Stocked()
    staff.must(asks(2, ("trekantbrand", "brs")), "kolding")

    def waiting(seat: str) -> list[tuple[WaitKind, int]]:
        situation = next(iter(staff.situations.values()))
        known = Known(planning=staff.planning, situation=situation)
        found = waits(known, by(seat, staff.now))
        return [(one.kind, one.number) for one in found if one.kind is WaitKind.REQUEST]

    assert (waiting("trekantbrand"), waiting("kolding")) == ([(WaitKind.REQUEST, 1)], [])
    staff.must(promises(amount=1), "trekantbrand")
    assert waiting("trekantbrand") == []
    assert waiting("brs") == [(WaitKind.REQUEST, 1)]


def test_an_incident_and_a_task_lead_to_the_form_with_themselves_filled_in(house: House) -> None:
    operation = house.desk.opens("Skybrud i Hejlsminde")
    chief = house.visit("stabschef")
    at = {"type": "Point", "coordinates": [9.4722, 55.4907]}
    chief.does(operation, "OpenIncident", kind="flood", title="Kolding Å", shape=at)
    chief.does(operation, "AskTask", kind="pump", title="Pumper", authority="kolding", incident=1)
    kolding, url = house.visit("kolding"), f"/operationer/{operation}/anmodninger"
    board, page = f"/operationer/{operation}", f"/operationer/{operation}/haendelser/1"
    for where in (board, page):
        shown = kolding.page(where)
        assert f'id="hjaelp-H1" href="{url}?haendelse=1"' in shown
        assert f'id="hjaelp-O1" href="{url}?opgave=1"' in shown
    assert "hjaelp-" not in house.visit("observatoer").page(board)
    assert "data-ask-now" not in kolding.page(url)
    asked = kolding.page(f"{url}?haendelse=1")
    assert "data-ask-now" in asked
    assert '<option value="1" selected>H1 Kolding Å' in asked
    assert '<option value="1" selected>O1 Pumper' in kolding.page(f"{url}?opgave=1")
    assert "data-ask-now" not in kolding.page(f"{url}?haendelse=9&opgave=x")
    chief.does(operation, "ChangeIncident", incident=1, status="over")
    assert "hjaelp-H1" not in kolding.page(page)


def test_an_authority_stands_among_those_it_asks_and_binds_its_own(house: House) -> None:
    operation = house.desk.opens("Egen brand")
    owner = house.visit("trekantbrand")
    url = f"/operationer/{operation}/anmodninger"
    assert "Egne enheder (TrekantBrand)" in owner.get(url).text
    assert "Egne enheder (TrekantBrand)" not in house.visit("kolding").get(url).text
    house.desk.do(asks(2, ("trekantbrand",)), "trekantbrand", operation)
    assert "Bind egne enheder" in owner.get(url).text
    assert "Svar for TrekantBrand" in house.visit("logfoerer").get(url).text
    house.desk.do(promises(), "trekantbrand", operation)
    page = owner.get(url).text
    assert 'data-move="on_the_way"' in page and "data-release" in page
    assert "mangler" not in page.split('class="requests"')[1].split("</ol>")[0]
