"""Times as the staff reads them: Danish clock, 24 hours, with the offset in the doubled hour."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date

ZONE = ZoneInfo("Europe/Copenhagen")
WRITTEN_LATER = timedelta(minutes=1)


def _named(language: str) -> Locale:
    """Give the names of days and months, loaded."""
    made = Locale.parse(language)
    assert made.months
    return made


_NAMES = {one: _named(one) for one in ("da", "en")}
"""Loaded with the program: Babel loads them under a lock that native threads must not wait for."""


def local(moment: datetime) -> datetime:
    """Give the moment on the Danish clock; at the ends of the calendar it stays in UTC."""
    try:
        return moment.astimezone(ZONE)
    except OverflowError:
        return moment


def clock_time(moment: datetime) -> str:
    """Give hours and minutes; with the offset in the hour that is there twice a year."""
    here = local(moment)
    shown = here.strftime("%H:%M")
    return f"{shown} {_offset(here)}" if _is_doubled(here) else shown


def day(moment: datetime, language: str) -> str:
    """Give a short date: `17. nov.`."""
    pattern = "d MMM" if language == "en" else "d. MMM"
    return format_date(local(moment).date(), pattern, locale=_NAMES[language])


def long_day(moment: datetime, language: str) -> str:
    """Give a whole date: `tirsdag 17. november 2026`."""
    pattern = "EEEE d MMMM y" if language == "en" else "EEEE d. MMMM y"
    return format_date(local(moment).date(), pattern, locale=_NAMES[language])


def day_if_other(moment: datetime, now: datetime, language: str) -> str | None:
    """Give the date when it is not today's, with the year when it is not this one."""
    there, here = local(moment), local(now)
    if there.date() == here.date():
        return None
    shown = day(moment, language)
    return shown if there.year == here.year else f"{shown} {there.year}"


def day_and_time(moment: datetime, now: datetime, language: str) -> str:
    """Give the time of day, with the date in front when it is not today's."""
    other = day_if_other(moment, now, language)
    return f"{other} {clock_time(moment)}" if other else clock_time(moment)


def moment_in_full(moment: datetime, language: str) -> str:
    """Give date, time and offset, so that it is right wherever and whenever it is read."""
    here = local(moment)
    return f"{long_day(moment, language)} {here.strftime('%H:%M')} {_offset(here)}"


def moment_in_words(moment: datetime, language: str) -> str:
    """Give date and time on the Danish clock; the offset only in the hour that is there twice."""
    return f"{long_day(moment, language)} {clock_time(moment)}"


def iso(moment: datetime) -> str:
    """Give the moment for machines, in UTC."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _is_doubled(here: datetime) -> bool:
    """In the autumn one hour is there twice: the same wall time has two offsets."""
    if here.tzinfo is not ZONE:
        return False
    other = here.replace(fold=1 - here.fold)
    # A wall time that is skipped in spring has two offsets too, but no moment has such a time.
    return other.utcoffset() != here.utcoffset()


def _offset(here: datetime) -> str:
    text = here.strftime("%z")
    return f"{text[:3]}:{text[3:5]}"
