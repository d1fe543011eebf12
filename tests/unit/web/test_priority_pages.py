"""The page of who gets what first: two operations side by side, and what is not for its reader."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.visiting import House

HOSTILE = "<script>alert(1)</script>"
FJORD, WORKS, QUAY = [9.60, 55.36], [9.40, 55.50], [9.55, 55.70]


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path)
    yield made
    made.database.close()


def registers(house: House, owner: str, id_: str, amount: int, place: list[float]) -> None:
    unit = {"id": id_, "name": f"Eksempel {id_}", "kind": "equipment", "capability": "pumping",
            "amount": amount, "owner": owner, "readiness": 15,
            "home": {"name": "Station", "position": place}}  # fmt: skip
    path = "/api/v1/resources/commands/RegisterResources"
    answer = house.visit(owner).api("POST", path, {"resources": [unit]})
    assert answer.status_code == 201, answer.json


def asks(
    house: House, seat: str, operation: str, amount: int, aim: str, place: list[float], **more: Any
) -> None:
    begin, end = (house.clock() + timedelta(hours=one) for one in (1, 12))
    need = {"capability": "pumping", "amount": amount, "why": more.pop("why", "Vandet stiger"),
            "window": {"begin": begin.isoformat(), "end": end.isoformat()},
            "spot": {"name": more.pop("spot", "Kajen"), "position": place}}  # fmt: skip
    house.visit(seat).does(operation, "MakeRequest", need=need, aim=aim,
                           asked=["trekantbrand", "brs"], **more)  # fmt: skip


@pytest.fixture
def both(house: House) -> tuple[str, str]:
    """Scarce pumps: a quay and a waterworks in one operation, a nursing home in the other."""
    registers(house, "trekantbrand", "pumpe-3", 2, [9.47, 55.49])
    registers(house, "brs", "brs-pumper", 3, [9.77, 55.26])
    chief = house.visit("stabschef")
    first, second = chief.opens("Stormflod"), chief.opens("Olie i fjorden")
    asks(house, "vejle", first, 3, "property", QUAY, spot="Vejle Havn")
    asks(house, "kolding", first, 1, "supply", WORKS, spot="Eksempel Vandværk")
    asks(house, "kolding", second, 4, "life", FJORD, spot="Hejlsminde", why=HOSTILE)
    return first, second


def page(house: House, seat: str, operation: str, query: str = "") -> str:
    text = house.visit(seat).page(f"/operationer/{operation}/prioritering{query}")
    return re.sub(r"\s+", " ", re.sub(r"<(?!script>alert)[^>]*>", " ", text))


def test_the_requests_of_both_stand_side_by_side_and_each_line_is_explained(
    house: House, both: tuple[str, str]
) -> None:
    text = page(house, "formand", both[0])
    assert text.index("Liv og helbred") < text.index("Kritisk forsyning") < text.index("Ejendom")
    assert "til Hejlsminde, fordi den er den, der hurtigst er fremme:" in text
    assert "km ad vej" in text and "(anslået)" in text
    assert "Det kan ikke dækkes" in text
    assert "&lt;script&gt;" in text and "<script>alert" not in text


def test_it_is_decided_confirmed_by_its_owner_and_seen_by_who_loses(
    house: House, both: tuple[str, str]
) -> None:
    first, second = both
    line = {"operation": second, "request": 1, "resource_id": "pumpe-3", "amount": 2}
    chair, owner, loser = (house.visit(one) for one in ("formand", "trekantbrand", "vejle"))
    chair.does(first, "DecidePriority", lines=[line], ground="Plejehjemmet først", seen=0)
    assert "venter på ejeren" in page(house, "formand", first)
    waits = owner.page(f"/operationer/{second}/paneler/venter")
    assert "Bekræft jeres del af prioriteringen" in waits
    assert "data-answer " in owner.page(f"/operationer/{second}/prioritering")
    assert "svar i den anden indsats" in page(house, "trekantbrand", first)
    assert "data-answer " not in loser.page(f"/operationer/{second}/prioritering")
    owner.does(second, "ConfirmLine", request=1, resource_id="pumpe-3")
    assert "bekræftet" in page(house, "formand", first)
    assert "Jeres anmodning får ikke alt" in loser.page(f"/operationer/{first}/paneler/venter")
    loser.does(first, "NoteShortage", request=1)
    assert "Jeres anmodning" not in loser.page(f"/operationer/{first}/paneler/venter")
    asks(house, "kolding", second, 1, "life", FJORD)
    again = page(house, "formand", first)
    assert "Skal besluttes igen" in again and "anmodning 2 i" in again


def test_what_was_decided_of_a_request_that_is_over_is_still_read(
    house: House, both: tuple[str, str]
) -> None:
    line = {"operation": both[1], "request": 1, "resource_id": "pumpe-3", "amount": 2}
    house.visit("formand").does(both[0], "DecidePriority", lines=[line], ground="Liv", seen=0)
    house.visit("kolding").does(both[1], "WithdrawRequest", request=1, reason="Ikke mere brug")
    text = page(house, "vejle", both[0])
    decided = text[text.index("Besluttet") : text.index("Anmodninger side om side")]
    assert "anmodning 1 i Olie i fjorden" in decided
    assert "Eksempel pumpe-3" in decided
    assert "ikke for din plads" not in decided.lower()


def test_what_its_reader_may_not_see_is_a_numbered_blank(
    house: House, both: tuple[str, str]
) -> None:
    some = {"sight": "restricted", "only_for": ["trekantbrand", "brs"]}
    told = {"spot": "Skjult Sted", "why": "Skjult", "readers": some}
    asks(house, "kolding", both[1], 1, "life", FJORD, **told)
    for operation in both:
        text = page(house, "vejle", operation)
        assert "Skjult" not in text
        assert "Ikke for din plads Anmodning 2" in text
        assert "Skjult Sted" in page(house, "formand", operation)


def test_a_what_if_is_worked_out_and_kept_nowhere(house: House, both: tuple[str, str]) -> None:
    before = house.visit("formand").get(f"/api/v1/operations/{both[0]}/situation").json["number"]
    asked = "?foerst=property&uden=brs-pumper&antal=2&ekstra=pumping"
    text = page(house, "formand", both[0], asked)
    assert "Intet er gemt" in text and "i stedet for" in text
    after = house.visit("formand").get(f"/api/v1/operations/{both[0]}/situation").json["number"]
    assert before == after
    answer = house.visit("formand").get(f"/operationer/{both[0]}/prioritering?foerst=alt")
    assert answer.status_code == 422


def test_a_solver_is_measured_beside_the_proposal_and_tells_no_more_than_one_may_see(
    house: House, both: tuple[str, str]
) -> None:
    some = {"sight": "restricted", "only_for": ["trekantbrand", "brs"]}
    told = {"spot": "Skjult Sted", "why": "Skjult", "readers": some}
    asks(house, "kolding", both[1], 1, "life", FJORD, **told)
    assert "regnet kl." not in page(house, "vejle", both[0])
    text = page(house, "vejle", both[0], "?loeser=1")
    assert "regnet kl." in text and "Først til mølle" in text
    assert "Løseren" in text and "Skjult" not in text
    assert "mangler, hele anmodninger" in text
