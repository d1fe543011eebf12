"""Places that stand with a category from before the list was asked."""

from __future__ import annotations

import itertools

from crisis.commands.categories import SetCategory
from crisis.events.register import ObjectsRegistered
from crisis.journal.port import Append, Author, KeyedRequest
from crisis.terms.ids import PLANNING
from crisis.terms.operations import Mode
from crisis.terms.register import RegisterObject
from tests.given import Desk

_KEYS = itertools.count()


def stood(desk: Desk, *objects: RegisterObject) -> None:
    """They stand in the register, whatever their categories are: no rule was asked."""
    head = desk.handler.planning().number
    key = f"before-{next(_KEYS):020}"
    desk.journal.append(
        Append(
            stream=PLANNING, mode=Mode.LIVE, seen=head, planning_head=head,
            author=Author(account=1, seat="planlaegger", authority="politi"),
            recorded_at=desk.now, events=(ObjectsRegistered(objects=objects, batch=None),),
            request=KeyedRequest(account=1, route="before", key=key, request_hash="0"),
            again=lambda missed: (), outcome=lambda *_: b"{}", also=(desk.register.apply,),
        )
    )  # fmt: skip


def listed(desk: Desk, *paths: str) -> None:
    """The planner has put these under the table."""
    for path in paths:
        top, _, name = path.partition(" / ")
        desk.do(SetCategory(top=top, name=name), "planlaegger", PLANNING)
