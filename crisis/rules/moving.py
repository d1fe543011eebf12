"""How far what is promised may go: out, there, home, to rest, broken."""

from __future__ import annotations

from typing import Any

from crisis.commands.requests import MovePromise
from crisis.errors import RefusalKind, Refused
from crisis.projections.help_steps import Promise
from crisis.projections.requests import HelpRequest
from crisis.projections.situation import Situation
from crisis.rules.known import By, Known
from crisis.rules.resources import stock_of
from crisis.rules.speaking import speaker
from crisis.terms.resources import AWAY, FIXED, LAID_UP, MOVES, Condition, ResourceState

MOVED = {
    ResourceState.ON_THE_WAY: "er på vej",
    ResourceState.DEPLOYED: "er indsat",
    ResourceState.FREE: "er tilbage hos ejeren",
    ResourceState.RESTING: "er tilbage og hviler",
    ResourceState.OUT: "er ude af drift",
}
"""What a promise is moved to, as the log says it."""
HOME = frozenset({ResourceState.FREE, *LAID_UP})
"""Where it ends: at its owner's."""


def promise_of(situation: Situation, number: int, by: By) -> tuple[HelpRequest, Promise] | Refused:
    """Give a promise and what it is for; to its owner also where that is for others to read."""
    requests = situation.requests
    unread = [requests.unread[one] for one in sorted(requests.unread)]
    for one in (*requests.all(), *unread):
        for each in one.promises:
            mine = one.number in requests.requests or each.owner == speaker(by)
            if each.number == number and mine:
                return one, each
    return Refused("promise.unknown", field="promise", kind=RefusalKind.UNKNOWN)


def cannot_move(known: Known, command: MovePromise, promise: Promise) -> Refused | None:
    """Say why it cannot go there: it is not so far, stays where it is, or is elsewhere."""
    no = _no_way(command, promise)
    breaks = command.state is ResourceState.OUT and promise.state is ResourceState.PROMISED
    if no or promise.resource_id is None or (command.state in HOME and not breaks):
        return no
    stock = stock_of(known)
    found = stock.get(promise.resource_id)
    if found is None:
        return Refused("resource.unknown", field="promise", kind=RefusalKind.UNKNOWN)
    if found.kind in FIXED and command.state is ResourceState.ON_THE_WAY:
        return Refused("promise.stays", field="state", kind=RefusalKind.CONFLICT)
    if promise.state in AWAY:
        return None
    if not breaks and stock.condition(found.id) is not Condition.READY:
        return Refused("promise.not_ready", field="promise", kind=RefusalKind.CONFLICT)
    if stock.away(found.id) + promise.amount > found.amount - stock.idle(found.id):
        return Refused("promise.elsewhere", field="promise", kind=RefusalKind.CONFLICT)
    return None


def _no_way(command: MovePromise, promise: Promise) -> Refused | None:
    """From where it is it may go there, and what is broken is broken for a reason; a promise that
    is over goes nowhere, and one that never left is let go of with a reason."""
    at, to = promise.state, command.state
    back = at in AWAY or at in LAID_UP
    over = not promise.bound and at not in LAID_UP
    if over or to not in MOVED or to not in MOVES[at] or (to is ResourceState.FREE and not back):
        said: dict[str, Any] = {"state": at.value}
        return Refused("promise.move", field="state", kind=RefusalKind.CONFLICT, **said)
    if to is ResourceState.OUT and not (command.reason or "").strip():
        return Refused("resource.why_out", field="reason")
    return None


def moved_text(promise: Promise, to: ResourceState) -> str:
    """What the log says of it."""
    again = promise.state in LAID_UP and to is ResourceState.FREE
    return f"{what(promise)} {'er klar igen' if again else MOVED[to]}"


def what(promise: Promise) -> str:
    """How much of which unit, and whose."""
    return f"{promise.amount} af {promise.label} ({promise.owner_name})"
