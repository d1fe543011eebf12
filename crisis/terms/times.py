"""Danish times as the public reads them: weekday, date, 24 hours."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Copenhagen")
WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september",
    "oktober", "november", "december",
)  # fmt: skip


def local(moment: datetime) -> datetime:
    """Give the moment on the Danish clock; at the ends of the calendar it stays in UTC."""
    try:
        return moment.astimezone(ZONE)
    except OverflowError:
        return moment


def clock(moment: datetime) -> str:
    """Give hours and minutes; in the hour that is there twice, which of the two it is."""
    here = local(moment)
    return here.strftime("%H:%M") + (_which(here) if _is_doubled(here) else "")


def date(moment: datetime) -> str:
    """Give a whole date: `tirsdag 24. november 2026`."""
    here = local(moment)
    return f"{WEEKDAYS[here.weekday()]} {here.day}. {MONTHS[here.month - 1]} {here.year}"


def date_and_clock(moment: datetime) -> str:
    """Give all of it: `tirsdag 24. november 2026 kl. 14:05`."""
    return f"{date(moment)} kl. {clock(moment)}"


def coming(moment: datetime, seen_from: datetime) -> str:
    """Give a time to come: `kl. 14:05`, with the date when it is another day."""
    if local(moment).date() == local(seen_from).date():
        return f"kl. {clock(moment)}"
    return date_and_clock(moment)


def utc(moment: datetime) -> str:
    """Give the moment for machines (RFC 3339), in UTC and whole seconds."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _is_doubled(here: datetime) -> bool:
    # A time of day that is skipped in spring has two offsets too, but no moment has such a time.
    return here.tzinfo is ZONE and here.replace(fold=1 - here.fold).utcoffset() != here.utcoffset()


def _which(here: datetime) -> str:
    offset = here.strftime("%z")
    name = "sommertid" if here.dst() != timedelta(0) else "vintertid"
    return f" {name} ({offset[:3]}:{offset[3:5]})"
