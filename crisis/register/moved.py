"""What others did to objects since one looked at them: registered, changed, or taken out of use."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, func, or_, select

from crisis.register.search import IDS_AT_ONCE
from crisis.register.tables import register_object


def last_touched(connection: Connection, ids: Iterable[str]) -> dict[str, int]:
    """Give the planning entry by which each of the objects named last came to stand or went."""
    wanted, found = list(ids), dict[str, int]()
    here = register_object.c
    came, went = func.max(here.valid_from), func.max(func.coalesce(here.valid_to, 0))
    query = select(here.id, came.label("came"), went.label("went")).group_by(here.id)
    for at in range(0, len(wanted), IDS_AT_ONCE):
        some = query.where(here.id.in_(wanted[at : at + IDS_AT_ONCE]))
        found |= {row.id: max(row.came, row.went) for row in connection.execute(some)}
    return found


def moved_since(connection: Connection, number: int) -> frozenset[str]:
    """Give the objects that came, changed or went by entries of the planning after one."""
    here = register_object.c
    query = select(here.id).where(or_(here.valid_from > number, here.valid_to > number))
    return frozenset(connection.execute(query).scalars())
