"""What a row of the log points at: other entries, and whose words it holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from crisis.projections.log import LogEntry
from crisis.projections.situation import Situation
from crisis.terms.operations import Mode
from crisis.web.times import day_and_time
from crisis.web.words import word


@dataclass(frozen=True, kw_only=True)
class Linked:
    """Another entry that this one points at, or that points at this one."""

    number: int
    label: str
    time: str = ""
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class Spoken:
    """Whose words a row holds, when another wrote them down."""

    authority_name: str
    who: str
    channel_word: str
    confirmed: bool
    confirmed_time: str | None


def label(situation: Situation, number: int) -> str:
    """Give an entry's number as it is said aloud: an exercise's can never be taken for real."""
    return f"Ø{number}" if situation.mode is Mode.EXERCISE else str(number)


def linked(
    situation: Situation, number: int | None, now: datetime, language: str, *, text: bool = False
) -> Linked | None:
    """Give another entry that one points at."""
    if number is None:
        return None
    other = situation.log.get(number)
    return Linked(
        number=number,
        label=label(situation, number),
        time=day_and_time(other.recorded_at, now, language) if other else "",
        text=(other.text or "") if other and text else "",
    )


def added(situation: Situation, one: LogEntry) -> tuple[Linked, ...]:
    """Give what was added to an entry."""
    numbers = one.supplemented_by
    return tuple(Linked(number=each, label=label(situation, each)) for each in numbers)


def spoken_for(one: LogEntry, now: datetime, language: str) -> Spoken | None:
    """Say whose words an entry holds."""
    if one.on_behalf_of is None:
        return None
    confirmed = one.confirmed_at
    return Spoken(
        authority_name=one.on_behalf_of.authority_name,
        who=one.on_behalf_of.who,
        channel_word=word(one.on_behalf_of.channel, language),
        confirmed=confirmed is not None,
        confirmed_time=day_and_time(confirmed, now, language) if confirmed else None,
    )
