"""The links onto seats of a drill, as control sees them: given when and by whom, used, ended."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from flask_babel import gettext as _

from crisis.projections.seat_links import SeatLink
from crisis.rules.drill_sight import in_control
from crisis.web.pages.incident_rows import Where
from crisis.web.pages.log_links import label
from crisis.web.times import day_and_time, iso

Used = Mapping[str, datetime]
"""The log's name for a link → when somebody last came in by it."""


def links_by_seat(where: Where, used: Used) -> dict[str, list[dict[str, Any]]]:
    """Give each seat's links, the newest first; never the secret, which stands nowhere."""
    found: dict[str, list[dict[str, Any]]] = {}
    for one in sorted(where.situation.drill.links.values(), key=lambda one: -one.number):
        found.setdefault(one.seat, []).append(_row(one, where, used.get(one.link)))
    return found


def _row(one: SeatLink, where: Where, used: datetime | None) -> dict[str, Any]:
    now, closed = where.by.now, where.situation.closing.closed is not None
    works = one.works(now) and not closed
    return {
        "link": one.link,
        "made": day_and_time(one.at, now, where.language),
        "until": day_and_time(one.expires_at, now, where.language),
        "made_by": one.made_by,
        "entry": one.number,
        "label": label(where.situation, one.number),
        "used": day_and_time(used, now, where.language) if used else None,
        "used_iso": iso(used) if used else None,
        "works": works,
        "state": "" if works else _ended(one, where, closed=closed),
        "may_revoke": works and in_control(where.by),
    }


def _ended(one: SeatLink, where: Where, *, closed: bool) -> str:
    if one.revoked is not None:
        return str(_("trukket tilbage (%(entry)s)", entry=label(where.situation, one.revoked)))
    if one.replaced is not None:
        return str(_("lukket af et nyt (%(entry)s)", entry=label(where.situation, one.replaced)))
    return str(_("lukket med indsatsen") if closed else _("tiden er gået"))
