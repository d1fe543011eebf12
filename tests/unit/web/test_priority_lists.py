"""A long list on the page of priorities says how many there are, and shows them all when asked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from crisis.commands.requests import AnswerRequest, Offered
from crisis.commands.resources import RegisterResources
from crisis.terms.ids import RESOURCES
from tests.stocked import asks, pumps
from tests.visiting import House

OWNER, MANY = "trekantbrand", 205


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = House(tmp_path_factory.mktemp("lists"))
    units = tuple(pumps(name, 1) for name in names())
    made.desk.knows().do(RegisterResources(resources=units), OWNER, RESOURCES)
    yield made
    made.database.close()


def names() -> list[str]:
    return [f"pumpe-{number:03}" for number in range(MANY)]


def part(page: str, name: str) -> str:
    return page.split(f'data-part="{name}"')[1].split("</section>")[0]


def test_what_is_not_shown_is_counted_and_one_press_away(house: House) -> None:
    operation = house.desk.opens("Stormflod")
    house.desk.do(asks(MANY), "kolding", operation)
    where = f"/operationer/{operation}/prioritering"
    chair = house.visit("formand")

    proposal = part(chair.page(where), "proposal")
    assert proposal.count("<li data-line") == 200
    assert "og 5 til" in proposal and 'href="?alle=1#pr-prop"' in proposal
    proposal = part(chair.page(f"{where}?alle=1"), "proposal")
    assert proposal.count("<li data-line") == MANY and "vis alle" not in proposal

    for first in range(0, MANY, 50):
        some = names()[first : first + 50]
        offered = tuple(Offered(resource_id=one, amount=1) for one in some)
        house.desk.do(AnswerRequest(request=1, promised=offered), OWNER, operation)
    held = part(chair.page(where), "held")
    assert f'<span class="cnt">{MANY}</span>' in held
    assert held.count('<th scope="row">') == 200 and "og 5 til" in held
    whole = chair.page(f"{where}?alle=1")
    assert part(whole, "held").count('<th scope="row">') == MANY
    assert "prioritering?alle=1" in whole, "what moves the page asks for all again"
    also = part(chair.page(f"{where}?foerst=supply"), "held")
    assert 'href="?foerst=supply&amp;alle=1#pr-held"' in also
