"""Rules about who gets what first: the chair says in which order the aims come.

The staff coordinates and does not command: an order of aims moves nothing by itself. It says by
what a proposal is made, and each owner still answers for what is his.
"""

from __future__ import annotations

from crisis.commands.priorities import SetPriorities
from crisis.errors import RefusalKind, Refused
from crisis.events.priorities import PrioritiesSet
from crisis.projections.priorities import Priorities
from crisis.rules.authorities import names_of
from crisis.rules.known import Answer, By, Known
from crisis.terms.priority import AIM_NAMES, AIMS


def set_priorities(known: Known, command: SetPriorities, by: By) -> Answer:
    """All four aims, each once, in person and with a ground; from the order that the one who
    decides has before him. The order that was assumed may be said as it is: then it is decided."""
    assert known.situation is not None
    now = known.situation.priorities
    if by.on_behalf_of is not None:
        return Refused("priority.in_person", field="on_behalf_of", kind=RefusalKind.FORBIDDEN)
    no = _wrong(command) or _moved(now, command)
    if no:
        return no
    seat_name, authority_name = names_of(known, by)
    names = ", ".join(f"{at}. {AIM_NAMES[one]}" for at, one in enumerate(command.order, 1))
    return (
        PrioritiesSet(
            order=command.order,
            before=now.order,
            ground=command.ground,
            text=f"Hensynenes rækkefølge: {names}.",
            seat_name=seat_name,
            authority_name=authority_name,
        ),
    )


def _wrong(command: SetPriorities) -> Refused | None:
    if set(command.order) != set(AIMS) or len(command.order) != len(AIMS):
        return Refused("priority.each_once", field="order")
    if not command.ground.strip():
        return Refused("priority.ground_missing", field="ground")
    return None


def _moved(now: Priorities, command: SetPriorities) -> Refused | None:
    last = now.last
    if command.seen != (last.number if last else None):
        return Refused("priority.moved", field="order", kind=RefusalKind.CONFLICT)
    if last is not None and last.order == command.order:
        return Refused("priority.unchanged", field="order")
    return None
