"""What was said of one resource, newest first; who had it, as far as the reader may see."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask_babel import gettext as _

from crisis.events import Erased, Event
from crisis.events.requests import PromiseMade, PromiseMoved
from crisis.events.resources import (
    ConditionSaid,
    OccupancySaid,
    ResourceChanged,
    ResourceRetired,
    ResourcesCopied,
    ResourcesRegistered,
)
from crisis.journal.port import Entry
from crisis.terms.resources import Resource
from crisis.web.pages.resource_rows import Stock
from crisis.web.times import day_and_time, iso
from crisis.web.words import word

MOST = 200


def history_rows(entries: Iterable[Entry], resource: str, stock: Stock) -> list[dict[str, Any]]:
    """Give what was said of it and what happened to it."""
    found = [_row(one, words, stock) for one in entries if (words := _words(one.event, resource))]
    return found[::-1][:MOST]


def _row(one: Entry, words: str, stock: Stock) -> dict[str, Any]:
    said = getattr(one.event, "on_behalf_of", None)
    owner = stock.planning.authorities.get(one.stamp.authority)
    who = getattr(one.event, "authority_name", "") or (owner.name if owner else "")
    return {
        "number": one.stamp.number,
        "time": day_and_time(one.stamp.recorded_at, stock.now, stock.language),
        "iso": iso(one.stamp.recorded_at),
        "words": words,
        "who": said.authority_name if said else who,
        "by_phone": said is not None,
    }


def _words(event: Event | Erased, resource: str) -> str:
    match event:
        case ResourcesRegistered(resources=all_):
            return _listed(_("Registreret"), all_, resource)
        case ResourceChanged(resource=one):
            return _listed(_("Ændret"), (one,), resource)
        case ResourceRetired(id=name) if name == resource:
            return str(_("Udgået"))
        case ResourcesCopied(resources=copies) if any(
            one.resource.id == resource for one in copies
        ):
            return str(_("Taget med ind i øvelsen"))
        case _ if getattr(event, "resource_id", None) == resource:
            return _happened(event)
        case _:
            return ""


def _listed(verb: str, resources: Iterable[Resource], resource: str) -> str:
    found = next((one for one in resources if one.id == resource), None)
    return f"{verb}: {found.name}, {found.amount}" if found else ""


def _happened(event: Event | Erased) -> str:
    match event:
        case ConditionSaid(condition=condition, reason=reason):
            return f"{word(condition)}: {reason}" if reason else word(condition)
        case OccupancySaid(occupancy=told):
            opened = _("Åben, %(present)s til stede", present=told.present)
            return str(opened if told.is_open else _("Lukket"))
        case PromiseMade(amount=amount):
            return str(_("Lovet: %(amount)s", amount=amount))
        case PromiseMoved(state=state):
            return str(word(state))
        case _:
            return ""
