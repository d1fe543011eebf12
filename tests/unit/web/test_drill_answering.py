"""The answering cell promises and moves what an owner that nobody sits for has in the drill."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from crisis.commands.resources import RegisterResources
from crisis.terms.ids import RESOURCES
from crisis.terms.operations import Mode
from tests.drill_house import CONTROL, started
from tests.stocked import asks, pumps
from tests.visiting import House

SAID = {"authority": "brs", "who": "Svarcellen", "channel": "phone"}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = House(tmp_path_factory.mktemp("answering"))
    made.desk.do(RegisterResources(resources=(pumps(owner="brs"),)), "brs", RESOURCES)
    yield made
    made.database.close()


def asked(house: House, amount: int = 3) -> tuple[str, str]:
    """A drill in which someone was asked who is not there, and the cell's page."""
    operation = started(house)
    house.desk.do(asks(amount, ("brs",)), "stabschef", operation, mode=Mode.EXERCISE)
    return operation, f"/operationer/{operation}/oevelse/svarcelle"


def test_it_promises_a_part_out_of_the_drills_own_stock_of_the_owner(house: House) -> None:
    operation, url = asked(house, 5)
    control = house.visit(CONTROL)
    page = control.page(url)
    assert 'name="promised:pumpe-3" value="3"' in page
    promised = [{"resource_id": "pumpe-3", "amount": 2}]
    wish = {"request": 1, "promised": promised, "reason": "Resten er ude", "on_behalf_of": SAID}
    control.does(operation, "AnswerRequest", **wish)
    stock = house.desk.handler.resources(operation)
    assert stock.part(operation, 1, "pumpe-3") is not None
    assert not house.desk.handler.resources(None).bound("pumpe-3")
    page = control.page(url)
    assert 'data-answer-for="promise"' in page
    assert "2 × Eksempel pumpe-3" in page
    requests = house.visit("kolding").page(f"/operationer/{operation}/anmodninger")
    assert "sagt af Svarcellen" in requests


def test_it_tells_where_the_unit_is_as_its_owner_would(house: House) -> None:
    operation, url = asked(house)
    control = house.visit(CONTROL)
    promised = [{"resource_id": "pumpe-3", "amount": 3}]
    control.does(operation, "AnswerRequest", request=1, promised=promised, on_behalf_of=SAID)
    for state, next_words in (("on_the_way", "Er fremme"), ("deployed", "Er tilbage")):
        control.does(operation, "MovePromise", promise=1, state=state, on_behalf_of=SAID)
        assert next_words in control.page(url)
    control.does(operation, "MovePromise", promise=1, state="free", on_behalf_of=SAID)
    assert 'data-answer-for="promise"' not in control.page(url)


def test_it_promises_no_more_than_is_free_and_nothing_of_another(house: House) -> None:
    operation, _ = asked(house)
    control = house.visit(CONTROL)
    wish = {"request": 1, "on_behalf_of": SAID}
    many = {**wish, "promised": [{"resource_id": "pumpe-3", "amount": 4}]}
    refused = control.do(operation, "AnswerRequest", many)
    assert refused.json["error"]["code"] == "promise.not_free"
    as_another = {**many, "on_behalf_of": SAID | {"authority": "kolding"}}
    assert control.do(operation, "AnswerRequest", as_another).status_code == 403


def test_it_says_whose_signature_a_text_waits_for_in_vain(house: House) -> None:
    operation = started(house)
    url, control = f"/operationer/{operation}/oevelse/svarcelle", house.visit(CONTROL)
    house.visit("kolding").does(operation, "AnswerComcheck")
    said = {"authority": "vejle", "who": "Svarcellen", "channel": "phone"}
    told = {"text": "Vand i Vejle", "certainty": "confirmed", "on_behalf_of": said}
    number = control.does(operation, "RecordEntry", **told)
    press = house.visit("presse-politi")
    facts = [{"entry": number, "cited_as": "confirmed"}]
    text = {"title": "Vand i byen", "text": f"Bliv hjemme [{number}].", "facts": facts}
    press.does(operation, "DraftStatement", signers=["kolding"], **text)
    assert "Kan ikke frigives" not in control.page(url), "it is no more than a draft"
    press.does(operation, "SubmitStatement", statement=1, version=1)
    page = control.page(url).partition("Kan ikke frigives")[2].partition("</ol>")[0]
    assert "ØP1" in page and "Mangler Vejle Kommune" in page and f"for Ø{number}" in page
    assert "Mangler Kolding" not in page, "somebody sits there"
    house.visit("vejle").does(operation, "AnswerComcheck")
    assert "Mangler Vejle Kommune" not in control.page(url)


def test_in_earnest_a_planner_moves_nobodys_promise(house: House) -> None:
    live = house.visit("stabschef").opens("Skarp med pumper")
    wish = {"promise": 1, "state": "on_the_way", "on_behalf_of": SAID}
    assert house.visit(CONTROL).do(live, "MovePromise", wish).status_code == 403
