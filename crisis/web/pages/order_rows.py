"""The orders of competing operations side by side, and what theirs would change."""

from __future__ import annotations

from typing import Any

from crisis.rules.orders import Order, disagree
from crisis.rules.overview import supposed
from crisis.rules.proposing import propose
from crisis.web.pages.sharing import Sharing
from crisis.web.pages.supposing import changed_rows
from crisis.web.times import day_and_time
from crisis.web.words import word


def orders_model(shared: Sharing) -> dict[str, Any]:
    """Give each operation's order with how many requests it has; where they differ, what the
    proposal would be by the others'."""
    here, differ = shared.where.situation.operation, disagree(shared.orders)
    return {
        "differ": differ,
        "rows": [_row(shared, one, here) for one in shared.orders],
        "theirs": list(_theirs(shared, here)) if differ else [],
    }


def _row(shared: Sharing, one: Order, here: str) -> dict[str, Any]:
    language = shared.where.language
    asked = [each for each in shared.asked if each.operation == one.operation]
    seen = [each for each in asked if each.key in shared.seen]
    rivals = [each for each in asked if each.request.need.capability in one.shared]
    return {
        "operation": one.operation,
        "name": one.name,
        "here": one.operation == here,
        "order": " › ".join(word(aim, language) for aim in one.order),
        "time": day_and_time(one.at, shared.where.by.now, language) if one.at else "",
        "shared": ", ".join(word(kind, language) for kind in one.shared),
        "asked": len(rivals),
        "amounts": [
            (word(kind, language), sum(each.request.need.amount for each in rivals
                                       if each.request.need.capability is kind))
            for kind in one.shared
        ],
        "hidden": len(asked) - len(seen),
    }  # fmt: skip


def _theirs(shared: Sharing, here: str) -> list[dict[str, Any]]:
    mine = shared.where.situation.priorities.order
    now, found, done = propose(shared.scene), [], {mine}
    for one in shared.orders:
        if one.operation == here or one.order in done:
            continue
        done.add(one.order)
        then = propose(supposed(shared.scene, order=one.order))
        found.append({"name": one.name, "rows": changed_rows(shared, now, then)})
    return found
