"""The orders of operations that want the same: one is not the other's, and who decides is said.

A district's resources are shared by all its operations, and the chair of each says in which order
its aims come. Where two that compete say differently no proposal can follow both: the chairs agree
on one order and decide it in each, and where they cannot, the chief of police does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

import msgspec

from crisis.projections.situation import Situation
from crisis.rules.competing import Asked
from crisis.terms.priority import Aim
from crisis.terms.resources import Capability


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """The order that holds in an operation, and what it wants that others want too.

    Dansk: indsatsens rækkefølge. at: when it was decided; None while it is assumed.
    """

    operation: str
    name: str
    order: tuple[Aim, ...]
    at: datetime | None
    shared: tuple[Capability, ...]


def orders(
    situations: Mapping[str, Situation], asked: Sequence[Asked], here: str
) -> tuple[Order, ...]:
    """Give one's own order and that of each other operation that asks for the same at the same
    time; nothing when there is none."""
    wanted = _rivalry(asked, here)
    others = [one for one in sorted(wanted) if one in situations]
    if not others or here not in situations:
        return ()
    kinds = {kind for one in others for kind in wanted[one]}
    return tuple(
        Order(
            operation=name,
            name=found.name,
            order=found.priorities.order,
            at=found.priorities.last.at if found.priorities.last else None,
            shared=tuple(sorted(kinds if name == here else wanted[name])),
        )
        for name, found in ((one, situations[one]) for one in (here, *others))
    )


def disagree(found: Sequence[Order]) -> bool:
    """Says whether not all of them say the same."""
    return len({one.order for one in found}) > 1


def later_order(
    found: Sequence[Order], decided_in: str, at: datetime, held: tuple[Aim, ...]
) -> tuple[Aim, ...]:
    """Give the order by which a decision is looked at again: another that holds now where it was
    decided, or that a competing operation has decided since; else the one it was decided by."""
    mine = next((one.order for one in found if one.operation == decided_in), held)
    since = (one.order for one in found if one.at is not None and one.at > at)
    return next((one for one in (mine, *since) if one != held), held)


def _rivalry(asked: Sequence[Asked], here: str) -> dict[str, set[Capability]]:
    mine = [one.request.need for one in asked if one.operation == here]
    found: dict[str, set[Capability]] = {}
    for one in asked:
        need = one.request.need
        if one.operation != here and any(
            each.capability is need.capability and each.window.meets(need.window) for each in mine
        ):
            found.setdefault(one.operation, set()).add(need.capability)
    return found
