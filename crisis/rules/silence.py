"""Who was called in and says nothing: somebody must call a deputy."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from crisis.commands.callouts import CallDeputy
from crisis.rules import allows
from crisis.rules.known import By, Known
from crisis.rules.role_groups import HEADS, LOG_OFFICE


def silent(known: Known, by: By) -> Iterable[tuple[int, datetime]]:
    """Give the calls in which somebody, or his deputy, has said nothing for ten minutes, and since
    when he should have: to those who keep the staff together and may call a deputy."""
    assert known.situation is not None
    since: dict[int, datetime] = {}
    due = known.situation.callouts.falls_silent() if by.role in HEADS | LOG_OFFICE else {}
    for (call, authority), at in due.items():
        wish = CallDeputy(call=call, authority=authority, deputy="-")
        if at <= by.now and allows(known, wish, by):
            since[call] = min(at, since.get(call, at))
    return since.items()
