"""What control's answering cell promises and moves for owners that nobody sits for: out of the
drill's own stock of each, by the same rules as the owner's own answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from flask_babel import gettext as _

from crisis.projections.help_steps import Promise
from crisis.projections.requests import HelpRequest
from crisis.projections.resources import Resources
from crisis.terms.resources import FIXED, MEASURES, ResourceState
from crisis.web.pages.incident_rows import Where
from crisis.web.pages.promise_moves import next_states
from crisis.web.pages.request_rows import has
from crisis.web.words import word

Away = Mapping[str, str]
"""Authority nobody sits for → its name."""


def asked_of(where: Where, away: Away, stock: Resources) -> Iterator[dict[str, Any]]:
    """Give the requests that wait for one of them, each with what the owner has free."""
    for one in where.situation.requests.all():
        for each in one.unanswered if not one.withdrawn else ():
            if each.authority not in away:
                continue
            offers = has(one, each.authority, where.by, stock)
            promise = [("promise", _("Lov det"))] if any(row["free"] for row in offers) else []
            yield _row(one, each.authority, away, where) | {
                "kind": "request",
                "number": one.number,
                "state_word": word(one.status, where.language),
                "offers": _filled(one, offers),
                "ways": [*promise, ("no", _("Kan ikke"))],
            }


def promised_by(where: Where, away: Away, stock: Resources) -> Iterator[dict[str, Any]]:
    """Give what they have promised and what its next state may be."""
    for one in where.situation.requests.all():
        for each in one.promises:
            if each.bound and each.resource_id and each.owner in away:
                told = f"{each.amount} × {each.label}"
                yield _row(one, each.owner, away, where, told) | {
                    "kind": "promise",
                    "number": each.number,
                    "state_word": word(each.state, where.language),
                    "ways": _ways(each, stock),
                }


def _row(
    one: HelpRequest, authority: str, away: Away, where: Where, told: str = ""
) -> dict[str, Any]:
    need = one.need
    wanted = f"{need.amount} {word(MEASURES[need.capability], where.language)}"
    wanted = f"{wanted} ({word(need.capability, where.language)}), {need.spot.name}"
    return {
        "authority": authority,
        "authority_name": away[authority],
        "label": f"A{one.number}",
        "title": told or wanted,
        "reason": True,
        "offers": [],
    }


def _filled(one: HelpRequest, offers: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """All that is missing, from the first that has it: changed to less by who answers."""
    left, found = one.missing, []
    for row in offers:
        part = min(left, row["free"])
        left -= part
        found.append(row | {"part": part})
    return found


def _ways(each: Promise, stock: Resources) -> list[tuple[str, str]]:
    said = {
        ResourceState.ON_THE_WAY: _("Er på vej"),
        ResourceState.DEPLOYED: _("Er fremme"),
        ResourceState.FREE: _("Er tilbage"),
        ResourceState.RESTING: _("Er tilbage og hviler"),
        ResourceState.OUT: _("Er ude af drift"),
    }
    found = stock.get(each.resource_id or "")
    moves = next_states(each, fixed=found is not None and found.kind in FIXED)
    let_go = [("release", _("Frigiv"))] if each.state is ResourceState.PROMISED else []
    return [*((one.value, said[one]) for one in moves), *let_go]
