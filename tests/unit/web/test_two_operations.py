"""Three incidents in two operations in earnest at once, with too few pumps and beds for all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.visiting import House

QUAY, HOME, WORKS, HALL = [9.55, 55.70], [9.60, 55.36], [9.40, 55.50], [9.46, 55.50]
UNITS = {
    "pumpe-3": ("trekantbrand", "equipment", "pumping", 2, [9.47, 55.49]),
    "brs-pumper": ("brs", "equipment", "pumping", 3, [9.49, 55.25]),
    "hal": ("kolding", "centre", "beds", 60, HALL),
}
OWNERS = ["trekantbrand", "brs"]


class Night:
    """A night with two operations over one list of resources."""

    def __init__(self, folder: Path) -> None:
        self.house = House(folder)
        self.house.desk.knows()
        for name, (owner, kind, capability, amount, place) in UNITS.items():
            unit = {"id": name, "name": f"Eksempel {name}", "kind": kind, "amount": amount,
                    "capability": capability, "owner": owner, "readiness": 15,
                    "home": {"name": "Station", "position": place}}  # fmt: skip
            path = "/api/v1/resources/commands/RegisterResources"
            answer = self.house.visit(owner).api("POST", path, {"resources": [unit]})
            assert answer.status_code == 201, answer.json
        chief = self.house.visit("stabschef")
        self.north, self.south = chief.opens("Kajen i Vejle"), chief.opens("Hejlsminde")

    def does(self, seat: str, operation: str, command: str, **fields: Any) -> int:
        """One step; after each, nothing is bound to two."""
        number = self.house.visit(seat).does(operation, command, **fields)
        self.holds()
        return number

    def no(self, seat: str, operation: str, command: str, **fields: Any) -> str:
        answer = self.house.visit(seat).do(operation, command, fields)
        assert answer.status_code >= 400, answer.json
        self.holds()
        return str(answer.json["error"]["code"])

    def asks(self, seat: str, operation: str, capability: str, amount: int, place: list[float],
             aim: str, asked: list[str], **more: Any) -> None:  # fmt: skip
        begin, end = (self.house.clock() + timedelta(hours=one) for one in (1, 12))
        need = {"capability": capability, "amount": amount, "why": "Vandet stiger",
                "window": {"begin": begin.isoformat(), "end": end.isoformat()},
                "spot": {"name": "Hemmeligt" if more else "Stedet", "position": place}}  # fmt: skip
        wish = {"need": need, "aim": aim, "asked": asked, "incident": 1, **more}
        self.does(seat, operation, "MakeRequest", **wish)

    def stock(self) -> Any:
        return self.house.desk.handler.resources()

    def holds(self) -> None:
        for name, (owner, _, _, amount, _) in UNITS.items():
            parts = self.stock().bound(name)
            assert sum(one.amount for one in parts) <= amount, (name, parts)
            for one in parts:
                whole = self.house.desk.handler.whole(one.operation)
                request = whole.requests.get(one.request)
                assert request is not None
                # What the operation says is what the stock says, and by the owner's own word.
                said = {(each.number, each.amount, each.owner) for each in request.promises}
                assert (one.promise, one.amount, owner) in said

    def page(self, seat: str, operation: str, path: str = "prioritering") -> str:
        text = self.house.visit(seat).page(f"/operationer/{operation}/{path}")
        return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", text))


@pytest.fixture
def night(tmp_path: Path) -> Iterator[Night]:
    made = Night(tmp_path)
    yield made
    made.house.database.close()


def line(operation: str, request: int, unit: str, amount: int) -> dict[str, Any]:
    return {"operation": operation, "request": request, "resource_id": unit, "amount": amount}


def test_two_operations_share_too_few_pumps_and_beds_and_nothing_is_promised_twice(
    night: Night,
) -> None:
    north, south = night.north, night.south
    cases = (("vejle", north, QUAY), ("kolding", south, HOME), ("kolding", south, WORKS))
    for seat, operation, place in cases:
        shape = {"type": "Point", "coordinates": place}
        night.does(seat, operation, "OpenIncident", kind="flood", title="Vand", shape=shape)
    night.asks("vejle", north, "pumping", 3, QUAY, "property", OWNERS)
    night.does("trekantbrand", north, "AnswerRequest", request=1,
               promised=[{"resource_id": "pumpe-3", "amount": 2}])  # fmt: skip
    night.asks("kolding", south, "pumping", 4, HOME, "life", OWNERS)
    only = {"sight": "restricted", "only_for": ["trekantbrand"]}
    night.asks("kolding", south, "pumping", 1, WORKS, "supply", ["trekantbrand"], readers=only)
    night.asks("vejle", north, "beds", 50, HALL, "life", ["kolding"])
    night.asks("region-syddanmark", south, "beds", 40, HALL, "life", ["kolding"])
    twice = {"request": 1, "promised": [{"resource_id": "pumpe-3", "amount": 1}]}
    assert night.no("trekantbrand", south, "AnswerRequest", **twice) == "promise.not_free"

    page = night.page("formand", north)
    assert "Anmodning 1 i Hejlsminde" in page or "anmodning 1 i Hejlsminde" in page
    assert page.count("fordi den") >= 4  # every line is explained
    assert "Det kan ikke dækkes" in page
    lines = [line(south, 1, "pumpe-3", 2), line(south, 1, "brs-pumper", 2),
             line(south, 2, "brs-pumper", 1), line(south, 3, "hal", 40),
             line(north, 2, "hal", 20)]  # fmt: skip
    night.does("formand", south, "DecidePriority", lines=lines, seen=0, ground="Mennesker først")
    # One that nobody promised, and two that are promised and go to people.
    assert "efter prioritering 1 mangler 3" in night.page("vejle", north, "paneler/log")
    assert "Jeres anmodning får ikke alt" in night.page("vejle", north, "paneler/venter")

    yes = {"request": 1, "resource_id": "pumpe-3"}
    assert night.no("brs", south, "ConfirmLine", **yes) == "promise.not_yours"
    assert night.no("trekantbrand", south, "ConfirmLine", **yes) == "promise.not_free"
    night.does("trekantbrand", north, "ReleasePromise", promise=1, reason="Plejehjemmet først")
    night.does("trekantbrand", south, "ConfirmLine", **yes)
    night.does("brs", south, "ConfirmLine", request=1, resource_id="brs-pumper")
    mine = night.page("brs", south)
    assert "Hemmeligt" not in mine and "svar ud fra antal og tid" in mine
    assert "Bekræft jeres del" in night.page("brs", south, "paneler/venter")
    night.does("brs", south, "ConfirmLine", request=2, resource_id="brs-pumper")
    night.does("kolding", south, "ConfirmLine", request=3, resource_id="hal")
    night.does("kolding", north, "ConfirmLine", request=2, resource_id="hal")
    more = {"request": 2, "promised": [{"resource_id": "hal", "amount": 1}]}
    assert night.no("kolding", north, "AnswerRequest", **more) == "promise.not_free"
    assert {name: sum(one.amount for one in night.stock().bound(name)) for name in UNITS} == {
        "pumpe-3": 2, "brs-pumper": 3, "hal": 60,
    }  # fmt: skip
    night.does("vejle", north, "NoteShortage", request=1)
    night.does("trekantbrand", south, "MovePromise", promise=1, state="on_the_way")
    assert "Eksempel pumpe-3" in night.page("formand", north)


def test_where_the_chairs_orders_differ_both_pages_say_so_and_who_settles_it(night: Night) -> None:
    north, south = night.north, night.south
    for seat, operation, place in (("vejle", north, QUAY), ("kolding", south, HOME)):
        shape = {"type": "Point", "coordinates": place}
        night.does(seat, operation, "OpenIncident", kind="flood", title="Vand", shape=shape)
    night.asks("vejle", north, "pumping", 3, QUAY, "property", OWNERS)
    night.asks("kolding", south, "pumping", 4, HOME, "life", OWNERS)
    same = night.page("formand", north)
    assert "Indsatser om det samme 2" in same and "De har samme rækkefølge" in same
    turned = ["property", "life", "supply", "environment"]
    night.does("formand", north, "SetPriorities", order=turned, ground="Kajen er ved at skride")
    for operation, other in ((north, "Hejlsminde"), (south, "Kajen i Vejle")):
        page = night.page("formand", operation)
        assert "Rækkefølgerne er ikke ens" in page and "afgør politidirektøren det" in page
        assert re.search(rf"Efter rækkefølgen i {other}: [^:]*: \d i stedet for \d", page)
    only = {"sight": "restricted", "only_for": ["trekantbrand"]}
    night.asks("kolding", south, "pumping", 1, WORKS, "supply", ["trekantbrand"], readers=only)
    assert "2 anmodninger · 1 ikke for din plads" in night.page("vejle", north)
