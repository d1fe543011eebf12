"""Who sees what: the one place where a situation is narrowed to its reader.

For now every entry is for every signed-in seat; the shape stands so that each page, panel,
socket, export and interface already asks here. What leaves the house is seen as PUBLIC sees it.
Dansk: indsigt.
"""

from __future__ import annotations

from enum import Enum
from typing import Any

import msgspec
from immutables import Map

from crisis.events import Stamp
from crisis.projections.situation import Situation
from crisis.projections.statements import Statement, StatementList
from crisis.rules.known import By
from crisis.terms.statements import LEFT


class Public(Enum):
    """The reader who is everybody: press and citizens. Dansk: offentligheden."""

    PUBLIC = "public"


class Operator(Enum):
    """The reader who runs the machine, and who can read files that nobody else can.

    He sees all: the database is a file of his, and a key that hid some of it from him would lie
    beside it. What is made for him is his alone to read, and he decides who is given it.
    Dansk: driftsansvarlig.
    """

    OPERATOR = "operator"


PUBLIC = Public.PUBLIC
OPERATOR = Operator.OPERATOR

_NOBODY: dict[str, Any] = {"account": 0, "seat": "", "seat_name": ""}
"""An authority speaks to the public, never a person or a seat."""


def view(situation: Situation, by: By | Public | Operator) -> Situation:
    """Give the situation as this reader may see it."""
    return _public(situation) if by is PUBLIC else situation


def may_see(stamp: Stamp, by: By) -> bool:
    """Says whether the reader may see an entry's content; if not it is a numbered blank."""
    return True


def _public(situation: Situation) -> Situation:
    """Nothing but the statements that were let out: no log, no case, no name of the operation,
    and of each statement the one text that was signed and which authorities stand behind it."""
    kept = {one.number: _outside(one) for one in situation.statements.all() if one.state in LEFT}
    return Situation(
        operation=situation.operation,
        mode=situation.mode,
        opened_at=situation.opened_at,
        number=situation.number,
        recorded_at=situation.recorded_at,
        statements=StatementList(statements=Map(kept), last=situation.statements.last),
    )


def _outside(one: Statement) -> Statement:
    content = msgspec.structs.replace(one.content, facts=(), incident=None)
    replace = msgspec.structs.replace
    edition = replace(one.edition, content=content, **_NOBODY)
    return replace(
        one,
        editions=(edition,),
        signers=(),
        required=tuple(replace(each, entries=()) for each in one.required),
        signatures=tuple(replace(each, **_NOBODY) for each in one.valid),
        returned=None,
        flags=(),
        kept=(),
        dispatches=(),
    )
