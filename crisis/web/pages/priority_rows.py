"""The order of the aims as the page shows it: what holds, by whose word and why; what held."""

from __future__ import annotations

from typing import Any

from crisis.commands.priorities import SetPriorities
from crisis.projections.priorities import OrderStep
from crisis.rules.closing import offers
from crisis.terms.priority import Aim
from crisis.web.pages.incident_rows import Where
from crisis.web.pages.log_links import label
from crisis.web.times import day_and_time, iso
from crisis.web.words import word


def order_model(where: Where) -> dict[str, Any]:
    """Give the order that holds and the decisions behind it, the newest first."""
    found = where.situation.priorities
    last = found.last
    return {
        "rows": _aims(found.order, where),
        "seen": last.number if last else None,
        "now": _step(last, where) if last else None,
        "before": [_step(one, where) for one in reversed(found.steps[:-1])],
        "may_set": offers(where.situation, SetPriorities, where.by),
    }


def _aims(order: tuple[Aim, ...], where: Where) -> list[tuple[str, str]]:
    return [(one.value, word(one, where.language)) for one in order]


def _step(one: OrderStep, where: Where) -> dict[str, Any]:
    return {
        "number": one.number,
        "label": label(where.situation, one.number),
        "time": day_and_time(one.at, where.by.now, where.language),
        "iso": iso(one.at),
        "ground": one.ground,
        "who": f"{one.seat_name} · {one.authority_name}",
        "order": " › ".join(words for _, words in _aims(one.order, where)),
    }
