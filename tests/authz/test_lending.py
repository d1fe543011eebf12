"""A lent seat at the door: in its operation only, marked, never to sign with, gone at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from crisis.commands import COMMANDS
from crisis.rules.permissions import COMMANDS as TABLE
from crisis.sockets.ports import Guest
from crisis.terms.operations import Mode
from tests.authz.test_case import IN_OPERATION
from tests.visiting import House, Visitor, key

CHIEF = {"X-Seat": "stabschef"}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = House(tmp_path_factory.mktemp("authz-lending"))
    yield made
    made.database.close()


@pytest.fixture
def operation(house: House) -> str:
    return house.desk.opens(f"Indsats {key()}")


def lent(house: House, operation: str, to: str = "vejle") -> Visitor:
    """The chair has lent the chief of staff's seat; give the one who borrowed it."""
    body = {"seat": "stabschef", "account": house.accounts[to], "hours": 8, "reason": "Syg"}
    house.visit("formand").does(operation, "LendSeat", **body)
    return house.visit(to)


def code(answer: Any) -> str:
    return str(answer.json["error"]["code"])


def writes(visitor: Visitor, operation: str, **headers: str) -> Any:
    return visitor.do(operation, "RecordEntry", {"text": "Vand i kældre"}, headers=headers)


def test_whatever_needs_a_proof_is_refused_from_a_lent_seat(house: House, operation: str) -> None:
    """The whole table, at the door, in earnest and in an exercise."""
    needs = sorted(kind.__name__ for kind, one in TABLE.items() if one.needs_proof)
    exercise = house.desk.opens(f"Øvelse {key()}", Mode.EXERCISE)
    for where in (operation, exercise):
        borrower = lent(house, where)
        told = {
            name: borrower.do(where, name, IN_OPERATION.get(name, ({}, {}))[0], headers=CHIEF)
            for name in needs
            if name not in ("AllowPublishing", "ErasePlanningEntry")
        }
        assert len(told) >= 8
        assert {name: code(one) for name, one in told.items()} == dict.fromkeys(
            told, "permission.lent"
        )
        assert writes(borrower, where, **CHIEF).status_code == 201


def test_in_no_other_operation_and_not_in_the_planning(house: House, operation: str) -> None:
    borrower, other = lent(house, operation), house.desk.opens(f"Storm {key()}")
    assert code(writes(borrower, other, **CHIEF)) == "access.seat_not_held"
    assert code(writes(house.visit("billund"), operation, **CHIEF)) == "access.seat_not_held"
    new = {"name": "Ny", "mode": "LIVE"}
    opened = borrower.api("POST", "/api/v1/operations", new, headers=CHIEF)
    assert code(opened) == "access.seat_not_held"
    program = house.stranger()
    program.headers["Authorization"] = f"Bearer {house.token('vejle')}"
    assert code(writes(program, operation, **CHIEF)) == "access.seat_not_held"


def test_it_is_seen_on_every_board_and_what_is_written_is_marked(
    house: House, operation: str
) -> None:
    borrower = lent(house, operation)
    board = house.visit("kolding").page(f"/operationer/{operation}")
    assert "NØDADGANG" in board and "er lånt ud til Vejle" in board
    assert "NØDADGANG" in house.visit("observatoer").page(f"/tavle/{operation}")
    assert "på lånt plads" not in board
    writes(borrower, operation, **CHIEF)
    assert "på lånt plads" in house.visit("kolding").page(f"/operationer/{operation}")
    line = next(one for one in house.parts.audit.latest() if one.what == "seat_lent")
    assert (line.account, line.detail["to"], line.detail["seat"]) == (
        house.accounts["formand"], house.accounts["vejle"], "stabschef"
    )  # fmt: skip


def test_two_lent_seats_stand_in_one_bar(house: House, operation: str) -> None:
    lent(house, operation)
    body = {"seat": "logfoerer", "account": house.accounts["kolding"], "hours": 2, "reason": "Syg"}
    house.visit("formand").does(operation, "LendSeat", **body)
    board = house.visit("billund").page(f"/operationer/{operation}")
    assert board.count('class="lentbar"') == 1
    assert "er lånt ud til Vejle" in board and "er lånt ud til Kolding" in board
    assert "Se lånene" in board


def test_one_sits_down_on_it_and_when_it_is_over_the_next_request_is_refused(
    house: House, operation: str
) -> None:
    borrower, door = lent(house, operation), house.door()
    board = f"/operationer/{operation}"
    sits = borrower.form("/plads", seat="stabschef", operation=operation, next=board)
    assert sits.status_code == 303
    assert 'data-seat="stabschef"' in borrower.page(board)
    log_ins = house.parts.sessions.of(house.accounts["vejle"])
    log_in = next(one for one in log_ins if "lent" in one.data)
    guest = door.watch(Guest(key=log_in.hash, account=log_in.account.id), operation)
    assert (guest.lent_seat, door.lasts(operation, guest)) == ("stabschef", True)
    assert writes(borrower, operation).status_code == 201

    house.visit("formand").does(operation, "ReturnSeat", loan=1)
    assert not door.lasts(operation, guest)
    assert code(writes(borrower, operation, **CHIEF)) == "access.seat_not_held"
    assert code(writes(borrower, operation)) == "lending.over"
    assert 'data-seat="vejle"' in borrower.page(board)
    assert writes(borrower, operation).status_code == 201
    refused = borrower.form("/plads", seat="stabschef", operation=operation)
    assert refused.status_code == 403


def test_after_its_time_nobody_sits_there(house: House, operation: str) -> None:
    lent(house, operation)
    door = house.door()
    guest = Guest(key="", account=house.accounts["vejle"], lent_seat="stabschef")
    assert door.lasts(operation, guest)
    house.passes(hours=8)
    assert not door.lasts(operation, guest)


def test_a_program_sits_on_a_lent_seat_in_a_drill_alone_by_naming_it_and_binds_nobody_there(
    house: House, operation: str
) -> None:
    exercise = house.desk.opens(f"Øvelse {key()}", Mode.EXERCISE)
    for where in (operation, exercise):
        lent(house, where)
    drill, other = house.stranger(), house.stranger()
    drill.headers["Authorization"] = f"Bearer {house.token('vejle', exercise_only=True)}"
    other.headers["Authorization"] = f"Bearer {house.token('vejle')}"

    assert code(writes(other, exercise, **CHIEF)) == "access.seat_not_held"
    assert code(writes(drill, operation, **CHIEF)) == "operation.unknown"
    assert writes(drill, exercise, **CHIEF).status_code == 201
    assert writes(drill, exercise).status_code == 201
    hands = drill.do(exercise, "OfferHandover", {"important": "Vand"}, headers=CHIEF)
    assert code(hands) == "permission.lent"
    whole = house.parts.handler.whole(exercise)
    assert [whole.log.entries[one].seat for one in whole.lending.written] == ["stabschef"]

    house.visit("formand").does(exercise, "ReturnSeat", loan=1)
    assert code(writes(drill, exercise, **CHIEF)) == "access.seat_not_held"


BINDING = {
    *("SignStatement", "ReleaseStatement", "IssueHoldingStatement", "RetractStatement"),
    *("OfferHandover", "TakeHandover", "LendSeat", "EraseEntry", "CloseOperation"),
    "ApproveMinutes",
}


def test_every_command_that_binds_is_in_the_walk() -> None:
    assert {name for name in BINDING if TABLE[COMMANDS[name]].needs_proof} == BINDING
