"""The directory: an authority stands once, a seat belongs to one; the planner keeps it."""

from __future__ import annotations

import pytest

from crisis.commands.authorities import RegisterAuthority, RegisterSeat
from crisis.errors import Refused
from crisis.terms.ids import PLANNING
from crisis.terms.roles import AuthorityKind, Role
from tests.given import Desk

NEW = RegisterAuthority(authority="trefor", name="TREFOR El-net", kind=AuthorityKind.UTILITY)


def test_the_planner_takes_an_authority_in_with_a_seat(desk: Desk) -> None:
    desk.do(NEW, "planlaegger", PLANNING)
    seat = RegisterSeat(
        seat="trefor", authority="trefor", name="Driftsvagt", role=Role.REPRESENTATIVE
    )
    desk.do(seat, "planlaegger", PLANNING)
    planning = desk.handler.planning()
    assert planning.authorities["trefor"].name == "TREFOR El-net"
    assert planning.seats["trefor"].authority == "trefor"


def test_an_authority_and_a_seat_stand_once(desk: Desk) -> None:
    desk.do(NEW, "planlaegger", PLANNING)
    with pytest.raises(Refused, match=r"authority\.exists"):
        desk.do(NEW, "planlaegger", PLANNING)
    seat = RegisterSeat(seat="kolding", authority="kolding", name="x", role=Role.REPRESENTATIVE)
    with pytest.raises(Refused, match=r"seat\.exists"):
        desk.do(seat, "planlaegger", PLANNING)


def test_a_seat_without_an_authority_is_refused(desk: Desk) -> None:
    seat = RegisterSeat(seat="ny", authority="ingen", name="x", role=Role.REPRESENTATIVE)
    with pytest.raises(Refused, match=r"authority\.unknown"):
        desk.do(seat, "planlaegger", PLANNING)


def test_only_the_planner_keeps_the_directory(desk: Desk) -> None:
    with pytest.raises(Refused, match=r"permission\.role"):
        desk.do(NEW, "formand", PLANNING)


def test_no_seat_is_the_publisher(desk: Desk) -> None:
    """The process that sends is no person: whoever held such a seat could say that all arrived."""
    seat = RegisterSeat(seat="ny", authority="politi", name="x", role=Role.PUBLISHER)
    with pytest.raises(Refused, match=r"seat\.no_such_function") as caught:
        desk.do(seat, "planlaegger", PLANNING)
    assert caught.value.field == "role"
    assert "ny" not in desk.handler.planning().seats
