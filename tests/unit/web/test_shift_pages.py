"""The plan of shifts as a page: seats against hours, gaps told in words, each changes his own."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from crisis.rules.shift_plan import Gap, gaps
from crisis.web.pages.shift_hours import SHOWN, cells, first_hour
from tests.given import NOON
from tests.unit.rules.test_shifts import hours, shift
from tests.visiting import House, Visitor

_names = itertools.count()
HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{ 7*7 }}"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = House(tmp_path_factory.mktemp("shifts"))
    yield made
    made.database.close()


def planned(house: House) -> str:
    chief = house.visit("stabschef")
    operation = chief.opens(f"Stormflod {next(_names)}")
    plans(house, chief, operation, "logfoerer", 0, 13, who="Logfører A", note=HOSTILE)
    plans(house, chief, operation, "logfoerer", 12, 16, who="Logfører B")
    plans(house, house.visit("kolding"), operation, "kolding", 0, 8, who=HOSTILE)
    plans(house, house.visit("kolding"), operation, "kolding", 9, 14, who="Afløser")
    return operation


def plans(
    house: House, visitor: Visitor, operation: str, seat: str, begins: int, ends: int, **more: Any
) -> int:
    at = {"begins": begins, "ends": ends}
    times = {name: (house.clock() + timedelta(hours=each)).isoformat() for name, each in at.items()}
    return visitor.does(operation, "PlanShift", seat=seat, **times, **more)


def test_gaps_long_shifts_and_two_at_a_time_are_told_in_words(house: House) -> None:
    text = house.visit("observatoer").page(f"/operationer/{planned(house)}/vagter")
    assert "Repræsentant, Kolding Kommune</b> <span>ingen planlagt 21:00 – 22:00" in text
    assert "over 12 timer" in text
    assert "samtidig med Logfører B" in text
    assert "nu Logfører A til" in text
    assert "<script>alert(1)" not in text
    assert "<img src=x" not in text
    assert not re.search(r"\sstyle=", text)
    assert "data-new-shift" not in text
    assert "ret-vagt" not in text


def test_each_changes_what_is_his_and_a_closed_operation_is_only_read(house: House) -> None:
    operation = planned(house)
    page = f"/operationer/{operation}/vagter"
    for seat, own in (("kolding", 2), ("vejle", 0), ("formand", 4), ("logfoerer", 4)):
        text = house.visit(seat).page(page)
        assert len(re.findall(r'id="ret-vagt-', text)) == own, seat
    spoken = re.findall(
        r'data-authority="([a-z-]+)" data-spoken-for', house.visit("logfoerer").page(page)
    )
    assert "kolding" in spoken
    assert "politi" not in spoken
    chair = house.visit("formand")
    chair.does(operation, "CloseOperation", reason="Slut", basis="Møde", seen=[])
    text = chair.page(page)
    assert "Planen kan læses" in text
    assert "ret-vagt" not in text


def test_the_sheet_says_who_comes_next(house: House) -> None:
    operation = planned(house)
    text = house.visit("logfoerer").page(f"/operationer/{operation}/overdragelse")
    assert "Næste efter vagtplanen: Logfører B" in text
    text = house.visit("vejle").page(f"/operationer/{operation}/overdragelse")
    assert "Vagtplanen siger ikke, hvem der kommer" in text


def test_the_table_is_moved_and_an_address_that_is_nonsense_is_refused(house: House) -> None:
    page = f"/operationer/{planned(house)}/vagter"
    who = house.visit("kolding")
    assert "hul" in who.page(f"{page}?fra=336")
    for wrong in ("-1", "x", "99999"):
        assert who.get(f"{page}?fra={wrong}").status_code == 422


def test_hours_that_hold_the_same_are_one_cell_and_none_is_lost() -> None:
    mine = [shift(0, 7.5, 1), shift(9, 12, 2)]
    row = cells(mine, gaps(mine), first_hour(NOON, -2))
    assert sum(one.hours for one in row) == SHOWN
    told = [(one.hours, [each.shift for each in one.shifts], len(one.gaps)) for one in row]
    assert told == [(2, [], 0), (7, [1], 0), (1, [1], 1), (1, [], 1), (3, [2], 0), (10, [], 0)]


def test_the_hour_that_is_there_twice_has_two_columns() -> None:
    night = datetime(2026, 10, 24, 20, tzinfo=UTC)
    begins = first_hour(night, 0)
    row = cells([], [Gap(begins, begins + timedelta(hours=25))], begins)
    assert row[0].hours == SHOWN
    assert hours(1) - NOON == timedelta(hours=1)


def calendar(visitor: Visitor, operation: str) -> list[Any]:
    answer = visitor.get(f"/operationer/{operation}/vagter.ics")
    assert answer.status_code == 200
    assert answer.mimetype == "text/calendar"
    assert answer.headers["Cache-Control"] == "private, no-store"
    return list(Calendar.from_ical(answer.data).walk("VEVENT"))


def test_each_takes_his_own_authoritys_shifts_as_a_calendar_and_the_heads_all(
    house: House,
) -> None:
    operation = planned(house)
    found = {
        seat: len(calendar(house.visit(seat), operation))
        for seat in ("kolding", "vejle", "formand", "stabschef", "logfoerer")
    }
    assert found == {"kolding": 2, "vejle": 0, "formand": 4, "stabschef": 4, "logfoerer": 2}


def test_a_calendar_knows_a_change_and_what_was_taken_out_by_the_same_name(house: House) -> None:
    operation, chair = planned(house), house.visit("formand")
    before = {str(one["uid"]): one for one in calendar(chair, operation)}
    at = {"begins": house.clock().isoformat()}
    at["ends"] = (house.clock() + timedelta(hours=6)).isoformat()
    seen = before[f"vagt-1.{operation}@stabstavlen"]["sequence"]
    chair.does(operation, "ChangeShift", shift=1, seen=seen, who="Logfører C", **at)
    seen = before[f"vagt-2.{operation}@stabstavlen"]["sequence"]
    chair.does(operation, "WithdrawShift", shift=2, seen=seen)
    after = {str(one["uid"]): one for one in calendar(chair, operation)}
    assert set(after) == set(before)
    grown = {uid for uid, one in after.items() if one["sequence"] > before[uid]["sequence"]}
    assert grown == {f"vagt-{number}.{operation}@stabstavlen" for number in (1, 2)}
    assert str(after[f"vagt-2.{operation}@stabstavlen"]["status"]) == "CANCELLED"
    assert "Logfører C" in str(after[f"vagt-1.{operation}@stabstavlen"]["summary"])


def test_an_exercise_says_so_in_every_line_of_the_calendar(house: House) -> None:
    chief = house.visit("stabschef")
    operation = chief.opens(f"Øvelse {next(_names)}", mode="EXERCISE")
    plans(house, chief, operation, "logfoerer", 0, 8, who="Logfører A")
    (event,) = calendar(chief, operation)
    assert str(event["summary"]).startswith("ØVELSE: ")
