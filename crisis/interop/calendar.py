"""Times of people as a calendar file (iCalendar, RFC 5545), on the Danish clock.

An hour that is there twice has one name and two moments, and the standard takes a local time for
the first of them; so a moment of the second is written in UTC, and no calendar is an hour wrong.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vRecur

from crisis.terms.times import ZONE, local

PRODUCER = "-//Stabstavlen//Vagtplan//DA"
_FORWARD = datetime.fromisoformat("1996-03-31T02:00")
_BACK = datetime.fromisoformat("1996-10-27T03:00")
WINTER, SUMMER = timedelta(hours=1), timedelta(hours=2)


class Slot(NamedTuple):
    """One time that somebody keeps free. sequence: grows with every change of it. changed: when it
    changed last. cancelled: it was taken back, and calendars that have it strike it out."""

    uid: str
    sequence: int
    changed: datetime
    begins: datetime
    ends: datetime
    summary: str
    description: str
    cancelled: bool = False


def written(name: str, slots: Iterable[Slot]) -> bytes:
    """Give the file; the same slots give the same bytes."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCER)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", ZONE.key)
    calendar.add_component(_zone())
    for one in slots:
        calendar.add_component(_event(one))
    return bytes(calendar.to_ical(sorted=False))


def _event(one: Slot) -> Event:
    event = Event()
    event.add("uid", one.uid)
    event.add("dtstamp", one.changed.astimezone(UTC))
    event.add("last-modified", one.changed.astimezone(UTC))
    event.add("sequence", one.sequence)
    event.add("dtstart", _moment(one.begins))
    event.add("dtend", _moment(one.ends))
    event.add("summary", one.summary)
    if one.description:
        event.add("description", one.description)
    event.add("status", "CANCELLED" if one.cancelled else "CONFIRMED")
    event.add("class", "CONFIDENTIAL")
    return event


def _moment(moment: datetime) -> datetime:
    here = local(moment)
    return moment.astimezone(UTC) if here.fold else here.replace(microsecond=0)


def _zone() -> Timezone:
    """The Danish clock as it is set since 1996: forward the last Sunday of March, back the last of
    October, both at one o'clock in UTC (directive 2000/84/EC)."""
    zone = Timezone()
    zone.add("tzid", ZONE.key)
    zone.add_component(_turn(TimezoneDaylight(), "CEST", WINTER, SUMMER, _FORWARD))
    zone.add_component(_turn(TimezoneStandard(), "CET", SUMMER, WINTER, _BACK))
    return zone


def _turn(
    part: TimezoneDaylight | TimezoneStandard,
    name: str,
    before: timedelta,
    after: timedelta,
    first: datetime,
) -> TimezoneDaylight | TimezoneStandard:
    part.add("tzname", name)
    part.add("tzoffsetfrom", before)
    part.add("tzoffsetto", after)
    part.add("dtstart", first)
    part.add("rrule", vRecur(freq="YEARLY", bymonth=first.month, byday="-1SU"))
    return part
