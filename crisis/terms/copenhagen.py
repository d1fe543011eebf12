"""A moment as a Danish clock shows it: 24 hours, with the offset in the doubled hour."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Copenhagen")
DAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")


def clock(moment: datetime) -> str:
    """Say the time of day, `14:05`; in the hour that comes twice `02:30 (+01:00)`."""
    local = moment.astimezone(ZONE)
    text = local.strftime("%H:%M")
    other = local.replace(fold=1 - local.fold)
    if other.utcoffset() == local.utcoffset():
        return text
    return f"{text} ({_offset(local)})"


def clock_and_day(moment: datetime, now: datetime) -> str:
    """Say the time of day, and the weekday before it when it is another day than now's."""
    local = moment.astimezone(ZONE)
    if local.date() == now.astimezone(ZONE).date():
        return clock(moment)
    return f"{DAYS[local.weekday()]} {clock(moment)}"


def _offset(local: datetime) -> str:
    text = local.strftime("%z")
    return f"{text[:3]}:{text[3:5]}"
