"""The situation picture as it is shown: field by field, with sources, times and what is another."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from crisis.commands.sitreps import FreezeSitrep, NoteSitrepSent, WriteSitrepField
from crisis.projections.sitrep_facts import Changed
from crisis.projections.sitreps import Frozen
from crisis.projections.situation import Situation
from crisis.rules.closing import offers
from crisis.rules.rhythm import next_meeting
from crisis.rules.sitreps import (
    Besides,
    changes,
    changes_apart,
    picture,
    unanswered,
)
from crisis.rules.sitreps_due import next_after, next_due
from crisis.terms.sitreps import SitrepField, sitrep_label
from crisis.web.because import pick
from crisis.web.pages.incident_rows import Where
from crisis.web.pages.links import sitrep_url
from crisis.web.pages.log_links import label
from crisis.web.pages.sitrep_stock import stock_head
from crisis.web.pages.sitrep_teller import Drawn, Teller
from crisis.web.times import day_and_time, iso, moment_in_words
from crisis.web.words import word

SHOWN = 12
"""How many facts of a field stand open on the page that moves; the rest is unfolded there, and all
stand on what is frozen and on paper."""
BY_PHONE = 5
"""How many are read aloud before the rest is unfolded."""


class Shown(NamedTuple):
    """What a picture is made of: the operation as its reader may see it, and what is beside it."""

    situation: Situation
    besides: Besides


def draft_model(
    where: Where, besides: Besides, before: Shown | None, shown: int | None = SHOWN
) -> dict[str, Any]:
    """Give the picture that is being made. before: what the last frozen one was made of."""
    situation, by = where.situation, where.by
    sitreps, meeting = situation.sitreps, next_meeting(situation, by.now)
    found, comes = next_due(situation, by.now), next_after(situation, by.now)
    coming = day_and_time(comes, by.now, where.language) if comes else ""
    return {
        **picture_model(Shown(situation, besides), before, where, shown),
        "sitrep": sitreps.coming,
        "title": sitrep_label(sitreps.coming),
        "due": _due(found.at, where) if found else None,
        "meeting": day_and_time(meeting.at, by.now, where.language) if meeting else None,
        "next": coming,
        "next_in_full": _reckoned(coming, where.language),
        "head": situation.number,
        "stock": besides.stock.number,
        "stock_stream": besides.stock.stream,
        "may_write": offers(situation, WriteSitrepField, by),
        "may_freeze": offers(situation, FreezeSitrep, by),
        "frozen": [frozen_line(one, where) for one in reversed(sitreps.all())],
    }


def frozen_model(one: Frozen, then: Shown, before: Shown | None, where: Where) -> dict[str, Any]:
    """Give a frozen picture, all of it. then: what it was made of."""
    place = where._replace(situation=then.situation)
    return {
        **picture_model(then, before, place, None, where.situation),
        **frozen_line(one, where),
        "made_in_full": moment_in_words(one.at, where.language),
        "next_in_full": _next(one, then.situation, where.language),
        "may_note": offers(where.situation, NoteSitrepSent, where.by),
        "sent": [
            {
                "staff": word(each.staff, where.language),
                "who": each.who,
                "channel": word(each.channel, where.language),
                "time": day_and_time(each.sent_at, where.by.now, where.language),
                "time_iso": iso(each.sent_at),
                "by": f"{each.seat_name}, {each.authority_name}",
                "number": each.number,
                "label": label(where.situation, each.number),
            }
            for each in one.sent
        ],
        "previous": sitrep_label(one.sitrep - 1) if one.sitrep > 1 else None,
        "previous_url": sitrep_url(where.situation.operation, one.sitrep - 1),
    }


def frozen_line(one: Frozen, where: Where) -> dict[str, Any]:
    """Give what stands of a frozen picture in a list."""
    return {
        "sitrep": one.sitrep,
        "title": sitrep_label(one.sitrep),
        "url": sitrep_url(where.situation.operation, one.sitrep),
        "made": day_and_time(one.at, where.by.now, where.language),
        "made_iso": iso(one.at),
        "who": f"{one.seat_name}, {one.authority_name}",
        "number": one.number,
        "entry_label": label(where.situation, one.number),
        "until": one.until,
    }


def picture_model(
    now: Shown,
    before: Shown | None,
    where: Where,
    shown: int | None,
    today: Situation | None = None,
) -> dict[str, Any]:
    """Give all fields of a picture, and apart what is not for all. shown: so many facts of a field
    stand open; None is all. today: the situation by which a figure of a frozen picture is marked
    when another value holds."""
    drawn = draw(now, before)
    teller = Teller(where, drawn, where._replace(situation=today) if today else None)
    seen, moment = now.situation, now.situation.recorded_at
    return {
        "until": seen.number,
        "until_label": label(seen, seen.number),
        "as_of": day_and_time(moment, where.by.now, where.language) if moment else "",
        "as_of_in_full": moment_in_words(moment, where.language) if moment else "",
        "stock_at": day_and_time(now.besides.now, where.by.now, where.language),
        "stock_head": stock_head(where.language),
        "compared": before is not None,
        "fields": [
            teller.field(one, shown)
            for one in SitrepField
            if one not in (SitrepField.SENSITIVE, SitrepField.CHANGES)
        ],
        "sensitive": teller.sensitive(),
        "changes": teller.changes(shown),
        "unanswered": [word(one, where.language) for one in unanswered(drawn.picture)],
    }


def draw(now: Shown, before: Shown | None) -> Drawn:
    """Make a picture, and compare it with the one before."""
    found = picture(now.situation, now.besides)
    if before is None:
        return Drawn(now.situation, found, Changed(), Changed())
    old = picture(before.situation, before.besides)
    return Drawn(now.situation, found, changes(old, found), changes_apart(old, found))


def _next(one: Frozen, then: Situation, language: str) -> str:
    """Say when the one after it comes: as its maker said, or by the meetings known of then."""
    if one.next_at is not None:
        return moment_in_words(one.next_at, language)
    comes = next_after(then, one.at)
    return _reckoned(moment_in_words(comes, language), language) if comes else ""


def _reckoned(moment: str, language: str) -> str:
    """Say of a time that nobody set it and what it is reckoned by."""
    by = pick(("et kvarter før mødet", "a quarter of an hour before the meeting"), language)
    return f"{moment}, {by}" if moment else ""


def _due(at: datetime, where: Where) -> dict[str, Any]:
    return {
        "at": day_and_time(at, where.by.now, where.language),
        "iso": iso(at),
        "late": at < where.by.now,
    }
