"""From what the public may see of an operation to the notices that leave."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from crisis.projections.situation import Situation
from crisis.projections.statements import Statement
from crisis.terms.notices import Notice, Related
from crisis.terms.statements import LEFT, Act, Delivery, StatementState

PRESS_ROOM = "presserum"


def public_id(operation: str, number: int) -> str:
    """Give the name by which a statement is known outside."""
    return f"{operation}-{number}"


def shown(situation: Situation) -> frozenset[int]:
    """Give the numbers that stand in the press room: those whose sending there was settled so."""
    return frozenset(
        one.number
        for one in situation.statements.all()
        if (sent := one.dispatch(Act.PUBLISH, PRESS_ROOM)) and sent.outcome is Delivery.DELIVERED
    )


def notices(public: Situation, out: AbstractSet[int]) -> tuple[Notice, ...]:
    """Give the notices of those that are out, newest first.

    public: the operation as view(PUBLIC) gives it. A correction that is not out yet is not
    pointed at: no reader shall follow a link to nothing.
    """
    made = [
        notice(public, one, out)
        for one in public.statements.all()
        if one.number in out and one.state in LEFT
    ]
    return tuple(sorted(made, key=lambda one: (one.released_at, one.number), reverse=True))


def notice(public: Situation, one: Statement, out: AbstractSet[int]) -> Notice:
    """Make the notice of one statement."""
    assert one.released_at is not None
    assert one.changed_at is not None
    content, state = one.content, one.state
    corrected_by = _related(public, one.corrected_by, out)
    if state is StatementState.CORRECTED and corrected_by is None:
        state = StatementState.PUBLISHED
    return Notice(
        id=public_id(public.operation, one.number),
        operation=public.operation,
        mode=public.mode,
        number=one.number,
        version=one.version,
        hash=one.hash or "",
        state=state,
        kind=content.kind,
        title=content.title,
        text=content.text,
        audience=content.audience,
        place=content.place,
        shape=content.shape,
        next_update_at=content.next_update_at,
        released_at=one.released_at,
        changed_at=one.changed_at,
        signed_by=tuple(each.authority_name for each in one.valid),
        corrects=_related(public, content.corrects, out),
        corrected_by=corrected_by,
        retracted_at=one.retracted_at,
        notice=one.notice,
    )


def _related(public: Situation, number: int | None, out: AbstractSet[int]) -> Related | None:
    other = public.statements.get(number) if number in out and number is not None else None
    if other is None or other.released_at is None:
        return None
    return Related(
        id=public_id(public.operation, other.number),
        number=other.number,
        title=other.content.title,
        released_at=other.released_at,
    )
