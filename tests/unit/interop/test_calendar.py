"""A calendar file says the moments that were meant, also in the hour that is there twice."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from crisis.interop.calendar import Slot, written
from crisis.terms.times import ZONE

STAMP = datetime(2026, 11, 17, 12, tzinfo=UTC)
MARCH = datetime(2026, 3, 28, 22, tzinfo=UTC)
OCTOBER = datetime(2026, 10, 24, 22, tzinfo=UTC)


def slot(begins: datetime, ends: datetime, **more: Any) -> Slot:
    told = {"summary": "Vagt", "description": "", **more}
    return Slot("vagt-1@x", 7, STAMP, begins, ends, **told)


def read(*slots: Slot) -> Any:
    return Calendar.from_ical(written("Vagter", slots))


def events(*slots: Slot) -> list[Any]:
    return list(read(*slots).walk("VEVENT"))


minutes = st.integers(min_value=0, max_value=60 * 8)


@given(st.sampled_from([MARCH, OCTOBER, STAMP]), minutes, st.integers(1, 60 * 24))
def test_every_moment_is_read_as_it_was_meant(night: datetime, after: int, long: int) -> None:
    begins = night + timedelta(minutes=after)
    ends = begins + timedelta(minutes=long)
    (event,) = events(slot(begins, ends))
    assert event.decoded("dtstart").astimezone(UTC) == begins
    assert event.decoded("dtend").astimezone(UTC) == ends


def test_of_the_hour_that_is_there_twice_the_second_is_written_in_utc() -> None:
    first, second = (
        datetime(2026, 10, 25, 0, 30, tzinfo=UTC),
        datetime(2026, 10, 25, 1, 30, tzinfo=UTC),
    )
    text = written("Vagter", [slot(first, second)]).decode()
    assert "DTSTART;TZID=Europe/Copenhagen:20261025T023000" in text
    assert "DTEND:20261025T013000Z" in text


def test_the_clock_in_the_file_is_the_danish_one() -> None:
    (zone,) = read().walk("VTIMEZONE")
    told = zone.to_tz(lookup_tzid=False)
    for year in range(1997, 2038):
        for month, day in ((1, 1), (3, 24), (4, 1), (7, 1), (10, 24), (11, 1)):
            moment = datetime(year, month, day, 12)
            ours = moment.replace(tzinfo=told).utcoffset()
            assert ours == moment.replace(tzinfo=ZONE).utcoffset(), moment


def test_words_are_words_and_end_no_line() -> None:
    words = "Vagt; A, B\\n\r\nBEGIN:VEVENT\nUID:falsk " + "æøå" * 60
    (event,) = events(slot(MARCH, OCTOBER, summary=words, description=words))
    told = str(event["summary"]).replace("\r\n", "\n")
    assert "BEGIN:VEVENT" in told
    assert str(event["uid"]) == "vagt-1@x"
    raw = written("Vagter", [slot(MARCH, OCTOBER, summary=words)])
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    assert raw.count(b"\r\nBEGIN:VEVENT") == 1


def test_a_change_is_known_by_its_number_and_the_same_gives_the_same_bytes() -> None:
    one = slot(MARCH, OCTOBER, cancelled=True)
    (event,) = events(one)
    assert (event["sequence"], str(event["status"])) == (7, "CANCELLED")
    assert written("Vagter", [one]) == written("Vagter", [one])
