"""The agenda tells what changed since the last situation picture, who has not reported, and which
decision must be taken anew; that one waits for those who may."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.unit.web.test_sitrep_pages import SECRET, freeze
from tests.unit.web.test_sitrep_whole import stocked
from tests.visiting import House


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path)
    yield made
    made.database.close()


def item(house: House, operation: str, name: str, seat: str = "stabschef") -> str:
    said = house.visit(seat).page(f"/operationer/{operation}/moede")
    found = re.search(rf'<li id="punkt-{name}".*?(?=<li id="punkt-|</ol>)', said, re.DOTALL)
    assert found is not None
    return found[0]


def held(house: House, operation: str, meeting: int) -> None:
    house.visit("stabschef").does(operation, "OpenMeeting")
    house.visit("stabschef").does(operation, "CloseMeeting", meeting=meeting)


def evacuated(house: House, operation: str, value: int) -> None:
    seen = house.parts.handler.whole(operation).figures["evacuated"].number
    wish = {"figure": "evacuated", "value": value, "source": "EPC", "seen": seen}
    house.visit("kolding").does(operation, "SetFigure", **wish)


def test_what_changed_since_the_picture_the_last_meeting_had_stands_under_its_number(
    house: House,
) -> None:
    operation = stocked(house)
    assert freeze(house, operation) == 201
    held(house, operation, 1)
    said = item(house, operation, "changes")
    assert "Ændringer siden sidst (SITBIL 1)" in said and "Intet er ændret." in said
    house.passes(minutes=5)
    evacuated(house, operation, 1500)
    house.visit("trekantbrand").does(operation, "MovePromise", promise=1, state="on_the_way")
    assert freeze(house, operation, 2) == 201
    evacuated(house, operation, 1700)
    said = item(house, operation, "changes")
    assert "Ændringer siden sidst (SITBIL 1)" in said, "the table has not seen SITBIL 2 yet"
    assert "Evakuerede: 1.700 (før: Evakuerede: 1.200)" in said
    assert "3 på vej" in said, "the resources too"
    for sitrep in ("1", "2#s-changes"):
        assert f'href="/operationer/{operation}/situationsbillede/{sitrep}"' in said
    assert SECRET not in said
    held(house, operation, 2)
    assert "Ændringer siden sidst (SITBIL 2)" in item(house, operation, "changes")


def test_a_picture_that_came_after_the_meeting_hides_nothing_that_changed_before_it(
    house: House,
) -> None:
    operation = stocked(house)
    held(house, operation, 1)
    evacuated(house, operation, 1500)
    assert freeze(house, operation) == 201
    house.visit("kolding").does(operation, "RecordEntry", text="Pumper i gang", kind="action")
    said = item(house, operation, "changes")
    assert "(SITBIL 1)" in said
    assert "1500" in said and "Pumper i gang" in said


def test_the_round_names_those_who_were_called_and_have_not_reported(house: House) -> None:
    operation = stocked(house)
    later = house.clock().replace(hour=23).isoformat()
    wish = {"authorities": ["vejle", "kolding"], "place": "KSN", "meeting_at": later}
    house.visit("stabschef").does(operation, "CallStaff", **wish)
    house.visit("kolding").does(operation, "ReportSectorStatus", colour="green")
    said = item(house, operation, "round")
    assert "ukendt – har ikke meldt" in said and "Vejle Kommune" in said
    assert "Kolding Kommune" not in said
    house.passes(minutes=70)
    assert "sidst: grøn" in item(house, operation, "round")


def test_a_decision_that_holds_no_more_waits_and_stands_on_the_agenda(house: House) -> None:
    operation, chair = stocked(house), house.visit("formand")
    ground = {"ground": "Plejehjemmet først", "seen": 0}
    assert chair.do(operation, "DecidePriority", {"lines": [], **ground}).status_code == 201

    def waits(seat: str) -> bool:
        panel = house.visit(seat).page(f"/operationer/{operation}/paneler/venter")
        return "Prioriteringen skal besluttes igen" in panel

    assert not waits("formand")
    out = {"resource_id": "pumper-trekantbrand", "condition": "out", "reason": "Brudt ned"}
    house.visit("trekantbrand").api("POST", "/api/v1/resources/commands/SayCondition", out)
    assert [waits(one) for one in ("formand", "kolding")] == [True, False]
    said = item(house, operation, "direction")
    assert "skal besluttes igen" in said and "ændret hos ejeren" in said
    assert f'href="/operationer/{operation}/prioritering#linjer"' in said
    picture = house.visit("vejle").page(f"/operationer/{operation}/situationsbillede")
    assert "Prioritering 1 skal besluttes igen: ændret hos ejeren" in picture


def test_the_agenda_tells_of_reliefs_and_the_media_and_says_what_the_meeting_fills_itself(
    house: House,
) -> None:
    operation, kolding = house.visit("stabschef").opens(), house.visit("kolding")
    begin = house.clock()
    for first, last in ((0, 8), (8, 16)):
        times = [(begin + timedelta(hours=one)).isoformat() for one in (first, last)]
        kolding.does(operation, "PlanShift", seat="kolding", who="Vagt A", begins=times[0],
                     ends=times[1])  # fmt: skip
    house.passes(hours=7, minutes=45)
    again = house.visit("kolding")
    again.does(operation, "RecordEntry", text="Dæmningen er brudt", channel="media")
    assert "afløsning forestår" in item(house, operation, "logistics")
    media = item(house, operation, "media")
    assert "fra medierne" in media and "Dæmningen er brudt" in media
    for name in ("safety", "procedures", "lessons"):
        assert "det siger mødet selv" in item(house, operation, name)
    assert "det siger mødet selv" not in media


MOVES = {
    "seats and reliefs": (
        *("ShiftPlanned", "ShiftChanged", "ShiftWithdrawn", "SeatLent", "SeatReturned"),
        *("HandoverOffered", "HandoverWithdrawn", "HandoverTaken"),
    ),
    "a decision on who gets what": ("Stock",),
    "who has not answered": ("DeputyCalled",),
    "what the media say": ("EntrySupplemented",),
    "deadlines": ("TaskScheduled",),
    "statements": ("StatementChanged", "StatementSigned", "StatementReturned", "StatementKept"),
    "what changed since the picture": ("ObjectDown", "ObjectUp", "NationalStaffTold"),
}


def test_the_agenda_asks_again_when_anything_that_fills_it_has_moved(house: House) -> None:
    chief = house.visit("stabschef")
    told = chief.page(f"/operationer/{chief.opens()}/moede")
    listens = told.partition("data-meetings")[2].partition('data-listens="')[2].partition('"')[0]
    missed = {what: [one for one in names if one not in listens.split()]
              for what, names in MOVES.items()}  # fmt: skip
    assert {what: names for what, names in missed.items() if names} == {}
    assert "data-stock=" in told, "what another operation is promised comes by the pulse"
