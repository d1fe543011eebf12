"""The page of the meetings: what comes, an agenda that fills itself, who is there and says what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from crisis.commands.allotments import DecidePriority
from crisis.terms.allotments import AllotmentLine
from crisis.terms.ids import RESOURCES
from tests.stocked import TELLS, asks
from tests.visiting import House, Visitor

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{ 7*7 }}"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path)
    yield made
    made.database.close()


def under(page: str, item: str) -> str:
    """What stands under an item of the agenda."""
    found = re.search(rf'<li id="punkt-{item}".*?(?=<li id="punkt-|</section>)', page, re.DOTALL)
    assert found is not None, item
    return " ".join(re.sub(r"<[^>]+>", " ", found.group()).split())


def path(operation: str, more: str = "") -> str:
    return f"/operationer/{operation}/moede{more}"


def busy(house: House, chief: Visitor, operation: str) -> None:
    kolding = house.visit("kolding")
    late = (house.clock() + timedelta(minutes=5)).isoformat()
    task = {"kind": "pump", "title": "Pumper til havnen", "authority": "kolding"}
    chief.does(operation, "AskTask", **task, deadline=late)
    status = {"colour": "red", "consequence": "Skolen lukket", "need": "Flere sandsække"}
    kolding.does(operation, "ReportSectorStatus", **status)
    kolding.does(operation, "SetFigure", figure="evacuated", value=80, source="EPC")
    wet, dry = (kolding.does(operation, "RecordEntry", text=text) for text in ("Vand", "Tør"))
    chief.does(operation, "ReportContradiction", entries=[wet, dry], about="vandet i gaden")
    house.passes(minutes=10)


def test_the_bar_says_when_the_staff_meets_next_and_an_empty_page_what_to_do(house: House) -> None:
    chief = house.visit("stabschef")
    operation = chief.opens()
    assert "Intet møde er sat" in chief.page(path(operation))
    chief.does(operation, "CallMeeting", meeting_at="2026-11-22T13:30:00Z", place="KSN")
    board = chief.page(f"/operationer/{operation}")
    assert 'data-meeting-at="2026-11-22T13:30:00.000Z"' in board
    assert "14:30" in chief.page(f"/operationer/{operation}/paneler/naeste")
    assert "Første møde" in chief.page(path(operation))
    assert "moede" not in house.visit("stabschef").page(f"/tavle/{operation}").split("<main")[0]


def test_the_agenda_fills_itself_from_what_is_open_late_and_in_doubt(house: House) -> None:
    chief = house.visit("stabschef")
    operation = chief.opens()
    busy(house, chief, operation)
    ahead = chief.page(path(operation))
    assert "over frist O1 Pumper til havnen" in under(ahead, "tasks")
    chief.does(operation, "OpenMeeting")
    page = chief.page(path(operation))
    assert "Evakuerede: 80" in under(page, "situation")
    assert "vandet i gaden" in under(page, "situation")
    assert "Kolding Kommune · rød" in under(page, "round")
    assert "Flere sandsække" in under(page, "resources")
    assert len(re.findall('id="punkt-', page)) == 17


def test_what_stood_at_the_last_meeting_is_not_new_at_the_next(house: House) -> None:
    chief = house.visit("stabschef")
    operation = chief.opens()
    busy(house, chief, operation)
    chief.does(operation, "OpenMeeting")
    chief.does(operation, "CloseMeeting", meeting=1)
    page = chief.page(path(operation))
    assert "Evakuerede" not in under(page, "changes")
    assert "O1 Pumper til havnen" in under(page, "tasks"), "what is open stays until it is done"
    house.visit("kolding").does(operation, "SetFigure", figure="injured", value=2, source="AMK")
    assert "Tilskadekomne: 2" in under(chief.page(path(operation)), "changes")


def test_who_is_there_who_has_spoken_and_what_was_decided_stand_on_the_page(house: House) -> None:
    chief, kolding = house.visit("stabschef"), house.visit("kolding")
    operation = chief.opens()
    chief.does(operation, "OpenMeeting")
    chief.does(operation, "NoteAttendance", meeting=1, authority="kolding", presence="phone")
    chief.does(operation, "NoteSaid", meeting=1, item="round", authority="kolding", words="Klar")
    chief.does(operation, "AskTask", kind="pump", title="Pumper", authority="vejle")
    page = kolding.page(path(operation))
    assert re.search(r'id="der-kolding-phone"[^>]*aria-pressed="true"', page)
    assert "har haft ordet" in page
    assert "Kolding Kommune: Klar" in under(page, "round")
    assert "O1 Pumper" in under(page, "summary")
    assert "data-floor" not in page, "a representative does not keep the minutes"
    assert 'id="der-vejle' not in page, "nor note another's attendance"


@pytest.mark.parametrize("mode", ["LIVE", "EXERCISE"])
@pytest.mark.parametrize("seat", ["stabschef", "kolding", "observatoer"])
def test_hostile_words_stay_words(house: House, mode: str, seat: str) -> None:
    chief = house.visit("stabschef")
    operation = chief.opens(mode=mode)
    chief.does(operation, "SetRhythm", times=["09:00"], place=HOSTILE, joining=HOSTILE)
    meeting = "2026-11-22T12:10:00Z"
    chief.does(operation, "CallMeeting", meeting_at=meeting, place=HOSTILE, joining=HOSTILE)
    chief.does(operation, "OpenMeeting", meeting=1)
    chief.does(operation, "NoteSaid", meeting=1, item="summary", words=HOSTILE)
    text = house.visit(seat).page(path(operation))
    assert "<script>alert(1)" not in text
    assert "<img src=x" not in text
    assert "49" not in re.findall(r"\b49\b", text.replace(operation, ""))


DECISION = {"question": "Evakueres Hejlsminde?", "options": ["Ja", "Nej"], "chosen": 1,
            "ground": "Vandet når 1,7 m", "competence": "coordination"}  # fmt: skip


def met(house: House, chief: Visitor, operation: str) -> int:
    """A meeting with a decision, a task, a note and somebody on the telephone; not closed."""
    chief.does(operation, "OpenMeeting")
    chief.does(operation, "NoteAttendance", meeting=1, authority="kolding", presence="phone")
    chief.does(operation, "TakeDecision", **DECISION)
    chief.does(operation, "AskTask", kind="pump", title="Pumper til havnen", authority="kolding")
    return chief.does(operation, "NoteSaid", meeting=1, item="summary", words="Alle er enige")


def words(page: str) -> str:
    article = page.partition("<article")[2].partition("</article>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", article).split())


def test_the_minutes_are_what_was_decided_asked_for_and_said_while_it_was_held(
    house: House,
) -> None:
    chief = house.visit("stabschef")
    operation = chief.opens()
    chief.does(operation, "AskTask", kind="pump", title="Før mødet", authority="kolding")
    met(house, chief, operation)
    chief.does(operation, "CloseMeeting", meeting=1)
    chief.does(operation, "AskTask", kind="pump", title="Efter mødet", authority="kolding")
    known = chief.get(f"/api/v1/operations/{operation}/situation").json["meetings"]
    assert [(one["meeting"], one["attendance"][0]["presence"]) for one in known] == [(1, "phone")]
    told = words(chief.page(path(operation, "/1")))
    assert "Udkast: ikke godkendt" in told
    assert "Evakueres Hejlsminde? → Ja" in told
    assert "O2 Pumper til havnen Kolding Kommune" in told
    assert "Alle er enige" in told
    assert "På telefon (1) Kolding Kommune" in told
    assert "Før mødet" not in told
    assert "Efter mødet" not in told
    assert chief.get(path(operation, "/9")).status_code == 404


def test_a_decision_that_is_written_down_afterwards_belongs_to_the_meeting_by_its_number(
    house: House,
) -> None:
    chief = house.visit("stabschef")
    operation = chief.opens()
    met(house, chief, operation)
    chief.does(operation, "CloseMeeting", meeting=1)
    late = chief.does(operation, "TakeDecision", **{**DECISION, "question": "Lukkes broen?"})
    cited = {"item": "summary", "words": "Skrevet efter mødet", "entries": [late]}
    chief.does(operation, "NoteSaid", meeting=1, **cited)
    assert "Lukkes broen? → Ja" in words(chief.page(path(operation, "/1")))


def test_approved_minutes_stand_as_they_were_and_say_what_was_put_right_since(
    house: House,
) -> None:
    chief = house.visit("stabschef")
    operation = chief.opens(mode="EXERCISE")
    said = met(house, chief, operation)
    chief.does(operation, "CloseMeeting", meeting=1)
    head = chief.get(f"/api/v1/operations/{operation}/situation").json["number"]
    body, once = {"meeting": 1, "seen": head}, {"Idempotency-Key": "key-of-the-minutes-1"}
    first = chief.do(operation, "ApproveMinutes", body, headers=once)
    again = chief.do(operation, "ApproveMinutes", body, headers=once)
    assert (first.status_code, again.json) == (201, first.json), "sent twice, stored once"
    twice = chief.do(operation, "ApproveMinutes", body)
    assert (twice.status_code, twice.json["error"]["code"]) == (409, "meeting.approved_already")
    house.visit("kolding").does(operation, "MoveTask", task=1, move="accept")
    chief.does(operation, "CorrectEntry", number=said, text="Ikke alle er enige")
    told = words(chief.page(path(operation, "/1")))
    assert "Godkendt" in told
    assert "Kolding Kommune – bedt" in told, "the task is as it was when they were approved"
    assert "Alle er enige" in told
    assert "siden rettet Ikke alle er enige" in told
    assert "Venter hos Kolding Kommune." in told
    assert "data-approve" not in chief.page(path(operation, "/1"))
    assert "Se referatet" in chief.page(f"/operationer/{operation}")


def test_what_is_wanted_stands_on_the_agenda_and_the_priority_in_the_minutes(house: House) -> None:
    house.desk.knows().do(TELLS, "trekantbrand", RESOURCES)
    chief = house.visit("stabschef")
    operation = chief.opens()
    for amount, seat in ((2, "kolding"), (3, "vejle")):
        house.desk.do(asks(amount), seat, operation)
    chief.does(operation, "OpenMeeting")
    page = chief.page(path(operation))
    assert "afventer svar A1 pumpning: 2 stk. til Hejlsminde · mangler 2 · Kolding" in under(
        page, "resources"
    )
    assert f'href="/operationer/{operation}/anmodninger#anmodning-1"' in page
    assert "konkurrerer A2" in under(page, "direction")
    assert f'href="/operationer/{operation}/prioritering"><b>A2</b>' in page
    line = AllotmentLine(request=2, resource_id="pumpe-3", amount=3)
    decides = DecidePriority(lines=(line,), ground="<b>Plejehjemmet</b>", seen=0)
    house.desk.do(decides, "formand", operation)
    assert "Prioritering 1, besluttet i møde 1: 1 linje" in under(
        chief.page(path(operation)), "summary"
    )
    told = chief.page(path(operation, "/1"))
    assert "Prioritering 1, besluttet i møde 1: 1 linje til ejernes svar." in told
    assert "&lt;b&gt;Plejehjemmet&lt;/b&gt;" in told
