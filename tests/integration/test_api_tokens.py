"""Programs: a token acts as its one seat, needs no form token, and ends when it is withdrawn."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from crisis.rules.permissions import COMMANDS
from crisis.rules.role_groups import Permission
from crisis.terms.roles import Role
from tests.visiting import House, Visitor


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path)
    yield made
    made.database.close()


def program(house: House, username: str, seat: str | None = None, **more: object) -> Visitor:
    visitor = house.stranger()
    visitor.headers["Authorization"] = f"Bearer {house.token(username, seat, **more)}"
    return visitor


def test_a_program_writes_without_cookie_or_form_token(house: House) -> None:
    operation = house.visit("stabschef").opens()
    answer = program(house, "kolding").do(operation, "RecordEntry", {"text": "fra en måler"})
    assert answer.status_code == 201
    assert "Set-Cookie" not in answer.headers


def test_a_program_acts_as_its_seat_and_no_other(house: House) -> None:
    operation = house.visit("stabschef").opens()
    keeper = program(house, "vagtleder", "logfoerer")
    me = keeper.get("/api/v1/me").json
    assert (me["seat"], [one["id"] for one in me["seats"]]) == ("logfoerer", ["logfoerer"])
    named = {"X-Seat": "vagtcentral"}
    answer = keeper.do(operation, "RecordEntry", {"text": "x"}, headers=named)
    assert answer.status_code == 403
    assert me["program"] is True
    assert "csrf_token" not in me


def test_a_cookie_beside_a_token_counts_for_nothing(house: House) -> None:
    """Otherwise a page could send the one and be taken for the other."""
    visitor = house.visit("stabschef")
    visitor.headers["Authorization"] = "Bearer lbs_wrong"
    assert visitor.get("/api/v1/me").status_code == 401
    visitor.headers["Authorization"] = f"Bearer {house.token('kolding')}"
    assert visitor.get("/api/v1/me").json["account"]["username"] == "kolding"


@pytest.mark.parametrize(
    "value",
    ["Bearer", "Bearer ", "Basic a29sZGluZzp4", "Bearer " + "x" * 500, "lbs_x", "Bearer a b"],
)
def test_a_token_that_is_none_is_answered_401(house: House, value: str) -> None:
    visitor = house.stranger()
    visitor.headers["Authorization"] = value
    answer = visitor.get("/api/v1/me")
    assert answer.status_code == 401
    assert answer.json["error"]["code"] == "access.bad_token"
    assert answer.headers["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize("ends", ["revoked", "expired", "seat", "account"])
def test_a_token_ends_with_what_it_rests_on(house: House, ends: str) -> None:
    visitor = program(house, "kolding", days=1)
    assert visitor.get("/api/v1/me").status_code == 200
    number = house.accounts["kolding"]
    match ends:
        case "revoked":
            assert house.parts.tokens.revoke(house.parts.tokens.all()[0].public)
        case "expired":
            house.passes(days=1)
        case "seat":
            house.parts.people.seat(number, ("vejle",))
        case "account":
            house.parts.people.set_active(number, False)
    assert visitor.get("/api/v1/me").status_code == 401


def test_a_program_revokes_its_own_token_once(house: House) -> None:
    secret = house.token("kolding")
    assert house.parts.tokens.revoke_secret(secret)
    assert not house.parts.tokens.revoke_secret(secret)
    assert house.parts.tokens.find(secret) is None


def test_only_the_hash_of_a_token_is_kept(house: House) -> None:
    secret = house.token("kolding")
    stored = house.parts.tokens.all()[0]
    assert secret not in str(stored)
    assert len(stored.hash) == 64


def test_a_token_for_exercises_sees_nothing_in_earnest(house: House) -> None:
    chief = house.visit("stabschef")
    live, drill = chief.opens("Alvor", "LIVE"), chief.opens("Øvelse", "EXERCISE")
    player = program(house, "stabschef", exercise_only=True)
    assert player.do(drill, "RecordEntry", {"text": "x"}).status_code == 201
    assert player.do(live, "RecordEntry", {"text": "x"}).status_code == 404
    assert player.get(f"/api/v1/operations/{live}/situation").status_code == 404
    assert player.get(f"/operationer/{live}").status_code == 404
    for path in ("/api/v1/operations", "/operationer"):
        assert "Alvor" not in player.get(path).text
    opening = {"name": "Skarp", "mode": "LIVE"}
    answer = player.api("POST", "/api/v1/operations", opening)
    assert answer.status_code == 403
    assert answer.json["error"]["code"] == "access.exercise_only"


def test_a_program_can_never_prove_a_person(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """The commands that need a proof come later; the edge already tells the two apart."""
    from crisis.commands.log import RecordEntry

    needs = Permission(live=frozenset(Role), exercise=frozenset(Role), needs_proof=True)
    monkeypatch.setitem(COMMANDS, RecordEntry, needs)
    person = house.visit("stabschef")
    operation = person.opens()
    refused = program(house, "stabschef").do(operation, "RecordEntry", {"text": "x"})
    assert refused.json["error"]["code"] == "permission.program"
    assert person.do(operation, "RecordEntry", {"text": "x"}).status_code == 201
    house.passes(minutes=16)
    late = person.do(operation, "RecordEntry", {"text": "x"})
    assert late.json["error"]["code"] == "permission.proof_old"
