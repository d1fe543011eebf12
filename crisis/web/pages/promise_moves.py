"""Which steps a promise may take next, as its owner's buttons: out, there, home, broken."""

from __future__ import annotations

from typing import Protocol

from crisis.projections.resources import Resources
from crisis.terms.resources import AWAY, FIXED, ResourceState

_VERBS = {
    ResourceState.ON_THE_WAY: "go",
    ResourceState.DEPLOYED: "there",
    ResourceState.FREE: "back",
    ResourceState.RESTING: "rest",
    ResourceState.OUT: "broke",
}


class Promised(Protocol):
    """A promise, in its operation or as the part of the stock that it binds."""

    @property
    def state(self) -> ResourceState:
        """How far it has come."""
        ...


def moves_of(each: Promised, unit: str | None, stock: Resources) -> list[tuple[str, str]]:
    """Give each next state and the verb of its button."""
    found = stock.get(unit) if unit is not None else None
    fixed = found is not None and found.kind in FIXED
    states = next_states(each, fixed=fixed, outside=unit is None)
    laid_up = each.state in (ResourceState.RESTING, ResourceState.OUT)
    return [
        (one.value, "ready" if laid_up and one is ResourceState.FREE else _VERBS[one])
        for one in states
    ]


def next_states(each: Promised, *, fixed: bool, outside: bool = False) -> list[ResourceState]:
    """What the next step may be, the likeliest first. A house does not come home to rest, and how
    what came from outside rests is not ours to follow."""
    state = each.state
    if state is ResourceState.PROMISED:
        first = [] if fixed else [ResourceState.ON_THE_WAY]
        return [*first, ResourceState.DEPLOYED, ResourceState.OUT]
    if state is ResourceState.ON_THE_WAY:
        return [ResourceState.DEPLOYED, ResourceState.FREE, ResourceState.OUT]
    if state in AWAY:
        rests = [] if fixed or outside else [ResourceState.RESTING]
        return [ResourceState.FREE, *rests, ResourceState.OUT]
    if outside:
        return []
    if state is ResourceState.RESTING:
        return [ResourceState.FREE, ResourceState.OUT]
    return [ResourceState.FREE] if state is ResourceState.OUT else []
