"""The personal proof: typed in this log-in, at most a quarter old, and nobody else's."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from crisis.errors import Malformed
from crisis.rules.known import By
from crisis.rules.permissions import judge
from crisis.rules.role_groups import STAFF, Permission
from crisis.terms.operations import Mode
from crisis.web import edge
from tests.visiting import PASSWORD, House, Visitor

SCRIPT = {"Sec-Fetch-Dest": "empty"}
PATH = "/konto/bevis"
SIGNING = Permission(live=STAFF, exercise=STAFF, needs_proof=True)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path)
    yield made
    made.database.close()


def asked(house: House, visitor: Visitor, **headers: str) -> By:
    """The By that a request of this visitor is made into."""
    found: list[By] = []

    def look() -> None:
        found.append(edge.by(Mode.LIVE))

    house.app.view_functions["api.me"], kept = (
        lambda: look() or "",
        house.app.view_functions["api.me"],
    )
    try:
        answer = visitor.get("/api/v1/me", headers=headers)
        assert answer.status_code == 200, answer.data
    finally:
        house.app.view_functions["api.me"] = kept
    return found[0]


def refusal(house: House, visitor: Visitor, **headers: str) -> str | None:
    """What a command that needs proof would be told."""
    said = judge(SIGNING, asked(house, visitor, **headers))
    return said.code if said else None


def proves(visitor: Visitor, password: str = PASSWORD, **more: Any) -> Any:
    return visitor.ask("POST", PATH, json={"password": password}, headers=SCRIPT, **more)


def acts(house: House) -> list[str]:
    return [line.what for line in house.parts.audit.latest(10)]


def test_a_proof_is_good_for_a_quarter_and_the_password_renews_it(house: House) -> None:
    visitor = house.visit("stabschef")
    house.passes(minutes=15)
    assert refusal(house, visitor) is None
    house.passes(seconds=1)
    assert refusal(house, visitor) == "permission.proof_old"
    answer = proves(visitor)
    assert answer.status_code == 200
    assert answer.json == {
        "proved_at": house.clock().isoformat(timespec="microseconds").replace("+00:00", "Z")
    }
    assert refusal(house, visitor) is None
    assert acts(house)[0] == "proved"


def test_a_wrong_password_leaves_nothing_but_a_line_in_the_audit_trail(house: House) -> None:
    visitor = house.visit("stabschef")
    before = asked(house, visitor).proved
    house.passes(minutes=16)
    answer = proves(visitor, "forkert")
    error = answer.json["error"]
    assert (answer.status_code, error["code"], error["field"]) == (
        422, "access.wrong_password", "password",
    )  # fmt: skip
    assert asked(house, visitor).proved == before
    assert refusal(house, visitor) == "permission.proof_old"
    line = house.parts.audit.latest(1)[0]
    assert (line.what, line.account) == ("proof_failed", house.accounts["stabschef"])
    assert "forkert" not in str(line.detail)


def test_another_log_in_of_the_same_person_is_not_proved_by_it(house: House) -> None:
    here, there = house.visit("stabschef"), house.visit("stabschef")
    house.passes(minutes=16)
    assert proves(here).status_code == 200
    assert refusal(house, here) is None
    assert refusal(house, there) == "permission.proof_old"


def test_another_persons_password_is_no_proof(house: House) -> None:
    stored = house.parts.passwords.hash("en-helt-anden-kode")
    house.parts.people.set_password(house.accounts["kolding"], stored)
    visitor = house.visit("kolding")
    house.passes(minutes=16)
    assert proves(visitor, PASSWORD).status_code == 422
    assert proves(visitor, "en-helt-anden-kode").status_code == 200


def test_a_program_cannot_prove_who_it_is(house: House) -> None:
    program = house.stranger()
    program.headers["Authorization"] = f"Bearer {house.token('stabschef')}"
    answer = proves(program)
    assert (answer.status_code, answer.json["error"]["code"]) == (403, "permission.program")
    assert refusal(house, program) == "permission.program"
    assert "proved" not in acts(house)


def test_a_stranger_and_a_page_of_another_site_prove_nothing(house: House) -> None:
    assert proves(house.stranger()).status_code == 401
    visitor = house.visit("stabschef")
    house.passes(minutes=16)
    for headers in ({"X-CSRF-Token": "x"}, {"Origin": "https://evil.example"}):
        answer = visitor.ask("POST", PATH, json={"password": PASSWORD}, headers=SCRIPT | headers)
        assert answer.status_code == 403
    assert refusal(house, visitor) == "permission.proof_old"


def test_guessing_is_held_back_as_at_log_in_and_then_the_right_password_too(house: House) -> None:
    visitor = house.visit("horsens")
    assert [proves(visitor, "gæt").status_code for _ in range(11)] == [422] * 10 + [429]
    answer = proves(visitor)
    assert (answer.status_code, answer.json["error"]["code"]) == (429, "access.too_many")


@pytest.mark.parametrize(
    ("body", "status"),
    [(b"{", 400), (b"{}", 422), (b'{"password": 1}', 422), (b'{"password": "x", "y": 1}', 422)],
)
def test_a_body_that_is_no_password_is_refused(house: House, body: bytes, status: int) -> None:
    visitor = house.visit("stabschef")
    more: dict[str, Any] = {"data": body, "content_type": "application/json"}
    assert visitor.ask("POST", PATH, headers=SCRIPT, **more).status_code == status


def test_without_scripts_the_page_asks_and_leads_back(house: House) -> None:
    visitor = house.visit("stabschef")
    house.passes(minutes=16)
    page = visitor.get(f"{PATH}?next=/operationer/op-1").text
    assert 'name="next" value="/operationer/op-1"' in page
    wrong = visitor.form(PATH, password="forkert", next="/operationer/op-1")
    assert wrong.status_code == 422
    assert 'aria-describedby="proof-error"' in wrong.text
    assert 'name="next" value="/operationer/op-1"' in wrong.text
    right = visitor.form(PATH, password=PASSWORD, next="/operationer/op-1")
    assert (right.status_code, right.location) == (303, "/operationer/op-1")
    assert refusal(house, visitor) is None
    away = visitor.form(PATH, password=PASSWORD, next="https://evil.example/")
    assert away.location == "/konto"


def test_a_command_that_waited_two_minutes_is_refused_whoever_sends_it(house: House) -> None:
    visitor = house.visit("stabschef")
    now = house.clock()
    for seconds, code in ((0, None), (120, None), (121, "permission.queued")):
        made = (now - timedelta(seconds=seconds)).isoformat()
        assert refusal(house, visitor, **{"X-Made-At": made}) == code


@pytest.mark.parametrize("form", ["Z", "z", "+00:00"])
def test_the_moment_of_pressing_has_a_zone(house: House, form: str) -> None:
    visitor = house.visit("stabschef")
    bare = house.clock().isoformat().replace("+00:00", "")
    assert asked(house, visitor, **{"X-Made-At": bare + form}).made_at == house.clock()
    assert asked(house, visitor).made_at is None


def test_a_moment_to_come_is_taken_for_now(house: House) -> None:
    made = (house.clock() + timedelta(hours=3)).isoformat()
    assert asked(house, house.visit("stabschef"), **{"X-Made-At": made}).made_at == house.clock()


@pytest.mark.parametrize(
    "said",
    ["", "nu", "1700000000", "2026-11-17", "2026-11-17T14:30:00", "2026-13-17T14:30:00Z",
     "2026-W47-2T14:30:00Z", "2026-11-17 14:30:00Z", "2026-11-17T14:30:00+01",
     "٢026-11-17T14:30:00Z", "0001-01-01T00:00:00+14:00",
     "2026-11-17T14:30:00Z, 2026-11-17T14:30:00Z"],
)  # fmt: skip
def test_what_is_no_moment_is_refused_with_the_headers_name(house: House, said: str) -> None:
    with (
        house.app.test_request_context(headers={"X-Made-At": said.encode().decode("latin-1")}),
        pytest.raises(Malformed) as problem,
    ):
        edge.made_at(house.clock())
    assert (problem.value.code, problem.value.field) == ("field.not_a_time", "X-Made-At")


def test_a_program_says_when_it_made_a_command_as_a_person_does(house: House) -> None:
    program = house.stranger()
    program.headers["Authorization"] = f"Bearer {house.token('stabschef')}"
    made = (house.clock() - timedelta(minutes=5)).isoformat()
    by = asked(house, program, **{"X-Made-At": made})
    assert by.program
    assert by.made_at == house.clock() - timedelta(minutes=5)
