"""Incidents: where it is, what it hits as it was then, and how it goes on."""

from __future__ import annotations

from datetime import timedelta

import pytest

from crisis.commands.incidents import (
    ChangeIncident,
    OpenIncident,
    RetireIncidentType,
    SetIncidentType,
)
from crisis.commands.log import RecordEntry
from crisis.commands.sectors import ReportSectorStatus
from crisis.errors import Refused
from crisis.rules import decide
from crisis.rules.known import Known
from crisis.terms.incidents import IncidentStatus, IncidentType, Severity
from crisis.terms.places import LineString, Point
from crisis.terms.sectors import Colour
from tests.given import NOON, Staff, by, spoken_by

HERE = Point((9.4722, 55.4917))
HARBOUR = "ob-000000000001"


def code(answer: object) -> str:
    assert isinstance(answer, Refused), answer
    return answer.code


def opened(staff: Staff, **more: object) -> object:
    given = {"kind": "flood", "title": "Kolding Å", "shape": HERE, **more}
    return staff.do(OpenIncident(**given), "kolding")


def test_what_an_incident_hits_is_written_as_it_was(staff: Staff) -> None:
    entry = staff.do(RecordEntry(text="Åen stiger"), "kolding")
    opened(staff, distance_m=300, entries=(entry,), objects=(HARBOUR,))
    one = staff.situation.incidents.get(1)
    assert (one.kind_name, one.exposure.counts, one.exposure.distance_m) == (
        "Oversvømmelse",
        {"Havne": 1},
        300,
    )
    assert (one.whereabouts.fire_services, one.whereabouts.estimated) == (("trekantbrand",), True)
    assert (one.entries, one.object_names) == ((entry,), ("Kolding Havn",))


def test_a_changed_shape_is_looked_up_again_and_the_rest_stays(staff: Staff) -> None:
    opened(staff, distance_m=300)
    line = LineString(((9.47, 55.49), (9.48, 55.49)))
    staff.do(ChangeIncident(incident=1, shape=line), "kolding")
    one = staff.situation.incidents.get(1)
    assert (one.shape, one.title, one.exposure.distance_m) == (line, "Kolding Å", 300)
    assert (one.opened, one.changed) == (1, 2)


@pytest.mark.parametrize(
    ("more", "said", "field"),
    [
        ({"kind": "aliens"}, "incident.unknown_type", "kind"),
        ({"entries": (9,)}, "log.unknown_entry", "entries"),
        ({"objects": ("ob-999999999999",)}, "register.unknown_object", "objects"),
        ({"since": NOON + timedelta(hours=1)}, "log.occurred_in_future", "since"),
    ],
)
def test_a_wrong_incident_is_refused_beside_its_field(
    staff: Staff, more: dict[str, object], said: str, field: str
) -> None:
    answer = opened(staff, **more)
    assert (code(answer), answer.field) == (said, field)


def test_a_shape_that_geography_refuses_is_refused_at_the_shape(staff: Staff) -> None:
    staff.places.fault_code = "shape.self_crossing"
    answer = opened(staff)
    assert (code(answer), answer.field) == ("shape.self_crossing", "shape")


def test_an_incident_never_becomes_merely_possible_again(staff: Staff) -> None:
    opened(staff)
    change = ChangeIncident(incident=1, status=IncidentStatus.POSSIBLE)
    assert code(staff.do(change, "kolding")) == "incident.status_move"
    for status in (IncidentStatus.CONTAINED, IncidentStatus.OVER, IncidentStatus.ONGOING):
        assert isinstance(staff.do(ChangeIncident(incident=1, status=status), "kolding"), int)


def test_a_change_that_changes_nothing_is_refused(staff: Staff) -> None:
    opened(staff)
    same = ChangeIncident(incident=1, title="Kolding Å", severity=Severity.YELLOW)
    assert code(staff.do(same, "kolding")) == "incident.unchanged"
    assert code(staff.do(ChangeIncident(incident=7, title="x"), "kolding")) == "incident.unknown"


def test_the_planner_keeps_the_list_of_types(staff: Staff) -> None:
    known, planner = Known(planning=staff.planning), by("planlaegger")
    new = SetIncidentType(type=IncidentType(id="drone", group="Andet", name="Droner"))
    assert isinstance(decide(known, new, planner), tuple)
    flood = staff.planning.incident_types["flood"]
    assert code(decide(known, SetIncidentType(type=flood), planner)) == "incident.type_unchanged"
    assert isinstance(decide(known, RetireIncidentType(id="flood"), planner), tuple)
    assert code(decide(known, RetireIncidentType(id="nothing"), planner)) == "incident.unknown_type"


def test_each_authority_judges_its_own_sector(staff: Staff) -> None:
    report = ReportSectorStatus(colour=Colour.RED, consequence="Midtbyen uden strøm")
    staff.do(report, "kolding")
    staff.do(ReportSectorStatus(colour=Colour.GREEN), "logfoerer", spoken_by("brs"))
    sectors = staff.situation.sectors
    assert {one: sectors[one].colour for one in sectors} == {
        "kolding": Colour.RED,
        "brs": Colour.GREEN,
    }
    assert sectors["brs"].on_behalf_of.authority == "brs"


@pytest.mark.parametrize("colour", [Colour.YELLOW, Colour.RED])
def test_yellow_and_red_say_what_it_means(staff: Staff, colour: Colour) -> None:
    answer = staff.do(ReportSectorStatus(colour=colour), "kolding")
    assert (code(answer), answer.field) == ("sector.consequence_missing", "consequence")
    late = ReportSectorStatus(colour=Colour.GREEN, normal_at=NOON)
    assert code(staff.do(late, "kolding")) == "log.expected_in_past"
