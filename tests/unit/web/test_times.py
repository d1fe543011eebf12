"""Times on the Danish clock, also in the hour that is there twice."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from crisis.web.times import clock_time, day_and_time, day_if_other, iso, local, long_day

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        (datetime(2026, 11, 22, 13, 31, tzinfo=UTC), "14:31"),
        (datetime(2026, 7, 1, 12, 5, tzinfo=UTC), "14:05"),
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "02:30 +02:00"),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "02:30 +01:00"),
        (datetime(2026, 10, 24, 23, 59, tzinfo=UTC), "01:59"),
        (datetime(2026, 10, 25, 2, 0, tzinfo=UTC), "03:00"),
        (datetime(2027, 3, 28, 0, 59, tzinfo=UTC), "01:59"),
        (datetime(2027, 3, 28, 1, 0, tzinfo=UTC), "03:00"),
    ],
)
def test_the_clock(moment: datetime, shown: str) -> None:
    assert clock_time(moment) == shown


def test_only_the_doubled_hours_have_an_offset() -> None:
    begin = datetime(2026, 1, 1, tzinfo=UTC)
    doubled = [
        begin + timedelta(minutes=30 * step)
        for step in range(365 * 48)
        if "+" in clock_time(begin + timedelta(minutes=30 * step))
    ]
    assert len(doubled) == 4
    assert {moment.date().isoformat() for moment in doubled} == {"2026-10-25"}


def test_the_date_stands_when_it_is_another_day() -> None:
    assert day_if_other(NOW, NOW, "da") is None
    assert day_if_other(datetime(2026, 11, 22, 23, 30, tzinfo=UTC), NOW, "da") == "23. nov."
    assert day_if_other(datetime(2026, 11, 21, 12, 0, tzinfo=UTC), NOW, "en") == "21 Nov"
    assert day_if_other(datetime(2023, 10, 20, 12, 0, tzinfo=UTC), NOW, "da") == "20. okt. 2023"
    assert day_and_time(datetime(2026, 11, 21, 12, 0, tzinfo=UTC), NOW, "da") == "21. nov. 13:00"
    assert long_day(NOW, "da") == "søndag 22. november 2026"
    assert long_day(NOW, "en") == "Sunday 22 November 2026"


def test_for_machines_it_is_utc() -> None:
    assert iso(local(NOW)) == "2026-11-22T12:00:00.000Z"


def test_the_ends_of_the_calendar_do_no_harm() -> None:
    for moment in (datetime.max.replace(tzinfo=UTC), datetime.min.replace(tzinfo=UTC)):
        assert clock_time(moment)
        assert day_and_time(moment, NOW, "da")
