"""Where help is wanted when nobody wrote a position, and whom only the police ask."""

from __future__ import annotations

import pytest

from crisis.commands.incidents import OpenIncident
from crisis.commands.tasks import AskTask
from crisis.terms.places import Point
from crisis.terms.resources import Need, Spot
from tests.stocked import FIRST, Stocked, asks, window

AA = Point((9.47, 55.49))


@pytest.fixture
def staff() -> Stocked:
    made = Stocked()
    made.must(OpenIncident(kind="flood", title="Kolding Å", shape=AA), "kolding")
    return made


def place(staff: Stocked) -> tuple[float, float] | None:
    return staff.situations[FIRST].requests.all()[-1].need.spot.position


def test_it_is_wanted_where_its_incident_lies(staff: Stocked) -> None:
    staff.must(asks(incident=1), "kolding")
    assert place(staff) == AA.coordinates
    assert staff.situations[FIRST].requests.all()[-1].need.spot.name == "Hejlsminde"


def test_or_where_the_incident_of_its_task_lies(staff: Stocked) -> None:
    task = AskTask(kind="other", title="Pump kælderen", authority="kolding", incident=1)
    staff.must(task, "stabschef")
    staff.must(asks(task=1), "kolding")
    assert place(staff) == AA.coordinates


def test_a_position_that_was_said_stands_and_without_any_none_is_made_up(staff: Stocked) -> None:
    staff.must(asks(), "kolding")
    assert place(staff) is None
    said = asks(incident=1)
    spot = Spot(name="Kajen", position=(9.6, 55.6))
    need = Need(capability=said.need.capability, amount=1, window=window(), spot=spot, why="Vand")
    staff.must(type(said)(need=need, aim=said.aim, asked=said.asked, incident=1), "kolding")
    assert place(staff) == (9.6, 55.6)


def test_the_armed_forces_of_the_district_are_asked_by_the_police_alone(staff: Stocked) -> None:
    assert staff.no(asks(asked=("trekantbrand", "forsvar")), "kolding") == "request.by_police"
    staff.must(asks(asked=("forsvar",)), "stabschef")
