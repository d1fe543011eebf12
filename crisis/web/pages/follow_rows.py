"""Who follows up an entry, as a row of the log says it, and what is left open at the end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from crisis.projections.follows import Follow
from crisis.projections.situation import Situation
from crisis.rules.known import By
from crisis.web.times import day_and_time


@dataclass(frozen=True, kw_only=True)
class Follower:
    """One seat that follows an entry up, or has."""

    seat_name: str
    authority_name: str
    until: str | None
    note: str | None
    done: str | None
    done_note: str | None
    mine: bool


def followers(situation: Situation, entry: int, by: By, language: str) -> tuple[Follower, ...]:
    """Give the seats that follow an entry up, or have."""
    return tuple(_follower(one, by, language) for one in situation.follows.of(entry))


def left_open(situation: Situation, now: datetime, language: str) -> list[dict[str, Any]]:
    """Give what seats still follow up, for who ends the operation."""
    return [
        {
            "entry": one.entry,
            "who": f"{one.seat_name}, {one.authority_name}",
            "until": day_and_time(one.until, now, language) if one.until else None,
        }
        for one in situation.follows.open()
    ]


def _follower(one: Follow, by: By, language: str) -> Follower:
    def said(moment: datetime | None) -> str | None:
        return day_and_time(moment, by.now, language) if moment else None

    return Follower(
        seat_name=one.seat_name,
        authority_name=one.authority_name,
        until=said(one.until) if one.done is None else None,
        note=one.note,
        done=said(one.done_at),
        done_note=one.done_note,
        mine=one.seat == by.seat,
    )
