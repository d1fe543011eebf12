"""What disagrees as the page shows it: the entries side by side, and what was decided before."""

from __future__ import annotations

from typing import Any

from crisis.commands.contradictions import SettleContradiction
from crisis.projections.contradictions import Contradiction, Fall, SettledBy
from crisis.rules import allows
from crisis.rules.known import Known
from crisis.terms.contradictions import ContradictionState, Verdict
from crisis.web.because import name
from crisis.web.pages.incident_rows import Where
from crisis.web.pages.log_links import label
from crisis.web.pages.references import Objects, References, Say, no_objects
from crisis.web.times import day_and_time, iso
from crisis.web.words import word

SHOWN = 20
"""How many that are over a page lists, the newest first."""


def contradictions_model(where: Where, objects: Objects = no_objects) -> dict[str, Any]:
    """Give what is open, the oldest first, and what is over."""
    refs = References(situation=where.situation, planning=where.planning, objects=objects)
    found = where.situation.contradictions.all()
    is_open = [one for one in found if one.state is ContradictionState.OPEN]
    over = [one for one in found if one.state is not ContradictionState.OPEN]
    return {
        "open": [_open(one, where, refs.say) for one in is_open],
        "over": [_over(one, where) for one in reversed(over)][:SHOWN],
    }


def _open(one: Contradiction, where: Where, said: Say) -> dict[str, Any]:
    return {
        **_head(one, where),
        "sides": [_side(number, where, said) for number in one.standing],
        "may_settle": _may_settle(one, where),
    }


def _over(one: Contradiction, where: Where) -> dict[str, Any]:
    return {
        **_head(one, where),
        "state_word": word(one.state, where.language),
        "entries": [_named(number, where) for number in one.entries],
        "settled": _settled(one.settled, where) if one.settled else None,
        "falls": [_fall(fall, where) for fall in one.falls],
    }


def _head(one: Contradiction, where: Where) -> dict[str, Any]:
    return {
        "contradiction": one.contradiction,
        "about": one.about,
        "who": one.authority_name,
        "time": day_and_time(one.at, where.by.now, where.language),
        "time_iso": iso(one.at),
        **_named(one.number, where),
    }


def _named(number: int, where: Where) -> dict[str, Any]:
    return {"number": number, "label": label(where.situation, number)}


def _side(number: int, where: Where, said: Say) -> dict[str, Any]:
    """Give one of the entries; of one that the reader may not see only its number."""
    entry = where.situation.log.get(number)
    if entry is None:
        return {**_named(number, where), "known": False}
    happened = entry.occurred_at or entry.recorded_at
    return {
        **_named(number, where),
        "known": True,
        "who": name(where.planning, entry.owner),
        "time": day_and_time(happened, where.by.now, where.language),
        "time_iso": iso(happened),
        "certainty": entry.certainty.value if entry.certainty else "",
        "certainty_word": word(entry.certainty, where.language),
        "source": entry.source,
        "channel_word": word(entry.channel, where.language),
        "said": said(entry.text),
    }


def _settled(one: SettledBy, where: Where) -> dict[str, Any]:
    return {
        **_named(one.number, where),
        "verdict_word": word(one.verdict, where.language),
        "holds": label(where.situation, one.holds) if one.holds is not None else None,
        "certainty_word": word(one.certainty, where.language),
        "reason": one.reason,
        "who": one.authority_name,
        "time": day_and_time(one.at, where.by.now, where.language),
    }


def _fall(one: Fall, where: Where) -> dict[str, Any]:
    return {
        "entry": label(where.situation, one.entry),
        "by": label(where.situation, one.by),
        "why": one.why.value,
    }


def _may_settle(one: Contradiction, where: Where) -> bool:
    known = Known(planning=where.planning, situation=where.situation)
    wish = SettleContradiction(contradiction=one.contradiction, verdict=Verdict.NONE, reason="-")
    return allows(known, wish, where.by)
