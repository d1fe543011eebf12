"""The level of an operation in words: which it is, why, what speaks for less, who is told."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from crisis.projections.situation import Situation
from crisis.rules.operations import step_down
from crisis.terms.national import NationalStaff
from crisis.web.times import day_and_time
from crisis.web.words import LEVELS, spoken, word


def level_model(situation: Situation, now: datetime) -> dict[str, Any]:
    """Give the level as the top bar and the ladder show it, as seen from a moment."""
    return {
        "level": situation.level.value,
        "level_word": word(situation.level),
        "level_step": LEVELS.index(situation.level),
        "level_number": situation.levels.decided,
        "level_told": _level_told(situation, now),
        "step_down": [_sentence(word(one)) for one in step_down(situation, now)],
        "national": [_national(situation, one, now) for one in NationalStaff],
    }


def _level_told(situation: Situation, now: datetime) -> str:
    """Say when and why the level was decided, for who points at the ladder."""
    if not situation.levels.steps:
        return ""
    last = situation.levels.steps[-1]
    told = (day_and_time(last.at, now, spoken()), last.authority_name, last.reason, last.basis)
    return " · ".join(part for part in told if part)


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def _national(situation: Situation, staff: NationalStaff, now: datetime) -> dict[str, Any]:
    """Give a national staff as it was last told of."""
    found = situation.national.get(staff)
    since = day_and_time(found.since, now, spoken()) if found else ""
    return {
        "name": word(staff),
        "active": found is not None and found.active,
        "time": since,
        "told": f"{since} · {found.source}" if found else "",
    }
